import Tables
import Testing
import TextDumps

@Suite struct TextBelowTests {
  private let form = """
    项目支出绩效目标表
    项目名称 河道清淤
    年度目标 完成清淤。
    一级指标 二级指标 三级指标 指标值
    产出指标 数量指标 清淤长度 ≥12公里
    满意度指标 服务对象满意度指标 群众满意度 ≥95%

    """

  private func layout(_ below: String) -> Layout { TextDumpReader().layout(of: form + below) }

  private func indicators(_ layout: Layout) throws -> [[String]] {
    GridText(table: try #require(layout.tables.first)).indicators
  }

  @Test(arguments: [
    """
    政府采购预算表
    部门：青河县水务局 单位：万元
    序号 采购品目名称 数量 单位 预算金额 备注
    1 台式计算机 7 台 431.87
    """,
    """
    第四部分 名词解释
    1.财政拨款收入：指财政部门当年拨付的资金。
    """,
    "注：1.绩效指标可选择填写。2.根据需要可往下续表。",
    "填表人：钱某 审核人：孙某 联系电话：6680021 填报日期：2025年1月8日",
  ])
  func `what is printed below a form is no row`(below: String) throws {
    let layout = layout(below)
    #expect(try indicators(layout).count == 2)
    #expect(layout.findings.isEmpty)
    let first = below.split(separator: "\n")[0]
    #expect(layout.lines.contains { $0.text == first })
  }

  @Test func `an indicator may be a table`() throws {
    let rows = try indicators(layout("编制报表 3张\n"))
    #expect(rows.last?.suffix(2) == ["编制报表", "3张"])
  }

  @Test func `rows go on up to the last level`() throws {
    let rows = try indicators(
      layout("效益指标 社会效益指标 编制第一部分教材 1本\n第二部分 名词解释\n"))
    #expect(rows.count == 3)
    #expect(rows.last?.suffix(2) == ["编制第一部分教材", "1本"])
  }

  @Test func `lines of the layout end likewise`() throws {
    let text = """
                        项目支出绩效目标表
       项目名称      河道清淤
       年度目标      完成清淤。
       一级指标      二级指标            三级指标         指标值
       产出指标      数量指标            清淤长度         ≥12公里
       满意度指标     服务对象满意度指标       群众满意度        ≥95%
                       政府采购预算表
      部门：青河县水务局                             单位：万元
      序号        采购品目名称     数量    单位    预算金额     备注
       1   台式计算机               7       台   431.87
      """
    let layout = TextDumpReader().layout(of: text)
    #expect(try indicators(layout).count == 2)
    #expect(layout.lines.contains { $0.text == "政府采购预算表" })
  }
}
