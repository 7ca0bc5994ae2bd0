import Tables
import Testing
import TextDumps

@Suite struct LateCountersTests {
  @Test func `a merged cell may be drawn before the number of its last row`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      序号 一级指标 二级指标 三级指标 指标值
      1 清淤长度 ≥12公里
      数量指标
      2 清淤河道 6条
      产出指标
      3 质量指标 验收合格率 ≥98%
      4 生态效益指标 水质 逐步改善
      效益指标
      5 社会效益指标 受益人口 ≥3万人
      6 满意度指标 服务对象满意度指标 群众满意度 ≥90%
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(
      GridText(table: table).indicators == [
        ["1", "产出指标", "数量指标", "清淤长度", "≥12公里"],
        ["2", "产出指标", "数量指标", "清淤河道", "6条"],
        ["3", "产出指标", "质量指标", "验收合格率", "≥98%"],
        ["4", "效益指标", "生态效益指标", "水质", "逐步改善"],
        ["5", "效益指标", "社会效益指标", "受益人口", "≥3万人"],
        ["6", "满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"],
      ])
  }
}
