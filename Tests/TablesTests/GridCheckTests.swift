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
}
