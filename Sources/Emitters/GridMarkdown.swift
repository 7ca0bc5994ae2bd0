public import Tables

/// Plain grids as pipe tables of GitHub-flavoured Markdown.
///
/// Markdown has no spans and one header row: the text of a cell stands in its first square; of
/// several header rows the texts above each other stand in one cell, on a line each. Rows that only
/// repeat what stands above a table, such as its unit, become lines above it.
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
    let headingRows = table.headingRows
    for (row, squares) in GridRows(of: table).enumerated() {
      if row < headingRows {
        write(headingRow: squares, of: table, to: &output)
        continue
      }
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

  /// Appends a row as a line, but for the title, which the heading of the section holds.
  private func write(headingRow squares: [Square], of table: Table, to output: inout [UInt8]) {
    let title = table.title?.withoutBlanks
    var texts: [String] = []
    for case .starts(let index) in squares {
      let text = table.cells[index].text
      if !text.isEmpty, text.withoutBlanks != title { texts.append(text) }
    }
    guard !texts.isEmpty else { return }
    output.append(MarkdownText.paragraph(texts.joined(separator: "　")) + "\n\n")
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
