public import Tables

extension Table {
  /// The texts of the cells that begin in each square, row by row; `""` for the other squares.
  public var texts: [[String]] {
    var result = Array(repeating: Array(repeating: "", count: columnCount), count: rowCount)
    for cell in cells { result[cell.rows.lowerBound][cell.columns.lowerBound] = cell.text }
    return result
  }

  /// The cells over more than one square, as `row,column rowsxcolumns`.
  public var spans: [String] {
    cells.filter { $0.rows.count > 1 || $0.columns.count > 1 }.map { cell in
      "\(cell.rows.lowerBound),\(cell.columns.lowerBound) \(cell.rows.count)x\(cell.columns.count)"
    }
  }
}
