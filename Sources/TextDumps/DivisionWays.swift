/// The cheapest ways to every word and state of a division.
struct DivisionWays {
  private let stateCount: Int
  private var cost: [Double]
  private var start: [Int32]
  private var from: [Int16]

  /// Creates ways of which none is known yet.
  init(count: Int, stateCount: Int) {
    self.stateCount = stateCount
    cost = Array(repeating: .infinity, count: (count + 1) * stateCount)
    start = Array(repeating: -1, count: cost.count)
    from = Array(repeating: -1, count: cost.count)
  }

  /// What the cheapest way costs whose last cell ends before a word.
  subscript(end: Int, state: Int) -> Double { cost[end * stateCount + state] }

  /// Takes a way where it is cheaper than the one known.
  mutating func improve(_ end: Int, _ state: Int, _ value: Double, _ begin: Int, _ before: Int) {
    let index = end * stateCount + state
    guard value < cost[index] else { return }
    cost[index] = value
    start[index] = Int32(begin)
    from[index] = Int16(before)
  }

  /// The last cell of the cheapest way: where it begins, and the state before it.
  func step(_ end: Int, _ state: Int) -> (start: Int, from: Int)? {
    let index = end * stateCount + state
    guard cost.indices.contains(index), start[index] >= 0 else { return nil }
    return (Int(start[index]), Int(from[index]))
  }
}
