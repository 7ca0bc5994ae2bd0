internal import Tables

/// A table with fast look-up of the cell at a square, and a record of the cells that were read.
struct GridView {
  /// What became of a cell's text, from nothing to a place of its own.
  enum Use: UInt8, Comparable {
    /// No reader took it.
    case none
    /// It fills a blank row of the form: ……, or it repeats the header.
    case dropped
    /// It names a part of the table.
    case label
    /// It stands in the output for all rows beside it: levels, projects of a list.
    case shared
    /// It stands in the output once.
    case value

    static func < (left: Use, right: Use) -> Bool { left.rawValue < right.rawValue }
  }

  let table: Table
  /// The index of the cell at each square, row by row; -1 where there is none.
  private var owners: [Int]
  /// For each cell: what became of its text.
  private(set) var uses: [Use]

  init(_ table: Table) {
    self.table = table
    owners = Array(repeating: -1, count: max(0, table.rowCount * table.columnCount))
    uses = Array(repeating: .none, count: table.cells.count)
    for (index, cell) in table.cells.enumerated() {
      for row in cell.rows.clamped(to: 0..<table.rowCount) {
        for column in cell.columns.clamped(to: 0..<table.columnCount) {
          owners[row * table.columnCount + column] = index
        }
      }
    }
  }

  /// The index of the cell at a square, or `nil`.
  func index(row: Int, column: Int) -> Int? {
    guard row >= 0, row < table.rowCount, column >= 0, column < table.columnCount else {
      return nil
    }
    let owner = owners[row * table.columnCount + column]
    return owner < 0 ? nil : owner
  }

  /// The cell at a square, or `nil`.
  func cell(row: Int, column: Int) -> Cell? {
    index(row: row, column: column).map { table.cells[$0] }
  }

  /// The indices of the cells that cover some columns of a row, from left to right.
  func indices(row: Int, columns: Range<Int>) -> [Int] {
    var result: [Int] = []
    for column in columns {
      if let index = index(row: row, column: column), result.last != index { result.append(index) }
    }
    return result
  }

  /// The indices of the cells that cover a row, from left to right.
  func indices(row: Int) -> [Int] { indices(row: row, columns: 0..<table.columnCount) }

  /// The indices of the cells that begin in a row, from left to right.
  func beginning(row: Int) -> [Int] {
    indices(row: row).filter { table.cells[$0].rows.lowerBound == row }
  }

  /// Records that the text of a cell has found a place; the best one it was given stays.
  mutating func read(_ index: Int, as use: Use = .value) { uses[index] = max(uses[index], use) }
}
