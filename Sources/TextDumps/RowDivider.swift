internal import Budget
internal import Tables

/// One row of a divided text: which tokens stand in which column.
struct DividedRow {
  /// The cells in the order of the columns.
  var cells: [(column: Int, tokens: Range<Int>)] = []
  /// Whether it names a sum: its first cell covers the columns before its numbers.
  var isTotal = false
  /// Whether it only goes on with the row before it, on a new page.
  var isRemainder = false
}

/// What a row left behind on the page before.
struct CutRow {
  /// The texts of its cells by column.
  var texts: [Int: String]
  /// The widths of their last lines by column.
  var lineWidths: [Int: Int]
}

/// Divides the words of a table's body into rows and cells.
///
/// The words come cell by cell, row by row; where a cell ends, which cells are empty and which are
/// merged with the row above is not said. A shortest path over (token, column) finds the division
/// with the lowest cost; see ``CellCosts``.
///
/// - Complexity: Linear in the tokens, times the columns and the longest cell.
struct RowDivider {
  /// The columns.
  var columns: [GridColumn]
  /// The most tokens that one cell may have.
  ///
  /// A goal of a page has some 60 lines; a larger number costs time, a smaller one would cut cells.
  var longestCell = 80
  /// Whether words after the last row may belong to no table.
  var mayEndEarly = false
  /// What it costs to begin another row.
  var rowCost = 3.0
  /// What the row before a page break left behind, where the words begin a page.
  var cutRow: CutRow?

  /// The rows, and where the words after the last row begin.
  struct Division {
    var rows: [DividedRow] = []
    var end = 0
    var cost = 0.0
  }

  /// The states: one a column, one for the label of a sum, and one a column for what goes on from
  /// the page before.
  private var stateCount: Int { columns.count * 2 + 1 }
  private var totalState: Int { columns.count }
  private func remainderColumn(_ state: Int) -> Int? {
    state > columns.count ? state - columns.count - 1 : nil
  }

  /// Divides some words.
  func division(of costs: CellCosts) -> Division {
    let count = costs.tokens.count
    guard count > 0, !columns.isEmpty else { return Division() }
    var path = Path(count: count, stateCount: stateCount)
    let moves = transitions()
    for start in 0..<count {
      for state in 0..<stateCount {
        let (best, from) = cheapestEntry(start, state, path, moves)
        guard best < .infinity else { continue }
        extend(start, state, best, from, costs, &path)
      }
    }
    return trace(path, costs)
  }

  // MARK: Steps

  /// The cost of each state being followed by each other, row breaks among them.
  private func transitions() -> [[Double]] {
    var result = Array(
      repeating: Array(repeating: Double.infinity, count: stateCount), count: stateCount)
    for left in 0..<stateCount {
      for right in 0..<columns.count {
        let rowBreak = rowEnd(left) + rowStart(right)
        guard left < columns.count, right > left else {
          let isPoints = left == totalState
          result[left][right] =
            isPoints && columns[right].isFigure ? min(0, rowBreak) : rowBreak
          continue
        }
        result[left][right] = (left + 1..<right).reduce(0) { sum, between in
          sum
            + (columns[left].isMerged
              ? columns[between].absenceInNewGroup : columns[between].absence)
        }
      }
      result[left][totalState] = rowEnd(left)
      guard let column = remainderColumn(left) else { continue }
      for next in column + 1..<max(columns.count, column + 1) {
        result[left][columns.count + 1 + next] = 0
      }
    }
    return result
  }

  private func rowEnd(_ state: Int) -> Double {
    guard state < columns.count else { return 0 }
    return columns[(state + 1)...].reduce(0) { $0 + $1.absence }
  }

  private func rowStart(_ state: Int) -> Double {
    columns[..<state].reduce(rowCost) { $0 + $1.absence }
  }

  private func firstCost(_ state: Int) -> Double {
    if remainderColumn(state) != nil { return cutRow == nil ? .infinity : 2 }
    guard state < columns.count else { return rowCost }
    // The first row of all has every cell.
    guard cutRow == nil else { return rowStart(state) }
    return columns[..<state].reduce(rowCost) { $0 + max($1.absence, $1.absenceInNewGroup) }
  }

  private func cheapestEntry(
    _ start: Int, _ state: Int, _ path: Path, _ moves: [[Double]]
  ) -> (Double, Int) {
    guard start > 0 else { return (firstCost(state), -1) }
    var best = Double.infinity
    var from = -1
    for left in 0..<stateCount {
      let cost = path[start, left] + moves[left][state]
      if cost < best { (best, from) = (cost, left) }
    }
    return (best, from)
  }

  private func extend(
    _ start: Int, _ state: Int, _ entry: Double, _ from: Int, _ costs: CellCosts, _ path: inout Path
  ) {
    let isTotal = state == totalState
    if isTotal, !costs.facts[start].shape.contains(.total) { return }
    let label = GridColumn(header: [], kind: .label, absence: 0)
    let column = CellCosts.Wrap(isTotal ? label : columns[remainderColumn(state) ?? state])
    var inside = 0.0
    var lineWidth = 0
    let limit = isTotal ? start + 1 : min(costs.tokens.count, start + longestCell)
    for end in start + 1...max(limit, start + 1) {
      let token = costs.facts[end - 1]
      if end - 1 > start {
        inside += costs.join(before: end - 1, lineWidth: lineWidth, in: column)
        lineWidth = token.gap == .space ? lineWidth + token.width + 1 : token.width
      } else {
        lineWidth = token.width
      }
      inside += costs.overflow(lineWidth: lineWidth, in: column)
      // No cell is worth more than this; what follows can only cost more.
      if inside > 24 { return }
      let range = start..<end
      var cost = entry + inside + costs.end(after: end - 1, lineWidth: lineWidth, in: column)
      if let cut = remainderColumn(state) {
        cost += remainder(range, in: cut, costs)
      } else {
        cost += isTotal ? -3 : costs.content(range, as: column.kind)
      }
      path.improve(end, state, cost, start, from)
    }
  }

  /// What it costs that some words go on with a cell of the page before.
  private func remainder(_ range: Range<Int>, in column: Int, _ costs: CellCosts) -> Double {
    guard let cutRow, let first = costs.tokens[safe: range.lowerBound] else { return .infinity }
    guard let before = cutRow.texts[column] else {
      return costs.content(range, as: columns[column].kind) + 0.5
    }
    let joined = before + costs.tokens[range].map(\.text).joined()
    switch columns[column].kind {
    case .level1: return Labels.isLevel1(joined) ? -3 : 3
    case .level2: return Labels.isLevel2(joined) ? -3 : 3
    case .points, .amount, .nature, .direction, .rate, .measure: return 6
    default: break
    }
    var cost = first.shape.contains(.beginsTarget) ? 1.0 : 0
    guard let wrapWidth = columns[column].wrapWidth, let width = cutRow.lineWidths[column] else {
      return cost + 1
    }
    cost += wrapWidth - width < first.headWidth + 2 ? 0.3 : 3
    return cost
  }

  // MARK: Doubts

  /// How much worse another place of a cell's end must be for the reading to be sure.
  ///
  /// About half of one coincidence: below it, chance decides.
  private static let margin = 0.5

  /// Pairs of neighbouring cells whose common end could as well stand a line up or down.
  func doubts(in division: Division, of costs: CellCosts) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for row in division.rows where !row.isTotal && !row.isRemainder {
      for (left, right) in zip(row.cells, row.cells.dropFirst()) {
        let whole = left.tokens.lowerBound..<right.tokens.upperBound
        let middle = right.tokens.lowerBound
        guard right.column == left.column + 1, costs.facts[safe: middle]?.gap != .space else {
          continue
        }
        let chosen = cost(whole, middle, left.column, costs)
        let lines = whole.dropFirst().filter { costs.facts[$0].gap != .space }
        let others = [lines.last { $0 < middle }, lines.first { $0 > middle }].compactMap(\.self)
        let isDoubtful = others.contains { other in
          cost(whole, other, left.column, costs) - chosen < Self.margin
        }
        if isDoubtful { result.append(whole) }
      }
    }
    return result
  }

  /// What two cells cost that meet at a place.
  private func cost(_ whole: Range<Int>, _ middle: Int, _ column: Int, _ costs: CellCosts) -> Double
  {
    costs.cell(whole.lowerBound..<middle, in: columns[column])
      + costs.cell(middle..<whole.upperBound, in: columns[column + 1])
  }

  // MARK: The way back

  private func trace(_ path: Path, _ costs: CellCosts) -> Division {
    let count = costs.tokens.count
    var best = Double.infinity
    var end = count
    var state = 0
    for candidate in stride(from: count, to: 0, by: -1) {
      let isWhole = candidate == count
      guard isWhole || (mayEndEarly && costs.tokens[candidate].gap != .space) else { continue }
      let outside = isWhole ? 0 : outsideCost(count - candidate)
      guard outside < best else { break }
      for last in 0..<stateCount {
        let cost = path[candidate, last] + rowEnd(last) + outside
        if cost < best { (best, end, state) = (cost, candidate, last) }
      }
    }
    guard best < .infinity else {
      // No division is possible: the words stay together rather than be lost.
      return Division(rows: [DividedRow(cells: [(0, 0..<count)])], end: count, cost: best)
    }
    // Nothing in the words looks like a row.
    if mayEndEarly, outsideCost(count) < best { return Division(cost: best) }
    return Division(rows: rows(path, end, state), end: end, cost: best)
  }

  /// What it costs that some words after the last row belong to no table.
  private func outsideCost(_ count: Int) -> Double { 6 + 0.5 * Double(count) }

  private func rows(_ path: Path, _ end: Int, _ state: Int) -> [DividedRow] {
    var cells: [(state: Int, tokens: Range<Int>)] = []
    var (end, state) = (end, state)
    while end > 0, let step = path.step(end, state) {
      cells.append((state, step.start..<end))
      (end, state) = (step.start, step.from)
    }
    var rows: [DividedRow] = []
    var last = Int.max
    for cell in cells.reversed() {
      let goesOn =
        cell.state > last
        || (last == totalState && cell.state < totalState && columns[cell.state].isFigure)
      if cell.state == totalState {
        rows.append(DividedRow(isTotal: true))
      } else if !goesOn || rows.isEmpty {
        rows.append(DividedRow(isRemainder: remainderColumn(cell.state) != nil))
      }
      let column = cell.state == totalState ? 0 : remainderColumn(cell.state) ?? cell.state
      rows[rows.count - 1].cells.append((column, cell.tokens))
      last = cell.state
    }
    return rows
  }
}

/// The cheapest ways to every token and state.
private struct Path {
  private let stateCount: Int
  private var cost: [Double]
  private var start: [Int32]
  private var from: [Int16]

  init(count: Int, stateCount: Int) {
    self.stateCount = stateCount
    cost = Array(repeating: .infinity, count: (count + 1) * stateCount)
    start = Array(repeating: -1, count: cost.count)
    from = Array(repeating: -1, count: cost.count)
  }

  subscript(end: Int, state: Int) -> Double { cost[end * stateCount + state] }

  mutating func improve(_ end: Int, _ state: Int, _ value: Double, _ begin: Int, _ before: Int) {
    let index = end * stateCount + state
    guard value < cost[index] else { return }
    cost[index] = value
    start[index] = Int32(begin)
    from[index] = Int16(before)
  }

  func step(_ end: Int, _ state: Int) -> (start: Int, from: Int)? {
    let index = end * stateCount + state
    guard cost.indices.contains(index), start[index] >= 0 else { return nil }
    return (Int(start[index]), Int(from[index]))
  }
}
