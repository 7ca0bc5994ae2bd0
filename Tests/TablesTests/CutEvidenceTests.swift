import Tables
import TestSupport
import Testing

@Suite struct CutEvidenceTests {
  private func joined(_ drawings: String...) throws -> Table {
    let names: Set = ["产出指标", "效益指标", "数量指标", "质量指标"]
    let joiner = PageJoiner(
      isWhole: { names.contains($0) }, namesColumns: { $0.contains("指标值") })
    let pages = drawings.enumerated().map {
      PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
    }
    let tables = joiner.layout(joining: pages).tables
    try #require(tables.count == 1)
    return tables[0]
  }

  private let above = """
    ┌────────┬────────┬────────┐
    │二级指标│三级指标│指标值  │
    ├────────┼────────┼────────┤
    │数量指标│次数    │3次     │
    ├────────┼────────┼────────┤
    │数量指标│个数    │5个     │
    ├────────┼────────┼────────┤
    """

  @Test func `a row that lacks nothing is the rest where it closes a bracket`() throws {
    let table = try joined(
      above + """

        │质量指标│率（以县│达到行业│
        └────────┴────────┴────────┘
        """,
      """
      ┌────────┬────────┬────────┐
      │        │为准）  │标准    │
      ├────────┼────────┼────────┤
      │质量指标│度      │9分     │
      └────────┴────────┴────────┘
      """)
    #expect(table.texts[3] == ["质量指标", "率（以县为准）", "达到行业标准"])
    #expect(table.rowCount == 5)
  }

  @Test func `a value above the break and its label below are one row`() throws {
    let table = try joined(
      """
      ┌────────┬─────────────────┐
      │效益指标│修桥             │
      ├────────┼─────────────────┤
      │        │1.修桥3座；      │
      """,
      """
      │产出指标│                 │
      ├────────┼────────┬────────┤
      │质量指标│度      │9分     │
      └────────┴────────┴────────┘
      """)
    #expect(table.texts[1].prefix(2) == ["产出指标", "1.修桥3座；"])
    #expect(table.rowCount == 3)
  }

  @Test func `a name below a blank is that of both rows in a second set of columns, too`() throws {
    let table = try joined(
      """
      ┌────────┬────┬────────┬────┐
      │数量指标│次数│数量指标│次数│
      │        ├────┤        ├────┤
      │        │个数│        │个数│
      ├────────┼────┼────────┼────┤
      │        │完成│        │完成│
      └────────┴────┴────────┴────┘
      """,
      """
      ┌────────┬────┬────────┬────┐
      │质量指标│合格│质量指标│合格│
      └────────┴────┴────────┴────┘
      """)
    let names = table.cells.filter { $0.text == "质量指标" }
    #expect(names.map(\.rows) == [2..<4, 2..<4])
  }

  @Test func `one character alone is the rest of the name above`() throws {
    let table = try joined(
      """
      ┌────────┬────┬──────┐
      │二级指标│名称│指标值│
      ├────────┼────┼──────┤
      │数量指标│接待│十一万│
      │        │观众│人次  │
      │        │人数│      │
      ├────────┼────┼──────┤
      │质量指标│文物│九十件│
      │        │完好│左右  │
      │        │率  │      │
      │        ├────┼──────┤
      │        │讲解│80%   │
      │        │服务│      │
      │        │达标│      │
      └────────┴────┴──────┘
      """,
      """
      ┌────────┬────┬──────┐
      │        │率  │      │
      ├────────┼────┼──────┤
      │质量指标│文物│达到行│
      │        │完好│业标准│
      └────────┴────┴──────┘
      """)
    #expect(table.texts[3] == ["", "讲解服务达标率", "80%"])
    #expect(table.rowCount == 5)
  }

  @Test func `a text of fewer lines than the cell beside it had ended`() throws {
    let table = try joined(
      above + """

        │质量指标│合格的水│完成合格│
        │        │闸的数量│        │
        │        │和质量率│        │
        └────────┴────────┴────────┘
        """,
      """
      ┌────────┬────────┬────────┐
      │        │新闸的率│达标    │
      ├────────┼────────┼────────┤
      │质量指标│度      │9分     │
      └────────┴────────┴────────┘
      """)
    #expect(table.rowCount == 6)
  }

  @Test func `a row cut in its first line is one even where its names are cut`() throws {
    let table = try joined(
      above + """

        │质量指  │水闸完好│95    │
        └────────┴────────┴────────┘
        """,
      """
      ┌────────┬────────┬────────┐
      │标      │率      │        │
      ├────────┼────────┼────────┤
      │质量指标│度      │9分     │
      └────────┴────────┴────────┘
      """)
    #expect(table.texts[3] == ["质量指标", "水闸完好率", "95"])
  }

  @Test func `a header cut in two is one`() throws {
    let table = try joined(
      """
      ┌────────┬────────┬────────┐
      │项目名称│水闸    │2025    │
      ├────────┼────────┼────────┤
      │二级    │三级    │指标    │
      └────────┴────────┴────────┘
      """,
      """
      ┌────────┬────────┬────────┐
      │指标    │指标    │值      │
      ├────────┼────────┼────────┤
      │质量指标│度      │9分     │
      └────────┴────────┴────────┘
      """)
    #expect(table.texts[1] == ["二级指标", "三级指标", "指标值"])
  }

  @Test func `a header of which one name is cut is one`() throws {
    let table = try joined(
      """
      ┌────────┬────────┬────────┐
      │项目名称│水闸    │2025    │
      ├────────┼────────┼────────┤
      │指标值  │三级指标│质量    │
      └────────┴────────┴────────┘
      """,
      """
      ┌────────┬────────┬────────┐
      │        │        │指标    │
      ├────────┼────────┼────────┤
      │质量指标│度      │9分     │
      └────────┴────────┴────────┘
      """)
    #expect(table.texts[1] == ["指标值", "三级指标", "质量指标"])
  }

  @Test func `merged cells with text on both pages go on where their texts do`() throws {
    let table = try joined(
      """
      ┌────┬────────┬────────┬────────┐
      │金额│项目    │三级指标│指标值  │
      ├────┼────────┼────────┼────────┤
      │10.5│甲      │次数    │3次     │
      │    │        ├────────┼────────┤
      │    │        │个数    │5个     │
      ├────┼────────┼────────┼────────┤
      │20.5│农村水利│座数    │7座     │
      │    │工程维护│        │        │
      └────┴────────┴────────┴────────┘
      """,
      """
      ┌────┬────────┬────────┬────────┐
      │    │项目    │率      │9成     │
      │    │        ├────────┼────────┤
      │    │        │度      │8成     │
      └────┴────────┴────────┴────────┘
      """)
    #expect(table.cells.first { $0.text == "农村水利工程维护项目" }?.rows == 3..<6)
    #expect(table.cells.first { $0.text == "20.5" }?.rows == 3..<6)
    #expect(table.rowCount == 6)
  }

  @Test func `merged cells of which each column begins anew are other ones`() throws {
    let table = try joined(
      """
      ┌────┬────────┬────────┬────────┐
      │金额│项目    │三级指标│指标值  │
      ├────┼────────┼────────┼────────┤
      │10.5│甲项目  │次数    │3次     │
      │    │        ├────────┼────────┤
      │    │        │个数    │5个     │
      ├────┼────────┼────────┼────────┤
      │20.5│农村水利│座数    │7座     │
      └────┴────────┴────────┴────────┘
      """,
      """
      ┌────┬────────┬────────┬────────┐
      │30.5│乙项目  │率      │9成     │
      │    │        ├────────┼────────┤
      │    │        │度      │8成     │
      └────┴────────┴────────┴────────┘
      """)
    #expect(table.cells.first { $0.text == "农村水利" }?.rows == 3..<4)
    #expect(table.cells.first { $0.text == "乙项目" }?.rows == 4..<6)
  }

  @Test func `a side cell that begins in the last row goes on where the next page draws none`()
    throws
  {
    let table = try joined(
      """
      ┌────────┬────────┬────────┬────────┐
      │项目    │二级指标│三级指标│指标值  │
      ├────────┼────────┼────────┼────────┤
      │甲项目  │质量指标│次数    │3次     │
      ├────────┼────────┼────────┼────────┤
      │乙项目  │质量指标│个数    │5个     │
      └────────┴────────┴────────┴────────┘
      """,
      """
               ┌────────┬────────┬────────┐
               │质量指标│率      │9成     │
               ├────────┼────────┼────────┤
               │质量指标│度      │8成     │
               └────────┴────────┴────────┘
      """)
    #expect(table.cells.first { $0.text == "乙项目" }?.rows == 2..<5)
  }
}
