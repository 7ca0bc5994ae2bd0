import Tables
import Testing
import TextDumps

@Suite struct UprightMarksTests {
  @Test func `what stands upright on every page belongs to no row`() throws {
    let mark = "仅\n供\n参\n阅"
    let text = """
      \(mark)
      项目支出绩效目标表
      项目名称 河道清淤
      填报单位 青河县水务局
      一级指标 二级指标 三级指标 指标值
      \u{c}\(mark)
      绩
      效
      指
      标
      产出指标 数量指标 清淤长度 ≥12公里
      效益指标 生态效益指标 水质 逐步改善
      """
    let tables = TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
    let table = try #require(tables.first)
    #expect(
      table.indicators.map { Array($0.suffix(4)) } == [
        ["产出指标", "数量指标", "清淤长度", "≥12公里"], ["效益指标", "生态效益指标", "水质", "逐步改善"],
      ])
  }
}
