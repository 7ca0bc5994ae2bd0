internal import Tables

/// Drops the characters that were drawn twice to make print look bold.
enum Doubles {
  /// How close the same character stands to its double, as a share of the font size.
  ///
  /// Less would keep doubles; the narrowest characters that follow each other, as in 11 and ll, lie
  /// two tenths apart.
  static let distance = 0.1

  /// Splits characters into those to keep, in their order, and the doubles of kept ones.
  ///
  /// `items`: for each glyph its place in the text layer, ascending; `index`: the boxes of the layer.
  static func parted(
    _ glyphs: [Glyph], items: [Int32], index: BoxIndex
  ) -> (kept: [Glyph], doubles: [Glyph]) {
    guard let last = items.last else { return (glyphs, []) }
    // The glyphs by their items; -1 for items without one and for glyphs that are doubles.
    var numbers = [Int32](repeating: -1, count: Int(last) + 1)
    var doubles: [Int] = []
    for (number, glyph) in glyphs.enumerated() {
      // Only what precedes it has its number yet.
      let hasTwin = index.candidates(atX: glyph.box.midX, y: glyph.box.midY).contains { item in
        guard item <= last, numbers[Int(item)] >= 0 else { return false }
        return isDouble(glyph, of: glyphs[Int(numbers[Int(item)])])
      }
      if hasTwin { doubles.append(number) } else { numbers[Int(items[number])] = Int32(number) }
    }
    guard !doubles.isEmpty else { return (glyphs, []) }
    let kept = items.map { numbers[Int($0)] }.filter { $0 >= 0 }
    return (kept.map { glyphs[Int($0)] }, doubles.map { glyphs[$0] })
  }

  private static func isDouble(_ glyph: Glyph, of other: Glyph) -> Bool {
    let near = distance * other.fontSize
    return glyph.scalar == other.scalar && abs(glyph.box.midX - other.box.midX) < near
      && abs(glyph.box.midY - other.box.midY) < near
  }
}
