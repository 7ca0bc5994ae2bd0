import Tables
import Testing
import TextDumps

/// The headers of indicator grids among the lines of a dump that keeps the layout.
@Suite struct HeaderSearchTests {
  private func grid(_ text: String) throws -> GridText {
    GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
  }

  @Test func `a header goes on as long as its lines hold parts of names`() throws {
    let grid = try grid(
      """
                        项目支出绩效目标表
      项目名称   城区道路清扫
      年度目标   1.清扫道路。
                  一      二
      序          级      级     三级指标        指标值
      号          指      指
                  标      标
      1           产出指标   数量指标   清扫面积        ≥486平方米
      2           产出指标   质量指标   垃圾清运       100%
      """)
    #expect(
      grid.indicators == [
        ["1", "产出指标", "数量指标", "清扫面积", "≥486平方米"],
        ["2", "产出指标", "质量指标", "垃圾清运", "100%"],
      ])
  }

  @Test func `a text that speaks of levels is no header`() throws {
    let grid = try grid(
      """
      一级指标的名称、二级指标的名称和三级指标的说明     由各单位填报
                        项目支出绩效目标表
      项目名称   城区道路清扫
      年度目标   1.清扫道路。
      一级指标    二级指标     三级指标        指标值

      产出指标    数量指标     清扫面积        ≥486平方米

               质量指标     垃圾清运       100%
      """)
    #expect(
      grid.indicators == [
        ["产出指标", "数量指标", "清扫面积", "≥486平方米"], ["产出指标", "质量指标", "垃圾清运", "100%"],
      ])
  }
}
