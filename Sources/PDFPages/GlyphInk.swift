internal import CPageCapture
internal import Tables

/// Tells which drawn glyphs leave ink, each glyph of a font asked once a page.
struct GlyphInk {
  /// The most glyphs of one page that are looked at; asking loads their outlines.
  ///
  /// A page without any character mapping draws some hundreds of different glyphs.
  private static let mostAsked = 4096

  let session: OpaquePointer
  let drawing: captured_page
  private var known: [UInt64: Bool] = [:]

  init(session: OpaquePointer, drawing: captured_page) {
    self.session = session
    self.drawing = drawing
  }

  /// Whether a drawn glyph is blank, as spaces are; `false` where it cannot be told.
  mutating func isBlank(_ index: Int) -> Bool {
    let glyph = drawing.glyphs[index]
    let face = drawing.runs[Int(glyph.run)].face
    let key = UInt64(UInt32(bitPattern: face)) << 32 | UInt64(glyph.glyph)
    if let answer = known[key] { return answer }
    guard known.count < Self.mostAsked else { return false }
    let answer = capture_glyph_is_blank(session, UInt32(clamping: index))
    known[key] = answer
    return answer
  }
}
