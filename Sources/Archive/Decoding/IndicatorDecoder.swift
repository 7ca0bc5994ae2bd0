internal import Budget
internal import Tables

extension JSONReader {
  /// Reads one indicator.
  mutating func indicator() throws(JSONFailure) -> Indicator {
    var result = Indicator()
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "level1": result.level1 = try reader.text()
      case "level2": result.level2 = try reader.text()
      case "level3": result.level3 = try reader.text()
      case "description": result.description = try reader.text()
      case "target": result.target = try reader.target()
      case "nature": result.nature = try reader.text()
      case "measure": result.measure = try reader.text()
      case "weight": result.weight = try reader.text()
      case "actual": result.actual = try reader.text()
      case "score": result.score = try reader.text()
      case "deviation": result.deviation = try reader.text()
      case "direction": result.direction = try reader.text()
      case "remark": result.remark = try reader.text()
      case "scope": result.scope = try reader.string() == "term" ? .term : .year
      case "pages": result.pages = try reader.pages()
      case "bbox": result.box = try reader.box()
      default: try reader.skip()
      }
    }
    return result
  }

  private mutating func target() throws(JSONFailure) -> Target {
    var result = Target(text: "", kind: .empty)
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "text": result.text = try reader.text() ?? ""
      case "kind": result.kind = try reader.word(Target.Kind.self)
      case "operator":
        result.operator = try reader.optional { (reader) throws(JSONFailure) in
          try reader.word(Target.Operator.self)
        }
      case "number": result.number = try reader.amount()
      case "upper": result.upper = try reader.amount()
      case "unit": result.unit = try reader.text()
      case "date": result.date = try reader.text()
      case "scale": result.scale = try reader.texts()
      default: try reader.skip()
      }
    }
    return result
  }

  /// Reads one finding.
  mutating func finding() throws(JSONFailure) -> Finding {
    var result = Finding(code: "", severity: .note, message: "")
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "code": result.code = try reader.string()
      case "severity": result.severity = try reader.word(Finding.Severity.self)
      case "message": result.message = try reader.string()
      case "table": result.table = try reader.count()
      case "page": result.page = try reader.count()
      case "bbox": result.box = try reader.box()
      case "evidence": result.evidence = try reader.texts()
      default: try reader.skip()
      }
    }
    return result
  }

  /// Reads one grid.
  mutating func grid() throws(JSONFailure) -> Table {
    var result = Table(pages: [], rowCount: 0, columnCount: 0, cells: [])
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "pages": result.pages = try reader.pages()
      case "title":
        if let title = try reader.text() {
          result.captions = [TextLine(text: title, page: result.pages.first ?? 1)]
        }
      case "rows": result.rowCount = try reader.integer()
      case "columns": result.columnCount = try reader.integer()
      case "header_rows": result.headerRows = try reader.integer()
      case "cells":
        result.cells = try reader.elements { (reader) throws(JSONFailure) in try reader.cell() }
      default: try reader.skip()
      }
    }
    return result
  }

  private mutating func cell() throws(JSONFailure) -> Cell {
    var (row, column, rowSpan, columnSpan) = (0, 0, 1, 1)
    var text = ""
    var fragment = Fragment(page: 1)
    try members { (name, reader) throws(JSONFailure) in
      switch name {
      case "row": row = try reader.integer()
      case "column": column = try reader.integer()
      case "row_span": rowSpan = try reader.integer()
      case "column_span": columnSpan = try reader.integer()
      case "text": text = try reader.string()
      case "page": fragment.page = try reader.integer()
      case "bbox": fragment.box = try reader.box()
      default: try reader.skip()
      }
    }
    // One hundred million: far above any grid, far below where a sum could overflow.
    let places = 0..<100_000_000
    guard places.contains(row), places.contains(column), places.contains(rowSpan), rowSpan > 0,
      places.contains(columnSpan), columnSpan > 0
    else { throw JSONFailure(offset: offset, expected: "a cell inside its grid") }
    return Cell(
      rows: row..<row + rowSpan, columns: column..<column + columnSpan, text: text,
      fragments: [fragment])
  }
}
