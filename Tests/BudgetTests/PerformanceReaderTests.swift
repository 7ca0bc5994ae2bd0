import Budget
import Tables
import TestSupport
import Testing

@Suite struct PerformanceReaderTests {
  private func read(_ tables: Table..., lines: [String] = []) -> Reported<[PerformanceTable]> {
    PerformanceReader().tables(
      in: Layout(tables: tables, lines: lines.map { TextLine(text: $0, page: 1) }))
  }

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
    let result = read(tianjin)
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

  @Test func `money of the year and of the term stand side by side`() throws {
    let table = try #require(
      read(
        Table(
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

  @Test func `a second form begins where the first ends`() {
    let result = read(
      Table(
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

  @Test func `head and indicators in two grids are one form`() throws {
    let result = read(
      Table(rows: "项目名称 | 甲 | 预算数 | 5.0", captions: ["1.甲绩效目标表"]),
      Table(
        rows: """
          一级指标 | 二级指标 | 三级指标 | 指标值
          产出指标 | 数量指标 | 次数 | 1次
          """))
    #expect(result.value.count == 1)
    #expect(result.value.first?.budget.total?.text == "5.0")
    #expect(result.value.first?.indicators.count == 1)
  }

  @Test func `levels that go on blank are filled down`() throws {
    let table = try #require(
      read(
        Table(
          rows: """
            项目名称 | 甲 | < | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            | | 人数 | 2人
            效益指标 | | 效果 | 好
            """)
      ).value.first)
    #expect(table.indicators.map(\.level1) == ["产出指标", "产出指标", "效益指标"])
    #expect(table.indicators.map(\.level2) == ["数量指标", "数量指标", nil])
    #expect(table.repairs.filter { $0.kind == .filled }.map(\.text) == ["产出指标", "数量指标"])
  }

  @Test func `a level name cut by a page break is made whole`() throws {
    let table = try #require(
      read(
        Table(
          rows: """
            项目名称 | 甲 | < | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            满意度 | 服务对象满意 | 甲方满意 | ≥90%
            指标 | 度指标 | 乙方满意 | ≥80%
            """, seams: [3])
      ).value.first)
    #expect(table.indicators.map(\.level1) == ["满意度指标", "满意度指标"])
    #expect(table.indicators.map(\.level2) == ["服务对象满意度指标", "服务对象满意度指标"])
    #expect(table.indicators.map(\.pages) == [[1], [2]])
  }

  @Test func `points, prefixes, fillers and sums are no part of the names`() throws {
    let table = try #require(
      read(
        Table(
          rows: """
            项目名称 | 甲 | < | < | < | <
            一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 得分
            产出指标(50分) | 数量指标 | 指标1：次数 | ≥50个 | 50 | 8
            ^ | ^ | …… | | |
            总分 | < | < | < | 100 | 98
            """)
      ).value.first)
    #expect(table.kind == .selfEvaluation)
    #expect(table.indicators.count == 1)
    #expect(table.indicators.first?.level1 == "产出指标")
    #expect(table.indicators.first?.level3 == "次数")
    #expect(table.indicators.first?.actual == "50")
    #expect(table.fields.contains { $0.label == "产出指标" && $0.value == "50分" })
    #expect(table.fields.contains { $0.label == "总分/得分" && $0.value == "98" })
  }

  @Test func `two sets side by side are the term and the year`() throws {
    let table = try #require(
      read(
        Table(
          rows: """
            项目名称 | 甲 | < | < | < | < | <
            总体目标 | 中期目标（2025年—2027年）：长远 | < | < | 年度目标：今年 | < | <
            一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 3次 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.termGoals == ["长远"])
    #expect(table.goals == ["今年"])
    #expect(table.indicators.map(\.scope) == [.term, .year])
    #expect(table.indicators.map(\.target.text) == ["3次", "1次"])
    #expect(table.indicators.map(\.level1) == ["产出指标", "产出指标"])
  }

  @Test func `a list gives one table a project`() {
    let result = read(
      Table(
        rows: """
          单位名称 | 项目名称 | 预算数 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位
          820-马踏镇部门 | | 8,827.53 | | | | | | |
          820001-马踏镇 | 甲 | 10.00 | 目标甲 | 效益指标 | 社会效益指标 | 稳定 | ≥ | 95 | %
          ^ | ^ | ^ | ^ | 产出指标 | 时效指标 | 时效 | ≥ | 1 | 年
          ^ | 乙 | 20.00 | 目标乙 | 产出指标 | 数量指标 | 人数 | ＝ | 3 | 人
          """, captions: ["部门预算项目绩效目标表（2023年度）", "金额单位：元"]))
    #expect(result.value.map(\.projectName) == ["甲", "乙"])
    #expect(result.value.map(\.form) == [.list, .list])
    #expect(result.value.map(\.indicators.count) == [2, 1])
    #expect(result.value.map(\.unit.code) == ["820001", "820001"])
    #expect(result.value.map(\.budget.total?.text) == ["10.00", "20.00"])
    #expect(result.value.map(\.amountUnit) == ["元", "元"])
    #expect(result.findings.map(\.code) == ["subtotal-row"])
  }

  @Test func `a column of codes gives each unit of a list its code`() {
    let result = read(
      Table(
        rows: """
          单位编码 | 单位名称 | 项目名称 | 预算数 | 一级指标 | 二级指标 | 三级指标 | 指标值
          101002 | 水务局 | 甲 | 10.00 | 产出指标 | 数量指标 | 次数 | 3次
          101003 | 水文站 | 乙 | 20.00 | 产出指标 | 数量指标 | 人数 | 5人
          """, captions: ["项目支出绩效目标表", "101001 水利系统 单位：万元"]))
    #expect(
      result.value.map(\.unit)
        == [.init(code: "101002", name: "水务局"), .init(code: "101003", name: "水文站")])
  }

  @Test(arguments: [
    ("编制单位：Q 湾新区水务局", nil, "Q湾新区水务局"), ("692012Q湾新区水务局", "692012", "Q湾新区水务局"),
  ])
  func `the name of a unit may begin with a letter`(line: String, code: String?, name: String) {
    let result = read(
      Table(
        rows: """
          项目名称 | 甲 | 当年预算（万元） | 7.5
          一级指标 | 二级指标 | 三级指标 | 指标值
          产出指标 | 数量指标 | 次数 | 1次
          """, captions: ["项目支出绩效目标表", line]))
    #expect(result.value.first?.unit == .init(code: code, name: name))
    #expect(result.value.first?.budget.total?.text == "7.5")
  }

  @Test func `a side label beside the goals only names none of them`() throws {
    let table = try #require(
      read(
        Table(
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

  @Test func `two sets side by side in a list are two indicators of one row`() {
    let result = read(
      Table(
        rows: """
          项目名称 | 预算数 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
          甲 | 10.00 | 产出指标 | 数量指标 | 次数 | 3次 | 数量指标 | 次数 | 1次
          乙 | 20.00 | 产出指标 | 数量指标 | 人数 | 5人 | 数量指标 | 人数 | 2人
          """, captions: ["项目绩效目标表（2023年度）"]))
    #expect(result.value.map(\.projectName) == ["甲", "乙"])
    #expect(
      result.value.map { $0.indicators.map(\.target.text) } == [["3次", "1次"], ["5人", "2人"]])
  }

  @Test func `an unknown column is kept and said`() throws {
    let result = read(
      Table(
        rows: """
          项目名称 | 甲 | < | < | <
          一级指标 | 二级指标 | 三级指标 | 指标值 | 数据来源方式
          产出指标 | 数量指标 | 次数 | 1次 | 台账
          """))
    let table = try #require(result.value.first)
    #expect(table.fields.contains { $0.label == "数据来源方式" && $0.value == "台账" })
    #expect(result.findings.map(\.code) == ["unknown-column"])
  }

  @Test func `what an unknown column says of several rows is kept once`() throws {
    let table = try #require(
      read(
        Table(
          rows: """
            序号 | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值
            1 | 甲 | 产出指标 | 数量指标 | 次数 | 1次
            ^ | ^ | 产出指标 | 数量指标 | 人数 | 2人
            """)
      ).value.first)
    #expect(table.indicators.count == 2)
    #expect(table.fields.filter { $0.label == "序号" }.map(\.value) == ["1"])
  }

  @Test func `a table of something else is left alone`() {
    let result = read(
      Table(
        rows: """
          项目 | 预算数 | 备注
          基本支出 | 100 |
          """, captions: ["收支总表"]))
    #expect(result.value.isEmpty)
  }

  @Test func `tasks of a unit are read without their sum`() throws {
    let table = try #require(
      read(
        Table(
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
      read(
        Table(
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
      read(
        Table(
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

  @Test func `the sum below a name over several columns is what the name says`() throws {
    let result =
      read(
        Table(
          rows: """
            项目名称 | 预算金额（万元） | < | 绩效指标 | < | < | <
            ^ | 合计 | 财政拨款 | 一级指标 | 二级指标 | 三级指标 | 指标值
            甲 | 12.5 | 10.5 | 产出指标 | 数量指标 | 次数 | 1次
            """))
    let table = try #require(result.value.first)
    #expect(result.findings.isEmpty)
    #expect(table.budget.total?.text == "12.5")
    #expect(table.budget.fiscal?.text == "10.5")
    #expect(table.amountUnit == "万元")
    #expect(table.fields.first { $0.value == "12.5" }?.label == "预算金额（万元）")
  }

  @Test func `indicators without a header are said to be lost`() {
    let result = read(
      Table(
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
      let result = read(Table(rows: rows.joined(separator: "\n")))
      let output = String(reflecting: result)
      for text in row.split(separator: "|").map({ String($0).withoutBlanks }) where text.count > 1 {
        #expect(output.contains(text))
      }
    }
  }

  @Test func `a cell outside all columns is said to be lost`() {
    let result = read(
      Table(
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

  @Test func `a code before the project's name is parted from it`() throws {
    let table = try #require(
      read(
        Table(
          rows: """
            项目名称 | 51000021R000000019951-工资性支出 | < | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.projectCode == "51000021R000000019951")
    #expect(table.projectName == "工资性支出")
  }
}
