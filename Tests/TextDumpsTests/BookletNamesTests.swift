import Tables
import Testing
import TextDumps

@Suite struct BookletNamesTests {
  @Test func `the name of the booklet below a page belongs to no row`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 公路养护
      绩效目标 完成养护任务。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 养护里程 ≥35公里
      效益指标 社会效益指标 通行状况 明显改善
      满意度指标 服务对象满意度指标 群众满意度 ≥90%
      1
      临江市 2025 年部门预算公开资料
      """
    let layout = TextDumpReader().layout(of: text)
    let table = try #require(layout.tables.first)
    #expect(
      GridText(table: table).indicators.last == ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"])
    #expect(layout.lines.contains { $0.text.contains("部门预算公开资料") })
  }
}
