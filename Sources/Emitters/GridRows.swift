internal import Tables

/// What stands in one square of a grid row.
enum Square {
  /// The first square of a cell, by its index.
  case starts(Int)
  /// Another square of a cell, by its index.
  case covered(Int)
  /// Nothing.
  case empty
}

/// The squares of a table row by row, for formats that are written in that order.
struct GridRows: Sequence, IteratorProtocol {
  private let table: Table
  private let order: [Int]
  private var position = 0
  private var row = 0
  /// For each column the cell that reaches down into the next row.
  private var reaching: [Int?]

  /// Creates the rows of a table.
  init(of table: Table) {
    self.table = table
    order = table.cells.indices.sorted {
      table.cells[$0].rows.lowerBound < table.cells[$1].rows.lowerBound
    }
    reaching = Array(repeating: nil, count: Swift.max(0, table.columnCount))
  }

  /// The squares of the next row, one a column; `nil` after the last.
  mutating func next() -> [Square]? {
    guard row < table.rowCount else { return nil }
    var squares = reaching.map { index in index.map { Square.covered($0) } ?? .empty }
    while position < order.count, table.cells[order[position]].rows.lowerBound <= row {
      let index = order[position]
      position += 1
      let columns = table.cells[index].columns.clamped(to: 0..<reaching.count)
      for column in columns {
        squares[column] = column == columns.lowerBound ? .starts(index) : .covered(index)
        reaching[column] = index
      }
    }
    row += 1
    for (column, index) in reaching.enumerated() {
      if let index, table.cells[index].rows.upperBound <= row { reaching[column] = nil }
    }
    return squares
  }
}
