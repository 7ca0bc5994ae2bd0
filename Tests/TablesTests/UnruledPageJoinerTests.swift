import Tables
import TestSupport
import Testing

@Suite struct UnruledPageJoinerTests {
  @Test func `a table without rules goes on over pages`() throws {
    let first = """
      科目                预算数      决算数
      教育支出            120.50      118.00
      科学技术支出         30.00       29.75
      卫生健康支出         10.00        9.75
      """
    let second = """
      科目                预算数      决算数
      农林水支出            1.00        0.75
      住房保障支出         80.00       79.75
      合计                241.50      238.00
      """
    let reader = PageReader()
    let layout = PageJoiner().layout(joining: [
      reader.layout(of: Page(drawing: first, number: 1)),
      reader.layout(of: Page(drawing: second, number: 2)),
    ])
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.pages == [1, 2])
    #expect(
      table.texts == [
        ["科目", "预算数", "决算数"], ["教育支出", "120.50", "118.00"], ["科学技术支出", "30.00", "29.75"],
        ["卫生健康支出", "10.00", "9.75"], ["农林水支出", "1.00", "0.75"], ["住房保障支出", "80.00", "79.75"],
        ["合计", "241.50", "238.00"],
      ])
  }
}
