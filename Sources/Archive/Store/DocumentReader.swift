internal import Budget
internal import GRDB
internal import Tables

/// Reads the rows of an extraction back into the document that they came from.
///
/// So an export is written by the same emitters as a conversion, and says the same.
struct DocumentReader {
  let db: Database

  /// The document of one row of the view `documents`, or `nil` where it was not converted.
  func document(from row: Row) throws -> Document? {
    guard let extraction: Int64 = row["extraction_id"], let word: String = row["status"],
      let status = Document.Status(rawValue: word)
    else { return nil }
    let source = Document.Source(
      name: row["name"] ?? "", sha256: row["sha256"], bytes: row["bytes"],
      mediaType: row["media_type"] ?? "", pageCount: row["page_count"] ?? 0,
      producer: row["producer"], tagged: row["tagged"] ?? false,
      encrypted: row["encrypted"] ?? false)
    return Document(
      source: source, status: status, tables: try tables(of: extraction),
      grids: try grids(of: extraction), findings: try findings(of: extraction))
  }

  private func rows(_ table: String, where column: String, _ owner: Int64, order: String) throws
    -> [Row]
  {
    try Row.fetchAll(
      try db.cachedStatement(
        sql: "SELECT * FROM \(table) WHERE \(column) = ? ORDER BY \(order), id"),
      arguments: [owner])
  }

  private func tables(of extraction: Int64) throws -> [PerformanceTable] {
    try rows("performance_table", where: "extraction_id", extraction, order: "table_index")
      .map { try table(from: $0) }
  }

  private func table(from row: Row) throws -> PerformanceTable {
    let identifier: Int64 = row["id"]
    var table = PerformanceTable(
      index: row["table_index"], kind: try word(row, "kind", .project),
      form: try word(row, "form", .form))
    table.number = row["number"]
    table.title = row["title"]
    table.year = row["year"]
    table.pages = try JSONText.integers(row["pages"])
    table.unit = .init(code: row["unit_code"], name: row["unit_name"])
    table.department = .init(code: row["department_code"], name: row["department_name"])
    table.amountUnit = row["amount_unit"]
    table.projectName = row["project_name"]
    table.projectCode = row["project_code"]
    table.budget = try yearBudget(from: row)
    table.projectBudget.total = try amount(row, "project_budget_total")
    table.projectBudget.fiscal = try amount(row, "project_budget_fiscal")
    table.projectBudget.other = try amount(row, "project_budget_other")
    table.goals = try JSONText.strings(row["goals"])
    table.termGoals = try JSONText.strings(row["term_goals"])
    table.columns = try JSONText.strings(row["columns"])
    table.note = row["note"]
    table.fields = try rows("field", where: "table_id", identifier, order: "position").map {
      .init(label: $0["label"], value: $0["value"], page: $0["page"], box: box($0))
    }
    table.tasks = try rows("task", where: "table_id", identifier, order: "position").map {
      .init(
        name: $0["name"], content: $0["content"], total: try amount($0, "total"),
        fiscal: try amount($0, "fiscal"), other: try amount($0, "other"))
    }
    table.indicators = try rows("indicator", where: "table_id", identifier, order: "position")
      .map { try indicator(from: $0) }
    return table
  }

  private func yearBudget(from row: Row) throws -> PerformanceTable.YearBudget {
    var budget = PerformanceTable.YearBudget()
    budget.total = try amount(row, "budget_total")
    budget.fiscal = try amount(row, "budget_fiscal")
    budget.carryover = try amount(row, "budget_carryover")
    budget.other = try amount(row, "budget_other")
    budget.purpose = row["budget_purpose"]
    budget.adjusted = try amount(row, "budget_adjusted")
    budget.executed = try amount(row, "budget_executed")
    budget.rate = row["budget_rate"]
    return budget
  }

  private func indicator(from row: Row) throws -> Indicator {
    var target = Target(text: row["target_text"], kind: try word(row, "target_kind", .empty))
    if let word: String = row["target_operator"] { target.operator = .init(rawValue: word) }
    target.number = try amount(row, "target_number")
    target.upper = try amount(row, "target_upper")
    target.unit = row["target_unit"]
    target.date = row["target_date"]
    target.scale = try JSONText.strings(row["target_scale"])
    return Indicator(
      level1: row["level1"], level2: row["level2"], level3: row["level3"],
      description: row["description"], target: target, nature: row["nature"],
      measure: row["measure"], weight: row["weight"], actual: row["actual"], score: row["score"],
      deviation: row["deviation"], direction: row["direction"], remark: row["remark"],
      scope: try word(row, "scope", .year), pages: try JSONText.integers(row["pages"]),
      box: box(row))
  }

  private func grids(of extraction: Int64) throws -> [Tables.Table] {
    try rows("grid", where: "extraction_id", extraction, order: "grid_index").map { row in
      let pages = try JSONText.integers(row["pages"])
      let title: String? = row["title"]
      let cells = try rows("grid_cell", where: "grid_id", row["id"], order: #""row", "column""#)
      return Tables.Table(
        pages: pages, rowCount: row["row_count"], columnCount: row["column_count"],
        cells: cells.compactMap(cell), headerRows: row["header_rows"],
        captions: title.map { [TextLine(text: $0, page: pages.first ?? 1)] } ?? [])
    }
  }

  private func cell(from row: Row) -> Cell? {
    let (top, left): (Int, Int) = (row["row"], row["column"])
    let (rows, columns): (Int, Int) = (row["row_span"], row["column_span"])
    guard rows > 0, columns > 0 else { return nil }
    return Cell(
      rows: top..<top + rows, columns: left..<left + columns, text: row["text"],
      fragments: [Fragment(page: row["page"], box: box(row))])
  }

  private func findings(of extraction: Int64) throws -> [Finding] {
    try rows("finding", where: "extraction_id", extraction, order: "position").map { row in
      Finding(
        code: row["code"], severity: try word(row, "severity", .note), message: row["message"],
        table: row["table_index"], page: row["page"], box: box(row),
        evidence: try JSONText.strings(row["evidence"]))
    }
  }

  private func box(_ row: Row) -> Rect? {
    guard let left: Double = row["x0"], let top: Double = row["y0"],
      let right: Double = row["x1"], let bottom: Double = row["y1"]
    else { return nil }
    return Rect(left: left, top: top, right: right, bottom: bottom)
  }

  private func amount(_ row: Row, _ column: String) throws -> DecimalNumber? {
    guard let text: String = row[column + "_text"] else { return nil }
    return DecimalNumber(text)
  }

  private func word<Word: RawRepresentable<String>>(
    _ row: Row, _ column: String, _ fallback: Word
  ) throws -> Word {
    guard let word: String = row[column] else { return fallback }
    return Word(rawValue: word) ?? fallback
  }
}
