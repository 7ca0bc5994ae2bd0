import Budget
import Tables
import TestSupport
import Testing

@Suite struct HeadReaderTests {
  @Test func `money of the year and of the term stand side by side`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            财政项目支出绩效目标申报表 | < | < | < | <
            （2026年度） | < | < | < | <
            项目名称 | < | 护理 | 项目性质 | 经常性项目
            项目资金（元） | 项目资金总额 | 4,100.00 | 年度资金申请总额 | 300.00
            ^ | 其中：财政资金 | 4,000.00 | 其中：当年财政拨款 | 200.00
            ^ | ^ | ^ | 上年结转资金 | 60.00
            ^ | 其他资金 | 100.00 | 其他资金 | 40.00
            项目绩效目标 | 项目总目标 | < | 年度总体目标 | <
            ^ | 长远 | < | 今年 | <
            | 一级指标 | 二级指标 | 三级指标 | 年度(/项目)指标值
            绩效指标 | 产出指标 | 数量指标 | 次数 | >6.00(次)
            """)
      ).value.first)
    #expect(table.title == "财政项目支出绩效目标申报表")
    #expect(table.year == 2026)
    #expect(table.amountUnit == "元")
    #expect(table.projectBudget.total?.text == "4100.00")
    #expect(table.projectBudget.fiscal?.text == "4000.00")
    #expect(table.projectBudget.other?.text == "100.00")
    #expect(table.budget.total?.text == "300.00")
    #expect(table.budget.fiscal?.text == "200.00")
    #expect(table.budget.carryover?.text == "60.00")
    #expect(table.budget.other?.text == "40.00")
    #expect(table.termGoals == ["长远"])
    #expect(table.goals == ["今年"])
    #expect(table.indicators.count == 1)
  }

  @Test func `a total beside that of this year is the term's`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目资金（万元） | 资金总额 | 90 | 当年资金总额 | 30
            ^ | 其中：财政拨款 | 80 | 其中：当年财政拨款 | 28
            ^ | 其他资金 | 10 | 当年其他资金 | 2
            一级指标 | 二级指标 | 三级指标 | 指标值 | 备注
            产出指标 | 数量指标 | 次数 | 6次 | 无
            """)
      ).value.first)
    #expect(table.budget.total?.text == "30")
    #expect(table.budget.fiscal?.text == "28")
    #expect(table.budget.other?.text == "2")
    #expect(table.projectBudget.total?.text == "90")
    #expect(table.projectBudget.fiscal?.text == "80")
    #expect(table.projectBudget.other?.text == "10")
  }

  @Test func `code, amount and kind of money stand beside their labels`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            单位编码 | 187043 | 单位名称 | 水务局
            年度 | 2025 | 金额（万元） | 274.82
            资金性质 | 一般公共预算 | 项目类别 | 特定目标类
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 6次
            """)
      ).value.first)
    #expect(table.unit == PerformanceTable.Body(code: "187043", name: "水务局"))
    #expect(table.budget.total?.text == "274.82")
    #expect(table.amountUnit == "万元")
    #expect(table.fields.contains { $0.label == "资金性质" && $0.value == "一般公共预算" })
  }

  @Test func `what the term carries over is not the year's`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目资金（万元） | 中期资金总额 | 90 | 年度资金总额 | 30
            ^ | 上年结转 | 7 | 上年结转 | 2
            一级指标 | 二级指标 | 三级指标 | 指标值 | 备注
            产出指标 | 数量指标 | 次数 | 6次 | 无
            """)
      ).value.first)
    #expect(table.budget.carryover?.text == "2")
    #expect(table.fields.filter { $0.label == "上年结转" }.map(\.value) == ["7", "2"])
  }

  @Test(arguments: [
    ("项目总体目标", ["到底"], []), ("项目总体目标（2024年-2026年）", [], ["到底"]), ("中期目标", [], ["到底"]),
  ])
  func `the only goal of a form is the year's unless it names a term`(
    label: String, goals: [String], termGoals: [String]
  ) throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | <
            \(label) | 到底 | < | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.goals == goals)
    #expect(table.termGoals == termGoals)
  }

  @Test(arguments: ["其中：财政拨款180.5", "其中：一般公共预算180.5"])
  func `a sum stands behind its name in one cell, with a colon or without`(part: String) throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | < | 甲 | <
            项目资金（万元） | < | 年度资金总额：186.5 | \(part)
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.budget.total?.text == "186.5")
    #expect(table.budget.fiscal?.text == "180.5")
  }

  @Test(arguments: [
    "年度预算执行情况 | 年初预算 | 全年预算 | 全年执行 | 执行率\n资金总额 | 9.0 | 8.0 | 6.0 | 75%",
    "项目资金 | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率（%）\n年度总金额 | 9.0 | 8.0 | 6.0 | 75%",
    "年度预算数（万元） | 年初预算 | 调整后预算数 | 预算执行数 | 预算执行率\n总额 | 9.0 | 8.0 | 6.0 | 75%",
    "预算情况 | < | < | < | 执行率\n| 年初预算数 | 调整后预算数 | 执行数 | ^\n部门整体支出总额 | 9.0 | 8.0 | 6.0 | 75%",
  ])
  func `the money of a 自评表 stands below the names of its states`(rows: String) throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | < | <
            \(rows)
            其中：财政资金 | 7.0 | 6.0 | 5.0 | 80%
            年度目标 | 今年 | < | < | <
            一级指标 | 三级指标 | 指标值 | 实际完成值 | 得分
            产出指标 | 次数 | 6次 | 6次 | 10
            """, captions: ["项目支出绩效自评表"])
      ).value.first)
    #expect(table.budget.total?.text == "9.0")
    #expect(table.budget.adjusted?.text == "8.0")
    #expect(table.budget.executed?.text == "6.0")
    #expect(table.budget.rate == "75%")
    #expect(table.budget.fiscal?.text == "7.0")
    #expect(table.goals == ["今年"])
  }

  @Test func `the money of a 自评表 stands beside the names of its states`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | < | < | <
            年初预算数（元） | 9.0 | 调整后预算数（元） | 8.0 | 执行数（元） | 6.0
            一级指标 | 三级指标 | 指标值 | 实际完成值 | 得分 | <
            产出指标 | 次数 | 6次 | 6次 | 10 | <
            """, captions: ["项目支出绩效自评表"])
      ).value.first)
    #expect(table.budget.total?.text == "9.0")
    #expect(table.budget.adjusted?.text == "8.0")
    #expect(table.budget.executed?.text == "6.0")
  }

  @Test func `a side label beside the goals only names none of them`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | <
             | 预期目标 | < | 实际完成情况
            年度总体目标 | 建成水闸 | < | 已建成
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.goals == ["建成水闸"])
    #expect(table.fields.contains { $0.label == "实际完成情况" && $0.value == "已建成" })
  }

  @Test func `tasks of a unit are read without their sum`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            部门（单位）名称 | < | 城管局 | < | < | <
            年度主要任务 | 任务名称 | 主要内容 | 预算金额（万元） | < | <
            ^ | ^ | ^ | 总额 | 财政拨款 | 其他资金
            ^ | 清扫 | 清扫道路 | 5.0 | 4.0 | 1.0
            ^ | 金额合计 | < | 5.0 | 4.0 | 1.0
            年度绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | <
            ^ | 产出指标 | 数量指标 | 次数 | 1次 | <
            """, captions: ["部门整体支出绩效目标表"])
      ).value.first)
    #expect(table.kind == .overall)
    #expect(table.unit.name == "城管局")
    #expect(table.tasks.map(\.name) == ["清扫"])
    #expect(table.tasks.first?.other?.text == "1.0")
    #expect(table.budget.total?.text == "5.0")
  }

  @Test func `a small table in the head may have a column of its own`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | < | 甲 | < | < | <
            项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 执行率/得分
            ^ | 年度资金总额 | 80 | 70 | 60 | 85.71%
            一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
            产出指标 | 数量指标 | 次数 | 1次 | 1次 | 10
            """)
      ).value.first)
    #expect(table.budget.total?.text == "80")
    #expect(table.budget.adjusted?.text == "70")
    #expect(table.budget.executed?.text == "60")
  }

  @Test func `the label of a group with one amount is its total`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | <
            项目资金（元） | 1,200.00 | < | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.budget.total?.text == "1200.00")
    #expect(table.amountUnit == "元")
  }

  @Test func `a code before the project's name is parted from it`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 51000021R000000019951-工资性支出 | < | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.projectCode == "51000021R000000019951")
    #expect(table.projectName == "工资性支出")
  }

  @Test func `sums may stand below their names`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | <
            项目资金（万元） | 年度资金总额 | 其中：财政拨款 | 其他资金
            ^ | 7316 | 7300 | 16
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.budget.total?.text == "7316")
    #expect(table.budget.fiscal?.text == "7300")
    #expect(table.budget.other?.text == "16")
  }

  @Test func `a label may have a colon of its own`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称：甲 | < | < | <
            年度资金总额：2264.86 | < | 其中：财政拨款：1509.90 | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.projectName == "甲")
    #expect(table.budget.total?.text == "2264.86")
    #expect(table.budget.fiscal?.text == "1509.90")
  }

  @Test func `goals below their names may stand on the next page`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | <
            项目绩效 | 实施周期总目标 | < | 年度总目标
            目标 | 建成泵站。 | < | 完成设计。
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """, seams: [2])
      ).value.first)
    #expect(table.termGoals == ["建成泵站。"])
    #expect(table.goals == ["完成设计。"])
  }

  @Test func `what became of the goals is none`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | <
            年度目标 | 年初设定目标 | < | 年度总体目标完成情况综述
            ^ | 完成设计。 | < | 全部完成。
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.goals == ["完成设计。"])
    #expect(table.fields.last?.value == "全部完成。")
  }
}
