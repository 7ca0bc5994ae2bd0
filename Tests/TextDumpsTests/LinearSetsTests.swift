import Tables
import Testing
import TextDumps

@Suite struct LinearSetsTests {
  private func tables(_ text: String) -> [GridText] {
    TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
  }

  @Test func `two sets of indicators stand side by side`() throws {
    let text = """
      财政项目支出绩效目标批复表
      （2025年度） 预算单位：临江市水利局
      项目名
      称 河道清淤
      总体目
      标
      中期目标（2025年—2027年）
      ：改善全市水质。
      年度目标：完成6条河道清淤。
      绩效指
      标
      一级指标 二级指标 三级指标 指标值 二级指标 三级指标 指标值
      产出指标
      数量指标 清淤河道数量 18条 数量指标 清淤河道数量 6条
      质量指标 验收合格率 ≥95% 质量指标 验收合格率 ≥95%
      效益指标 生态效益指
      标 水质改善情况 持续改善 生态效益指
      标 水质改善情况 持续改善
      """
    let table = try #require(tables(text).first)
    #expect(
      table.indicators == [
        ["绩效指标", "产出指标", "数量指标", "清淤河道数量", "18条", "数量指标", "清淤河道数量", "6条"],
        ["绩效指标", "产出指标", "质量指标", "验收合格率", "≥95%", "质量指标", "验收合格率", "≥95%"],
        ["绩效指标", "效益指标", "生态效益指标", "水质改善情况", "持续改善", "生态效益指标", "水质改善情况", "持续改善"],
      ])
    #expect(table.row(1) == ["总体目标", "中期目标（2025年—2027年）：改善全市水质。", "年度目标：完成6条河道清淤。"])
  }
}
