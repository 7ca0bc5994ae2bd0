/// Tells which column lines beside blank cells of some bands are lines of these bands at all.
///
/// Lines that other bands show cut merged cells apart: a value in the middle of its cell then stands in one
/// part of it, a blank in another. A line goes where the entry beside it stands in the middle of both
/// parts, and where hardly any band has text between it and the next.
struct LinedBlanks {
  private let bands: [LinedBand]
  private let edges: [[Double]]
  private let certain: [[Double]]
  /// The right side of the table, in points.
  private let right: Double
  /// How many bands have text in a column; a band of five names or more counts for two.
  private let filled: [Column: Int]
  /// Where the pieces of text of all bands begin and end, by their begin.
  private let texts: [ClosedRange<Double>]

  /// The two lines of a column.
  private struct Column: Hashable {
    var left: Double
    var right: Double
  }

  /// Reads the bands of a block.
  ///
  /// `edges`: for each band of the table its lines, ascending; `certain`: those that stay; `slack`: how far
  /// text may reach over a line, in points.
  init(
    bands: [LinedBand], range: Range<Int>, edges: [[Double]], certain: [[Double]], right: Double,
    slack: Double
  ) {
    self.bands = bands
    self.edges = edges
    self.certain = certain
    self.right = right
    texts = bands[range].flatMap(\.taken).sorted { $0.lowerBound < $1.lowerBound }
    var filled: [Column: Int] = [:]
    for index in range {
      let band = bands[index]
      let namesColumns =
        !band.hasValues && edges[index].count > 3 && index == range.lowerBound
      for (left, right) in zip(edges[index], edges[index].dropFirst())
      where band.hasText(in: left...max(left, right), slack: slack) {
        filled[Column(left: left, right: right), default: 0] += namesColumns ? 2 : 1
      }
    }
    self.filled = filled
  }

  /// The lines of a band that are its own, ascending.
  func edges(of index: Int) -> [Double] {
    let band = bands[index]
    let gaps = band.wideGaps
    var result = edges[index]
    for (place, gap) in gaps.enumerated() {
      let inside = result.filter { gap.contains($0) }
      guard inside.count > 1 else { continue }
      let next = place + 1 < gaps.count ? gaps[place + 1] : nil
      var ends = result.filter { $0 > gap.upperBound && next?.contains($0) ?? true }
      if next == nil { ends.append(right) }
      let end = next?.lowerBound ?? band.taken.last?.upperBound ?? gap.upperBound
      let text = gap.upperBound...max(gap.upperBound, end)
      if !isSetLeft(text, fontSize: band.fontSize),
        let span = centredSpan(of: text, starts: inside, ends: ends, fontSize: band.fontSize)
      {
        result.removeAll { x in
          span.lowerBound < x && x < span.upperBound && !certain[index].contains(x)
        }
        continue
      }
      for (left, right) in zip(inside, inside.dropFirst())
      where filled[Column(left: left, right: right), default: 0] < 2 {
        let told = [left, right].first { !certain[index].contains($0) }
        if let told { result.removeAll { $0 == told } }
      }
    }
    return result
  }

  /// Whether two other texts of other lengths begin where a text does: those of a column set to the left.
  private func isSetLeft(_ text: ClosedRange<Double>, fontSize: Double) -> Bool {
    let reach = LinedBlanks.centring * fontSize
    let start = texts.firstSorted { $0.lowerBound > text.lowerBound - reach }
    let alike = texts[start...].prefix { $0.lowerBound < text.lowerBound + reach }
    return alike.count { abs($0.upperBound - text.upperBound) > fontSize } > 1
  }

  /// The widest cell over several columns that a text stands in the middle of; `nil` where it stands in the
  /// middle of its own.
  private func centredSpan(
    of text: ClosedRange<Double>, starts: [Double], ends: [Double], fontSize: Double
  ) -> ClosedRange<Double>? {
    guard let own = starts.last, let end = ends.first else { return nil }
    let eccentricity = { (left: Double, right: Double) in
      abs((left + right) / 2 - text.middle) / fontSize
    }
    guard eccentricity(own, end) > 3 * LinedBlanks.centring else { return nil }
    for left in starts.dropLast() {
      let right = ends.last { eccentricity(left, $0) < LinedBlanks.centring }
      if let right { return left...max(left, right) }
    }
    return nil
  }

  /// How far the middle of a text may lie from that of its cell, in em.
  ///
  /// Producers round to parts of a point. Smaller values miss centred entries, larger ones take entries at
  /// the left of their columns for such.
  private static let centring = 0.1
}
