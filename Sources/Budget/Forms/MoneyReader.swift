internal import Tables

/// Gives the money labels of a form's head to the year or to the whole term.
///
/// A form that prints both sets them side by side: a part (其中：财政资金, 其他资金) belongs to the
/// total in its column.
struct MoneyReader {
  private let entries: [HeadEntry]
  private let yearColumns: Range<Int>?
  private let termColumns: Range<Int>?
  private let namedByYear: Swift.Set<Labels.Field>

  /// Reads the entries of a head; `unit`: the unit of the table's amounts, where one is printed.
  init(entries: [HeadEntry], unit: String?) {
    let parted = entries.flatMap { $0.parted(unit: unit) }
    let entries = MoneyReader.withTermTotals(parted)
    self.entries = entries
    namedByYear = MoneyReader.namedByYear(parted)
    let year = entries.first { $0.field == .total && $0.header == nil }
    let term = entries.first { $0.field == .termTotal && $0.header == nil }
    yearColumns = year?.columns
    termColumns = term?.columns
  }

  /// The entries, the total that is not called that of 当年 as the term's where another is.
  private static func withTermTotals(_ entries: [HeadEntry]) -> [HeadEntry] {
    guard namedByYear(entries).contains(.total),
      let term = entries.firstIndex(where: {
        $0.field == .total && $0.header == nil && !isCalledYears($0)
      })
    else { return entries }
    var result = entries
    result[term].field = .termTotal
    return result
  }

  /// The kinds of money that a form prints twice, once with the word 当年 or its like.
  private static func namedByYear(_ entries: [HeadEntry]) -> Swift.Set<Labels.Field> {
    let sums = entries.filter { $0.field.isSum && $0.header == nil }
    return Swift.Set(
      Dictionary(grouping: sums, by: \.field).filter { _, sums in
        sums.count == 2 && sums.count(where: isCalledYears) == 1
      }.keys)
  }

  private static func isCalledYears(_ entry: HeadEntry) -> Bool {
    var key = Labels.key(entry.label)
    if key.hasPrefix("其中:") { key.removeFirst(3) }
    return ["当年", "本年", "年度"].contains(where: key.hasPrefix)
  }

  /// Fills the year's and the term's money.
  func read(into table: inout PerformanceTable) {
    // A form that prints only one total prints the year's.
    let hasBoth = yearColumns != nil && termColumns != nil
    for entry in entries {
      if entry.field == .purpose, !entry.value.isEmpty {
        table.budget.purpose = table.budget.purpose ?? entry.value
      }
      if let header = entry.header {
        if readExecution(entry, of: header, isWhole: isWhole(entry), into: &table) { continue }
        // Other small tables, such as that of 年度主要任务, print the money of their rows.
        if !MoneyReader.isInitial(header) { continue }
      } else if entry.field == .plain,
        readExecution(entry, of: entry.label, isWhole: true, into: &table)
      {
        // Beside its name instead of below it.
        continue
      }
      guard let number = DecimalNumber(entry.value.withoutMoneyUnit) else { continue }
      switch entry.field {
      case .total: set(&table.budget.total, number)
      case .termTotal:
        if hasBoth {
          set(&table.projectBudget.total, number)
        } else {
          set(&table.budget.total, number)
        }
      case .termFiscal: set(&table.projectBudget.fiscal, number)
      case .fiscal:
        if hasBoth, isTerm(entry) {
          set(&table.projectBudget.fiscal, number)
        } else {
          set(&table.budget.fiscal, number)
        }
      case .other:
        if hasBoth, isTerm(entry) {
          set(&table.projectBudget.other, number)
        } else {
          set(&table.budget.other, number)
        }
      // What is carried over in the term stays among the fields alone.
      case .carryover where !(hasBoth && isTerm(entry)): set(&table.budget.carryover, number)
      default: break
      }
    }
    // 项目资金（元） names a group of amounts, or the one amount there is; so does 金额（万元）.
    let isPrinted = yearColumns != nil || termColumns != nil || table.budget.total != nil
    let single = entries.filter {
      ($0.field == .group
        || $0.header == nil && Labels.withoutParentheses(Labels.key($0.label)) == "金额")
        && TitleReader.moneyUnit(inLabel: $0.label) != nil
    }
    if !isPrinted, single.count == 1, let number = DecimalNumber(single[0].value.withoutMoneyUnit) {
      table.budget.total = number
    }
  }

  /// Whether a part is that of the term by its name, or stands in the column of the term's total.
  private func isTerm(_ entry: HeadEntry) -> Bool {
    if namedByYear.contains(entry.field) { return !MoneyReader.isCalledYears(entry) }
    guard let yearColumns, let termColumns else { return false }
    let toYear = distance(entry.columns, yearColumns)
    let toTerm = distance(entry.columns, termColumns)
    return toTerm < toYear
  }

  private func distance(_ first: Range<Int>, _ second: Range<Int>) -> Int {
    if first.overlaps(second) { return 0 }
    return first.lowerBound >= second.upperBound
      ? first.lowerBound - second.upperBound + 1 : second.lowerBound - first.upperBound + 1
  }

  /// Whether a row of a small table is that of all the money: 年度资金总额, 总额, 合计.
  private func isWhole(_ entry: HeadEntry) -> Bool {
    if entry.field == .total || entry.field == .termTotal { return true }
    return Labels.namesWhole(entry.label.prefix { $0 != "/" })
  }

  /// The funds of a 自评表: one row a source, one column 年初预算数, 全年预算数, 全年执行数, 执行率.
  ///
  /// `name`: that of its column. `isWhole`: whether it is no part of the money.
  /// - Returns: Whether the entry is such a figure and needs no other reading.
  private func readExecution(
    _ entry: HeadEntry, of name: String, isWhole: Bool, into table: inout PerformanceTable
  ) -> Bool {
    let key = Labels.withoutParentheses(Labels.key(name))
    guard let column = MoneyReader.executionColumns.first(where: { key.hasPrefix($0.name) })?.column
    else { return false }
    guard isWhole else { return column != .initial }
    let number = DecimalNumber(entry.value.withoutMoneyUnit)
    switch column {
    case .initial: set(&table.budget.total, number)
    case .adjusted: set(&table.budget.adjusted, number)
    case .executed: set(&table.budget.executed, number)
    case .rate:
      if table.budget.rate == nil, entry.value.contains(where: \.isNumber) {
        table.budget.rate = entry.value
      }
    case .none: break
    }
    return true
  }

  private static func isInitial(_ header: String) -> Bool {
    let key = Labels.withoutParentheses(Labels.key(header))
    return executionColumns.first { key.hasPrefix($0.name) }?.column == .initial
  }

  private enum Column { case initial, adjusted, executed, rate, none }

  private static let executionColumns: [(name: String, column: Column)] = [
    ("年初预算", .initial), ("全年预算", .adjusted), ("调整后预算", .adjusted), ("全年执行", .executed),
    ("预算执行数", .executed), ("执行数", .executed), ("执行率", .rate), ("预算执行率", .rate),
    ("分值", .none), ("得分", .none), ("权重", .none), ("原因", .none),
  ]

  /// The first printed figure stays.
  private func set(_ place: inout DecimalNumber?, _ number: DecimalNumber?) {
    if place == nil { place = number }
  }
}

extension String {
  /// A printed amount without the unit behind it: `250万元`, `919.00 万元`, `96（万元）`.
  fileprivate var withoutMoneyUnit: String {
    var text = Substring(withoutBlanks)
    if let last = text.last, last == "）" || last == ")",
      let open = text.lastIndex(where: { $0 == "（" || $0 == "(" })
    {
      let inside = text[text.index(after: open)...].dropLast()
      if inside == "万元" || inside == "元" { text = text[..<open] + inside }
    }
    for unit in ["万元", "元", "万"] where text.hasSuffix(unit) {
      text = text.dropLast(unit.count)
      break
    }
    return String(text)
  }
}
