import Tables
import TestSupport
import Testing

/// Sheets of 1,190 points on which two pages of 595 are printed beside each other.
@Suite struct SheetHalvesTests {
  private static let first = """
    某市2025年部门预算公开资料
    ┌────────────┬────────────────────┐
    │ 项目名称   │ 桥梁维修           │
    ├────────────┼────────────────────┤
    │ 维修桥梁   │ 3座                │
    ├────────────┼────────────────────┤
    │ 按期完成   │ 100%               │
    └────────────┴────────────────────┘
    """
  private static let second = """
    某市2025年部门预算公开资料
    ┌────────────┬────────────────────┐
    │ 群众满意度 │ 95%以上            │
    ├────────────┼────────────────────┤
    │ 验收合格率 │ 98%                │
    └────────────┴────────────────────┘
    """

  private func sheet(_ left: String, _ right: String, title: String = "") -> Page {
    var sheet = Page(drawing: left)
    let other = Page(drawing: right, x: 700)
    sheet.glyphs += other.glyphs
    sheet.rulings += other.rulings
    sheet.glyphs += Glyph.run(title, left: 595 - Double(title.count) * 5, top: 20)
    (sheet.width, sheet.height) = (1190, 842)
    return sheet
  }

  private func tables(_ sheets: [Page]) -> [Table] {
    PageJoiner().layout(joining: sheets.flatMap { PageReader().layouts(of: $0) }).tables
  }

  @Test func `a table goes on on the right half of its sheet`() throws {
    let tables = tables([sheet(Self.first, Self.second)])
    #expect(tables.count == 1)
    let table = try #require(tables.first)
    #expect(table.texts.map(\.first) == ["项目名称", "维修桥梁", "按期完成", "群众满意度", "验收合格率"])
    #expect(table.texts.allSatisfy { $0.count == 2 })
    #expect(table.pages == [1])
    let box = try #require(table.cells.last?.box)
    #expect(box.left > 700)
  }

  @Test func `a table goes on on the next sheet`() throws {
    var next = sheet(Self.second, Self.second)
    next.number = 2
    let titled = Self.first.replacing("┌", with: "绩效目标表\n┌", maxReplacements: 1)
    let tables = tables([sheet(Self.second, titled), next])
    #expect(tables.map(\.texts.count) == [2, 7])
    #expect(tables.last?.pages == [1, 2])
  }

  @Test func `a page with a title across its middle is one page`() {
    let page = sheet(Self.first, Self.second, title: "两张并列的表")
    #expect(PageReader().layouts(of: page).count == 1)
    let spaced = sheet(Self.first, Self.second, title: "并　列　　表　格")
    #expect(PageReader().layouts(of: spaced).count == 1)
  }

  @Test func `a page with tables on one side is one page`() {
    let page = sheet("\(Self.first)\n\n\(Self.second)", "只有文字")
    let layouts = PageReader().layouts(of: page)
    #expect(layouts.count == 1)
    #expect(layouts.first?.tables.count == 2)
  }

  @Test(arguments: [Glyph.Orientation.quarterLeft, .quarterRight])
  func `a turned sheet is parted like an upright one`(orientation: Glyph.Orientation) throws {
    func withoutHead(_ drawing: String) -> String {
      drawing.split(separator: "\n").dropFirst().joined(separator: "\n")
    }
    let upright = sheet(withoutHead(Self.first), withoutHead(Self.second))
    let tables = tables([upright.turned(orientation)])
    #expect(tables.map(\.texts) == self.tables([upright]).map(\.texts))
    #expect(tables.count == 1)
  }

  @Test func `what is said of a sheet is said once`() {
    var page = sheet(Self.first, Self.second)
    page.findings = [Finding(code: "picture", severity: .note, message: "a picture", page: 1)]
    #expect(PageReader().layouts(of: page).flatMap(\.findings).count == 1)
  }
}
