public import Tables

/// Plain grids as HTML tables, spans kept.
public struct GridHTML: GridEmitter {
  /// Creates an emitter.
  public init() {}

  /// Appends the beginning of the page.
  public func begin(_ output: inout [UInt8]) { HTMLText.beginPage(&output) }

  /// Appends the end of the page.
  public func end(_ output: inout [UInt8]) { HTMLText.endPage(&output) }

  /// Appends one table element.
  public func write(_ table: Table, number: Int, to output: inout [UInt8]) {
    output.append("<table>\n")
    if let title = table.title { output.append("<caption>\(HTMLText.escaped(title))</caption>\n") }
    for (row, squares) in GridRows(of: table).enumerated() {
      output.append("<tr>")
      for square in squares {
        switch square {
        case .starts(let index):
          write(table.cells[index], of: table, isHeader: row < table.headerRows, to: &output)
        case .covered: break
        // A square that no cell covers still takes its place.
        case .empty: output.append("<td></td>")
        }
      }
      output.append("</tr>\n")
    }
    output.append("</table>\n")
  }

  private func write(_ cell: Cell, of table: Table, isHeader: Bool, to output: inout [UInt8]) {
    let name = isHeader ? "th" : "td"
    output.append("<\(name)")
    let rowSpan = cell.rows.clamped(to: 0..<table.rowCount).count
    let columnSpan = cell.columns.clamped(to: 0..<table.columnCount).count
    if rowSpan > 1 { output.append(" rowspan=\"\(rowSpan)\"") }
    if columnSpan > 1 { output.append(" colspan=\"\(columnSpan)\"") }
    output.append(">\(HTMLText.escaped(cell.text))</\(name)>")
  }
}
