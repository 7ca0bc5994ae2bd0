internal import Budget
internal import Tables

/// Divides the lines of a body whose columns are known into rows.
///
/// Every row is a stretch of lines. In each column it holds one cell or none, and the cells of a
/// row stand around its middle, or all begin at its top, or end at its bottom. A shortest path over the lines finds the
/// stretches with the lowest cost; see ``CellCosts``.
struct LayoutRows {
  /// The chunks of one column, top to bottom, at most one a line.
  struct Column {
    /// What the column is.
    var column: GridColumn
    /// Its chunks.
    var chunks: [Chunk]
    /// For each chunk, the index of its line among those that hold any.
    var positions: [Int] = []
    /// The costs of its chunks as cells.
    var costs: CellCosts
    /// For each line position, the index of the first chunk at or after it.
    var firstAt: [Int] = []
  }

  /// The columns that have one cell a row.
  private(set) var columns: [Column]
  /// The lines of the dump that hold a chunk of any of them.
  let lines: [Int]
  /// The lines on which whole names of one level stand, level by level.
  var levelLines: [[Int]] = []
  /// Whether a row's cells may all begin at its top although those of other rows stand on its middle:
  /// a page break does that to the row that it cuts.
  var mayMix = false
  /// For each of ``lines``, whether it stands beside the rows that the columns' cells cover; empty
  /// where that says nothing.
  private(set) var isBeside: [Bool] = []
  /// For each of ``lines``, how many blank lines stand above it and below the first.
  private(set) var blanksAbove: [Int] = []
  /// Whether the first lines may go on with a row of the page before.
  var mayContinue = false
  /// How the cells of the rows that were found stand to each other.
  private var alignment = Alignment.middle
  /// What the lines before each cost that were found to be rows.
  private var before: [Double] = []
  /// What it costs that there is another row.
  var ownCost = 3.0
  /// The most lines of one row: a cell that fills half a page.
  var tallest = 40

  /// How the cells of a row stand to each other.
  enum Alignment: CaseIterable {
    /// Around one middle; lines that stand half a line apart have lines of their own.
    case middle
    /// Around one middle; lines that stand half a line apart are put onto one.
    case merged
    /// All at the top.
    case top
    /// All at the bottom.
    case bottom
  }

  /// Prepares the columns, given by their chunks.
  ///
  /// - Parameters:
  ///   - columns: The columns, each with its chunks from top to bottom.
  ///   - filled: All lines of the body that hold anything; empty where blank lines say nothing.
  ///   - neighbours: What the dump prints side by side.
  init(
    _ columns: [(column: GridColumn, chunks: [Chunk])], filled: [Int] = [],
    neighbours: Neighbours = Neighbours()
  ) {
    lines = Set(columns.flatMap { $0.chunks.map(\.line) }).sorted()
    blanksAbove = Self.blanks(above: lines, filled)
    var position: [Int: Int] = [:]
    for (index, line) in lines.enumerated() { position[line] = index }
    self.columns = columns.map { column, chunks in
      let tokens = chunks.map { Token(text: $0.bare, page: $0.page, line: $0.line, gap: .line) }
      var column = Column(
        column: column, chunks: chunks,
        costs: CellCosts(
          tokens, spacesDigits: false, knowsColumns: true, neighbours: neighbours))
      column.column.widestLine = tokens.map(\.width).max()
      if chunks.isEmpty, column.column.kind == .text { column.column.absence = 0 }
      column.positions = chunks.compactMap { position[$0.line] }
      return column
    }
    for index in self.columns.indices {
      var next = 0
      self.columns[index].firstAt = (0...lines.count).map { place in
        while next < self.columns[index].positions.count,
          self.columns[index].positions[next] < place
        {
          next += 1
        }
        return next
      }
    }
  }

  /// Tells which lines the rows hold that the cells of the columns cover, top to bottom.
  mutating func setRows(_ rows: [Range<Int>]) {
    var next = rows.startIndex
    isBeside = lines.map { line in
      // A line between two rows stands beside both.
      while next < rows.endIndex, rows[next].upperBound + 1 < line { next += 1 }
      return next < rows.endIndex && rows[next].lowerBound <= line
    }
  }

  /// For each of some lines, how many gaps of one or more blank lines stand above it.
  private static func blanks(above lines: [Int], _ filled: [Int]) -> [Int] {
    var gaps = 0
    var next = filled.startIndex
    return lines.map { line in
      while next < filled.count, filled[next] <= line {
        if next > 0, filled[next] > filled[next - 1] + 1 { gaps += 1 }
        next += 1
      }
      return gaps
    }
  }

  /// The rows as stretches of ``lines``.
  ///
  /// Found twice: first without knowing where columns wrap, then with the widths that the first
  /// reading shows.
  mutating func rows() -> [Range<Int>] {
    let first = bestRows()
    var record = ColumnRecord(columnCount: columns.count)
    for row in first {
      for index in columns.indices {
        let widths = cell(index, in: row).map { columns[index].costs.tokens[$0].width }
        if !widths.isEmpty { record.add(widths, to: index) }
      }
      record.endRow()
    }
    var taught = columns.map(\.column)
    record.teach(&taught, others: nil)
    for index in columns.indices { columns[index].column = taught[index] }
    return bestRows()
  }

  /// The rows that cost least, however their cells stand to each other.
  private mutating func bestRows() -> [Range<Int>] {
    let ways = self.ways()
    var best: Ways?
    for way in ways {
      let margin = way.alignment == .bottom && !mayMix ? Self.rare : 0
      if way.cost + margin < best?.cost ?? .infinity { best = way }
    }
    alignment = best?.alignment ?? .middle
    before = best?.costs ?? []
    return best?.rows ?? []
  }

  /// The indices of the rows that could as well end on another line.
  ///
  /// As in ``RowDoubts``: what the cheapest division costs that ends a row on a given line.
  func doubts(in rows: [Range<Int>]) -> Set<Int> {
    guard let best = before.last, best < .infinity, before.count == lines.count + 1 else {
      return []
    }
    var after = Array(repeating: Double.infinity, count: lines.count + 1)
    after[lines.count] = 0
    for start in stride(from: lines.count - 1, through: 0, by: -1) {
      for end in start + 1...min(lines.count, start + tallest) {
        after[start] = min(after[start], cost(reading(of: start..<end), alignment) + after[end])
      }
    }
    var result: Set<Int> = []
    for (index, row) in rows.enumerated() {
      let others = row.dropFirst().map { before[$0] + after[$0] }
      if others.contains(where: { $0 - best < Self.margin }) { result.insert(index) }
      guard let next = rows[safe: index + 1], next.upperBound - row.lowerBound <= tallest else {
        continue
      }
      let joined = row.lowerBound..<next.upperBound
      let cost =
        before[row.lowerBound] + cost(reading(of: joined), alignment) + after[next.upperBound]
      if cost - best < Self.margin { result.formUnion([index, index + 1]) }
    }
    return result
  }

  /// What it costs that the cells of rows end at their bottoms: cells whose lines stand half a line apart
  /// look alike.
  private static let rare = 3.0
  /// How much worse another division must be for the chosen one to be sure; see ``RowDoubts``.
  private static let margin = 1.0

  /// The cheapest ways to divide the lines before each into rows whose cells stand in one way.
  private struct Ways {
    let alignment: Alignment
    var costs: [Double]
    private var froms: [Int]

    init(_ alignment: Alignment, lineCount: Int) {
      self.alignment = alignment
      costs = Array(repeating: .infinity, count: lineCount + 1)
      froms = Array(repeating: 0, count: lineCount + 1)
      costs[0] = 0
    }

    /// What all lines cost.
    var cost: Double { costs.last ?? .infinity }

    mutating func improve(_ end: Int, by cost: Double, from start: Int) {
      let sum = costs[start] + cost
      guard sum < costs[end] else { return }
      costs[end] = sum
      froms[end] = start
    }

    /// The rows of all lines.
    var rows: [Range<Int>] {
      var result: [Range<Int>] = []
      var end = froms.count - 1
      while end > 0 {
        result.append(froms[end]..<end)
        end = froms[end]
      }
      return result.reversed()
    }
  }

  private func ways() -> [Ways] {
    var ways = Alignment.allCases.map { Ways($0, lineCount: lines.count) }
    for end in lines.indices.map({ $0 + 1 }) {
      for start in stride(from: end - 1, through: max(0, end - tallest), by: -1) {
        let reading = reading(of: start..<end)
        for index in ways.indices {
          ways[index].improve(end, by: cost(reading, ways[index].alignment), from: start)
        }
      }
    }
    return ways
  }

  /// The chunks of a column in a row.
  func cell(_ column: Int, in row: Range<Int>) -> Range<Int> {
    let first = columns[column].firstAt
    return first[row.lowerBound]..<first[row.upperBound]
  }

  /// Whether a row has no target, so that it may go on with the one before it.
  func isRemainder(_ row: Range<Int>) -> Bool {
    let targets = columns.indices.filter { columns[$0].column.kind == .target }
    return !targets.isEmpty && targets.allSatisfy { cell($0, in: row).isEmpty }
  }
}
