public import Tables

/// Plain grids as pipe tables of GitHub-flavoured Markdown.
///
/// Markdown has no spans and one header row: the text of a cell stands in its first square; of
/// several header rows the texts above each other stand in one cell, on a line each.
public struct GridMarkdown: GridEmitter {
  /// Creates an emitter.
  public init() {}

  /// Appends a section with the table.
  public func write(_ table: Table, number: Int, to output: inout [UInt8]) {
    let title = table.title.map { " " + MarkdownText.inline($0) } ?? ""
    output.append("## \(number).\(title)\n\n")
    guard table.columnCount > 0 else { return }
    var header = [[String]](repeating: [], count: table.columnCount)
    var rows: [[String]] = []
    for (row, squares) in GridRows(of: table).enumerated() {
      guard row < table.headerRows else {
        rows.append(
          squares.map { square in
            if case .starts(let index) = square { table.cells[index].text } else { "" }
          })
        continue
      }
      for (column, square) in squares.enumerated() {
        guard let cell = square.cell, table.cells[cell].isTop(row) else { continue }
        header[column].append(table.cells[cell].text)
      }
    }
    MarkdownTable.write(
      header: header.map { $0.joined(separator: "\n") }, rows: rows, to: &output)
  }
}

extension Square {
  /// The cell that the square belongs to.
  fileprivate var cell: Int? {
    switch self {
    case .starts(let index), .covered(let index): index
    case .empty: nil
    }
  }
}

extension Cell {
  fileprivate func isTop(_ row: Int) -> Bool { rows.lowerBound == row }
}
