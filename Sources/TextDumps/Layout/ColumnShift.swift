internal import Tables

/// Where the columns of a page stand that has no header.
extension LayoutColumns {
  /// The middles of the columns of a page that has no header, given those of a page that has one.
  ///
  /// Extractors leave out the room left of what stands leftmost on a page, and space out its lines
  /// as its widest ones need. Where as many gutters run down the page as the columns need, they
  /// tell the columns in order.
  static func moved(
    _ centers: [Double], to lines: [[Chunk]], kinds: [GridColumn.Kind]
  ) -> [Double] {
    let chunks = lines.joined().prefix(mostShifted).map { chunk in
      let likeness = ChunkLikeness(chunk.bare)
      return (
        center: chunk.center,
        likes: kinds.map { kind in
          // The names of one level may stand in the column of another: 产出指标 as a second one.
          let isLevel = kind == .level1 || kind == .level2
          return isLevel
            ? max(likeness.of(.level1), likeness.of(.level2)) / 2 : likeness.of(kind) / 2
        }
      )
    }
    func value(_ places: [Double]) -> Double {
      chunks.reduce(0) { sum, chunk in
        var most = -Double.infinity
        for (place, likeness) in zip(places, chunk.likes) {
          most = max(most, max(0, 8 - abs(chunk.center - place)) + likeness)
        }
        return sum + (most > -.infinity ? most : 0)
      }
    }
    // Where the cells stand about as well where the header says, they stand there.
    var best = (value: value(centers) * 1.1, centers: centers)
    for shift in (1...furthestShift).flatMap({ [$0, -$0] }) {
      let places = centers.map { $0 + Double(shift) }
      let value = value(places)
      if value > best.value { best = (value, places) }
    }
    if let found = stretches(of: lines), found.count == centers.count, value(found) > best.value {
      return found
    }
    return best.centers
  }

  /// The middles of the stretches of places that some chunk covers, between gutters down the page.
  private static func stretches(of lines: [[Chunk]]) -> [Double]? {
    var covered: Set<Int> = []
    for chunk in lines.joined().prefix(mostShifted * 10) {
      guard chunk.place.upperBound < 1000 else { return nil }
      covered.formUnion(chunk.place)
    }
    guard let last = covered.max() else { return nil }
    var result: [Double] = []
    var start: Int?
    for place in 0...last + 1 {
      if covered.contains(place) {
        start = start ?? place
      } else if let first = start {
        result.append(Double(first + place) / 2)
        start = nil
      }
    }
    return result
  }

  /// How far a page may be shifted, in characters: as far as the columns of a project in a list are wide.
  private static let furthestShift = 80
  /// The most cells of a page that tell how far it is shifted.
  private static let mostShifted = 120
}
