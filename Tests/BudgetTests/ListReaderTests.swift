import Budget
import Tables
import TestSupport
import Testing

@Suite struct ListReaderTests {
  @Test func `a list gives one table a project`() {
    let result = performanceTables(
      in: Table(
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
    let result = performanceTables(
      in: Table(
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
    let result = performanceTables(
      in: Table(
        rows: """
          项目名称 | 甲 | 当年预算（万元） | 7.5
          一级指标 | 二级指标 | 三级指标 | 指标值
          产出指标 | 数量指标 | 次数 | 1次
          """, captions: ["项目支出绩效目标表", line]))
    #expect(result.value.first?.unit == .init(code: code, name: name))
    #expect(result.value.first?.budget.total?.text == "7.5")
  }

  @Test func `two sets side by side in a list are two indicators of one row`() {
    let result = performanceTables(
      in: Table(
        rows: """
          项目名称 | 预算数 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 二级指标 | 三级指标 | 指标值
          甲 | 10.00 | 产出指标 | 数量指标 | 次数 | 3次 | 数量指标 | 次数 | 1次
          乙 | 20.00 | 产出指标 | 数量指标 | 人数 | 5人 | 数量指标 | 人数 | 2人
          """, captions: ["项目绩效目标表（2023年度）"]))
    #expect(result.value.map(\.projectName) == ["甲", "乙"])
    #expect(
      result.value.map { $0.indicators.map(\.target.text) } == [["3次", "1次"], ["5人", "2人"]])
  }

  @Test func `what an unknown column says of several rows is kept once`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            序号 | 项目名称 | 一级指标 | 二级指标 | 三级指标 | 指标值
            1 | 甲 | 产出指标 | 数量指标 | 次数 | 1次
            ^ | ^ | 产出指标 | 数量指标 | 人数 | 2人
            """)
      ).value.first)
    #expect(table.indicators.count == 2)
    #expect(table.fields.filter { $0.label == "序号" }.map(\.value) == ["1"])
  }

  @Test func `rows across a list name the kind or the unit of the projects below`() throws {
    let result = performanceTables(
      in: Table(
        rows: """
          项目名称 | 预算金额 | 绩效目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
          水利局 | < | < | < | < | < | <
          特定目标类 | < | < | < | < | < | <
          甲 | 10.00 | 今年 | 产出指标 | 数量指标 | 次数 | 1次
          101001-机关本级 | < | < | < | < | < | <
          乙 | 20.00 | 明年 | 产出指标 | 数量指标 | 人数 | 2人
          注：以上数据为年初数。 | < | < | < | < | < | <
          """, captions: ["项目支出绩效目标表"]))
    #expect(result.value.map(\.projectName) == ["甲", "乙"])
    #expect(result.value.map(\.unit.name) == ["水利局", "机关本级"])
    #expect(result.value.map(\.goals) == [["今年"], ["明年"]])
    #expect(result.value.map(\.indicators.count) == [1, 1])
    #expect(result.findings.isEmpty)
  }

  @Test func `an unknown column is kept, and said once`() throws {
    let result = performanceTables(
      in: Table(
        rows: """
          项目名称 | 甲 | < | < | <
          一级指标 | 二级指标 | 三级指标 | 指标值 | 数据来源方式
          产出指标 | 数量指标 | 次数 | 1次 | 台账
          产出指标 | 质量指标 | 合格率 | 98% | 抽查
          """))
    let table = try #require(result.value.first)
    #expect(table.fields.filter { $0.label == "数据来源方式" }.map(\.value) == ["台账", "抽查"])
    #expect(result.findings.map(\.code) == ["unknown-column"])
  }
}
