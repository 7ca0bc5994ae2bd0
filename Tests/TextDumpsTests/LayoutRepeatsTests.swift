import Tables
import Testing
import TextDumps

/// Cells of a list that are printed on both sides of a page break.
@Suite struct LayoutRepeatsTests {
  @Test func `a cell printed again over the header of the next page is one`() throws {
    let text = """
                                  部门预算项目支出绩效目标表
      项目编码      项目名称        项目单位        预算资金     一级指标      二级指标       三级指标         指标值
                                               产出指标      数量指标       养护公路里程       6公里
                                               产出指标      质量指标       养护合格率        ≥95%

      3600002     国省干线公路      金湖市公路        19.75     产出指标      时效指标       完成时间         年底前
                  养护          管理站
      \u{0C}3600002     国省干线公路      金湖市公路
        项目编码
                  养护    项目名称
                              管理站    项目单位   预算资金     一级指标      二级指标       三级指标         指标值
                                               效益指标      社会效益指标     通行能力         有所提高
                                               效益指标      生态效益指标     水土流失         有效控制
                                               满意度指标     满意度指标      群众满意度        ≥90%
      """
    let tables = TextDumpReader().layout(of: text).tables
    let grid = GridText(table: try #require(tables.first))
    let rows = (0..<grid.table.rowCount).map { grid.row($0).joined(separator: "|") }
    #expect(tables.count == 1)
    #expect(grid.indicators.count == 6)
    #expect(rows.contains { $0.contains("国省干线公路养护|金湖市公路管理站|19.75") })
  }
}
