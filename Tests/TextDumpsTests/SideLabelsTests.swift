import Tables
import Testing
import TextDumps

@Suite struct SideLabelsTests {
  @Test func `a label beside all rows may be drawn among them`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      填报单位 青河县水务局
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      年度绩效
      指标 质量指标 验收合格率 ≥98%
      效益指标 生态效益指标 水质 逐步改善
      """
    let tables = TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
    let table = try #require(tables.first)
    let rows = table.indicators.map { Array($0.suffix(4)) }
    #expect(
      rows == [
        ["产出指标", "数量指标", "清淤长度", "≥12公里"], ["产出指标", "质量指标", "验收合格率", "≥98%"],
        ["效益指标", "生态效益指标", "水质", "逐步改善"],
      ])
    #expect(table.table.cells.contains { $0.text == "年度绩效指标" && $0.rows.count == 4 })
  }

  @Test func `a dump may end with a label`() {
    let text = """
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      绩效指标
      """
    #expect(TextDumpReader().layout(of: text).tables.count == 1)
  }
}
