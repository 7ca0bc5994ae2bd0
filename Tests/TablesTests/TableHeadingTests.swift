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

  @Test func `the unit may stand in one line with the unit that reports`() throws {
    let heading = try heading("收入预算总表\n编制单位：市财政局  单位：元")
    #expect(heading.amountUnit == "元")
  }

  @Test(arguments: ["公开 02 表", "会企 02 表", "公开02表"])
  func `numbers may be set with spaces`(printed: String) throws {
    let heading = try heading("\(printed)\n收入预算总表")
    #expect(heading.number == printed.withoutBlanks)
    #expect(heading.title == "收入预算总表")
  }

  @Test(arguments: ["（2）按账龄列示", "②按账龄列示", "2、按账龄列示"])
  func `a heading with a number begins a title`(printed: String) throws {
    let heading = try heading("五、应收账款\n\(printed)")
    #expect(heading.title == printed)
  }

  @Test func `a paragraph that leads to a table is no title`() throws {
    let heading = try heading("纳入市财政局部门决算编制\n范围的单位包括：")
    #expect(heading.title == nil)
  }

  @Test func `text above a sentence is no title`() throws {
    let heading = try heading("第四节  董事会报告\n公司经营平稳。\n1、分行业情况")
    #expect(heading.title == "1、分行业情况")
  }

  @Test func `the nearest line that calls itself a table is the title`() throws {
    var table = try #require(
      PageReader().layout(
        of: Page(drawing: "部门决算表\n收支总表\n┌──┬──┐\n│科│额│\n├──┼──┤\n│教│ 1│\n└──┴──┘")
      )
      .tables.first)
    table.captions[0].fontSize = 2 * (table.captions[0].fontSize ?? 1)
    #expect(table.heading.title == "收支总表")
  }
}
