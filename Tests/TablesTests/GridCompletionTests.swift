import Tables
import TestSupport
import Testing

@Suite struct GridCompletionTests {
  private func table(_ drawing: String) throws -> Table {
    try #require(PageReader().layout(of: Page(drawing: drawing)).tables.first)
  }

  @Test func `columns that only the header rules go on below it`() throws {
    let table = try table(
      """
      ┌──────────┬────────┬────────┐
      │地区      │预算数  │决算数  │
      ├──────────┴────────┴────────┤
      │东城区       120.50   118.00│
      ├────────────────────────────┤
      │西城区        30.00    29.75│
      ├────────────────────────────┤
      │朝阳区        10.00     9.75│
      ├────────────────────────────┤
      │合计         160.50   157.50│
      └────────────────────────────┘
      """)
    #expect(
      table.texts == [
        ["地区", "预算数", "决算数"], ["东城区", "120.50", "118.00"], ["西城区", "30.00", "29.75"],
        ["朝阳区", "10.00", "9.75"], ["合计", "160.50", "157.50"],
      ])
  }

  @Test func `numbers above each other in one box are rows`() throws {
    let table = try table(
      """
      ┌────────┬────────┬────────┐
      │地区    │预算数  │决算数  │
      ├────────┼────────┼────────┤
      │东城区  │120.5   │118.0   │
      │西城区  │ 30.0   │ 29.7   │
      │朝阳区  │ 10.0   │  9.7   │
      ├────────┼────────┼────────┤
      │合计    │160.5   │157.4   │
      └────────┴────────┴────────┘
      """)
    #expect(table.rowCount == 5)
    #expect(table.texts[2] == ["西城区", "30.0", "29.7"])
  }

  @Test func `lines that leave columns blank in every box are the rest of its one row`() throws {
    let table = try table(
      """
      ┌──────┬────────┬──────┬────┬────┬────┬──────┐
      │部门  │项目编码│总额  │指标│符号│值  │权重  │
      ├──────┼────────┼──────┼────┼────┼────┼──────┤
      │司法  │77500325│1,200 │数量│≥  │21  │10    │
      │局    │6509000 │      │    │    │    │      │
      ├──────┼────────┼──────┼────┼────┼────┼──────┤
      │司法  │77500325│1,200 │质量│≥  │95  │20    │
      │局    │6509000 │      │    │    │    │      │
      └──────┴────────┴──────┴────┴────┴────┴──────┘
      """)
    #expect(table.rowCount == 3)
    #expect(table.texts[1][..<3] == ["司法局", "775003256509000", "1,200"])
  }

  @Test func `lines of text in one box are one cell`() throws {
    let table = try table(
      """
      ┌────────┬────────┬──────┐
      │三级指标│指标内容│目标值│
      ├────────┼────────┼──────┤
      │购置设备│购置各类│      │
      │数量    │设备总数│27台  │
      ├────────┼────────┼──────┤
      │设备验收│验收合格│      │
      │合格率  │台数占比│100%  │
      └────────┴────────┴──────┘
      """)
    #expect(
      table.texts == [
        ["三级指标", "指标内容", "目标值"], ["购置设备数量", "购置各类设备总数", "27台"],
        ["设备验收合格率", "验收合格台数占比", "100%"],
      ])
  }

  @Test func `numbers wrapped at their signs are no rows`() throws {
    let table = try table(
      """
      ┌──────────┬─────────┬─────────┐
      │三级指标  │指标值   │完成值   │
      ├──────────┼─────────┼─────────┤
      │设备验收合│=100.0   │100.00(  │
      │格率      │(%)      │%)       │
      └──────────┴─────────┴─────────┘
      """)
    #expect(table.texts[1] == ["设备验收合格率", "=100.0(%)", "100.00(%)"])
  }

  @Test func `lines of a cell over several rows make no rows`() throws {
    let table = try table(
      """
      ┌──────┬────────┬────────┬──────┐
      │预算数│年度目标│三级指标│分值  │
      ├──────┼────────┼────────┼──────┤
      │23,0  │新建    │购置设备│7     │
      │18.00 │20座    │数量    │      │
      │      │        ├────────┼──────┤
      │      │        │合格率  │9     │
      └──────┴────────┴────────┴──────┘
      """)
    #expect(table.rowCount == 3)
    #expect(table.texts[1] == ["23,018.00", "新建20座", "购置设备数量", "7"])
  }

  @Test func `the parts of one number are no rows`() throws {
    let table = try table(
      """
      ┌──────────┬─────────┬─────────┐
      │资金      │预算     │决算     │
      ├──────────┼─────────┼─────────┤
      │年度资金总│1033.0   │929.7    │
      │额        │00       │0        │
      └──────────┴─────────┴─────────┘
      """)
    #expect(table.rowCount == 2)
    #expect(table.texts[1] == ["年度资金总额", "1033.000", "929.70"])
  }

  @Test func `a number that fills its narrow cell goes on in the next line`() throws {
    let table = try table(
      """
      ┌────────┬─────┬─────┐
      │项目名称│预算 │决算 │
      ├────────┼─────┼─────┤
      │基础设施│12345│12345│
      │更新项目│67.89│60.00│
      └────────┴─────┴─────┘
      """)
    #expect(table.rowCount == 2)
    #expect(table.texts[1] == ["基础设施更新项目", "1234567.89", "1234560.00"])
  }

  @Test func `numbers wrapped beside centred cells of one line are no rows`() throws {
    var page = Page(
      drawing: """
        ┌──────────┬──────┬────┬────┐
        │编码      │金额  │值  │分值│
        ├──────────┼──────┼────┼────┤
        │360000251T│7672.0│25.1│7   │
        │0000001217│5     │    │    │
        └──────────┴──────┴────┴────┘
        """)
    let body = try #require(page.glyphs.first { $0.scalar == "3" }).box
    for index in page.glyphs.indices where page.glyphs[index].scalar != "T" {
      var box = page.glyphs[index].box
      // Half a line down: the middle of the cell.
      guard box.top >= body.top, box.left > body.left + 90 else { continue }
      box.top += 7
      box.bottom += 7
      page.glyphs[index].box = box
    }
    let table = try #require(PageReader().layout(of: page).tables.first)
    #expect(table.rowCount == 2)
    #expect(table.texts.last?.dropFirst() == ["7672.05", "25.1", "7"])
  }

  @Test func `a date wrapped beside centred cells of one line is one number`() throws {
    var page = Page(
      drawing: """
        ┌──────┬────┬──────┬────┐
        │级别  │名称│值    │分值│
        ├──────┼────┼──────┼────┤
        │产出指│拨付│2025- │10  │
        │标    │时间│11-30 │    │
        └──────┴────┴──────┴────┘
        """)
    let score = try #require(page.glyphs.first { $0.scalar == "1" }).box
    for index in page.glyphs.indices where page.glyphs[index].box.left >= score.left - 1 {
      // Half a line down: the middle of the cell.
      guard abs(page.glyphs[index].box.top - score.top) < 1 else { continue }
      page.glyphs[index].box.top += 7
      page.glyphs[index].box.bottom += 7
    }
    let table = try #require(PageReader().layout(of: page).tables.first)
    #expect(table.rowCount == 2)
    #expect(table.texts.last?.dropFirst().first == "拨付时间")
  }

  @Test
  func `cells of one line between the lines of others make no rows, however wide these are set`()
    throws
  {
    func row(_ texts: [String], top: Double) -> [Glyph] {
      texts.enumerated().flatMap { Glyph.run($1, left: 103 + 80 * Double($0), top: top) }
    }
    let glyphs =
      row(["代码", "年份", "资金", "指标", "指标值"], top: 104)
      + row(["360252T", "2025年", "1556."], top: 123) + row(["001227", "河道", "84"], top: 142)
      + row(["", "", "", "产出", "4575"], top: 132.5)
    let rulings =
      [100.0, 120, 156].map { Ruling(axis: .horizontal, position: $0, extent: 100...500) }
      + (0...5).map {
        Ruling(axis: .vertical, position: 100 + 80 * Double($0), extent: 100...156)
      }
    let page = Page(number: 1, width: 600, height: 400, glyphs: glyphs, rulings: rulings)
    let table = try #require(PageReader().layout(of: page).tables.first)
    #expect(table.rowCount == 2)
    #expect(table.texts[1].suffix(2) == ["产出", "4575"])
  }

  @Test func `headings of groups of rows do not join the rows`() throws {
    let table = try table(
      """
      ┌──────────┬────────┬────────┐
      │County    │  Before│   After│
      ├──────────┼────────┼────────┤
      │North     │        │        │
      │  Alder   │   120.5│   118.0│
      │South     │        │        │
      │  Birch   │    30.0│    29.7│
      │  Cedar   │    10.0│     9.7│
      └──────────┴────────┴────────┘
      """)
    #expect(table.rowCount == 6)
    #expect(table.texts[1] == ["North", "", ""])
    #expect(table.texts[2] == ["Alder", "120.5", "118.0"])
  }

  @Test func `numbers that fill their columns are rows where they stand side by side`() throws {
    let table = try table(
      """
      ┌────────┬────┬────┐
      │地区    │2008│2009│
      ├────────┼────┼────┤
      │东城区  │1995│4.12│
      │西城区  │2006│5.07│
      │朝阳区  │2010│9.75│
      └────────┴────┴────┘
      """)
    #expect(
      table.texts.dropFirst() == [
        ["东城区", "1995", "4.12"], ["西城区", "2006", "5.07"], ["朝阳区", "2010", "9.75"],
      ])
  }
}
