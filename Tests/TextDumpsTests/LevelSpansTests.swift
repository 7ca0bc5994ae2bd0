import Tables
import Testing
import TextDumps

@Suite struct LevelSpansTests {
  @Test func `a first level drawn with the last of its rows covers those of its kind`() throws {
    let text = """
      转移支付区域绩效目标表
      专项名称 公路养护
      年度目标 完成养护任务。
      一级指标 二级指标 三级指标 指标值
      数量指标 养护机械购置数量 77台
      修复路面里程 >206公里
      质量指标 交工验收合格率 ≥95%
      时效指标 水毁抢通时限 ≤24小时
      产出指标
      工程按期完工率 ≥90%
      成本指标 经济成本指标 项目总成本 ≤300万元
      经济效益指标 降低车辆运行成本 ≥5%
      可持续影响指标 公路使用年限 ≥10年
      效益指标
      长效管理机制 健全
      满意度指标 服务对象满意度指标 司乘人员满意度 ≥95%
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(
      GridText(table: table).indicators.map { $0[0] }
        == Array(repeating: "产出指标", count: 5) + ["成本指标"]
        + Array(repeating: "效益指标", count: 3) + ["满意度指标"])
  }
}
