internal import Budget
internal import Tables

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
  /// Whether merged cells stand in the last row that they cover, not in the first.
  var mergesAtEnd = false
  /// What it costs to begin another row.
  var rowCost = 3.0
  /// Whether the table goes on behind the words, on the next page.
  var isCutAtEnd = false
  /// For each column the set of indicators that it belongs to where two stand side by side.
  private let sets: [Int?]
  /// What the row before a page break left behind, where the words begin a page.
  var cutRow: CutRow?

  /// Creates a divider.
  init(columns: [GridColumn]) {
    self.columns = columns
    let names = columns.indices.filter { columns[$0].kind == .name }
    let seconds = columns.indices.filter { columns[$0].kind == .level2 }
    guard names.count == 2, seconds.count == 2 else {
      sets = Array(repeating: nil, count: columns.count)
      return
    }
    sets = columns.indices.map { $0 < seconds[1] ? 0 : 1 }
  }

  /// The rows, and where the words after the last row begin.
  struct Division {
    var rows: [DividedRow] = []
    var end = 0
    var cost = 0.0
  }

  /// The states: one a column, one for the label of a sum or the dots of a row without words, and one a column for what goes on from
  /// the page before.
  var stateCount: Int { columns.count * 2 + 1 }
  var wholeState: Int { columns.count }
  func remainderColumn(_ state: Int) -> Int? {
    state > columns.count ? state - columns.count - 1 : nil
  }

  /// Divides some words.
  func division(of costs: CellCosts) -> Division { trace(ways(costs), costs) }

  /// The cheapest ways to every word.
  func ways(_ costs: CellCosts) -> DivisionWays {
    let count = costs.tokens.count
    guard count > 0, !columns.isEmpty else { return DivisionWays(count: 0, stateCount: 0) }
    var ways = DivisionWays(count: count, stateCount: stateCount)
    let moves = transitions()
    for start in 0..<count {
      for state in 0..<stateCount {
        let (entry, from) = cheapestEntry(start, state, ways, moves)
        guard entry < .infinity else { continue }
        forEachCell(from: start, state, costs) { end, cost in
          ways.improve(end, state, entry + cost, start, from)
        }
      }
    }
    return ways
  }

  // MARK: Steps

  /// The cost of each state being followed by each other, row breaks among them.
  func transitions() -> [[Double]] {
    var result = Array(
      repeating: Array(repeating: Double.infinity, count: stateCount), count: stateCount)
    for left in 0..<stateCount {
      for right in 0..<columns.count {
        let rowBreak = rowEnd(left) + rowStart(right)
        guard left < columns.count, right > left else {
          let isPoints = left == wholeState
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
      result[left][wholeState] = rowEnd(left)
      guard let column = remainderColumn(left) else { continue }
      for next in column + 1..<max(columns.count, column + 1) {
        result[left][columns.count + 1 + next] = 0
      }
    }
    return result
  }

  func rowEnd(_ state: Int) -> Double {
    guard state < columns.count else { return 0 }
    let cost = columns[(state + 1)...].reduce(0) { $0 + $1.absence }
    // The subtotal of a department in a list: its name and its sum.
    return isSubtotalEnd(state) ? min(cost, Self.subtotalCost) : cost
  }

  /// What it costs that the words end with a state.
  ///
  /// Before a page break the cells of a project may stand alone: some producers draw them behind its
  /// rows, and its first row may begin the next page.
  func lastEnd(_ state: Int) -> Double {
    let cost = rowEnd(state)
    guard isCutAtEnd, state < columns.count, columns[state].isMerged,
      columns[...state].contains(where: { $0.role == .project })
    else { return cost }
    return [.entity, .goals, .amount].contains(columns[state].kind)
      ? min(cost, Self.subtotalCost) : cost
  }

  /// Whether a row may end with a column because it is the subtotal of the projects below it.
  private func isSubtotalEnd(_ column: Int) -> Bool {
    columns[column].kind == .amount && columns[column].isMerged
      && columns[..<column].contains { $0.kind == .entity }
  }

  /// What a subtotal costs: more than a row, less than a row that lacks its name and its target.
  private static let subtotalCost = 3.0

  /// What it costs that a row begins with a state.
  func rowStart(_ state: Int) -> Double {
    columns[..<state].reduce(rowCost + partCost(state)) { $0 + $1.absence }
  }

  /// What it costs that a row begins with a column that belongs to one left of it: the goals of a
  /// project without its name, a name without its code.
  private func partCost(_ state: Int) -> Double {
    let column = columns[state]
    guard column.isMerged, let left = columns[safe: state - 1] else { return 0 }
    if left.role == .code { return Self.part }
    guard column.kind == .goals || column.kind == .amount else { return 0 }
    return columns[..<state].contains { $0.role != nil } ? Self.part : 0
  }

  /// See ``partCost(_:)``: as much as a wrong level.
  private static let part = 4.0

  /// What it costs that the first row of all begins with a state.
  func firstCost(_ state: Int) -> Double {
    if remainderColumn(state) != nil { return cutRow == nil ? .infinity : 2 }
    guard state < columns.count else { return rowCost }
    // The first row of all has every cell.
    guard cutRow == nil, !mergesAtEnd else { return rowStart(state) }
    return columns[..<state].reduce(rowCost) { $0 + max($1.absence, $1.absenceInNewGroup) }
  }

  private func cheapestEntry(
    _ start: Int, _ state: Int, _ ways: DivisionWays, _ moves: [[Double]]
  ) -> (Double, Int) {
    guard start > 0 else { return (firstCost(state), -1) }
    var best = Double.infinity
    var from = -1
    for left in 0..<stateCount {
      let cost = ways[start, left] + moves[left][state]
      if cost < best { (best, from) = (cost, left) }
    }
    return (best, from)
  }

  /// The most words before the last cell that goes on from the page before: a goal that fills half the
  /// page, and a line or two of each other column.
  private static let longestRemainder = 300

  /// The costs of the cells of a state that begin at a word, by where they end.
  func forEachCell(
    from start: Int, _ state: Int, _ costs: CellCosts, _ body: (_ end: Int, _ cost: Double) -> Void
  ) {
    let isWhole = state == wholeState
    if remainderColumn(state) != nil, cutRow == nil || start >= Self.longestRemainder { return }
    if isWhole, costs.facts[start].shape.isDisjoint(with: [.total, .filler]) {
      if let column = unitColumn { forEachUnit(from: start, column, costs, body) }
      return
    }
    let label = GridColumn(header: [], kind: .label, absence: 0)
    var column = CellCosts.Wrap(isWhole ? label : columns[remainderColumn(state) ?? state])
    column.followsTarget = column.kind == .target && columns[safe: state - 1]?.kind == .target
    column.set = isWhole ? nil : sets[safe: remainderColumn(state) ?? state] ?? nil
    var inside = 0.0
    var lineWidth = 0
    let limit = isWhole ? start + 1 : min(costs.tokens.count, start + longestCell)
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
      var cost = inside + costs.end(after: end - 1, lineWidth: lineWidth, in: column)
      if let cut = remainderColumn(state) {
        cost += cutRow?.remainder(range, in: cut, of: columns, costs) ?? .infinity
      } else {
        cost +=
          isWhole
          ? -3
          : costs.content(range, as: column.kind, role: column.role) + columns[state].presence
            + costs.apart(range, in: column) + costs.echo(range, in: column)
            + costs.repetition(range, in: column)
      }
      body(end, cost)
    }
  }

  // MARK: The way back

  func trace(_ ways: DivisionWays, _ costs: CellCosts) -> Division {
    let count = costs.tokens.count
    guard count > 0, !columns.isEmpty else { return Division() }
    var best = Double.infinity
    var end = count
    var state = 0
    for candidate in stride(from: count, to: 0, by: -1) {
      let isWhole = candidate == count
      guard isWhole || (mayEndEarly && costs.tokens[candidate].gap != .space) else { continue }
      let outside = isWhole ? 0 : costs.outside(from: candidate)
      for last in 0..<stateCount {
        let cost = ways[candidate, last] + (isWhole ? lastEnd(last) : rowEnd(last)) + outside
        if cost < best { (best, end, state) = (cost, candidate, last) }
      }
    }
    guard best < .infinity else {
      // No division is possible: the words stay together rather than be lost.
      return Division(rows: [DividedRow(cells: [(0, 0..<count)])], end: count, cost: best)
    }
    // Nothing in the words looks like a row.
    if mayEndEarly, costs.outside(from: 0) < best { return Division(cost: best) }
    return Division(rows: rows(ways, end, state, costs), end: end, cost: best)
  }

  private func rows(
    _ ways: DivisionWays, _ end: Int, _ state: Int, _ costs: CellCosts
  ) -> [DividedRow] {
    var cells: [(state: Int, tokens: Range<Int>)] = []
    var (end, state) = (end, state)
    while end > 0, let step = ways.step(end, state) {
      cells.append((state, step.start..<end))
      (end, state) = (step.start, step.from)
    }
    var rows: [DividedRow] = []
    var last = Int.max
    for cell in cells.reversed() {
      let goesOn =
        cell.state > last
        || (last == wholeState && cell.state < wholeState && columns[cell.state].isFigure)
      let shape = costs.facts[cell.tokens.lowerBound].shape
      let isFiller = cell.state == wholeState && shape.contains(.filler)
      if cell.state == wholeState {
        rows.append(DividedRow(isTotal: shape.contains(.total), isFiller: isFiller))
        rows[rows.count - 1].isUnit = !isFiller && !shape.contains(.total)
      } else if !goesOn || rows.isEmpty {
        rows.append(DividedRow(isRemainder: remainderColumn(cell.state) != nil))
      }
      let place =
        isFiller
        ? columns.firstIndex { $0.kind == .name } ?? 0
        : columns.firstIndex { $0.role == .unitOrProject } ?? 0
      let column = cell.state == wholeState ? place : remainderColumn(cell.state) ?? cell.state
      rows[rows.count - 1].cells.append((column, cell.tokens))
      last = cell.state
    }
    return rows
  }
}
