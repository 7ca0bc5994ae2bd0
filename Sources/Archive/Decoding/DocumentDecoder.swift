internal import Budget
internal import Tables

/// Reads a document back from its JSON, as the contract describes it.
///
/// Members that it does not know are passed over: a newer worker may say more.
struct DocumentDecoder {
  /// Reads one document.
  func document(from json: [UInt8]) throws(JSONFailure) -> Document {
    var reader = JSONReader(json)
    var result = Document(
      source: Document.Source(name: "", sha256: "", bytes: 0, mediaType: "", pageCount: 0),
      status: .none)
    try reader.members { (name, reader) throws(JSONFailure) in
      switch name {
      case "source": result.source = try reader.source()
      case "status": result.status = try reader.word(Document.Status.self)
      case "tables":
        result.tables = try reader.elements { (reader) throws(JSONFailure) in
          try reader.performanceTable()
        }
      case "grids":
        result.grids = try reader.elements { (reader) throws(JSONFailure) in try reader.grid() }
      case "findings":
        result.findings = try reader.elements { (reader) throws(JSONFailure) in
          try reader.finding()
        }
      default: try reader.skip()
      }
    }
    try reader.end()
    return result
  }
}

extension JSONReader {
  fileprivate mutating func source() throws(JSONFailure) -> Document.Source {
    var result = Document.Source(name: "", sha256: "", bytes: 0, mediaType: "", pageCount: 0)
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "name": result.name = try reader.string()
      case "sha256": result.sha256 = try reader.string()
      case "bytes": result.bytes = try reader.integer()
      case "media_type": result.mediaType = try reader.string()
      case "page_count": result.pageCount = try reader.integer()
      case "producer": result.producer = try reader.text()
      case "tagged": result.tagged = try reader.boolean()
      case "encrypted": result.encrypted = try reader.boolean()
      default: try reader.skip()
      }
    }
    return result
  }

  fileprivate mutating func performanceTable() throws(JSONFailure) -> PerformanceTable {
    var result = PerformanceTable(index: 0)
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "index": result.index = try reader.integer()
      case "kind": result.kind = try reader.word(PerformanceTable.Kind.self)
      case "form": result.form = try reader.string() == "list" ? .list : .form
      case "number": result.number = try reader.text()
      case "title": result.title = try reader.text()
      case "year": result.year = try reader.count()
      case "pages": result.pages = try reader.pages()
      case "unit": result.unit = try reader.body()
      case "department": result.department = try reader.body()
      case "amount_unit": result.amountUnit = try reader.text()
      case "project_name": result.projectName = try reader.text()
      case "project_code": result.projectCode = try reader.text()
      default: try reader.tableContents(named: name, into: &result)
      }
    }
    return result
  }

  private mutating func tableContents(named name: String, into result: inout PerformanceTable)
    throws(JSONFailure)
  {
    switch name {
    case "budget": result.budget = try yearBudget()
    case "project_budget": result.projectBudget = try termBudget()
    case "goals": result.goals = try texts()
    case "term_goals": result.termGoals = try texts()
    case "fields":
      result.fields = try elements { (reader) throws(JSONFailure) in try reader.field() }
    case "tasks":
      result.tasks = try elements { (reader) throws(JSONFailure) in try reader.task() }
    case "columns": result.columns = try texts()
    case "note": result.note = try text()
    case "indicators":
      result.indicators = try elements { (reader) throws(JSONFailure) in try reader.indicator() }
    default: try skip()
    }
  }

  private mutating func body() throws(JSONFailure) -> PerformanceTable.Body {
    var result = PerformanceTable.Body()
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "code": result.code = try reader.text()
      case "name": result.name = try reader.text()
      default: try reader.skip()
      }
    }
    return result
  }

  private mutating func yearBudget() throws(JSONFailure) -> PerformanceTable.YearBudget {
    var result = PerformanceTable.YearBudget()
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "total": result.total = try reader.amount()
      case "fiscal": result.fiscal = try reader.amount()
      case "carryover": result.carryover = try reader.amount()
      case "other": result.other = try reader.amount()
      case "purpose": result.purpose = try reader.text()
      case "adjusted": result.adjusted = try reader.amount()
      case "executed": result.executed = try reader.amount()
      case "rate": result.rate = try reader.text()
      default: try reader.skip()
      }
    }
    return result
  }

  private mutating func termBudget() throws(JSONFailure) -> PerformanceTable.TermBudget {
    var result = PerformanceTable.TermBudget()
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "total": result.total = try reader.amount()
      case "fiscal": result.fiscal = try reader.amount()
      case "other": result.other = try reader.amount()
      default: try reader.skip()
      }
    }
    return result
  }

  private mutating func field() throws(JSONFailure) -> PerformanceTable.Field {
    var result = PerformanceTable.Field(label: "", value: "", page: 0)
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "label": result.label = try reader.string()
      case "value": result.value = try reader.text() ?? ""
      case "page": result.page = try reader.count() ?? 0
      case "bbox": result.box = try reader.box()
      default: try reader.skip()
      }
    }
    return result
  }

  private mutating func task() throws(JSONFailure) -> PerformanceTable.DutyTask {
    var result = PerformanceTable.DutyTask(name: "")
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "name": result.name = try reader.string()
      case "content": result.content = try reader.text()
      case "total": result.total = try reader.amount()
      case "fiscal": result.fiscal = try reader.amount()
      case "other": result.other = try reader.amount()
      default: try reader.skip()
      }
    }
    return result
  }
}
