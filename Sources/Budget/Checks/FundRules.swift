internal import Tables

/// The money of a table's head must add up.
///
/// Amounts are in one table's unit and compared exactly; a hundredth of that unit is forgiven, since
/// parts are rounded one by one. A blank part counts as nothing, but only where the form prints its
/// label: otherwise a part may simply not be shown, and only a part larger than its whole is wrong.
extension CheckRule {
  /// 预算数 = 财政资金 + 上年结转 + 其他资金, of the year and of the term; no year above the term.
  static let funds = CheckRule(codes: [FundRule.code]) { table in
    guard let rule = FundRule(table) else { return [] }
    return rule.yearFindings + rule.termFindings + rule.yearAgainstTerm + rule.taskFindings
  }

  /// Money is printed with a unit.
  static let moneyUnit = CheckRule(codes: [FundRule.unitCode]) { table in
    let budget = table.budget
    let amounts = [budget.total, budget.fiscal, budget.other, table.projectBudget.total]
    guard let amount = amounts.compactMap({ $0 }).first else { return [] }
    if let unit = table.amountUnit, Money.isUnit(unit) { return [] }
    let message = table.amountUnit.map { "the unit \($0) of its amounts is none of money" }
    return [
      FundRule.unitCode.finding(
        message ?? "its amounts are printed without a unit", in: table,
        at: table.fields.first { DecimalNumber($0.value) == amount },
        evidence: [table.amountUnit, amount.text])
    ]
  }
}

/// The rule about sums, with what it needs of one table.
private struct FundRule {
  static let code = FindingCode(
    "fund-sum", [.error], "The parts of an amount do not add up to it, or one exceeds it.")
  static let unitCode = FindingCode(
    "unit-unknown", [.error], "Amounts are printed without a unit of money.")

  /// Words of labels for money that has no field of its own and may be a further part.
  private static let furtherParts = [
    "事业收入", "经营", "财政专户", "政府性基金", "一般公共预算", "国有资本", "上级", "中央", "省级", "市级", "县级",
    "区级", "单位资金", "地方", "自筹", "贷款", "社会资本", "债券", "结余",
  ]

  /// A part: its name, its amount and the label it may stand under.
  private struct Part {
    var name: String
    var number: DecimalNumber?
    var field: Labels.Field
  }

  let table: PerformanceTable
  let unit: String
  let tolerance: Money

  init?(_ table: PerformanceTable) {
    guard let unit = table.amountUnit,
      let tolerance = Money(DecimalNumber("0.01"), in: unit)
    else { return nil }
    self.table = table
    self.unit = unit
    self.tolerance = tolerance
  }

  var yearFindings: [Finding] {
    let budget = table.budget
    return findings(
      total: Part(name: "年度资金总额", number: budget.total, field: .total),
      parts: [
        Part(name: "财政资金", number: budget.fiscal, field: .fiscal),
        Part(name: "上年结转", number: budget.carryover, field: .carryover),
        Part(name: "其他资金", number: budget.other, field: .other),
      ])
  }

  var termFindings: [Finding] {
    let budget = table.projectBudget
    return findings(
      total: Part(name: "项目资金总额", number: budget.total, field: .termTotal),
      parts: [
        Part(name: "财政资金", number: budget.fiscal, field: .termFiscal),
        Part(name: "上年结转", number: termCarryover, field: .carryover),
        Part(name: "其他资金", number: budget.other, field: .other),
      ])
  }

  /// What the term prints as carried over, left of what the year prints.
  private var termCarryover: DecimalNumber? {
    let printed = table.fields.filter { Labels.field($0.label) == .carryover }
    return printed.count > 1 ? printed.first.flatMap { DecimalNumber($0.value) } : nil
  }

  /// The year's total above the term's; a term of 0.00 is one that was not filled in.
  var yearAgainstTerm: [Finding] {
    guard let year = Money(table.budget.total, in: unit),
      let term = Money(table.projectBudget.total, in: unit), term > .zero,
      year.exceeds(term, by: tolerance)
    else { return [] }
    let total = Part(name: "年度资金总额", number: table.budget.total, field: .total)
    let whole = Part(name: "项目资金总额", number: table.projectBudget.total, field: .termTotal)
    return [
      Self.code.finding(
        "the year's \(total.number?.text ?? "") exceeds the \(whole.number?.text ?? "") of the "
          + "whole term", in: table, at: field(of: total),
        evidence: [evidence(total), evidence(whole)])
    ]
  }

  var taskFindings: [Finding] {
    table.tasks.compactMap { task in
      guard let total = Money(task.total, in: unit), let fiscal = Money(task.fiscal, in: unit)
      else { return nil }
      let other = Money(task.other, in: unit)
      guard let sum = fiscal.adding(other ?? .zero) else { return nil }
      let isRight =
        other == nil ? !fiscal.exceeds(total, by: tolerance) : sum.equals(total, within: tolerance)
      guard !isRight else { return nil }
      return Self.code.finding(
        "the funds of the task add up to \(sum.text(in: unit)), not \(task.total?.text ?? "")",
        in: table,
        evidence: [
          task.name, task.total?.text, task.fiscal.map { "财政拨款 \($0)" },
          task.other.map { "其他资金 \($0)" },
        ])
    }
  }

  private func findings(total: Part, parts: [Part]) -> [Finding] {
    guard let whole = Money(total.number, in: unit) else { return [] }
    let printed = parts.filter { $0.number != nil }
    let amounts = printed.compactMap { Money($0.number, in: unit) }
    guard !printed.isEmpty, amounts.count == printed.count else { return [] }
    if let large = zip(printed, amounts).first(where: { $0.1.exceeds(whole, by: tolerance) })?.0 {
      return [
        Self.code.finding(
          "\(large.name) \(large.number?.text ?? "") exceeds the \(total.number?.text ?? "") that "
            + "it is part of", in: table, at: field(of: total),
          evidence: [evidence(total), evidence(large)])
      ]
    }
    guard printsAllParts(parts),
      let sum = amounts.reduce(Money.zero, { (sum: Money?, part) in sum?.adding(part) }),
      !sum.equals(whole, within: tolerance)
    else { return [] }
    if let carried = zip(printed, amounts).first(where: { $0.0.field == .carryover })?.1,
      mayHoldCarryover, whole.adding(carried)?.equals(sum, within: tolerance) == true
    {
      return []
    }
    return [
      Self.code.finding(
        "the parts add up to \(sum.text(in: unit)), not \(total.number?.text ?? "")", in: table,
        at: field(of: total), evidence: [evidence(total)] + printed.map { evidence($0) })
    ]
  }

  /// Whether 财政资金 may hold what was carried over: 当年财政拨款 does not, 财政拨款 may.
  private var mayHoldCarryover: Bool {
    !table.fields.contains { field in
      Labels.field(field.label) == .fiscal
        && ["当年", "本年"].contains { Labels.key(field.label).holds($0) }
    }
  }

  /// Whether the parts that were read are all that the form prints.
  ///
  /// 财政资金 and 其他资金 must both have a label or a number, and no further money may stand in the
  /// head.
  private func printsAllParts(_ parts: [Part]) -> Bool {
    var labels: [Labels.Field: Set<String>] = [:]
    for field in table.fields {
      let key = Labels.key(field.label)
      if let kind = Labels.field(key) { labels[kind, default: []].insert(key) }
      let isFurther =
        Labels.field(key) == .plain && Self.furtherParts.contains { key.holds($0) }
      if isFurther, let number = DecimalNumber(field.value), number != DecimalNumber("0") {
        return false
      }
    }
    let hasTerm = table.projectBudget.total != nil
    guard labels[.other, default: []].count <= 1,
      labels[.fiscal, default: []].count <= (hasTerm ? 2 : 1)
    else { return false }
    return parts.allSatisfy { part in
      part.number != nil || part.field == .carryover || labels[part.field] != nil
    }
  }

  private func field(of part: Part) -> PerformanceTable.Field? {
    guard let number = part.number else { return nil }
    let equal = table.fields.filter { DecimalNumber($0.value) == number }
    return equal.first { Labels.field($0.label) == part.field } ?? equal.first
  }

  private func evidence(_ part: Part) -> String? {
    guard let number = part.number else { return nil }
    guard let field = field(of: part) else { return "\(part.name) \(number)" }
    return "\(field.label) \(field.value)"
  }
}
