import Tables
import TestSupport
import Testing

@Suite struct WidePageJoinerTests {
  private let reader = PageReader()

  private func join(_ second: String) -> Layout {
    let first = """
      ┌────────┬────────┬──────────┬──────┐
      │一级指标│二级指标│三级指标  │指标值│
      ├────────┼────────┼──────────┼──────┤
      │产出指标│数量指标│付款次数  │1笔   │
      └────────┴────────┴──────────┴──────┘
      """
    return PageJoiner().layout(joining: [
      reader.layout(of: Page(drawing: first, number: 1, fontSize: 15)),
      reader.layout(of: Page(drawing: second, number: 2, fontSize: 10)),
    ])
  }

  @Test func `a table goes on from a landscape page on a portrait one`() throws {
    let layout = join(
      """
      ┌────────┬────────┬──────────┬──────┐
      │效益指标│社会效益│及时付款  │≥90% │
      └────────┴────────┴──────────┴──────┘
      """)
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.rowCount == 3)
    #expect(table.columnCount == 4)
    #expect(table.pages == [1, 2])
  }

  @Test func `a narrower table with other columns is a table of its own`() {
    let layout = join(
      """
      ┌────────┬──────────────┬────┬──────┐
      │效益指标│社会效益      │及时│≥90% │
      └────────┴──────────────┴────┴──────┘
      """)
    #expect(layout.tables.count == 2)
  }
}
