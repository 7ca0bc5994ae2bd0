import Tables
import Testing
import TextDumps

@Suite struct UnlistedLabelsTests {
  private func rows(_ head: String) throws -> [[String]] {
    let text = """
      项目支出绩效目标表
      \(head)
      年度目标 完成清淤。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      满意度指标 服务对象满意度指标 群众满意度 ≥95%
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    return (0..<table.table.rowCount).map { table.row($0) }
  }

  @Test func `a label that no list knows ends the value before it`() throws {
    let rows = try rows(
      """
      项目名称 河道清淤 债券类型 其他自平衡
      专项债券
      主管部门 青河县水务局 项目单位 青河县水务局
      支出功能分类科目 2239999 其他支出
      """)
    #expect(rows[0] == ["项目名称", "河道清淤"])
    #expect(rows[1].first == "债券类型")
    #expect(rows.contains { $0.first == "支出功能分类科目" })
    #expect(rows.contains(["项目单位", "青河县水务局"]))
  }

  @Test func `a label may end in the unit of its money over two lines`() throws {
    let rows = try rows(
      """
      项目名称 河道清淤
      年度补贴支
      出（万元）
      450.00
      """)
    #expect(rows[0] == ["项目名称", "河道清淤"])
    #expect(rows[1] == ["年度补贴支出（万元）", "450.00"])
  }

  @Test func `the last line of a name is no beginning of a label`() throws {
    let rows = try rows(
      """
      项目名称
      青河县中小河流治理补助
      资金
      项目资金
      （万元）
      年度资金总额 450.00
      """)
    #expect(rows[0] == ["项目名称", "青河县中小河流治理补助资金"])
  }

  @Test func `a head may name nothing but money and goals`() throws {
    let rows = try rows(
      """
      单位名称：青河县水务局 金额单位：万元
      部门预算总额 444.50
      """)
    #expect(rows[0] == ["部门预算总额", "444.50"])
    #expect(rows[1] == ["年度目标", "完成清淤。"])
  }

  @Test func `in a layout it begins a cell likewise`() throws {
    let text = """
                   地方政府专项债券项目绩效目标表
      项目名称     河道清淤                运作方式     BOT
       建设期      2025年3月—2027年12月      债券期限     15年
      年度目标     完成清淤。
      一级指标     二级指标      三级指标      指标值
      产出指标     数量指标      清淤长度      ≥12公里
      效益指标     生态效益指标    水质        逐步改善
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    #expect(table.row(0) == ["项目名称", "河道清淤"])
    #expect(table.row(1) == ["运作方式", "BOT"])
    #expect(table.table.cells.contains { $0.text == "15年" })
  }
}
