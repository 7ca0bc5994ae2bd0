internal import Tables

/// Finds where the borders between columns run in a dump that keeps the layout.
///
/// Between the middles of two columns the border runs where the fewest chunks cross it.
struct ColumnBorders {
  /// How many chunks cover each place.
  private var occupied: [Int: Int] = [:]
  /// Cells beside each other, where they tell borders.
  private let pairs: [Pair]
  private let kinds: [GridColumn.Kind]
  private let side: Double?

  /// Two chunks beside each other on one line, with a gap between them: two cells.
  private struct Pair {
    var left: Chunk
    var right: Chunk
  }

  /// The most lines whose cells tell where borders run.
  private static let mostPaired = 300
  /// The longest chunk that is looked at, in characters: no cell is wider.
  private static let longest = 400

  /// Looks at the chunks of a body.
  ///
  /// - Parameters:
  ///   - lines: The chunks, line by line.
  ///   - kinds: What stands in each column.
  ///   - side: The middle of the label that stands left of the first name, if one does.
  init(_ lines: [[Chunk]], kinds: [GridColumn.Kind], side: Double?) {
    self.kinds = kinds
    self.side = side
    let isList = kinds.contains { $0 == .entity || $0 == .goals }
    pairs = isList ? [] : Self.pairs(of: lines)
    add(lines)
  }

  /// Looks at more chunks that no border should cross.
  mutating func add(_ lines: [[Chunk]]) {
    for chunk in lines.joined() where chunk.place.count <= Self.longest {
      for place in chunk.place { occupied[place, default: 0] += 1 }
    }
  }

  private static func pairs(of lines: [[Chunk]]) -> [Pair] {
    lines.prefix(mostPaired).flatMap { line in
      zip(line, line.dropFirst()).compactMap { left, right in
        right.isClose ? nil : Pair(left: left, right: right)
      }
    }
  }

  /// The borders before, between and behind columns, given the middles of the columns.
  ///
  /// - Returns: Column `i` lies from border `i` to border `i + 1`; what lies left of the first is the
  ///   side column.
  func borders(between centers: [Double]) -> [Double] {
    var result: [Double] = []
    if let first = centers.first {
      result.append(side.map { border(from: $0, to: first, []) } ?? -1)
    }
    for (index, (left, right)) in zip(centers, centers.dropFirst()).enumerated() {
      let isBeforeName = kinds[safe: index] == .level2 && kinds[safe: index + 1] == .name
      result.append(border(from: left, to: right, isBeforeName ? pairs : []))
    }
    return result + [.infinity]
  }

  /// The middle of the widest of the stretches between two places that cross the fewest chunks and
  /// part the most pairs of them.
  ///
  /// A wide column of names that begin at its left leaves more room behind them than before: there
  /// `pairs` tells the border.
  private func border(
    from left: Double, to right: Double, _ pairs: [Pair]
  ) -> Double {
    let first = Int(left.rounded(.up))
    let last = max(first, Int(right.rounded(.down)))
    let own = pairs.filter { pair in
      [pair.left, pair.right].allSatisfy {
        Double($0.place.upperBound) > left && Double($0.place.lowerBound) < right
      }
    }
    var best = (count: Int.max, length: 0, middle: (left + right) / 2)
    var start = first
    while start <= last {
      let crossing = occupied[start] ?? 0
      var end = start
      while end < last, (occupied[end + 1] ?? 0) == crossing { end += 1 }
      let middle = Double(start + end + 1) / 2
      if crossing <= best.count {
        let count =
          crossing + own.count { !($0.left.center < middle && middle < $0.right.center) }
        if count < best.count || (count == best.count && end - start + 1 > best.length) {
          best = (count, end - start + 1, middle)
        }
      }
      start = end + 1
    }
    return best.middle
  }
}
