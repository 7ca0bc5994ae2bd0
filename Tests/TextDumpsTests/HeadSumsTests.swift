import Tables
import Testing
import TextDumps

@Suite struct HeadSumsTests {
  private func rows(_ money: String) throws -> [[String]] {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      \(money)
      年度目标 完成清淤。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      满意度指标 服务对象满意度指标 群众满意度 ≥95%
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    return (1..<table.table.rowCount).map { table.row($0) }
  }

  @Test func `money of the term and of the year stand side by side without a group`() throws {
    let rows = try rows(
      """
      实施期资金总额： 2940.00 年度资金总额： 980
      其中：财政拨款 2000.00 其中：财政拨款 580
      其他资金 其他资金 400
      """)
    #expect(rows[0] == ["实施期资金总额：", "2940.00", "年度资金总额：", "980"])
    #expect(rows[1] == ["其中：财政拨款", "2000.00", "其中：财政拨款", "580"])
    #expect(rows[2] == ["其他资金", "", "其他资金", "400"])
  }

  @Test func `a group label in the middle of its rows parts no money`() throws {
    let rows = try rows(
      """
      项目资金总额 9,800.00 年度资金申请总额 4,900.00
      其中：当年财政拨款 4,800.00
      其中：财政资金 9,600.00
      上年结转资金
      项目资金
      （元）
      其他资金 200.00 其他资金 100.00
      """)
    #expect(rows[1] == ["", "", "其中：当年财政拨款", "4,800.00"])
    #expect(rows.contains(["项目资金（元）"]))
    #expect(rows.contains(["其他资金", "200.00", "其他资金", "100.00"]))
  }
}
