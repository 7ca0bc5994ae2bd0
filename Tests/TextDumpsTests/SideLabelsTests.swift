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

  @Test func `a label on the line of the first row is none of its levels`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      一级指标 二级指标 三级指标 指标值
      绩效指标 产出指标 数量指标 清淤长度 ≥12公里
      质量指标 验收合格率 ≥98%
      效益指标 生态效益指标 水质 逐步改善
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    let rows = GridText(table: table).indicators.map { Array($0.suffix(4)) }
    #expect(
      rows == [
        ["产出指标", "数量指标", "清淤长度", "≥12公里"], ["产出指标", "质量指标", "验收合格率", "≥98%"],
        ["效益指标", "生态效益指标", "水质", "逐步改善"],
      ])
  }

  @Test func `a label beside the tasks may be drawn among them`() throws {
    let text = """
      部门整体支出绩效目标表
      部门名称 青河县水务局
      任务名称 主要内容
      总额 财政拨款 其他资金
      河道清淤 清理河道淤泥 50.00 40.00 10.00
      年度主要任务
      水库加固 加固两座水库 30.00 30.00 0.00
      年度总体目标 改善水质。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    let tasks = (0..<table.rowCount).map { GridText(table: table).row($0) }
      .filter { $0.contains("河道清淤") || $0.contains("水库加固") }
    #expect(
      tasks.map { Array($0.suffix(5)) } == [
        ["河道清淤", "清理河道淤泥", "50.00", "40.00", "10.00"],
        ["水库加固", "加固两座水库", "30.00", "30.00", "0.00"],
      ])
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
