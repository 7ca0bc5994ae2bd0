import Tables
import Testing
import TextDumps

@Suite struct CutRowTests {
  private func tables(_ text: String) -> [GridText] {
    TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
  }

  private let cutRow = """
    1.线路维护绩效目标表\u{20}
    101001 临江市交通局 单位：万元\u{20}
    项目名称 线路维护\u{20}
    绩效目标 1.保障线路畅通\u{20}
    一级指标 二级指标 三级指标 绩效指标描述 指标值\u{20}
    产出指标\u{20}
    数量指标\u{20}
    维护线路条

    数\u{20}
    维护线路条数 ≥12 条\u{20}
    效益指标\u{20}
    可持续影响 路网完好稳 路网完好程度 100%\u{20}

    一级指标 二级指标 三级指标 绩效指标描述 指标值\u{20}
    指标 定率\u{20}
    满意度指标\u{20}
    服务对象满

    意度指标\u{20}
    群众满意度 群众满意程度 ≥90%\u{20}
    """

  @Test func `a row that a page break cuts is one row`() throws {
    let table = try #require(tables(cutRow).first)
    #expect(
      table.indicators == [
        ["产出指标", "数量指标", "维护线路条数", "维护线路条数", "≥12条"],
        ["效益指标", "可持续影响指标", "路网完好稳定率", "路网完好程度", "100%"],
        ["满意度指标", "服务对象满意度指标", "群众满意度", "群众满意程度", "≥90%"],
      ])
    #expect(table.table.seams.count == 1)
    #expect(table.table.repairs.contains { $0.kind == .pageBreak && $0.text == "路网完好稳定率" })
    #expect(table.table.repairs.contains { $0.kind == .header })
  }

  @Test func `a form feed counts pages and gives a cut cell a fragment on each`() throws {
    let text = cutRow.replacing("100% \n", with: "100% \n\u{0C}")
    let table = try #require(tables(text).first?.table)
    #expect(table.pages == [1, 2])
    let cut = try #require(table.cells.first { $0.text == "路网完好稳定率" })
    #expect(cut.fragments.map(\.page) == [1, 2])
  }

  @Test func `what stands at the top of a page goes on with the cells whose words it continues`()
    throws
  {
    let header = "项目名称 预算数 年度绩效目标 一级指标 二级指标 三级指标 指标值"
    let text = """
      项目支出绩效目标表
      \(header)
      《水利志·第三
      卷》编纂出版
      120.00
      完成编纂任务，
      通过项目实施，
      保存史料。
      产出指标 数量指标 编纂字数 ≥35万字
      满意度指标 服务对象满意度指标 群众满意度 ≥90%
      农村公路“四 80.00 （1）通过项目 产出指标 数量指标 巡查桥梁 ≥6座
      \(header)
      好”示范创建
      实施，完成巡查
      任务，道路畅通。
      质量指标 养护合格率 ≥95%
      满意度指标 服务对象满意度指标 群众满意度 ≥90%
      """
    let table = try #require(tables(text).first)
    #expect(
      table.indicators.suffix(3).map { $0[0] + "|" + $0[2] }
        == Array(repeating: "农村公路“四好”示范创建|（1）通过项目实施，完成巡查任务，道路畅通。", count: 3))
    #expect(table.indicators.map { $0[5] } == ["编纂字数", "群众满意度", "巡查桥梁", "养护合格率", "群众满意度"])
  }
}
