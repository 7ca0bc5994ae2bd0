/// The rows and columns that rulings draw, and which neighbouring squares a ruling parts.
struct Grid {
  /// The x coordinates of the column lines, ascending, in points.
  var columnEdges: [Double]
  /// The y coordinates of the row lines, ascending, in points.
  var rowEdges: [Double]
  /// Whether the vertical rulings run on below the lowest horizontal one.
  var isOpenAtBottom = false
  /// From where to where rulings close the last row below, in points; `nil` where all of it counts as
  /// closed or open alike.
  var foot: [ClosedRange<Double>]?
  /// Whether the vertical rulings run on above the topmost horizontal one.
  var isOpenAtTop = false
  /// For each row and column: whether a ruling parts the square from the one to its right.
  private var rightWalls: [Bool] = []
  /// For each row and column: whether a ruling parts the square from the one below.
  private var bottomWalls: [Bool] = []

  /// How many squares a grid may have.
  static let mostSquares = 250_000

  var rowCount: Int { rowEdges.count - 1 }
  var columnCount: Int { columnEdges.count - 1 }
  var box: Rect {
    Rect(
      left: columnEdges.first ?? 0, top: rowEdges.first ?? 0,
      right: columnEdges.last ?? 0, bottom: rowEdges.last ?? 0)
  }

  /// Builds the grid of rulings that touch each other.
  ///
  /// `snap`: how far apart two rulings may lie and still be one line, in points.
  /// There is none where the rulings enclose no square.
  init?(rulings: [Ruling], snap: Double) {
    var horizontal: [Ruling] = []
    var vertical: [Ruling] = []
    for ruling in rulings {
      if ruling.axis == .horizontal { horizontal.append(ruling) } else { vertical.append(ruling) }
    }
    guard !horizontal.isEmpty, !vertical.isEmpty else { return nil }
    var rows = Grid.clustered(horizontal.map(\.position), within: snap)
    var columns = Grid.clustered(vertical.map(\.position), within: snap)
    let left = horizontal.reduce(Double.infinity) { min($0, $1.extent.lowerBound) }
    let right = horizontal.reduce(-Double.infinity) { max($0, $1.extent.upperBound) }
    let top = vertical.reduce(Double.infinity) { min($0, $1.extent.lowerBound) }
    let bottom = vertical.reduce(-Double.infinity) { max($0, $1.extent.upperBound) }
    // Rulings that run on past the last one across them leave a side open: a table without outer
    // sides, or one cut by a page break. A cell needs some room to be one.
    let reach = 3 * snap
    if left < columns[0] - reach { columns.insert(left, at: 0) }
    if right > columns[columns.count - 1] + reach { columns.append(right) }
    isOpenAtTop = top < rows[0] - reach
    if isOpenAtTop { rows.insert(top, at: 0) }
    isOpenAtBottom = bottom > rows[rows.count - 1] + reach
    if isOpenAtBottom { rows.append(bottom) }
    guard rows.count > 1, columns.count > 1 else { return nil }
    // A page holds some ten thousand characters: more squares than this are a drawing, or an attack
    // on memory.
    guard rows.count.multipliedReportingOverflow(by: columns.count).partialValue <= Grid.mostSquares
    else { return nil }
    rowEdges = rows
    columnEdges = columns
    let last = rows[rows.count - 1]
    foot = horizontal.filter { abs($0.position - last) <= snap }.map(\.extent)
    rightWalls = Array(repeating: false, count: (rows.count - 1) * (columns.count - 1))
    bottomWalls = rightWalls
    for ruling in vertical { markWall(of: ruling) }
    for ruling in horizontal { markWall(of: ruling) }
  }

  /// Builds a grid of known edges and cells.
  ///
  /// - Parameters:
  ///   - columnEdges: The x coordinates of the column lines, ascending, two or more.
  ///   - rowEdges: The y coordinates of the row lines, ascending, two or more.
  ///   - owners: For each square, row by row, the number of the cell that it belongs to.
  init?(columnEdges: [Double], rowEdges: [Double], owners: [Int]) {
    let rows = rowEdges.count - 1
    let columns = columnEdges.count - 1
    guard rows > 0, columns > 0, owners.count == rows * columns else { return nil }
    self.columnEdges = columnEdges
    self.rowEdges = rowEdges
    rightWalls = Array(repeating: false, count: owners.count)
    bottomWalls = rightWalls
    for square in owners.indices {
      if square % columns + 1 < columns {
        rightWalls[square] = owners[square] != owners[square + 1]
      }
      if square + columns < owners.count {
        bottomWalls[square] = owners[square] != owners[square + columns]
      }
    }
  }

  /// Whether a ruling parts a square from the one to its right.
  func isWalledRight(row: Int, column: Int) -> Bool {
    column + 1 >= columnCount || rightWalls[row * columnCount + column]
  }

  /// Whether a ruling parts a square from the one below.
  func isWalledBelow(row: Int, column: Int) -> Bool {
    row + 1 >= rowCount || bottomWalls[row * columnCount + column]
  }

  /// Whether no ruling closes the last row below some columns, as where a page break cuts a merged cell
  /// beside whole ones.
  func isOpenBelow(columns: Range<Int>) -> Bool {
    guard let foot else { return isOpenAtBottom }
    return columns.allSatisfy { column in
      let middle = (columnEdges[column] + columnEdges[column + 1]) / 2
      return !foot.contains { $0.contains(middle) }
    }
  }

  /// The rectangle of some rows and columns, in points.
  func box(rows: Range<Int>, columns: Range<Int>) -> Rect {
    Rect(
      left: columnEdges[columns.lowerBound], top: rowEdges[rows.lowerBound],
      right: columnEdges[columns.upperBound], bottom: rowEdges[rows.upperBound])
  }

  /// The rectangles of squares that no ruling parts, each square in exactly one, by row and column.
  ///
  /// A group of squares that is no rectangle, as stray rulings make, falls apart into some.
  func spans() -> [(rows: Range<Int>, columns: Range<Int>)] {
    var result: [(rows: Range<Int>, columns: Range<Int>)] = []
    var taken = Array(repeating: false, count: rowCount * columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount where !taken[row * columnCount + column] {
        var end = column + 1
        while !isWalledRight(row: row, column: end - 1), !taken[row * columnCount + end] {
          end += 1
        }
        var bottom = row + 1
        while canExtend(down: bottom - 1, columns: column..<end, taken: taken) { bottom += 1 }
        for r in row..<bottom {
          for c in column..<end { taken[r * columnCount + c] = true }
        }
        result.append((row..<bottom, column..<end))
      }
    }
    return result
  }

  private func canExtend(down row: Int, columns: Range<Int>, taken: [Bool]) -> Bool {
    guard row + 1 < rowCount else { return false }
    for column in columns {
      if isWalledBelow(row: row, column: column) { return false }
      if taken[(row + 1) * columnCount + column] { return false }
      if column + 1 < columns.upperBound, isWalledRight(row: row + 1, column: column) {
        return false
      }
    }
    let next = row + 1
    // The squares at both sides must be parted there as well, or the group is no rectangle.
    if columns.lowerBound > 0, !isWalledRight(row: next, column: columns.lowerBound - 1) {
      return false
    }
    return isWalledRight(row: next, column: columns.upperBound - 1)
  }

  private mutating func markWall(of ruling: Ruling) {
    let isVertical = ruling.axis == .vertical
    let across = isVertical ? columnEdges : rowEdges
    let along = isVertical ? rowEdges : columnEdges
    let line = Grid.nearest(to: ruling.position, in: across)
    guard line > 0, line < across.count - 1 else { return }
    // A ruling parts a square where it runs past the square's middle.
    var index = max(0, Grid.nearest(to: ruling.extent.lowerBound, in: along) - 1)
    while index + 1 < along.count {
      let middle = (along[index] + along[index + 1]) / 2
      if middle > ruling.extent.upperBound { break }
      if middle >= ruling.extent.lowerBound {
        if isVertical {
          rightWalls[index * columnCount + line - 1] = true
        } else {
          bottomWalls[(line - 1) * columnCount + index] = true
        }
      }
      index += 1
    }
  }

  /// The index of the value nearest to a position.
  ///
  /// - Precondition: `values` is ascending and not empty.
  static func nearest(to position: Double, in values: [Double]) -> Int {
    let upper = Grid.firstIndex(above: position, in: values)
    if upper == 0 { return 0 }
    if upper == values.count { return values.count - 1 }
    return position - values[upper - 1] <= values[upper] - position ? upper - 1 : upper
  }

  /// The index of the first value above a position; the count where there is none.
  static func firstIndex(above position: Double, in values: [Double]) -> Int {
    values.firstSorted { $0 > position }
  }

  /// The means of positions that lie within a distance of each other's group.
  static func clustered(_ positions: [Double], within distance: Double) -> [Double] {
    var result: [Double] = []
    var sum = 0.0
    var count = 0.0
    var start = 0.0
    for position in positions.sorted() {
      if count > 0, position - start <= distance {
        sum += position
        count += 1
      } else {
        if count > 0 { result.append(sum / count) }
        sum = position
        count = 1
        start = position
      }
    }
    if count > 0 { result.append(sum / count) }
    return result
  }
}
