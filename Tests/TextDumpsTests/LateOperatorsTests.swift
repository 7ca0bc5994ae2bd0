import Tables
import Testing
import TextDumps

@Suite struct LateOperatorsTests {
  @Test func `an operator from another font stands before its number`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      质量指标 验收合格率 98%
      ≧
      效益指标 生态效益指标 水质 逐步改善
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(GridText(table: table).indicators[1] == ["产出指标", "质量指标", "验收合格率", "≧98%"])
  }
}
