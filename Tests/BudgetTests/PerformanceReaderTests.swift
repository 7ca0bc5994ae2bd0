import Budget
import Tables
import TestSupport
import Testing

@Suite struct PerformanceReaderTests {
  private let tianjin = Table(
    rows: """
      项目名称 | 大楼尾款 | < | < | < | < | <
      预算规模及资金用途 | 预算数 | 2977.11 | 其中：财政资金 | 2977.11 | 其他资金 |
      ^ | 用于支付尾款 | < | < | < | < | <
      绩效目标 | 1.按时完成支付 | < | < | < | < | <
      一级指标 | 二级指标 | < | 三级指标 | 绩效指标描述 | < | 指标值
      产出指标 | 数量指标 | < | 付款笔数 | 付款次数 | < | ≥1笔
      ^ | 成本指标 | < | 支付金额 | 项目支出金额 | < | 2977.11万元
      效益指标 | 经济效益指标 | < | 及时支付 | 及时支付尾款 | < | 不发生风险
      """, page: 4, captions: ["4.大楼尾款绩效目标表", "685201 天津市住房公积金管理中心 单位：万元"])

  @Test func `a form of one project is read in full`() throws {
    let result = performanceTables(in: tianjin)
    let table = try #require(result.value.first)
    #expect(result.value.count == 1)
    #expect(result.findings.isEmpty)
    #expect(table.number == "4")
    #expect(table.title == "大楼尾款绩效目标表")
    #expect(table.unit == .init(code: "685201", name: "天津市住房公积金管理中心"))
    #expect(table.amountUnit == "万元")
    #expect(table.projectName == "大楼尾款")
    #expect(table.budget.total?.text == "2977.11")
    #expect(table.budget.fiscal?.text == "2977.11")
    #expect(table.budget.other == nil)
    #expect(table.budget.purpose == "用于支付尾款")
    #expect(table.goals == ["1.按时完成支付"])
    #expect(table.columns == ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值"])
    #expect(table.indicators.map(\.level1) == ["产出指标", "产出指标", "效益指标"])
    #expect(table.indicators.map(\.level2) == ["数量指标", "成本指标", "经济效益指标"])
    #expect(table.indicators.map(\.target.text) == ["≥1笔", "2977.11万元", "不发生风险"])
  }

  @Test(arguments: [
    ("实施效果指标", "产出指标", true), ("产出指标", "数量指标", false), ("履职效能", "社会效益指标", false),
    ("项目产出", "产出指标", false),
  ])
  func `shifted levels stay as printed, with a note`(level1: String, level2: String, isNoted: Bool)
    throws
  {
    let result = performanceTables(
      in: Table(
        rows: """
          项目名称 | 甲 | < | <
          一级指标 | 二级指标 | 三级指标 | 指标值
          \(level1) | \(level2) | 次数 | 1次
          """, captions: ["中央预算内投资计划绩效目标表"]))
    let table = try #require(result.value.first)
    #expect(table.indicators.map(\.level1) == [level1])
    #expect(table.indicators.map(\.level2) == [level2])
    let note = "the levels stand one place further on than usual: \(level2) under \(level1)"
    #expect(table.note == (isNoted ? note : nil))
  }

  @Test func `a second form begins where the first ends`() {
    let result = performanceTables(
      in: Table(
        rows: """
          项目名称 | 甲 | < | <
          一级指标 | 二级指标 | 三级指标 | 指标值
          产出指标 | 数量指标 | 次数 | 1次
          项目名称 | 乙 | < | <
          一级指标 | 二级指标 | 三级指标 | 指标值
          产出指标 | 数量指标 | 次数 | 2次
          """, captions: ["项目支出绩效目标表"]))
    #expect(result.value.map(\.projectName) == ["甲", "乙"])
    #expect(result.value.map(\.indicators.count) == [1, 1])
  }

  @Test func `forms below each other in one grid share the title above it`() {
    let tables = performanceTables(
      in: Table(
        rows: """
          项目名称 | 甲 | 预算金额 | 8
          一级指标 | 二级指标 | 三级指标 | 指标值
          产出指标 | 数量指标 | 座数 | 3座
          项目名称 | 乙 | 预算金额 | 5
          一级指标 | 二级指标 | 三级指标 | 指标值
          产出指标 | 数量指标 | 里程 | 20公里
          """, captions: ["2025年项目支出绩效目标表", "单位：万元"])
    ).value
    #expect(tables.map(\.projectName) == ["甲", "乙"])
    #expect(tables.map(\.title) == ["2025年项目支出绩效目标表", "2025年项目支出绩效目标表"])
    #expect(tables.map(\.year) == [2025, 2025])
    #expect(tables.map(\.amountUnit) == ["万元", "万元"])
  }

  @Test func `head and indicators in two grids are one form`() throws {
    let result = performanceTables(
      in: Table(rows: "项目名称 | 甲 | 预算数 | 5.0", captions: ["1.甲绩效目标表"]),
      Table(
        rows: """
          一级指标 | 二级指标 | 三级指标 | 指标值
          产出指标 | 数量指标 | 次数 | 1次
          """))
    #expect(result.value.count == 1)
    #expect(result.value.first?.budget.total?.text == "5.0")
    #expect(result.value.first?.indicators.count == 1)
  }

  @Test func `a table of something else is left alone`() {
    let result = performanceTables(
      in: Table(
        rows: """
          项目 | 预算数 | 备注
          基本支出 | 100 |
          """, captions: ["收支总表"]))
    #expect(result.value.isEmpty)
  }

  @Test func `indicators without a header are said to be lost`() {
    let result = performanceTables(
      in: Table(
        rows: """
          产出指标 | 数量指标 | 次数 | 1次
          效益指标 | 社会效益指标 | 效果 | 好
          """, page: 7))
    #expect(result.value.isEmpty)
    #expect(result.findings.map(\.code) == ["unread-table"])
    #expect(result.findings.first?.page == 7)
  }

  @Test(arguments: [
    "| 无主一 |", "无主一 | < | < | <", "无主一 | 无主二 | < | 无主三", "无主一 | 无主二 | 无主三 | 无主四 | 无主五",
  ])
  func `a text that no label tells is kept or said to be lost`(row: String) {
    let head = "项目名称 | 尾款 | < | < | <"
    let indicators = """
      一级指标 | 二级指标 | 三级指标 | 指标值 |
      产出指标 | 数量指标 | 次数 | 1次 |
      """
    for rows in [[row, head, indicators], [head, row, indicators], [head, indicators, row]] {
      let result = performanceTables(in: Table(rows: rows.joined(separator: "\n")))
      let output = String(reflecting: result)
      for text in row.split(separator: "|").map({ String($0).withoutBlanks }) where text.count > 1 {
        #expect(output.contains(text))
      }
    }
  }

  @Test func `a cell outside all columns is said to be lost`() {
    let result = performanceTables(
      in: Table(
        rows: """
          项目名称 | 尾款 | < | < | <
          一级指标 | 二级指标 | 三级指标 | 指标值 |
          产出指标 | 数量指标 | 次数 | 1次 | 无主
          """, page: 3))
    #expect(result.findings.map(\.code) == ["unread-cell"])
    #expect(result.findings.first?.severity == .loss)
    #expect(result.findings.first?.evidence == ["无主"])
    #expect(result.findings.first?.page == 3)
  }

  @Test func `the year of a line of its own counts more than that of prose`() throws {
    let rows = """
       | < | < | <
      项目支出绩效目标表 | < | < | <
      （2026年度） | < | < | <
      项目名称 | 甲 | < | <
      一级指标 | 二级指标 | 三级指标 | 指标值
      产出指标 | 数量指标 | 次数 | 1次
      """
    let prose = "三、2025年政府采购预算总额85.00万元。"
    let inside = performanceTables(in: Table(rows: rows, captions: [prose])).value
    #expect(inside.map(\.year) == [2026])
    let above = performanceTables(
      in: Table(
        rows: rows.replacing("（2026年度） | < | < | <\n", with: ""), captions: [prose, "（2026年度）"])
    ).value
    #expect(above.map(\.year) == [2026])
  }
}
