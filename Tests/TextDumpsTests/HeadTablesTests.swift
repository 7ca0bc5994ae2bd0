import Tables
import Testing
import TextDumps

@Suite struct HeadTablesTests {
  @Test func `sums may stand below their names`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      填报单位 青河县水务局
      项目资金（万元）
      年度资金总额 其中：财政拨款 其他资金
      5,154.98 5,154.98 0.00
      年度目标 完成清淤。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      效益指标 生态效益指标 水质 逐步改善
      """
    let tables = TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
    let table = try #require(tables.first)
    #expect(table.row(2) == ["项目资金（万元）", "年度资金总额", "其中：财政拨款", "其他资金"])
    #expect(table.row(3) == ["项目资金（万元）", "5,154.98", "5,154.98", "0.00"])
  }
}
