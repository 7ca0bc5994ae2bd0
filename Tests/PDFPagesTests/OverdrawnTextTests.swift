import CPageCapture
import Tables
import Testing

@testable import PDFPages

/// Fonts without widths draw a word's first ideographs in one place, and the text layer can lack one.
@Suite struct OverdrawnTextTests {
  /// The strays among glyphs drawn in the place of the one character 标.
  private func strays(glyphs: [UInt32], scalar: Unicode.Scalar = "标") -> [Int] {
    let item = TextLayer.Item(
      scalar: scalar, box: Rect(left: 50, top: 100, right: 60, bottom: 110), fontSize: 10,
      luminance: 0)
    var run = capture_run()
    run.along_x = 1
    run.size = 10
    run.clip_right = 300
    run.clip_bottom = 300
    run.alpha = 255
    let drawn = glyphs.map { capture_glyph(x: 50, y: 107.8, run: 0, glyph: $0) }
    return [run].withUnsafeBufferPointer { runs in
      drawn.withUnsafeBufferPointer { glyphs in
        var page = captured_page()
        page.runs = runs.baseAddress
        page.run_count = runs.count
        page.glyphs = glyphs.baseAddress
        page.glyph_count = glyphs.count
        let bounds = Rect(left: 0, top: 0, right: 300, bottom: 300)
        return DrawnText([item], drawing: page, bounds: bounds).strays
      }
    }
  }

  @Test func `another ideograph in the place of a character has none of its own`() {
    #expect(strays(glyphs: [7]).isEmpty)
    #expect(strays(glyphs: [7, 7]).isEmpty)
    #expect(strays(glyphs: [7, 8]).count == 1)
  }

  @Test func `an accent in the place of its letter is a part of it`() {
    #expect(strays(glyphs: [7, 8], scalar: "é").isEmpty)
  }
}
