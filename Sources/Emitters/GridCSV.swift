public import Budget
public import Tables

/// Plain grids as comma-separated values.
///
/// CSV has no spans: the text of a cell stands in its first square, the others are empty. In an
/// output of a whole document an empty line follows each table.
public struct GridCSV: GridEmitter {
  /// Whether cells that a spreadsheet program would run as a formula get an apostrophe in front.
  public var isSpreadsheetSafe: Bool
  /// Whether the output begins with a byte-order mark, as spreadsheet programs need it of a file.
  public var hasByteOrderMark: Bool

  /// Creates an emitter.
  public init(isSpreadsheetSafe: Bool = false, hasByteOrderMark: Bool = false) {
    self.isSpreadsheetSafe = isSpreadsheetSafe
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// Appends the byte-order mark, where one is wanted.
  public func begin(_ output: inout [UInt8]) {
    if hasByteOrderMark { output.append(CSVWriter.byteOrderMark) }
  }

  /// Appends every grid of the document, an empty line after each.
  public func write(_ document: Document, to output: inout [UInt8]) {
    for (index, table) in document.grids.enumerated() {
      write(table, number: index + 1, to: &output)
      output.append(CSVWriter.lineEnd)
    }
  }

  /// Appends one line a row.
  public func write(_ table: Table, number: Int, to output: inout [UInt8]) {
    let writer = CSVWriter(isSpreadsheetSafe: isSpreadsheetSafe)
    for squares in GridRows(of: table) {
      for (column, square) in squares.enumerated() {
        if column > 0 { output.append(CSVWriter.separator) }
        guard case .starts(let index) = square else { continue }
        writer.write(table.cells[index].text, to: &output)
      }
      output.append(CSVWriter.lineEnd)
    }
  }
}
