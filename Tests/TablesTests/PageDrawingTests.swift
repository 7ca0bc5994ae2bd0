import Tables
import TestSupport
import Testing

@Suite struct PageDrawingTests {
  @Test func `a drawn table is read as it was drawn`() throws {
    let page = Page(
      drawing: """
        ┌────┬────┐
        │指标│数值│
        ├────┴────┤
        │绩效目   │
        │标       │
        └─────────┘
        """)
    #expect(page.rulings.count { $0.axis == .horizontal } == 3)
    #expect(page.rulings.count { $0.axis == .vertical } == 3)
    let table = try #require(PageReader().layout(of: page).tables.first)
    #expect(table.cells.map(\.text) == ["指标", "数值", "绩效目标"])
    #expect(table.cells.last?.rows == 1..<2)
    #expect(table.cells.last?.columns == 0..<2)
  }

  @Test func `moving a page moves all that is on it`() throws {
    let page = Page(drawing: "┌─┐\n│a│\n└─┘", x: 10, y: 20)
    let moved = page.moved(x: 5, y: 7)
    let drawn = Page(drawing: "┌─┐\n│a│\n└─┘", x: 15, y: 27)
    #expect(moved.glyphs == drawn.glyphs)
    #expect(moved.rulings == drawn.rulings)
  }
}
