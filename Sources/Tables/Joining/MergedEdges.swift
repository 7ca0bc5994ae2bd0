/// The column lines of two parts of a table as one set, in which lines that are nearly at the same
/// place are one.
struct MergedEdges {
  /// The lines of both from left to right, in points; those of both stand where the first has them.
  private(set) var edges: [Double] = []
  /// Which of ``edges`` each line of the first part is, in rising order.
  private(set) var first: [Int] = []
  /// Which of ``edges`` each line of the second part is, in rising order.
  private(set) var second: [Int] = []

  /// Merges lines, each set in rising order.
  ///
  /// `slack`: how far the same line may lie apart in the parts, in points. A line is the same as one
  /// line of the other part at most, the nearest: two lines of a part never become one.
  init(_ one: [Double], _ other: [Double], slack: Double) {
    var (left, right) = (one[...], other[...])
    while let a = left.first, let b = right.first {
      let isFirstNext = a <= b
      // Of two lines near one of the other part, the farther one stands alone.
      let rival = (isFirstNext ? left : right).dropFirst().first ?? .infinity
      let isSame = abs(a - b) <= slack && abs(rival - max(a, b)) >= abs(a - b)
      if isSame || isFirstNext {
        first.append(edges.count)
        left.removeFirst()
      }
      if isSame || !isFirstNext {
        second.append(edges.count)
        right.removeFirst()
      }
      edges.append(isSame || isFirstNext ? a : b)
    }
    first += left.indices.map { edges.count + $0 - left.startIndex }
    second += right.indices.map { edges.count + $0 - right.startIndex }
    edges += left + right
  }
}
