internal import CPageCapture
internal import Tables

/// Puts the characters of vertical writing where they are drawn.
///
/// In a font whose text runs downwards (`Identity-V`, `UniGB-UCS2-V`) the pen stands above the
/// middle of a glyph. The text layer takes it for the lower left corner, as in horizontal writing:
/// its boxes lie half an em to the right and an em above what a reader sees.
struct VerticalWriting {
  /// How far a glyph may stand from where it would, in ems.
  ///
  /// Fonts without heights of their own stand exact. The text of the next column or of the next
  /// line stands half an em away and more.
  private static let reach = 0.15

  /// The height of an ideograph's box above its baseline, in ems: where vertical writing puts the
  /// origin below the pen, unless the font says otherwise (PDF 32000-1, 9.7.4.3, `DW2`).
  private static let ascent = 0.88

  private let items: [TextLayer.Item]
  private let drawing: captured_page
  private let bounds: Rect

  private init(_ items: [TextLayer.Item], drawing: captured_page, bounds: Rect) {
    self.items = items
    self.drawing = drawing
    self.bounds = bounds
  }

  /// The characters of a page, those of vertical writing moved to their glyphs.
  static func placed(
    _ items: [TextLayer.Item], drawing: captured_page, bounds: Rect
  ) -> [TextLayer.Item] {
    let writing = VerticalWriting(items, drawing: drawing, bounds: bounds)
    let faces = writing.stackingFaces()
    return faces.isEmpty ? items : writing.placed(in: faces)
  }

  /// The fonts that draw two glyphs below each other in one go, which horizontal writing never does.
  private func stackingFaces() -> Set<Int32> {
    let runs = UnsafeBufferPointer(start: drawing.runs, count: drawing.run_count)
    let glyphs = UnsafeBufferPointer(start: drawing.glyphs, count: drawing.glyph_count)
    var faces: Set<Int32> = []
    for (glyph, next) in zip(glyphs, glyphs.dropFirst())
    where glyph.run == next.run && glyph.x == next.x && glyph.y < next.y {
      guard Int(glyph.run) < runs.count else { continue }
      let run = runs[Int(glyph.run)]
      if DrawnText.orientation(of: run) == .upright { faces.insert(run.face) }
    }
    return faces
  }

  private func placed(in faces: Set<Int32>) -> [TextLayer.Item] {
    var placed = items
    let index = BoxIndex(items.map(\.box), bounds: bounds)
    for glyph in UnsafeBufferPointer(start: drawing.glyphs, count: drawing.glyph_count)
    where Int(glyph.run) < drawing.run_count {
      let run = drawing.runs[Int(glyph.run)]
      guard faces.contains(run.face), DrawnText.orientation(of: run) == .upright,
        let item = item(ofGlyphAtX: Double(glyph.x), y: Double(glyph.y), size: run.size, in: index)
      else { continue }
      let box = items[item].box
      placed[item].box = Rect(
        left: box.left - run.size / 2, top: box.top + run.size, right: box.right - run.size / 2,
        bottom: box.bottom + run.size)
    }
    return placed
  }

  /// The character whose box begins at the pen that a glyph was drawn from.
  private func item(
    ofGlyphAtX x: Double, y: Double, size: Double, in index: BoxIndex
  ) -> Int? {
    let penX = x + size / 2
    let penY = y - Self.ascent * size
    return index.candidates(atX: penX + size / 2, y: penY - size / 2).lazy.map { Int($0) }.first {
      let box = items[$0].box
      return max(abs(box.left - penX), abs(box.bottom - penY)) < Self.reach * size
        && abs(box.height - size) < Self.reach * size
    }
  }
}
