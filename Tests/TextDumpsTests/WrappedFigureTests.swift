import Tables
import Testing
import TextDumps

/// Amounts whose digits are wrapped.
@Suite struct WrappedFigureTests {
  private func values(_ head: String) throws -> [String] {
    let text = """
      项目支出绩效目标表
      项目名称 河道清淤
      填报单位 青河县水务局
      \(head)
      年度目标 完成清淤。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      效益指标 生态效益指标 水质 逐步改善
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    return table.table.cells.map(\.text)
  }

  @Test(arguments: [
    ("5,504,682.", "44"), ("4,969,407.0", "0"), ("5,504,68", "2.44"), ("23819658", ".78"),
  ])
  func `digits on the next line belong to the amount`(_ first: String, _ second: String) throws {
    let values = try values("年度资金总额：\n\(first)\n\(second)\n其中：财政拨款 1,000.00")
    #expect(values.contains(first + second))
  }

  @Test func `a whole amount takes no digits from the next line`() throws {
    let values = try values("年度资金总额：\n5,504,682.44\n7\n其中：财政拨款 1,000.00")
    #expect(values.contains("5,504,682.44"))
  }

  @Test func `an amount beside the lines of wrapped labels is whole`() throws {
    let text = """
                           河道清淤绩效目标表
        项目名称        河道清淤
                                     23819658. 年度资金申请
                   项目资金总额                            7939886.26
                                     78        总额
        项目资金                               其中：当年财
                                     23819658. 政拨款        7939886.26
        （元）       其中：财政资金
                                     78
                   其他资金             0.00      其他资金       0.00
        绩效目标        1.清淤6公里；
                    2.清运淤泥。
        一级指标      二级指标       三级指标         指标值
        产出指标      数量指标       清淤长度         6公里
        效益指标      社会效益指标     水质           有所提高
      """
    let grid = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    #expect(grid.table.cells.count { $0.text == "23819658.78" } == 2)
  }
}
