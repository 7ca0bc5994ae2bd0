import Tables
import Testing
import TextDumps

@Suite struct CellCostsTests {
  private func rows(_ text: String) throws -> [[String]] {
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    return GridText(table: table).indicators
  }

  @Test func `a title stays in one cell`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12 公里
      质量指标 水质达标率 符合《GB/T 19001—
      2016》要求
      效益指标 社会效益指标 受益人口 ≥3 万人
      """
    #expect(try rows(text)[1] == ["产出指标", "质量指标", "水质达标率", "符合《GB/T 19001—2016》要求"])
  }

  @Test func `numbers that a narrow column wraps stay whole`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      一级指标
      二级指标
      三级指标
      指标值
      产出指标
      数量指标
      清淤长度
      ≥12.
      5公里
      质量指标
      验收合格率
      ≥99.9
      9%
      效益指标
      社会效益指标
      群众知晓率
      不低于
      95%
      """
    #expect(
      try rows(text).map { Array($0.suffix(2)) } == [
        ["清淤长度", "≥12.5公里"], ["验收合格率", "≥99.99%"], ["群众知晓率", "不低于95%"],
      ])
  }

  @Test func `a target of quality has no unit`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      一级指标 二级指标 三级指标 指标性质 指标值 度量单位
      产出指标 数量指标 清淤长度 ≥ 12 公里
      时效指标 完工时限 定性 30 天以内
      效益指标 社会效益指标 受益人口 定性 较上年提高 2 个百分点
      """
    #expect(
      try rows(text).map { Array($0.suffix(3)) } == [
        ["≥", "12", "公里"], ["定性", "30天以内", ""], ["定性", "较上年提高2个百分点", ""],
      ])
  }
}
