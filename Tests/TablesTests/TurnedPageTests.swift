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

  /// The drawing as it stands on a page on which its text reads in another direction.
  private func page(_ orientation: Glyph.Orientation) -> Page {
    var page = Page(drawing: Self.drawing)
    for index in page.glyphs.indices {
      page.glyphs[index].box = turned(page.glyphs[index].box, orientation)
      page.glyphs[index].orientation = orientation
    }
    page.rulings = page.rulings.map { ruling in
      let line = turned(
        Rect(
          left: ruling.extent.lowerBound, top: ruling.position, right: ruling.extent.upperBound,
          bottom: ruling.position), orientation)
      return orientation == .upsideDown
        ? Ruling(axis: .horizontal, position: line.top, extent: line.left...line.right)
        : Ruling(axis: .vertical, position: line.left, extent: line.top...line.bottom)
    }
    return page
  }

  private func turned(_ box: Rect, _ orientation: Glyph.Orientation) -> Rect {
    switch orientation {
    case .quarterLeft:
      Rect(left: box.top, top: 600 - box.right, right: box.bottom, bottom: 600 - box.left)
    case .quarterRight:
      Rect(left: 600 - box.bottom, top: box.left, right: 600 - box.top, bottom: box.right)
    default:
      Rect(
        left: 600 - box.right, top: 600 - box.bottom, right: 600 - box.left,
        bottom: 600 - box.top)
    }
  }

  @Test(arguments: [Glyph.Orientation.quarterLeft, .quarterRight, .upsideDown])
  func `a page whose text is turned is read turned`(orientation: Glyph.Orientation) throws {
    let upright = try #require(PageReader().layout(of: Page(drawing: Self.drawing)).tables.first)
    let table = try #require(PageReader().layout(of: page(orientation)).tables.first)
    #expect(table.texts == upright.texts)
    #expect(table.texts.count == 4)
    #expect(table.heading == upright.heading)
    #expect(table.heading.title != nil)
    let box = try #require(table.cells.last?.box)
    let expected = turned(try #require(upright.cells.last?.box), orientation)
    #expect(abs(box.left - expected.left) < 0.01)
    #expect(abs(box.top - expected.top) < 0.01)
    #expect(abs(box.right - expected.right) < 0.01)
    #expect(abs(box.bottom - expected.bottom) < 0.01)
  }

  @Test func `upright lines beside turned text stay lines`() {
    var page = page(.quarterLeft)
    page.glyphs += Glyph.run("Page 7", left: 300, top: 700)
    let layout = PageReader().layout(of: page)
    #expect(layout.tables.first?.texts.count == 4)
    #expect(layout.lines.contains { $0.text == "Page 7" })
  }
}
