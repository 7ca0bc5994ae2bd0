import Budget
import Tables
import TestSupport

/// Reads what `JSONEmitter` wrote back into values, so that nothing can get lost unseen.
///
/// What JSON does not hold (the lines of a cell, captions) comes back empty.
extension Document {
  init?(_ json: JSONValue) {
    guard let source = json["source"].flatMap(Source.init), let tables = json["tables"],
      let status = json["status"]?.text.flatMap(Status.init(rawValue:))
    else { return nil }
    self.init(
      source: source, status: status, tables: tables.elements.compactMap(PerformanceTable.init),
      grids: (json["grids"]?.elements ?? []).compactMap(Table.init),
      findings: (json["findings"]?.elements ?? []).compactMap(Finding.init))
  }
}

extension JSONValue {
  fileprivate func int(_ name: String) -> Int? { self[name]?.text.flatMap { Int($0) } }
  fileprivate func ints(_ name: String) -> [Int] {
    (self[name]?.elements ?? []).compactMap { $0.text.flatMap { Int($0) } }
  }
  fileprivate func strings(_ name: String) -> [String] {
    (self[name]?.elements ?? []).compactMap(\.text)
  }
  fileprivate func decimal(_ name: String) -> DecimalNumber? {
    self[name]?.text.flatMap { DecimalNumber($0) }
  }
  fileprivate var box: Rect? {
    let sides = (self["bbox"]?.elements ?? []).compactMap { $0.text.flatMap { Double($0) } }
    guard sides.count == 4 else { return nil }
    return Rect(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3])
  }
}

extension Document.Source {
  fileprivate init?(_ json: JSONValue) {
    guard let name = json["name"]?.text, let sha256 = json["sha256"]?.text else { return nil }
    self.init(
      name: name, sha256: sha256, bytes: json.int("bytes") ?? 0,
      mediaType: json["media_type"]?.text ?? "", pageCount: json.int("page_count") ?? 0,
      producer: json["producer"]?.text, tagged: json["tagged"] == .bool(true),
      encrypted: json["encrypted"] == .bool(true))
  }
}

extension PerformanceTable {
  fileprivate init?(_ json: JSONValue) {
    guard let index = json.int("index"), let kind = json["kind"]?.text.flatMap(Kind.init),
      let form = json["form"]?.text.flatMap(Form.init), let budget = json["budget"],
      let term = json["project_budget"]
    else { return nil }
    self.init(index: index, kind: kind, form: form)
    number = json["number"]?.text
    title = json["title"]?.text
    year = json.int("year")
    pages = json.ints("pages")
    unit = Body(code: json["unit"]?["code"]?.text, name: json["unit"]?["name"]?.text)
    department = Body(
      code: json["department"]?["code"]?.text, name: json["department"]?["name"]?.text)
    amountUnit = json["amount_unit"]?.text
    projectName = json["project_name"]?.text
    projectCode = json["project_code"]?.text
    self.budget.total = budget.decimal("total")
    self.budget.fiscal = budget.decimal("fiscal")
    self.budget.carryover = budget.decimal("carryover")
    self.budget.other = budget.decimal("other")
    self.budget.purpose = budget["purpose"]?.text
    self.budget.adjusted = budget.decimal("adjusted")
    self.budget.executed = budget.decimal("executed")
    self.budget.rate = budget["rate"]?.text
    projectBudget.total = term.decimal("total")
    projectBudget.fiscal = term.decimal("fiscal")
    projectBudget.other = term.decimal("other")
    goals = json.strings("goals")
    termGoals = json.strings("term_goals")
    fields = (json["fields"]?.elements ?? []).map { field in
      Field(
        label: field["label"]?.text ?? "", value: field["value"]?.text ?? "",
        page: field.int("page") ?? 0, box: field.box)
    }
    tasks = (json["tasks"]?.elements ?? []).map { task in
      DutyTask(
        name: task["name"]?.text ?? "", content: task["content"]?.text,
        total: task.decimal("total"), fiscal: task.decimal("fiscal"), other: task.decimal("other"))
    }
    columns = json.strings("columns")
    labels = json.strings("labels")
    indicators = (json["indicators"]?.elements ?? []).compactMap(Indicator.init)
    note = json["note"]?.text
    repairs = (json["repairs"]?.elements ?? []).compactMap(Repair.init)
  }
}

extension Indicator {
  fileprivate init?(_ json: JSONValue) {
    guard let target = json["target"].flatMap(Target.init),
      let scope = json["scope"]?.text.flatMap(Scope.init(rawValue:))
    else { return nil }
    self.init(
      level1: json["level1"]?.text, level2: json["level2"]?.text, level3: json["level3"]?.text,
      description: json["description"]?.text, target: target, nature: json["nature"]?.text,
      measure: json["measure"]?.text, weight: json["weight"]?.text, actual: json["actual"]?.text,
      score: json["score"]?.text, deviation: json["deviation"]?.text,
      direction: json["direction"]?.text, remark: json["remark"]?.text, scope: scope,
      pages: json.ints("pages"), box: json.box)
  }
}

extension Target {
  fileprivate init?(_ json: JSONValue) {
    guard let text = json["text"]?.text, let kind = json["kind"]?.text.flatMap(Kind.init) else {
      return nil
    }
    self.init(
      text: text, kind: kind, operator: json["operator"]?.text.flatMap(Operator.init(rawValue:)),
      number: json.decimal("number"), upper: json.decimal("upper"), unit: json["unit"]?.text,
      date: json["date"]?.text, scale: json.strings("scale"))
  }
}

extension Repair {
  fileprivate init?(_ json: JSONValue) {
    guard let kind = json["kind"]?.text.flatMap(Kind.init), let text = json["text"]?.text else {
      return nil
    }
    self.init(
      kind: kind, page: json.int("page") ?? 0, box: json.box, printed: json.strings("printed"),
      text: text)
  }
}

extension Finding {
  fileprivate init?(_ json: JSONValue) {
    guard let code = json["code"]?.text, let message = json["message"]?.text,
      let severity = json["severity"]?.text.flatMap(Severity.init(rawValue:))
    else { return nil }
    self.init(
      code: code, severity: severity, message: message, table: json.int("table"),
      page: json.int("page"), box: json.box, evidence: json.strings("evidence"))
  }
}

extension Table {
  fileprivate init?(_ json: JSONValue) {
    guard let rows = json.int("rows"), let columns = json.int("columns") else { return nil }
    let cells: [Cell] = (json["cells"]?.elements ?? []).compactMap { cell in
      guard let row = cell.int("row"), let column = cell.int("column"),
        let height = cell.int("row_span"), let width = cell.int("column_span"),
        let text = cell["text"]?.text
      else { return nil }
      return Cell(
        rows: row..<row + height, columns: column..<column + width, text: text,
        fragments: [Fragment(page: cell.int("page") ?? 0, box: cell.box)])
    }
    self.init(
      pages: json.ints("pages"), rowCount: rows, columnCount: columns, cells: cells,
      headerRows: json.int("header_rows") ?? 0)
  }
}
