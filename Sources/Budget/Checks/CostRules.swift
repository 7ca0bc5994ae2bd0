internal import Tables

/// What costs may be, and which way bounds may point.
extension CheckRule {
  /// No cost above the budget.
  ///
  /// A budget rounded up to the digits of the cost (313 for 312.80) is no excess.
  static let cost = CheckRule(codes: [DirectionRule.overBudget]) { table in
    table.indicators.compactMap { row in
      guard DirectionRule.isProjectCost(row), row.target.kind == .quantity,
        row.target.operator != .atLeast, row.target.operator != .moreThan,
        let cost = Money(row.target.number, in: row.target.unit),
        let budget = DirectionRule.budget(of: table, scope: row.scope), budget > .zero,
        cost > budget, let number = row.target.number, let unit = row.target.unit,
        let step = Money(DecimalNumber(DirectionRule.step(number)), in: unit),
        cost.exceeds(budget, by: step), let limit = budget.percent(102)
      else { return nil }
      return DirectionRule.overBudget.finding(
        "the cost \(row.target.text) exceeds the budget of \(budget.text(in: unit))\(unit)",
        severity: cost > limit ? .warning : .note, in: table, at: row, evidence: row.printed)
    }
  }

  /// Shares of a whole do not exceed it.
  static let percentages = CheckRule(codes: [DirectionRule.over100]) { table in
    table.indicators.compactMap { row in
      guard row.target.unit == "%", let number = row.target.upper ?? row.target.number,
        let name = row.level3, DirectionRule.isShare(name), let hundred = DecimalNumber("100")
      else { return nil }
      let bound = row.target.operator
      guard number > hundred || (number == hundred && (bound == .atLeast || bound == .moreThan))
      else { return nil }
      let message =
        number > hundred
        ? "\(row.target.text) is more than a whole" : "\(row.target.text) can only be 100%"
      return DirectionRule.over100.finding(message, in: table, at: row, evidence: row.printed)
    }
  }

  /// Costs and waits are bounded above, satisfaction below; a value and its column bind alike.
  static let directions = CheckRule(
    codes: [DirectionRule.direction, DirectionRule.conflict]
  ) { table in
    table.indicators.flatMap { row -> [Finding] in
      var findings: [Finding] = []
      if let message = DirectionRule.wrongWay(row) {
        findings.append(
          DirectionRule.direction.finding(message, in: table, at: row, evidence: row.printed))
      }
      if let column = TargetReader.sign(ofNature: row.nature),
        let value = TargetReader.printedBound(in: row.target.text), column != value
      {
        findings.append(
          DirectionRule.conflict.finding(
            "the value says \(value.rawValue), its column \(column.rawValue)", in: table, at: row,
            evidence: row.printed))
      }
      return findings
    }
  }
}

/// What the rules about costs and bounds share.
private enum DirectionRule {
  static let overBudget = FindingCode(
    "cost-over-budget", [.warning, .note],
    "A cost is larger than the budget (a note up to two per cent, where rounding may explain it).")
  static let over100 = FindingCode(
    "percent-over-100", [.note], "A share of a whole is to be more than 100 %, or at least 100 %.")
  static let direction = FindingCode(
    "operator-direction", [.warning],
    "A cost or a wait is bounded below, or satisfaction above.")
  static let conflict = FindingCode(
    "operator-conflict", [.note], "A value and its 指标性质 column bind the number differently.")

  /// Names of costs that are meant to be high.
  private static let gains = [
    "节约", "节省", "降低", "减少", "压减", "压缩", "收入", "增收", "自筹", "配套", "投入", "投资", "下降", "收益",
  ]

  /// Names of times that are meant to be short.
  private static let waits = [
    "响应", "办结", "到位时", "到货", "处理时", "审批", "修复", "反馈", "等待", "逾期", "延误", "支付时", "办理时",
    "送达", "到场", "到达", "处置时", "恢复时",
  ]

  /// Names of shares that may exceed a whole.
  private static let growing = [
    "增", "提高", "提升", "回报", "收益", "周转", "超", "同比", "倍", "完成率", "放大", "杠杆", "利率", "利润", "涨",
  ]

  /// Units of time.
  private static let times: Set<String> = [
    "秒", "分钟", "小时", "时", "天", "日", "工作日", "自然日", "日历日", "日历天", "周", "月", "个月", "年",
  ]

  private static func has(_ text: String?, _ words: [String]) -> Bool {
    guard let text else { return false }
    let form = TargetText(text)
    return form.contains(anyOf: words)
  }

  /// Whether an indicator bounds what the project costs, not what it costs others.
  static func isProjectCost(_ row: Indicator) -> Bool {
    let second = Labels.levelKey(row.level2 ?? "")
    if second.holds("社会成本") || second.holds("生态") { return false }
    let first = Labels.levelKey(row.level1 ?? "")
    return (second.holds("成本") || first.holds("成本")) && !has(row.level3, gains)
  }

  /// The budget that a cost is held against: of the term where that is larger.
  static func budget(of table: PerformanceTable, scope: Indicator.Scope) -> Money? {
    let year = Money(table.budget.adjusted ?? table.budget.total, in: table.amountUnit)
    let term = Money(table.projectBudget.total, in: table.amountUnit)
    guard scope == .year || term != nil else { return nil }
    return [year, term].compactMap { $0 }.max()
  }

  /// One unit in the last digit of a number: `1` for 313, `0.01` for 3.83.
  static func step(_ number: DecimalNumber) -> String {
    let decimals = number.decimals
    return decimals == 0 ? "1" : "0." + String(repeating: "0", count: decimals - 1) + "1"
  }

  static func isShare(_ name: String) -> Bool {
    (name.hasSuffix("率") || name.hasSuffix("度") || name.hasSuffix("比例") || name.hasSuffix("占比"))
      && !has(name, growing)
  }

  static func wrongWay(_ row: Indicator) -> String? {
    guard row.target.kind == .quantity, let bound = row.target.operator else { return nil }
    let isLower = bound == .atLeast || bound == .moreThan
    let unit = row.target.unit ?? ""
    if isLower, isProjectCost(row), Money.isUnit(unit) {
      return "a cost is bounded below by \(row.target.text)"
    }
    let isTimely = Labels.levelKey(row.level2 ?? "").holds("时效")
    if isLower, isTimely, times.contains(unit), has(row.level3, waits) {
      return "a wait is bounded below by \(row.target.text)"
    }
    let isSatisfaction = has(row.level1, ["满意"]) || has(row.level2, ["满意"])
    let isUpper = bound == .atMost || bound == .lessThan
    if isUpper, isSatisfaction, unit == "%", has(row.level3, ["满意度", "满意率"]),
      !has(row.level3, ["不满意"])
    {
      return "satisfaction is bounded above by \(row.target.text)"
    }
    return nil
  }
}
