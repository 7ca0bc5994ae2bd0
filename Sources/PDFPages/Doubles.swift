internal import Tables

/// Drops the characters that were drawn twice to make print look bold.
enum Doubles {
  /// How close the same character stands to its double, as a share of the font size.
  ///
  /// Less would keep doubles; the narrowest characters that follow each other, as in 11 and ll, lie
  /// two tenths apart.
  static let distance = 0.1

  /// Splits characters into those to keep, in their order, and the doubles of kept ones.
  static func parted(_ glyphs: [Glyph], bounds: Rect) -> (kept: [Glyph], doubles: [Glyph]) {
    let index = BoxIndex(
      glyphs.map { glyph in
        Rect(
          left: glyph.box.midX, top: glyph.box.midY, right: glyph.box.midX,
          bottom: glyph.box.midY
        ).expanded(by: distance * glyph.fontSize)
      }, bounds: bounds)
    var isKept = [Bool](repeating: true, count: glyphs.count)
    var doubles: [Glyph] = []
    for (number, glyph) in glyphs.enumerated() {
      let near = index.candidates(atX: glyph.box.midX, y: glyph.box.midY)
      let hasTwin = near.contains { candidate in
        let other = Int(candidate)
        return other < number && isKept[other] && isDouble(glyph, of: glyphs[other])
      }
      guard hasTwin else { continue }
      isKept[number] = false
      doubles.append(glyph)
    }
    guard !doubles.isEmpty else { return (glyphs, []) }
    return (zip(glyphs, isKept).compactMap { $1 ? $0 : nil }, doubles)
  }

  private static func isDouble(_ glyph: Glyph, of other: Glyph) -> Bool {
    let near = distance * other.fontSize
    return glyph.scalar == other.scalar && abs(glyph.box.midX - other.box.midX) < near
      && abs(glyph.box.midY - other.box.midY) < near
  }
}
