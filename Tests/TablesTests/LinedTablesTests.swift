import Tables
import TestSupport
import Testing

@Suite struct LinedTablesTests {
  private func table(_ drawing: String) throws -> Table {
    let tables = PageReader().layout(of: Page(drawing: drawing)).tables
    #expect(tables.count == 1)
    return try #require(tables.first)
  }

  private func cell(_ text: String, of table: Table) throws -> Cell {
    try #require(table.cells.first { $0.text == text })
  }

  @Test func `lines that stop beside a label merge it down`() throws {
    let table = try table(
      """
      ──────────────────────────────────────────────────────
      项目名称      道路养护
      ──────────────────────────────────────────────────────
      项目资金      年度资金总额        120.50
                  ──────────────────────────────────────────
                    其中：财政拨款      100.00
                  ──────────────────────────────────────────
                    其他资金             20.50
      ──────────────────────────────────────────────────────
      绩效指标      一级指标    二级指标        指标值
                  ──────────────────────────────────────────
                    产出指标    养护里程        50公里
                              ──────────────────────────────
                                验收合格率      100%
                  ──────────────────────────────────────────
                    效益指标    通行能力        提高
      ──────────────────────────────────────────────────────
      """)
    #expect(table.origin == .lined)
    #expect(try cell("项目资金", of: table).rows == 1..<4)
    #expect(try cell("绩效指标", of: table).rows == 4..<8)
    #expect(try cell("产出指标", of: table).rows == 5..<7)
    #expect(try cell("验收合格率", of: table).rows == 6..<7)
    #expect(
      try cell("验收合格率", of: table).columns == cell("二级指标", of: table).columns)
    #expect(try cell("100%", of: table).columns == cell("指标值", of: table).columns)
  }

  @Test func `a row beside a name that stands lower is no caption`() throws {
    let table = try table(
      """
      ────────────────────────────────────────────────────────────────────
      项目名称        年度目标              一级指标    三级指标    指标值
      ────────────────────────────────────────────────────────────────────
                                            产出指标    养护里程    50公里
                                          ────────────────────────────────
      道路养护        保障通行              产出指标    及时完成    100%
                                          ────────────────────────────────
                                            效益指标    通行能力    提高
      ────────────────────────────────────────────────────────────────────
                                            产出指标    清扫面积    9公顷
                                          ────────────────────────────────
      清扫保洁        保障整洁              效益指标    街道整洁    提高
      ────────────────────────────────────────────────────────────────────
      """)
    #expect(table.origin == .lined)
    #expect(try cell("道路养护", of: table).rows == 1..<4)
    #expect(try cell("清扫保洁", of: table).rows == 4..<6)
    #expect(try cell("9公顷", of: table).rows == 4..<5)
  }

  @Test func `a value in the middle of its cell stands beside its label`() throws {
    var page = Page(
      drawing: """
        ──────────────────────────────────────────────────────
        主管部门      财政局      实施单位      预算处
        ──────────────────────────────────────────────────────
        项目资金      资金总额                 120
                    ──────────────────────────────────────────
                      财政拨款                 100
                    ──────────────────────────────────────────
                      其他资金                  20
        ──────────────────────────────────────────────────────
        项目目标      保障运行
        ──────────────────────────────────────────────────────
        """)
    // What a producer that draws each cell's lines by themselves leaves.
    for index in page.rulings.indices {
      let isInner = page.rulings[index].extent.lowerBound > 60
      page.rulings[index].joints = isInner || index == 2 ? [170] : []
    }
    for orientation in [Glyph.Orientation.upright, .quarterLeft, .quarterRight, .upsideDown] {
      let turned = page.turned(orientation)
      let table = try #require(PageReader().layout(of: turned).tables.first)
      let label = try cell("资金总额", of: table)
      let value = try cell("120", of: table)
      #expect(label.columns.upperBound == value.columns.lowerBound, "\(orientation)")
    }
  }

  @Test func `a title between two tables parts them, and a rule across the page is of neither`() {
    let page = Page(
      drawing: """
        ────────────────────────────────────────────────────────────
          某市部门预算

        ────────────────────────────────────────────────────────
        项目名称      甲项目
        ────────────────────────────────────────────────────────
        项目资金      资金总额        1.00
                    ────────────────────────────────────────────
                      财政拨款        1.00
                    ────────────────────────────────────────────
                      其他资金        0.00
        ────────────────────────────────────────────────────────
        年度目标      保障运行
        ────────────────────────────────────────────────────────
                             项目绩效目标表
        ────────────────────────────────────────────────────────
        项目名称      乙项目
        ────────────────────────────────────────────────────────
        项目资金      资金总额        2.00
                    ────────────────────────────────────────────
                      财政拨款        2.00
                    ────────────────────────────────────────────
                      其他资金        0.00
        ────────────────────────────────────────────────────────
        年度目标      保障安全
        ────────────────────────────────────────────────────────
        """)
    let tables = PageReader().layout(of: page).tables
    #expect(tables.map { $0.texts.first?.prefix(2) } == [["项目名称", "甲项目"], ["项目名称", "乙项目"]])
    #expect(tables.last?.captions.map(\.text) == ["项目绩效目标表"])
  }

  @Test func `the rest of a table on a page may be two rows beside a blank label`() throws {
    let table = try table(
      """
                  ──────────────────────────────────────────
                    满意度指标  群众满意度      90%
      ──────────────────────────────────────────────────────
      其他说明      无
      ──────────────────────────────────────────────────────
      """)
    #expect(table.rowCount == 2)
    #expect(try cell("其他说明", of: table).rows == 1..<2)
    #expect(try cell("90%", of: table).rows == 0..<1)
  }

  @Test func `rows of numbers without lines between them are read by their text`() throws {
    let table = try table(
      """
      ────────────────────────────────────────────────
      种类              期末数            期初数
                      ──────────────────────────────────
                    金额      比例     金额      比例
      ────────────────────────────────────────────────
      甲           10.00     50.00    20.00     60.00
      乙           10.00     50.00    20.00     40.00
      ────────────────────────────────────────────────
      """)
    #expect(table.texts.contains(["甲", "10.00", "50.00", "20.00", "60.00"]))
    #expect(table.texts.contains(["乙", "10.00", "50.00", "20.00", "40.00"]))
  }
}
