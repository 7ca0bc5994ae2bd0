import Budget
import Tables
import TestSupport
import Testing

@Suite struct IndicatorReaderTests {
  @Test func `levels that go on blank are filled down`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
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
      performanceTables(
        in: Table(
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
      performanceTables(
        in: Table(
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
      performanceTables(
        in: Table(
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

  @Test func `the sum below a name over several columns is what the name says`() throws {
    let result =
      performanceTables(
        in: Table(
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

  @Test(arguments: ["绩效指标", "年度绩效指标", "绩/效/指/标"])
  func `a side label may begin below the header`(label: String) throws {
    let result = performanceTables(
      in: Table(
        rows: """
          项目名称 | 甲 | < | < | <
           | 序号 | 一级指标 | 三级指标 | 指标值
          \(label) | 1 | 产出指标 | 次数 | 1次
          ^ | 2 | ^ | 人数 | 2人
          项目资金 | 资金总额 | < | 3 | <
          """))
    let table = try #require(result.value.first)
    #expect(table.indicators.map(\.level3) == ["次数", "人数"])
    #expect(table.budget.total?.text == "3")
    #expect(!result.findings.contains { $0.severity == .loss })
  }

  @Test(arguments: ["填表人：钱某 | < | 审核人：孙某 | <", "填表人：钱某 | < | < | 审核人：孙某"])
  func `signatures below the indicators are none`(row: String) throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | <
            一级指标 | 二级指标 | 三级指标 | 指标值
            产出指标 | 数量指标 | 次数 | 1次
            \(row)
            """)
      ).value.first)
    #expect(table.indicators.map(\.level3) == ["次数"])
    #expect(table.fields.map(\.label) == ["项目名称", "填表人", "审核人"])
  }

  @Test func `a turned side label beside the rest of another tells the scope`() throws {
    let table = try #require(
      performanceTables(
        in: Table(
          rows: """
            项目名称 | 甲 | < | < | <
             | 一级指标 | 二级指标 | 三级指标 | 指标值
            指标 长期绩效指标 | 产出指标 | 数量指标 | 次数 | 9次
            年度绩效 | 一级指标 | 二级指标 | 三级指标 | 指标值
            ^ | 产出指标 | 数量指标 | 次数 | 1次
            """)
      ).value.first)
    #expect(table.indicators.map(\.scope) == [.term, .year])
  }
}
