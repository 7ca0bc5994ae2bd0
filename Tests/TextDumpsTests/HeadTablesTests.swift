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

  @Test func `the label of goals side by side may be drawn behind their names`() throws {
    let text = """
      项目支出绩效自评表
      项目名称 河道清淤
      预期目标 实际完成情况
      年度总
      体目标
      完成清淤12公里，清运淤泥30万方。
      全面完成年初确定的各项任务。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      效益指标 生态效益指标 水质 逐步改善
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    #expect(table.row(1) == ["年度总体目标", "预期目标", "实际完成情况"])
    #expect(table.row(2) == ["年度总体目标", "完成清淤12公里，清运淤泥30万方。", "全面完成年初确定的各项任务。"])
  }

  @Test func `the label of tasks may be drawn behind their rows`() throws {
    let text = """
      单位整体支出绩效目标表
      部门名称 青河县水务局
      任务名称 主要内容
      总额 财政拨款 其他资金
      河道清淤 清淤和护岸 45.60 45.60 0.00
      水库除险 大坝加固 63.50 63.50 0.00
      年度主
      要任务
      金额合计 109.10 109.10 0.00
      年度总体目标 完成清淤。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      效益指标 生态效益指标 水质 逐步改善
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    #expect(table.row(2) == ["年度主要任务", "河道清淤", "清淤和护岸", "45.60", "45.60", "0.00"])
    #expect(table.row(3).first == "年度主要任务")
    #expect(table.row(4) == ["年度主要任务", "金额合计", "109.10", "109.10", "0.00"])
  }
}
