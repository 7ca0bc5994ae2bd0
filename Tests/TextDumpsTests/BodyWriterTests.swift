import Tables
import Testing
import TextDumps

@Suite struct BodyWriterTests {
  @Test func `a second level goes on below a first one that each row prints`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      填报单位 青河县水务局
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      产出指标 清淤方量 ≥3000立方米
      产出指标 质量指标 验收合格率 ≥98%
      效益指标 生态效益指标 水质 逐步改善
      """
    let tables = TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
    #expect(
      try #require(tables.first).indicators == [
        ["产出指标", "数量指标", "清淤长度", "≥12公里"], ["产出指标", "数量指标", "清淤方量", "≥3000立方米"],
        ["产出指标", "质量指标", "验收合格率", "≥98%"], ["效益指标", "生态效益指标", "水质", "逐步改善"],
      ])
  }
}
