import Tables
import Testing
import TextDumps

@Suite struct LevelDoubtsTests {
  private func messages(_ rows: String, header: String = "一级指标 二级指标 三级指标 指标值") -> [String] {
    let text = """
      项目支出绩效目标申报表
      项目名称 民族团结进步创建
      绩效目标 完成任务。
      \(header)
      \(rows)
      """
    return TextDumpReader().layout(of: text).findings.map(\.message)
  }

  @Test func `a row above the first of the first levels is named`() {
    let rows = """
      社会效益指标 新增就业人数 ≥285人
      产出指标 质量指标 审读通过率 ≤95%
      效益指标 经济效益指标 村寨旅游收入 ≥95万元
      """
    #expect(messages(rows) == ["a row stands below no first level"])
  }

  @Test func `two sets of indicators begin their second levels in the same rows`() {
    let rows = """
      产出指标 数量指标 修缮传统民居 ≥285栋 数量指标 修缮传统民居 ≥95栋
      质量指标 审读通过率 ≤95% 质量指标 审读通过率 ≤95%
      时效指标 完工及时率 ≤95% 项目完工率 ≤95%
      """
    let header = "一级指标 二级指标 三级指标 指标值 二级指标 三级指标 指标值"
    #expect(
      messages(rows, header: header) == [
        "two sets of indicators side by side do not begin their levels alike"
      ])
  }
}
