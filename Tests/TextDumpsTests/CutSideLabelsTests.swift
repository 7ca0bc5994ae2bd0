import Tables
import Testing
import TextDumps

/// The label beside the rows where a page ends inside them.
@Suite struct CutSideLabelsTests {
  private func rows(_ middle: String, side: String) throws -> [String] {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      填报单位 青河县水务局
      年度目标 完成清淤。
      \(side)一级指标 二级指标 三级指标 指标值
      \(middle)
      效益指标 社会效益指标 受益人口 ≥3万人
      生态效益指标 水质 逐步改善
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    return table.indicators.map { $0.suffix(4).joined(separator: "|") }
  }

  private let expected = [
    "产出指标|数量指标|清淤长度|≥12公里", "产出指标|质量指标|验收合格率|≥95%",
    "效益指标|社会效益指标|受益人口|≥3万人", "效益指标|生态效益指标|水质|逐步改善",
  ]

  @Test func `a page may print the label again`() throws {
    let rows = try rows(
      "产出指标 数量指标 清淤长度 ≥12公里\n质量指标 验收合格率 ≥95%\n\u{0C}绩效\n指标",
      side: "绩效\n指标\n")
    #expect(rows == expected)
  }

  @Test func `a page may print the rest of the label`() throws {
    let rows = try rows(
      "\u{0C}指标 产出指标 数量指标 清淤长度 ≥12公里\n质量指标 验收合格率 ≥95%", side: "绩效 ")
    #expect(rows == expected)
  }

  @Test func `a label that reaches over a page of its own parts rows once`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 道路养护
      绩效指标
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 养护里程 50公里
      \u{0C}绩效
      \u{0C}指标
      效益指标 社会效益指标 通行能力 有所提高
      \u{0C}\u{0C}绩效指标
      满意度指标 服务对象满意度指标 群众满意度 ≥90%
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(table.cells.contains { $0.text == "通行能力" })
  }
}
