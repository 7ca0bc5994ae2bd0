import Budget
import Tables
import TestSupport
import Testing

/// Forms of several projects below one header of indicators.
@Suite struct SharedHeaderTests {
  private func tables(_ rows: String) -> [PerformanceTable] {
    performanceTables(in: Table(rows: rows, captions: ["2025年项目支出绩效目标表", "单位：万元"])).value
  }

  @Test func `each project has its amount, goals and indicators`() {
    let tables = tables(
      """
      一级指标 | 二级指标 | 三级指标 | 指标值
      项目名称：桥梁维修 | < | 预算金额：120 | <
      绩效目标：维修桥梁三座。 | < | < | <
      产出指标 | 数量指标 | 维修座数 | 3座
      效益指标 | 社会效益指标 | 惠及村庄 | 9个
      项目名称 | 道路养护 | 预算金额 | 80
      绩效目标 | 养护道路。 | < | <
      产出指标 | 数量指标 | 养护里程 | 20公里
      """)
    #expect(tables.map(\.projectName) == ["桥梁维修", "道路养护"])
    #expect(tables.map(\.budget.total) == [DecimalNumber("120"), DecimalNumber("80")])
    #expect(tables.map(\.goals) == [["维修桥梁三座。"], ["养护道路。"]])
    #expect(tables.map { $0.indicators.map(\.level3) } == [["维修座数", "惠及村庄"], ["养护里程"]])
    #expect(tables.map(\.title) == ["2025年项目支出绩效目标表", "2025年项目支出绩效目标表"])
    #expect(tables.map(\.year) == [2025, 2025])
  }

  @Test func `a project named below the indicators of a form makes no other`() {
    let tables = tables(
      """
      项目名称 | 桥梁维修 | < | <
      一级指标 | 二级指标 | 三级指标 | 指标值
      产出指标 | 数量指标 | 维修座数 | 3座
      项目名称：见上 | < | < | <
      """)
    #expect(tables.map(\.projectName) == ["桥梁维修"])
  }
}
