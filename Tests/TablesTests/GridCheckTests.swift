import Tables
import TestSupport
import Testing

@Suite struct GridCheckTests {
  private func recognition(_ drawing: String) -> Recognition {
    PageReader().recognition(of: Page(drawing: drawing))
  }

  @Test func `a chart with ticks is no table`() {
    let result = recognition(
      """
      400├───────────────────
         │
      300├
         │      东城区
      200├
         │
      100├
         │            西城区
        0└┬──┬──┬──┬──┬──┬──
          1  2  3  4  5  6
      """)
    #expect(result.layout.tables.isEmpty)
    #expect(!result.omissions.isEmpty)
  }

  @Test func `lines through words draw a chart`() {
    var page = Page(
      drawing: """
        ┌────────────────────────────┐
        │Revenue  Expenditure Balance│
        ├────────────────────────────┤
        │Transfers Reserves Borrowing│
        └────────────────────────────┘
        """)
    let bottom = page.rulings.map(\.position).max() ?? 0
    for x in [75.0, 120, 165] {
      page.rulings.append(Ruling(axis: .vertical, position: x, extent: 57...bottom))
    }
    let result = PageReader().recognition(of: page)
    #expect(result.layout.tables.isEmpty)
    #expect(result.omissions.map(\.reason).contains(.cut))
  }

  @Test func `a form handed out blank is a table`() {
    let result = recognition(
      """
      ┌────────┬──────┬────────┬──────┐
      │项目名称│      │主管部门│      │
      ├────────┼──────┼────────┼──────┤
      │实施单位│      │联系电话│      │
      └────────┴──────┴────────┴──────┘
      """)
    #expect(result.layout.tables.count == 1)
    #expect(result.omissions.isEmpty)
  }

  @Test func `bars with outlines are no table`() {
    var page = Page(
      number: 1, width: 600, height: 800,
      rulings: [
        Ruling(axis: .vertical, position: 100, extent: 100...300),
        Ruling(axis: .horizontal, position: 300, extent: 100...480),
      ])
    for (index, height) in [40, 170, 90, 120, 60, 150, 30, 110].enumerated() {
      let left = 110 + Double(index) * 45
      let top = 300 - Double(height)
      page.rulings += [
        Ruling(axis: .vertical, position: left, extent: top...300),
        Ruling(axis: .vertical, position: left + 30, extent: top...300),
        Ruling(axis: .horizontal, position: top, extent: left...(left + 30)),
      ]
      page.glyphs += Glyph.run("\(height).5", left: left, top: top - 14)
      page.glyphs += Glyph.run("19\(90 + index)", left: left, top: 304)
    }
    let result = PageReader().recognition(of: page)
    #expect(result.layout.tables.isEmpty)
    #expect(result.omissions.map(\.reason).contains(.bars))
  }

  @Test func `lines with numbers at their ends draw a chart`() {
    let result = recognition(
      """
      30 ├────────────────────
         │       24
      20 ├────────────────────
         │  16          17
      10 ├────────────────────
         │                    8
       0 └────────────────────
          2008  2009  2010  2011
      """)
    #expect(result.layout.tables.isEmpty)
    #expect(result.omissions.map(\.reason) == [.axis])
  }

  @Test func `a form that nobody filled in is a table`() {
    let result = recognition(
      """
      ┌────┬────┬────┬────┐
      │项目│收入│支出│结余│
      ├────┼────┼────┼────┤
      │    │    │    │    │
      ├────┼────┼────┼────┤
      │    │    │    │    │
      ├────┼────┼────┼────┤
      │    │    │    │    │
      ├────┼────┼────┼────┤
      │    │    │    │    │
      ├────┼────┼────┼────┤
      │    │    │    │    │
      └────┴────┴────┴────┘
      """)
    #expect(result.layout.tables.map(\.rowCount) == [6])
  }
}
