import Tables
import Testing
import TextDumps

@Suite struct GluedLabelsTests {
  @Test func `a cell of a head may hold its label and the value behind a colon`() throws {
    let text = """
      项目支出绩效目标表
      （2025年度）
      项目名称：河道清淤
      填报单位：青河县水
      务局 联系电话：0832-8860092
      年度资金总额：1945 其中：财政拨款：1296
      绩效目标 完成清淤。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      效益指标 生态效益指标 水质 逐步改善
      """
    let tables = TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
    let table = try #require(tables.first)
    #expect(table.row(0) == ["项目名称：", "河道清淤"])
    #expect(table.row(1) == ["填报单位：", "青河县水务局"])
    #expect(table.table.cells.contains { $0.text == "0832-8860092" })
    #expect(table.indicators.count == 2)
  }

  @Test func `labels are parted from their values where columns are put together as well`() throws {
    let text = """
      项目支出绩效目标表
      项目名称
      河道清淤
      项目性质阶段性
      项目
      填报单位
      青河县水务局
      一级指标二级指标
      三级指标
      指标值
      产出指标
      数量指标
      清淤长度
      ≥12公里
      """
    let tables = TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
    let table = try #require(tables.first)
    #expect(table.row(1) == ["项目性质", "阶段性项目"])
    #expect(table.indicators == [["产出指标", "数量指标", "清淤长度", "≥12公里"]])
  }

  @Test func `a label of the head and its value may be one word`() throws {
    let text = """
      项目支出绩效目标表
      项目名称
      河道清淤
      实施单位青河县水务局河道堤防管
      理所
      实施期绩效目标河道行洪能力进一步提升。
      年度目标
      完成清淤。
      一级指标
      二级指标
      三级指标
      指标值
      产出指标
      数量指标
      清淤长度
      ≥12公里
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    #expect(table.row(1) == ["实施单位", "青河县水务局河道堤防管理所"])
    #expect(table.row(2) == ["实施期绩效目标", "河道行洪能力进一步提升。"])
  }
}
