public import Tables

extension Glyph {
  /// The glyphs of a line of text set solid: CJK characters one font size wide, others half.
  ///
  /// Spaces move on without a glyph, as extraction leaves them out.
  public static func run(
    _ text: String, left: Double, top: Double, size: Double = 10,
    orientation: Glyph.Orientation = .upright
  ) -> [Glyph] {
    var result: [Glyph] = []
    var x = left
    for scalar in text.unicodeScalars {
      let width = scalar.isCJK ? size : size / 2
      if !scalar.isBlank {
        result.append(
          Glyph(
            scalar: scalar,
            box: Rect(left: x, top: top, right: x + width, bottom: top + 1.2 * size),
            fontSize: size, orientation: orientation))
      }
      x += width
    }
    return result
  }
}
