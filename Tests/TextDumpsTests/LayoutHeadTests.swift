import Tables
import Testing
import TextDumps

/// The head of a form in a dump that keeps the layout.
@Suite struct LayoutHeadTests {
  private func rows(_ text: String) throws -> [String] {
    let grid = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    return (0..<grid.table.rowCount).map { grid.row($0).joined(separator: "|") }
  }

  @Test func `labels of a wide left column begin bands though one label stands left of them`()
    throws
  {
    let rows = try rows(
      """
                      中央对地方转移支付区域绩效目标表
                      专项名称          城市管理运行维护经费
            省级财政部门     某省财政厅        省级主管部门      市水务局
                         年度金额：                 231.28
            资金情况
                         其中：中央补助               231.28
            （万元）
                         地方资金                  0.00
        年
        度   1.购置设备12台；
        目   2.维护设备30台。
        标
            一级指标      二级指标       三级指标         指标值
            产出指标      数量指标       购置设备数量       12台
                      质量指标       设备合格率        ≥95%
            效益指标      社会效益指标     处置效率         有所提高
      """)
    #expect(rows.contains("专项名称|城市管理运行维护经费"))
    #expect(rows.contains { $0.hasPrefix("省级财政部门|某省财政厅") })
    #expect(rows.contains("年度目标|1.购置设备12台；\n2.维护设备30台。"))
  }

  @Test func `a label printed with room between its characters is one`() throws {
    let rows = try rows(
      """
                       河道清淤绩效目标表
         项 目 名 称    河道清淤
         绩 效 目 标    1.清淤6公里；
                     2.清运淤泥。
         一级指标      二级指标       三级指标         指标值
         产出指标      数量指标       清淤长度         6公里
         效益指标      社会效益指标     水质           有所提高
      """)
    #expect(rows.contains("项 目 名 称|河道清淤"))
    #expect(rows.contains("绩 效 目 标|1.清淤6公里；\n2.清运淤泥。"))
  }
}
