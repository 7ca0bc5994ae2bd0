internal import Budget
internal import Tables

/// What a reader wants to know of a table before its indicators, as labels and values.
struct TableFacts {
  /// A label and its value.
  struct Fact {
    /// The printed Chinese term.
    var label: String
    /// The value, never empty.
    var value: String
  }

  /// The facts: those of the table's own members that no printed label shows, then every printed
  /// label with a value.
  ///
  /// Goals and tasks are left out: they are told in full on their own.
  let facts: [Fact]

  /// Gathers the facts of a table.
  init(of table: PerformanceTable) {
    let goals = [table.goals.joined().compared, table.termGoals.joined().compared]
    let tasks = Set(
      table.tasks.flatMap { task in
        zip(PerformanceTable.taskColumns, task.cells).map { $0 + $1.compared }
      })
    var values: Set<String> = []
    var printed: [Fact] = []
    for field in table.fields where !field.value.isEmpty {
      let value = field.value.compared
      guard !goals.contains(value), !tasks.contains(field.label + value) else { continue }
      values.insert(value)
      printed.append(Fact(label: field.label, value: field.value))
    }
    facts = Self.members(of: table).filter { !values.contains($0.value.compared) } + printed
  }

  private static func members(of table: PerformanceTable) -> [Fact] {
    let budget = table.budget
    let pairs: [(String, String?)] = [
      ("单位", table.unit.told),
      ("主管部门", table.department.told),
      ("年度", table.year.map { String($0) }),
      ("项目名称", table.projectName),
      ("项目编码", table.projectCode),
      ("金额单位", table.amountUnit),
      ("年度资金总额", budget.total?.text),
      ("财政资金", budget.fiscal?.text),
      ("上年结转", budget.carryover?.text),
      ("其他资金", budget.other?.text),
      ("全年预算数", budget.adjusted?.text),
      ("全年执行数", budget.executed?.text),
      ("执行率", budget.rate),
      ("资金用途", budget.purpose),
      ("项目资金总额", table.projectBudget.total?.text),
      ("项目财政资金", table.projectBudget.fiscal?.text),
      ("项目其他资金", table.projectBudget.other?.text),
      ("附注", table.note),
    ]
    return pairs.compactMap { label, value in
      guard let value, !value.isEmpty else { return nil }
      return Fact(label: label, value: value)
    }
  }
}

extension String {
  /// The text as printed values are compared: 1,200.00 is 1200.00.
  fileprivate var compared: String {
    var result = UnicodeScalarView()
    for scalar in unicodeScalars where !scalar.isBlank && scalar != "," { result.append(scalar) }
    return String(result)
  }
}

extension PerformanceTable {
  /// The heading: the title, and the project where the title is shared by many.
  var heading: String {
    let named = form == .list ? [title, projectName] : [title ?? projectName]
    return named.compactMap(\.self).joined(separator: " · ")
  }

  /// The columns that at least one indicator fills, and 指标值, which is what a table is for.
  var filledColumns: [Column<Indicator>] {
    var columns = Column<Indicator>.printed.filter { column in
      column.english.description == "target_text"
        || indicators.contains { column.text($0)?.isEmpty == false }
    }
    if indicators.contains(where: { $0.scope == .term }) { columns.append(.scopeInWords) }
    return columns
  }

  /// The names of the columns of ``tasks``.
  static let taskColumns = ["任务名称", "主要内容", "总额", "财政拨款", "其他资金"]
}

extension PerformanceTable.DutyTask {
  /// The cells in the order of `taskColumns`.
  var cells: [String] {
    [name, content ?? "", total?.text ?? "", fiscal?.text ?? "", other?.text ?? ""]
  }
}

extension Column where Value == Indicator {
  /// The scope as a reader says it.
  fileprivate static let scopeInWords = Column("scope", "时段") {
    $0.scope == .year ? "年度" : "总体"
  }
}

extension PerformanceTable.Body {
  /// Code and name as they are printed side by side.
  fileprivate var told: String? {
    let parts = [code, name].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}
