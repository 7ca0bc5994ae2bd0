import Tables
import TestSupport
import Testing

/// Sheets that are wider than their paper.
@Suite struct SpilledColumnsTests {
  private func tables(_ pages: [String]) -> [Table] {
    PageJoiner().layout(
      joining: pages.enumerated().map {
        PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
      }
    ).tables
  }

  private let left = """
      项目支出绩效目标表
    ┌────────┬────┐
    │项目名称│金额│
    ├────────┼────┤
    │桥梁维修│120 │
    │        │    │
    │        │    │
    ├────────┼────┤
    │道路养护│80  │
    └────────┴────┘
    """
  private let right = """

    ┌──────────┬──────────┐
    │三级指标  │指标值    │
    ├──────────┼──────────┤
    │维修座数  │3座       │
    ├──────────┼──────────┤
    │按期完成率│100%      │
    ├──────────┼──────────┤
    │养护里程  │20公里    │
    └──────────┴──────────┘
    """

  @Test func `columns on a page of their own belong to the rows at the same heights`() throws {
    let tables = tables([left, right])
    let table = try #require(tables.first)
    #expect(tables.count == 1)
    #expect(table.pages == [1, 2])
    #expect(table.columnCount == 4)
    #expect(
      table.texts == [
        ["项目名称", "金额", "三级指标", "指标值"], ["桥梁维修", "120", "维修座数", "3座"], ["", "", "按期完成率", "100%"],
        ["道路养护", "80", "养护里程", "20公里"],
      ])
    #expect(table.cells.first { $0.text == "桥梁维修" }?.rows == 1..<3)
  }

  @Test func `forms with rows at the same heights stay apart`() {
    let first = """

      ┌────────┬────┬────┐
      │项目名称│修桥│一次│
      ├────────┼────┴────┤
      │主管部门│交通局   │
      ├────────┼─────────┤
      │数量指标│3座      │
      ├────────┼─────────┤
      │质量指标│100%     │
      └────────┴─────────┘
      """
    let second = """

      ┌────────┬─┬───────┐
      │项目名称│A│修路   │
      ├────────┼─┴───────┤
      │主管部门│交通局   │
      ├────────┼─────────┤
      │数量指标│8公里    │
      ├────────┼─────────┤
      │质量指标│98%      │
      └────────┴─────────┘
      """
    #expect(tables([first, second]).map(\.pages) == [[1], [2]])
  }

  @Test func `rows on several pages find theirs in order`() throws {
    let next = """

      ┌────────┬────┐
      │河道清淤│60  │
      ├────────┼────┤
      │堤坝加固│70  │
      └────────┴────┘
      """
    let nextRight = """

      ┌──────────┬──────────┐
      │清淤长度  │9公里     │
      ├──────────┼──────────┤
      │加固长度  │7公里     │
      └──────────┴──────────┘
      """
    let table = try #require(tables([left, next, right, nextRight]).first)
    #expect(table.pages == [1, 2, 3, 4])
    #expect(table.texts.last == ["堤坝加固", "70", "加固长度", "7公里"])
  }

  @Test func `columns may stand on pages behind other columns`() throws {
    let third = """

      ┌────┬────┐
      │权重│备注│
      ├────┼────┤
      │10  │    │
      ├────┼────┤
      │20  │    │
      ├────┼────┤
      │30  │    │
      └────┴────┘
      """
    let tables = tables([left, right, third])
    let table = try #require(tables.first)
    #expect(tables.count == 1)
    #expect(table.pages == [1, 2, 3])
    #expect(
      table.texts.map { $0.suffix(2) } == [["权重", "备注"], ["10", ""], ["20", ""], ["30", ""]])
  }

  @Test func `a table with other rows is its own`() {
    let other = right.replacing(
      "├──────────┼──────────┤\n│按期", with: "│          │          │\n│按期")
    #expect(tables([left, "\n" + other]).count == 2)
  }

  @Test func `a table below a title is its own`() {
    #expect(tables([left, "  资产绩效情况表" + right]).count == 2)
  }
}
