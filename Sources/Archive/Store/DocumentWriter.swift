internal import Budget
internal import GRDB
internal import Tables

/// Stores the contents of a document as the rows of one extraction.
struct DocumentWriter {
  let db: Database
  let extraction: Int64

  typealias Value = (any DatabaseValueConvertible)?

  /// Inserts every row of the document and feeds the search index.
  func write(_ document: Document) throws {
    var texts = SearchTexts()
    for table in document.tables {
      let identifier = try write(table)
      texts.add(table, identifier: identifier)
    }
    for (index, grid) in document.grids.enumerated() {
      try write(grid, index: index + 1)
      texts.add(grid)
    }
    for (position, finding) in document.findings.enumerated() {
      try write(finding, position: position)
    }
    try write(texts)
  }

  /// Takes the rows of an extraction away again, those of the search index too.
  ///
  /// An index without texts of its own must be told what to forget.
  static func remove(extraction: Int64, from db: Database) throws {
    let cutter = SearchText()
    let rows = try Row.fetchAll(
      db, sql: "SELECT id, text FROM search_text WHERE extraction_id = ?", arguments: [extraction])
    let forget = try db.cachedStatement(
      sql: "INSERT INTO search_index(search_index, rowid, terms) VALUES ('delete', ?, ?)")
    for row in rows {
      let (identifier, text): (Int64, String) = (row["id"], row["text"])
      try forget.execute(arguments: [identifier, cutter.terms(of: text)])
    }
    try db.execute(sql: "DELETE FROM extraction WHERE id = ?", arguments: [extraction])
  }

  private func write(_ table: PerformanceTable) throws -> Int64 {
    let budget = table.budget
    let term = table.projectBudget
    let head: [Value] = [
      extraction, table.index, table.kind.rawValue, table.form.rawValue, table.number, table.title,
      table.year, JSONText.array(table.pages), table.unit.code, table.unit.name,
      table.department.code, table.department.name, table.amountUnit, table.projectName,
      table.projectCode,
    ]
    let year =
      both(budget.total) + both(budget.fiscal) + both(budget.carryover) + both(budget.other)
      + [budget.purpose] + both(budget.adjusted) + both(budget.executed) + [budget.rate]
    let whole = both(term.total) + both(term.fiscal) + both(term.other)
    let lists: [Value] = [
      JSONText.array(table.goals), JSONText.array(table.termGoals), JSONText.array(table.columns),
      table.note,
    ]
    try insert(Self.tableInsertion, head + year + whole + lists)
    let identifier = db.lastInsertedRowID
    for (position, indicator) in table.indicators.enumerated() {
      try write(indicator, position: position, table: identifier)
    }
    for (position, field) in table.fields.enumerated() {
      let values: [Value] = [identifier, position, field.label, field.value, field.page]
      try insert(Self.fieldInsertion, values + sides(field.box))
    }
    for (position, task) in table.tasks.enumerated() {
      let values: [Value] = [identifier, position, task.name, task.content]
      try insert(
        Self.taskInsertion,
        values + both(task.total) + both(task.fiscal) + both(task.other))
    }
    return identifier
  }

  private func write(_ indicator: Indicator, position: Int, table: Int64) throws {
    let target = indicator.target
    let start: [Value] = [
      table, position, indicator.scope.rawValue, indicator.level1, indicator.level2,
      indicator.level3, indicator.description, target.text, target.kind.rawValue,
      target.operator?.rawValue,
    ]
    let rest: [Value] = [
      target.unit, target.date, JSONText.array(target.scale), indicator.nature,
      indicator.measure, indicator.weight, indicator.actual, indicator.score,
      indicator.deviation, indicator.direction, indicator.remark, JSONText.array(indicator.pages),
    ]
    try insert(
      Self.indicatorInsertion,
      start + both(target.number) + both(target.upper) + rest + sides(indicator.box))
  }

  private func write(_ grid: Tables.Table, index: Int) throws {
    let values: [Value] = [
      extraction, index, JSONText.array(grid.pages), grid.captions.last?.text, grid.rowCount,
      grid.columnCount, grid.headerRows,
    ]
    try insert(Self.gridInsertion, values)
    let identifier = db.lastInsertedRowID
    for cell in grid.cells {
      let values: [Value] = [
        identifier, cell.rows.lowerBound, cell.columns.lowerBound, cell.rows.count,
        cell.columns.count, cell.text, cell.page,
      ]
      try insert(Self.cellInsertion, values + sides(cell.box))
    }
  }

  private func write(_ finding: Finding, position: Int) throws {
    let values: [Value] = [
      extraction, position, finding.code, finding.severity.rawValue, finding.message,
      finding.table, finding.page,
    ]
    try insert(
      Self.findingInsertion,
      values + sides(finding.box) + [JSONText.array(finding.evidence)])
  }

  private func write(_ texts: SearchTexts) throws {
    let cutter = SearchText()
    for (position, entry) in texts.entries.enumerated() {
      let values: [Value] = [
        extraction, entry.table, position, entry.kind.rawValue, entry.page, entry.text,
      ]
      try insert(Self.searchInsertion, values)
      let index = try db.cachedStatement(
        sql: "INSERT INTO search_index(rowid, terms) VALUES (?, ?)")
      try index.execute(arguments: [db.lastInsertedRowID, cutter.terms(of: entry.text)])
    }
  }

  private func insert(_ insertion: String, _ values: [Value]) throws {
    try db.cachedStatement(sql: insertion).execute(arguments: StatementArguments(values))
  }

  /// An amount as a number and as its digits.
  private func both(_ amount: DecimalNumber?) -> [Value] {
    [amount?.approximate, amount?.text]
  }

  private func sides(_ box: Rect?) -> [Value] {
    [box?.left, box?.top, box?.right, box?.bottom]
  }
}

// The statements, their columns in the order of the values above.
extension DocumentWriter {
  private static let box = "x0, y0, x1, y1"

  /// The statement that inserts a row with some columns.
  private static func insertion(into table: String, _ columns: String) -> String {
    let places = columns.split(separator: ",").map { _ in "?" }.joined(separator: ",")
    return "INSERT INTO \(table) (\(columns)) VALUES (\(places))"
  }

  static let tableInsertion = insertion(
    into: "performance_table",
    """
    extraction_id, table_index, kind, form, number, title, year, pages, unit_code, unit_name, \
    department_code, department_name, amount_unit, project_name, project_code, \
    budget_total, budget_total_text, budget_fiscal, budget_fiscal_text, \
    budget_carryover, budget_carryover_text, budget_other, budget_other_text, budget_purpose, \
    budget_adjusted, budget_adjusted_text, budget_executed, budget_executed_text, budget_rate, \
    project_budget_total, project_budget_total_text, project_budget_fiscal, \
    project_budget_fiscal_text, project_budget_other, project_budget_other_text, \
    goals, term_goals, columns, note
    """)
  static let indicatorInsertion = insertion(
    into: "indicator",
    """
    table_id, position, scope, level1, level2, level3, description, target_text, target_kind, \
    target_operator, target_number, target_number_text, target_upper, target_upper_text, \
    target_unit, target_date, target_scale, nature, measure, weight, actual, score, deviation, \
    direction, remark, pages, \(box)
    """)
  static let fieldInsertion = insertion(
    into: "field", "table_id, position, label, value, page, \(box)")
  static let taskInsertion = insertion(
    into: "task",
    """
    table_id, position, name, content, total, total_text, fiscal, fiscal_text, other, other_text
    """)
  static let gridInsertion = insertion(
    into: "grid",
    """
    extraction_id, grid_index, pages, title, row_count, column_count, header_rows
    """)
  static let cellInsertion = insertion(
    into: "grid_cell",
    """
    grid_id, "row", "column", row_span, column_span, text, page, \(box)
    """)
  static let findingInsertion = insertion(
    into: "finding",
    """
    extraction_id, position, code, severity, message, table_index, page, \(box), evidence
    """)
  static let searchInsertion = insertion(
    into: "search_text", "extraction_id, table_id, position, kind, page, text")
}
