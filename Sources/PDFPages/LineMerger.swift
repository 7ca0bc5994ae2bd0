internal import Tables

/// Joins the pieces that one line was drawn in: dashes, dots, touching parts, and lines drawn
/// twice on each other or side by side.
struct LineMerger {
  /// One painted piece: its two sides across the line, and its two ends along it.
  private struct Piece {
    var low: Double
    var high: Double
    var from: Double
    var to: Double
    var middle: Double { (low + high) / 2 }
    var length: Double { to - from }
  }

  private var pieces: [Piece] = []

  mutating func add(low: Double, high: Double, from: Double, to: Double) {
    pieces.append(Piece(low: low, high: high, from: from, to: to))
  }

  /// The lines that the pieces make, by position and then by start.
  ///
  /// - Complexity: O(n log n) in the pieces.
  mutating func rulings(_ axis: Axis, em: Double) -> [Ruling] {
    pieces.sort { ($0.middle, $0.from) < ($1.middle, $1.from) }
    var result: [Ruling] = []
    var start = 0
    while start < pieces.count {
      let end = endOfLane(from: start, thickest: em * RulingFinder.thickestLine)
      pieces[start..<end].sort { ($0.from, $0.middle) < ($1.from, $1.middle) }
      join(pieces[start..<end], axis: axis, em: em, into: &result)
      start = end
    }
    return result
  }

  /// The end of the pieces that may belong to one line: each lies no further from those before it
  /// than the thicker of the two, and all together are no thicker than a line may be.
  ///
  /// Less would leave the two lines of a double border apart, which then enclose a row without
  /// height; more would join the borders of neighbouring rows.
  private func endOfLane(from start: Int, thickest: Double) -> Int {
    let touching = 0.1
    var low = pieces[start].low
    var high = pieces[start].high
    var thickness = high - low
    var end = start + 1
    while end < pieces.count {
      let piece = pieces[end]
      let own = piece.high - piece.low
      guard piece.low - high <= max(thickness, own, touching) else { break }
      let newLow = min(low, piece.low)
      let newHigh = max(high, piece.high)
      guard newHigh - newLow <= max(thickest, own) else { break }
      low = newLow
      high = newHigh
      thickness = max(thickness, own)
      end += 1
    }
    return end
  }

  private func join(
    _ lane: ArraySlice<Piece>, axis: Axis, em: Double, into result: inout [Ruling]
  ) {
    guard var last = lane.first else { return }
    var line = Joined(last)
    for piece in lane.dropFirst() {
      if piece.from - line.to <= Self.reach(from: last, to: piece, em: em) {
        line.add(piece, em: em)
      } else {
        line.append(to: &result, axis: axis, em: em)
        line = Joined(piece)
      }
      last = piece
    }
    line.append(to: &result, axis: axis, em: em)
  }

  /// How far apart two pieces may lie and still belong to one line, in points.
  ///
  /// Pieces that nearly touch do; a tenth of an em is far less than the gap between two tables and
  /// more than producers' rounding. Dashes and dots, pieces shorter than an em, do over gaps up to
  /// twice their own length and half an em.
  private static func reach(from last: Piece, to piece: Piece, em: Double) -> Double {
    let touching = max(0.1 * em, last.high - last.low, piece.high - piece.low)
    let shorter = min(last.length, piece.length)
    guard shorter <= em else { return touching }
    return max(touching, min(2 * shorter, em / 2))
  }

  /// The pieces of one line so far.
  private struct Joined {
    var low: Double
    var high: Double
    var from: Double
    var to: Double
    var weight: Double
    var moment: Double
    /// Where its pieces begin and end, but for dashes, dots and corners.
    var ends: [Double] = []

    init(_ piece: Piece) {
      low = piece.low
      high = piece.high
      from = piece.from
      to = piece.to
      weight = piece.length
      moment = piece.middle * piece.length
    }

    mutating func add(_ piece: Piece, em: Double) {
      if piece.length > em {
        if ends.isEmpty { ends.append(to) }
        ends.append(piece.from)
        ends.append(piece.to)
      }
      low = min(low, piece.low)
      high = max(high, piece.high)
      to = max(to, piece.to)
      weight += piece.length
      moment += piece.middle * piece.length
    }

    /// The position is that of most of the line: corners and dots hardly move it.
    func append(to result: inout [Ruling], axis: Axis, em: Double) {
      let thickness = high - low
      guard to - from >= RulingFinder.slimmestLine * thickness, to > from else { return }
      let position = weight > 0 ? moment / weight : (low + high) / 2
      var joints: [Double] = []
      for end in ends where end > from + em / 2 && end < to - em / 2 {
        if let last = joints.last, abs(last - end) < em / 10 { continue }
        joints.append(end)
      }
      result.append(
        Ruling(
          axis: axis, position: position, extent: from...to, thickness: thickness, joints: joints))
    }
  }
}
