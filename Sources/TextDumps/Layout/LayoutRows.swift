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
  private var columns: [Column]
  /// The lines of the dump that hold a chunk of any of them.
  let lines: [Int]
  /// The lines on which whole names of one level stand, level by level.
  var levelLines: [[Int]] = []
  /// Whether a row's cells may all begin at its top although those of other rows stand on its middle:
  /// a page break does that to the row that it cuts.
  var mayMix = false
  /// For each of ``lines``, whether it stands beside the rows that the columns' cells cover; empty
  /// where that says nothing.
  private var isBeside: [Bool] = []
  /// For each of ``lines``, how many blank lines stand above it and below the first.
  private var blanksAbove: [Int] = []
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

  private mutating func bestRows() -> [Range<Int>] {
    var best: (rows: [Range<Int>], costs: [Double]) = ([], [])
    var chosen = Alignment.middle
    for alignment in Alignment.allCases {
      let result = rows(alignment)
      let margin = alignment == .bottom && !mayMix ? Self.rare : 0
      if (result.costs.last ?? .infinity) + margin < best.costs.last ?? .infinity {
        best = result
        chosen = alignment
      }
    }
    alignment = chosen
    before = best.costs
    return best.rows
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
        after[start] = min(after[start], rowCost(start..<end, alignment) + after[end])
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
      let cost = before[row.lowerBound] + rowCost(joined, alignment) + after[next.upperBound]
      if cost - best < Self.margin { result.formUnion([index, index + 1]) }
    }
    return result
  }

  /// What it costs that the cells of rows end at their bottoms: cells whose lines stand half a line apart
  /// look alike.
  private static let rare = 3.0
  /// How much worse another division must be for the chosen one to be sure; see ``RowDoubts``.
  private static let margin = 1.0

  private func rows(_ alignment: Alignment) -> (rows: [Range<Int>], costs: [Double]) {
    var cost = Array(repeating: Double.infinity, count: lines.count + 1)
    var from = Array(repeating: 0, count: lines.count + 1)
    cost[0] = 0
    for end in 1..<max(lines.count + 1, 1) {
      for start in stride(from: end - 1, through: max(0, end - tallest), by: -1) {
        let value = cost[start] + rowCost(start..<end, alignment)
        if value < cost[end] { (cost[end], from[end]) = (value, start) }
      }
    }
    var rows: [Range<Int>] = []
    var end = lines.count
    while end > 0 {
      rows.append(from[end]..<end)
      end = from[end]
    }
    return (rows.reversed(), cost)
  }

  /// The chunks of a column in a row.
  func cell(_ column: Int, in row: Range<Int>) -> Range<Int> {
    let first = columns[column].firstAt
    return first[row.lowerBound]..<first[row.upperBound]
  }

  private func rowCost(_ row: Range<Int>, _ alignment: Alignment) -> Double {
    var cost = ownCost
    var absent = 0.0
    var cells: [(count: Int, off: Double)] = []
    var tops = 0.0
    let middle = Double(row.lowerBound + row.upperBound - 1) / 2
    for index in columns.indices {
      let column = columns[index]
      let range = cell(index, in: row)
      guard let first = column.positions[safe: range.lowerBound], !range.isEmpty,
        let last = column.positions[safe: range.upperBound - 1]
      else {
        absent += column.column.absence
        continue
      }
      cost += column.costs.content(range, as: column.column.kind)
      let wrap = CellCosts.Wrap(column.column)
      for next in range.dropFirst() {
        cost += column.costs.join(
          before: next, lineWidth: column.costs.facts[next - 1].width, in: wrap)
        cost += gap(column, next)
      }
      cost += column.costs.end(
        after: range.upperBound - 1, lineWidth: column.costs.facts[range.upperBound - 1].width,
        in: wrap)
      let down = Double(first - row.lowerBound)
      let off =
        switch alignment {
        case .top: down
        case .bottom: Double(row.upperBound - 1 - last)
        case .middle, .merged: abs(Double(first + last) / 2 - middle)
        }
      cells.append((range.count, off))
      tops += down
    }
    if row.lowerBound == 0, mayContinue, isRemainder(row) { absent = 0 }
    var misfit = misfit(cells, in: row, alignment)
    if mayMix { misfit = min(misfit, tops + 1) }
    return cost + absent + misfit + parallels(row)
      + Self.anotherLevel * Double(levelsTooMany(in: row))
      + Self.blank * Double(blanksAbove[row.upperBound - 1] - blanksAbove[row.lowerBound])
  }

  /// What it costs that a row holds another whole name of a level: it stands under one.
  private static let anotherLevel = 6.0
  /// What it costs that blank lines stand in a row: extractors write them where two lines stand two
  /// characters' heights apart, and the lines of a cell stand closer.
  private static let blank = 3.0
  /// What it costs that all cells of a row have another line, and the same: lines of rows do.
  private static let parallel = 1.5

  /// How many names of one level stand on the lines of a row, beyond the first.
  private func levelsTooMany(in row: Range<Int>) -> Int {
    guard row.count > 1, let first = lines[safe: row.lowerBound],
      let last = lines[safe: row.upperBound - 1]
    else { return 0 }
    return levelLines.reduce(0) { sum, names in
      sum + max(0, names.position(of: last + 1) - names.position(of: first) - 1)
    }
  }

  /// What it costs that all cells of a row stand on the same lines.
  private func parallels(_ row: Range<Int>) -> Double {
    guard row.count > 1 else { return 0 }
    var filled = 0
    for index in columns.indices {
      let count = cell(index, in: row).count
      guard count > 0 else { continue }
      guard count == row.count else { return 0 }
      filled += 1
    }
    return filled > 1 ? Self.parallel * Double(row.count - 1) : 0
  }

  /// Whether a row has no target, so that it may go on with the one before it.
  func isRemainder(_ row: Range<Int>) -> Bool {
    let targets = columns.indices.filter { columns[$0].column.kind == .target }
    return !targets.isEmpty && targets.allSatisfy { cell($0, in: row).isEmpty }
  }

  /// What it costs that a cell goes on below a gap: rows have room between them.
  private static let gap = 1.0
  /// The most lines from one line of a cell to the next: cells beside it, whose lines stand a third
  /// and two thirds of a line lower, have lines of their own.
  private static let pitch = 3

  /// What it costs that a name begins above the rows that it covers.
  private static let crossing = 2.0

  /// What it costs that a chunk goes on with the one before it, for what stands between.
  private func gap(_ column: Column, _ next: Int) -> Double {
    let apart = column.chunks[next].line - column.chunks[next - 1].line
    let crosses =
      column.column.kind == .entity && isBeside[safe: column.positions[next]] ?? false
      && !(isBeside[safe: column.positions[next - 1]] ?? true)
    if crosses { return Self.crossing }
    let isNext = column.positions[next] == column.positions[next - 1] + 1
    return isNext && apart > 1
      ? Self.gap + Double(max(0, apart - Self.pitch)) : Double(max(0, apart - Self.pitch))
  }

  /// What it costs that cells stand elsewhere in their row than its alignment says.
  private func misfit(
    _ cells: [(count: Int, off: Double)], in row: Range<Int>, _ alignment: Alignment
  ) -> Double {
    let tallest = cells.map(\.count).max() ?? 0
    // The lines of cells with an odd and of cells with an even number of lines stand half a line
    // apart.
    let between = cells.lazy.map(\.count).filter { $0 % 2 != tallest % 2 }.max() ?? 0
    let expected = alignment == .middle ? tallest + between : tallest
    var cost = Double(abs(row.count - expected))
    for cell in cells {
      let isBetween = cell.count % 2 != tallest % 2
      cost += alignment == .merged && isBetween ? max(0, cell.off - 0.5) : cell.off
    }
    return cost
  }
}

extension [Int] {
  /// How many numbers of a rising list are smaller than another.
  fileprivate func position(of number: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
