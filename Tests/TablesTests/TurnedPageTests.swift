import Tables
import TestSupport
import Testing

@Suite struct TurnedPageTests {
  private static let drawing = """
              附表3 支出情况
    ────────────────────────────────────────
    科目                预算数      决算数
    ────────────────────────────────────────
    教育支出            120.50      118.00
    科学技术支出         30.00       29.75
    合计                150.50      147.75
    ────────────────────────────────────────
    """

  private let upright = Page(drawing: Self.drawing)

  @Test(arguments: [Glyph.Orientation.quarterLeft, .quarterRight, .upsideDown])
  func `a page whose text is turned is read turned`(orientation: Glyph.Orientation) throws {
    let expected = try #require(PageReader().layout(of: upright).tables.first)
    let table = try #require(PageReader().layout(of: upright.turned(orientation)).tables.first)
    #expect(table.texts == expected.texts)
    #expect(table.texts.count == 4)
    #expect(table.heading == expected.heading)
    #expect(table.heading.title != nil)
    let box = try #require(table.cells.last?.box)
    let place = upright.turned(try #require(expected.cells.last?.box), orientation)
    #expect(abs(box.left - place.left) < 0.01)
    #expect(abs(box.top - place.top) < 0.01)
    #expect(abs(box.right - place.right) < 0.01)
    #expect(abs(box.bottom - place.bottom) < 0.01)
  }

  @Test func `upright lines beside turned text stay lines`() {
    var page = upright.turned(.quarterLeft)
    page.glyphs += Glyph.run("Page 7", left: 300, top: 700)
    let layout = PageReader().layout(of: page)
    #expect(layout.tables.first?.texts.count == 4)
    #expect(layout.lines.contains { $0.text == "Page 7" })
  }
}
