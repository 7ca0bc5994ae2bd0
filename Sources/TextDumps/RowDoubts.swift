/// Finds the rows of a division that could as well have been divided otherwise.
///
/// The ways to every word and the ways from there to the end tell what the cheapest division costs
/// that ends a cell of a given column at a given word. Where one that the chosen division does not
/// have costs nearly as little as that one, chance has decided.
///
/// - Complexity: That of one more division.
struct RowDoubts {
  /// How much worse another division must be for the chosen one to be sure.
  ///
  /// One common coincidence; see ``CellCosts``. A smaller margin keeps silent about readings that
  /// chance decided, a larger one speaks of readings that nobody would choose.
  static let margin = 0.8

  private let divider: RowDivider
  private let costs: CellCosts

  /// Prepares the search.
  init(_ divider: RowDivider, _ costs: CellCosts) {
    self.divider = divider
    self.costs = costs
  }

  /// The indices of the rows that could as well have been divided otherwise.
  func rows(of division: RowDivider.Division, _ ways: DivisionWays) -> Set<Int> {
    guard !division.rows.isEmpty, division.cost < .infinity else { return [] }
    let rest = self.rest()
    let stateCount = divider.stateCount
    var chosen: Set<Int> = []
    var rowOf = Array(repeating: 0, count: costs.tokens.count + 1)
    for (index, row) in division.rows.enumerated() {
      for cell in row.cells {
        for place in cell.tokens where rowOf.indices.contains(place + 1) {
          rowOf[place + 1] = index
        }
        chosen.insert(cell.tokens.upperBound * stateCount + divider.state(of: cell.column, in: row))
      }
    }
    var result: Set<Int> = []
    guard division.end > 0 else { return [] }
    for end in 1...division.end {
      for state in 0..<stateCount where !chosen.contains(end * stateCount + state) {
        let cost = ways[end, state] + rest[end * stateCount + state]
        if cost - division.cost < Self.margin { result.insert(rowOf[end]) }
      }
    }
    return result
  }

  /// For each word and the state of the cell before it, what the cheapest rest of a division costs.
  private func rest() -> [Double] {
    let count = costs.tokens.count
    let moves = divider.transitions()
    let states = divider.stateCount
    let ends = (0..<states).map { divider.rowEnd($0) }
    let lastEnds = (0..<states).map { divider.lastEnd($0) }
    var result = Array(repeating: Double.infinity, count: (count + 1) * states)
    for state in 0..<states { result[count * states + state] = lastEnds[state] }
    for start in stride(from: count - 1, to: 0, by: -1) {
      let mayEnd = divider.mayEndEarly && costs.facts[start].gap != .space
      let outside = mayEnd ? costs.outside(from: start) : .infinity
      for state in 0..<states { result[start * states + state] = ends[state] + outside }
      for next in 0..<states {
        var best = Double.infinity
        divider.forEachCell(from: start, next, costs) { end, cost in
          best = min(best, cost + result[end * states + next])
        }
        guard best < .infinity else { continue }
        for state in 0..<states {
          let index = start * states + state
          result[index] = min(result[index], moves[state][next] + best)
        }
      }
    }
    return result
  }
}

extension RowDivider {
  /// The state that a cell of a row was read in.
  fileprivate func state(of column: Int, in row: DividedRow) -> Int {
    if row.isRemainder { return columns.count + 1 + column }
    return row.isFiller || row.isUnit || (row.isTotal && column == 0) ? wholeState : column
  }
}
