import Tables
import TestSupport
import Testing

@Suite struct TableHeadingTests {
  private func heading(_ lines: String) throws -> TableHeading {
    let drawing =
      lines + """

        ┌────┬────┐
        │科目│金额│
        ├────┼────┤
        │教育│1.00│
        └────┴────┘
        """
    return try #require(PageReader().layout(of: Page(drawing: drawing)).tables.first).heading
  }

  @Test func `title, number and unit of money stand above a table`() throws {
    let heading = try heading(
      """
                      公开01表
      收支预算总表
      部门：市财政局  单位：万元
      """)
    #expect(heading == TableHeading(title: "收支预算总表", number: "公开01表", amountUnit: "万元"))
  }

  @Test func `the number may stand beside the title`() throws {
    let heading = try heading("附表1-2  项目支出表\n（2024年度）金额单位：元")
    #expect(heading == TableHeading(title: "项目支出表", number: "附表1-2", amountUnit: "元"))
  }

  @Test func `a title may take two lines`() throws {
    let heading = try heading("Table 3: Cases by reporting country\nand origin, 2007")
    #expect(heading.title == "Table 3: Cases by reporting country and origin, 2007")
  }

  @Test func `a sentence is no title`() throws {
    let heading = try heading("本部门支出情况如下表所示，其中教育支出增长较快。")
    #expect(heading.title == nil)
  }
}
