public import Budget
internal import Tables

/// JSON as the project's schema describes it.
///
/// Member names and their order are fixed; a member that the document does not print is `null`.
/// Numbers keep all their printed digits; boxes are rounded to a tenth of a point. See
/// ``DocumentSchema``.
public struct JSONEmitter: Emitter {
  /// How a document stands on its lines.
  public enum Layout: Hashable, Sendable {
    /// One member a line, one space deeper a level; lists of numbers on one line.
    case indented
    /// The whole document on one line.
    case line
  }

  /// How a document stands on its lines.
  public var layout: Layout
  /// Whether each table lists what was mended on the way.
  public var includesRepairs: Bool

  /// Creates an emitter.
  public init(layout: Layout = .indented, includesRepairs: Bool = false) {
    self.layout = layout
    self.includesRepairs = includesRepairs
  }

  /// Appends the document as one JSON object and a line end.
  public func write(_ document: Document, to output: inout [UInt8]) {
    var writer = JSONWriter(layout: layout)
    swap(&writer.bytes, &output)
    writer.object { writer in
      writer.member("schema", Document.schema)
      writer.object("source") { $0.members(of: document.source) }
      writer.member("status", document.status.rawValue)
      writer.list("tables", document.tables) { writer, _, table in
        writer.object { $0.members(of: table, includesRepairs: includesRepairs) }
      }
      writer.list("grids", document.grids) { writer, index, grid in
        writer.object { $0.members(of: grid, index: index + 1) }
      }
      writer.list("findings", document.findings) { writer, _, finding in
        writer.object { $0.members(of: finding) }
      }
    }
    writer.bytes.append(0x0A)
    swap(&writer.bytes, &output)
  }
}

extension JSONWriter {
  fileprivate mutating func members(of source: Document.Source) {
    member("name", source.name)
    member("sha256", source.sha256)
    member("bytes", source.bytes)
    member("media_type", source.mediaType)
    member("page_count", source.pageCount)
    member("producer", source.producer)
    member("tagged", source.tagged)
    member("encrypted", source.encrypted)
  }

  /// Writes the members of a grid.
  mutating func members(of grid: Table, index: Int) {
    let heading = grid.heading
    member("index", index)
    member("pages", grid.pages)
    member("title", heading.title)
    member("number", heading.number)
    member("amount_unit", heading.amountUnit)
    member("rows", grid.rowCount)
    member("columns", grid.columnCount)
    member("header_rows", grid.headerRows)
    list("cells", grid.cells) { writer, _, cell in
      writer.object { writer in
        writer.member("row", cell.rows.lowerBound)
        writer.member("column", cell.columns.lowerBound)
        writer.member("row_span", cell.rows.count)
        writer.member("column_span", cell.columns.count)
        writer.member("text", cell.text)
        writer.member("page", cell.page)
        writer.member("bbox", cell.box)
      }
    }
  }

  /// Writes the members of a finding.
  mutating func members(of finding: Finding) {
    member("code", finding.code)
    member("severity", finding.severity.rawValue)
    member("message", finding.message)
    member("table", finding.table)
    member("page", finding.page)
    member("bbox", finding.box)
    member("evidence", finding.evidence)
  }
}
