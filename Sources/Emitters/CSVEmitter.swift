public import Budget

/// Comma-separated values in long form: one line an indicator.
///
/// What is said of the document and of the table stands on each of its lines, so that a line can
/// be understood, filtered and counted alone. Cells are verbatim. A table without indicators, and
/// a document without tables, still has a line. Boxes, printed labels that have no column of their
/// own, 年度主要任务 and findings are left out: JSON has them.
public struct CSVEmitter: Emitter {
  /// The language of the first line.
  public enum Headers: String, Hashable, Sendable, CaseIterable {
    /// The printed Chinese terms.
    case chinese = "zh"
    /// The names of the JSON members.
    case english = "en"
  }

  /// The language of the first line.
  public var headers: Headers
  /// Whether cells that a spreadsheet program would run as a formula get an apostrophe in front.
  public var isSpreadsheetSafe: Bool
  /// Whether the output begins with a byte-order mark, as spreadsheet programs need it of a file.
  public var hasByteOrderMark: Bool

  /// Creates an emitter.
  public init(
    headers: Headers = .chinese, isSpreadsheetSafe: Bool = false, hasByteOrderMark: Bool = false
  ) {
    self.headers = headers
    self.isSpreadsheetSafe = isSpreadsheetSafe
    self.hasByteOrderMark = hasByteOrderMark
  }

  private var writer: CSVWriter { CSVWriter(isSpreadsheetSafe: isSpreadsheetSafe) }

  /// Appends the line of column names.
  public func begin(_ output: inout [UInt8]) {
    if hasByteOrderMark { output.append(CSVWriter.byteOrderMark) }
    let isChinese = headers == .chinese
    var names = Column<Document>.ofDocument.map { isChinese ? $0.chinese : $0.english }
    names += Column<PerformanceTable>.ofTable.map { isChinese ? $0.chinese : $0.english }
    names += Self.indicatorColumns.map { isChinese ? $0.chinese : $0.english }
    for (index, name) in names.enumerated() {
      if index > 0 { output.append(CSVWriter.separator) }
      output.append(name)
    }
    output.append(CSVWriter.lineEnd)
  }

  private static let indicatorColumns = Column<Indicator>.printed + Column<Indicator>.reading

  /// Appends a line an indicator.
  public func write(_ document: Document, to output: inout [UInt8]) {
    var start: [UInt8] = []
    cells(of: document, in: Column.ofDocument, to: &start)
    let documentEnd = start.count
    for table in document.tables {
      start.removeSubrange(documentEnd...)
      start.append(CSVWriter.separator)
      cells(of: table, in: Column.ofTable, to: &start)
      start.append(CSVWriter.separator)
      for indicator in table.indicators {
        output.append(contentsOf: start)
        cells(of: indicator, in: Self.indicatorColumns, to: &output)
        output.append(CSVWriter.lineEnd)
      }
      if table.indicators.isEmpty {
        output.append(contentsOf: start)
        blanks(Self.indicatorColumns.count - 1, to: &output)
        output.append(CSVWriter.lineEnd)
      }
    }
    if document.tables.isEmpty {
      output.append(contentsOf: start)
      blanks(Column<PerformanceTable>.ofTable.count + Self.indicatorColumns.count, to: &output)
      output.append(CSVWriter.lineEnd)
    }
  }

  private func cells<Value>(
    of value: Value, in columns: [Column<Value>], to output: inout [UInt8]
  ) {
    for (index, column) in columns.enumerated() {
      if index > 0 { output.append(CSVWriter.separator) }
      writer.write(column.text(value), to: &output)
    }
  }

  private func blanks(_ count: Int, to output: inout [UInt8]) {
    output.append(contentsOf: repeatElement(CSVWriter.separator, count: count))
  }
}

extension Emitter where Self == CSVEmitter {
  /// Comma-separated values in long form, Chinese column names.
  public static var csv: Self { Self() }
}
