internal import Budget
internal import Tables

extension [[Chunk]] {
  /// Drops the second of two equal names where a producer draws titles and headers twice, one over
  /// the other, to make them bold.
  ///
  /// Extractors put the second on the line below, beside the first drawing of the next name: a header
  /// becomes a staircase, whose names go back to the line of the first one.
  mutating func dropDoubles() {
    let pairs = indices.dropLast().map { doubles(onLine: $0) }
    guard pairs.joined().count >= Self.fewest || pairs.contains(where: holdsTitle) else { return }
    var tops = [Int](indices)
    for (line, pairs) in pairs.enumerated() where !pairs.isEmpty {
      tops[line + 1] = tops[line]
    }
    var result = [[Chunk]](repeating: [], count: count)
    for line in indices {
      let dropped = Set(line > 0 ? pairs[line - 1].map(\.lower) : [])
      let names = Set(line < pairs.count ? pairs[line].map(\.upper) : [])
      for index in self[line].indices where !dropped.contains(index) {
        var chunk = self[line][index]
        let target = names.contains(index) ? tops[line] : line
        if target != line, let above = self[target].first { chunk.line = above.line }
        result[target].append(chunk)
      }
    }
    self = result.map { line in line.sorted { $0.place.lowerBound < $1.place.lowerBound } }
  }

  /// How many names at least are drawn twice where names are: fewer may be cells that hold the same.
  private static var fewest: Int { 3 }

  /// A name on a line and the same at the same place on the next one, by their places in the lines.
  private typealias Pair = (upper: Int, lower: Int, isTitle: Bool)

  private func doubles(onLine line: Int) -> [Pair] {
    let next = self[line + 1]
    guard let page = next.first?.page, page == self[line].first?.page else { return [] }
    return self[line].indices.compactMap { index in
      let chunk = self[line][index]
      // Chunks stand from left to right.
      let first = next.firstSorted { $0.place.lowerBound >= chunk.place.lowerBound - 1 }
      let near = next.indices[first...].prefix {
        next[$0].place.lowerBound <= chunk.place.lowerBound + 1
      }
      guard let lower = near.first(where: { next[$0].text == chunk.text }) else { return nil }
      let isTitle = Titles.isTitle(chunk.bare)
      guard isTitle || Labels.column(chunk.bare) != nil || Labels.field(chunk.bare) != nil else {
        return nil
      }
      return (index, lower, isTitle)
    }
  }

  private func holdsTitle(_ pairs: [Pair]) -> Bool { pairs.contains(where: \.isTitle) }
}
