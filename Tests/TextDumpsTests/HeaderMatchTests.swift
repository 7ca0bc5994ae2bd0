import Tables
import Testing
import TextDumps

@Suite struct HeaderMatchTests {
  private func table(_ text: String) throws -> GridText {
    try #require(TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }.first)
  }

  @Test func `a form may head its columns in two rows`() throws {
    let table = try table(
      """
      项目支出绩效目标表
      项目名称 河道清淤
      预算单位 青河县水务局
      绩效指标 目标值
      权重
      一级指标 二级指标 三级指标 指标性质 指标值 度量单位
      产出指标 数量指标 清淤长度 ≥ 12 公里 30
      质量指标 验收合格率 定性 ≤396万元 30.0
      效益指标 生态效益指标 水质 定性 逐步改善 30
      """)
    #expect(
      table.indicators == [
        ["产出指标", "数量指标", "清淤长度", "≥", "12", "公里", "30"],
        ["产出指标", "质量指标", "验收合格率", "定性", "≤396万元", "", "30.0"],
        ["效益指标", "生态效益指标", "水质", "定性", "逐步改善", "", "30"],
      ])
    #expect(table.table.headerRows == 0 || table.table.cells.contains { $0.text == "目标值" })
  }

  @Test func `numbers of rows and columns of unknown names are columns`() throws {
    let table = try table(
      """
      项目支出绩效目标表
      项目名称 河道清淤
      项目实施单位 青河县水务局
      序
      号
      一级指标 二级指标 三级指标 指标值 完成时
      限
      责任科
      室
      1
      产出指标
      数量指标 清淤长度 ≥12公里 2025年12月 办公室
      2 清淤方量 1 2025年12月 工程科
      3 效益指标 生态效益指标 水质 逐步改善 2025年12月 办公室
      """)
    #expect(
      table.indicators == [
        ["1", "产出指标", "数量指标", "清淤长度", "≥12公里", "2025年12月", "办公室"],
        ["2", "产出指标", "数量指标", "清淤方量", "1", "2025年12月", "工程科"],
        ["3", "效益指标", "生态效益指标", "水质", "逐步改善", "2025年12月", "办公室"],
      ])
  }

  @Test func `the column of the budget groups no indicators`() throws {
    let text = """
      部门预算项目绩效目标情况表
      项目名称
      年度预算（万
      元）
      年度绩效目标 一级指标 二级指标 三级指标 运算符号 指标值 度量单位
      河道清淤 63.5 完成清淤。 产出指标 数量指标 清淤长度 ≥ 12 公里
      河道清淤 63.5 完成清淤。 满意度指标 服务对象满意度指标 群众满意度 ≥ 95 %
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    #expect(
      table.row(0) == [
        "项目名称", "年度预算（万元）", "年度绩效目标", "一级指标", "二级指标", "三级指标", "运算符号", "指标值", "度量单位",
      ])
  }
}
