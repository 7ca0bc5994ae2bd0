import Tables
import Testing
import TextDumps

@Suite struct LinearListTests {
  private func tables(_ text: String) -> [GridText] {
    TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
  }

  @Test func `a list gives each project its rows`() throws {
    let text = """
      部门预算项目绩效目标表
      部门（单位）：临江市水利局 金额单位：万元
      项目名称 预算数（万
      元） 年度绩效目标 一级指标 二级指标 三级指标 指标性
      质 指标值 度量单位 权重
      河道清淤 326.00
      完成6条河道清淤，改
      善水质。
      产出指标
      数量指标 清淤河道数量 ＝ 6 条 30
      质量指标 验收合格率 ≥ 95 % 30
      效益指标 生态效益指标 水质改善情况 定性 持续改善 30
      水库加固 78.80
      完成2座水库加固。
      产出指标 数量指标 加固水库数量 ＝ 2 座 50
      满意度指标 服务对象满意度
      指标 群众满意度 ≥ 90 % 40
      """
    let table = try #require(tables(text).first)
    let header = (0..<table.table.rowCount).first { table.row($0).contains("二级指标") }
    #expect(header == 0)
    #expect(
      table.indicators.map { $0.suffix(7) } == [
        ["产出指标", "数量指标", "清淤河道数量", "＝", "6", "条", "30"],
        ["产出指标", "质量指标", "验收合格率", "≥", "95", "%", "30"],
        ["效益指标", "生态效益指标", "水质改善情况", "定性", "持续改善", "", "30"],
        ["产出指标", "数量指标", "加固水库数量", "＝", "2", "座", "50"],
        ["满意度指标", "服务对象满意度指标", "群众满意度", "≥", "90", "%", "40"],
      ])
    #expect(table.indicators.map { $0[0] } == ["河道清淤", "河道清淤", "河道清淤", "水库加固", "水库加固"])
    #expect(table.indicators[0][1] == "326.00")
    #expect(table.indicators[3][2] == "完成2座水库加固。")
  }

  @Test func `the goals of a project begin with their first item and go on behind a page break`()
    throws
  {
    let text = """
      部门预算项目绩效目标表
      项目名称 年度绩效目标 一级指标 二级指标 三级指标 指标值
      农村河道清
      淤工程
      目标 1：完成 6 条河
      道清淤；目标 2：改善
      产出指标 数量指标 清淤河道数量 6 条
      质量指标 验收合格率 ≥95%
      \u{0C}水质；保证供水安全；
      效益指标 生态效益指标 水质改善情况 持续改善
      """
    let table = try #require(tables(text).first)
    #expect(table.indicators.count == 3)
    #expect(table.indicators[0][0] == "农村河道清淤工程")
    #expect(table.indicators[2][1] == "目标1：完成6条河道清淤；目标2：改善水质；保证供水安全；")
  }
}
