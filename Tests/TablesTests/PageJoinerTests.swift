import Tables
import TestSupport
import Testing

@Suite struct PageJoinerTests {
  private func join(_ drawings: String...) -> Layout {
    PageJoiner().layout(
      joining: drawings.enumerated().map {
        PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
      })
  }

  private let first = """
    ┌────────┬────────┬──────┐
    │一级指标│三级指标│指标值│
    ├────────┼────────┼──────┤
    │产出指标│付款次数│1笔   │
    │        ├────────┼──────┤
    │        │灵活就业│≥90% │
    │        │员可线上│      │
    └────────┴────────┴──────┘
    """

  @Test func `a repeated header is dropped`() throws {
    let layout = join(
      first,
      """
      ┌────────┬────────┬──────┐
      │一级指标│三级指标│指标值│
      ├────────┼────────┼──────┤
      │满意度  │满意    │好    │
      └────────┴────────┴──────┘
      """)
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.pages == [1, 2])
    #expect(table.rowCount == 4)
    #expect(table.seams == [3])
    #expect(table.cells.suffix(3).map(\.text) == ["满意度", "满意", "好"])
    #expect(table.repairs.map(\.kind) == [.header])
  }

  @Test func `a repeated header is dropped where text of the cells below runs over it`() throws {
    let layout = join(
      """
      ┌────────┬────────┬──────┬──────┐
      │项目    │三级指标│指标值│分值  │
      ├────────┼────────┼──────┼──────┤
      │甲项目  │付款次数│1笔   │5     │
      └────────┴────────┴──────┴──────┘
      """,
      """
      ┌────────┬────────┬──────┬──────┐
      │甲项目  │三级指标│指标值│分值  │
      ├────────┼────────┼──────┼──────┤
      │乙项目  │付款金额│2笔   │6     │
      └────────┴────────┴──────┴──────┘
      """)
    let table = try #require(layout.tables.first)
    #expect(table.rowCount == 3)
    #expect(table.repairs.map(\.kind) == [.header])
  }

  @Test func `a repeated header of two rows is dropped where text runs over its lower row`() throws
  {
    let layout = join(
      """
      ┌────────┬──────────────────────┬────┐
      │项目    │绩效指标              │备注│
      │        ├────────┬──────┬──────┤    │
      │        │三级指标│指标值│分值  │    │
      ├────────┼────────┼──────┼──────┼────┤
      │甲项目  │付款次数│1笔   │5     │无  │
      └────────┴────────┴──────┴──────┴────┘
      """,
      """
      ┌────────┬──────────────────────┬────┐
      │项目    │绩效指标              │备注│
      │        ├────────┬──────┬──────┤    │
      │        │三甲级指│指标值│分值  │    │
      │        │标乙    │      │      │    │
      ├────────┼────────┼──────┼──────┼────┤
      │乙项目  │付款金额│2笔   │6     │无  │
      └────────┴────────┴──────┴──────┴────┘
      """)
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.rowCount == 4)
    #expect(table.repairs.map(\.kind) == [.header, .header])
  }

  @Test func `a repeated header of three rows is dropped whole`() throws {
    let header = """
      ┌─────────────┬─────────┐
      │项目         │支出预算 │
      ├────────┬────┼────┬────┤
      │科目编码│名称│合计│基本│
      ├────┬───┤    │    │    │
      │类  │款 │    │    │    │
      ├────┼───┼────┼────┼────┤

      """
    let foot = "\n└────┴───┴────┴────┴────┘"
    let layout = join(
      header + "│201 │   │教育│10.5│3.5 │" + foot, header + "│204 │   │司法│15.0│0   │" + foot)
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.rowCount == 5)
    #expect(table.texts.suffix(2).map(\.first) == ["201", "204"])
    #expect(table.repairs.map(\.kind) == [.header, .header, .header])
  }

  @Test func `a form filled in anew for the same project is a table of its own`() {
    func form(_ unit: String) -> String {
      """
      ┌────────┬────────┐
      │专项名称│水库加固│
      ├────────┼────────┤
      │下达单位│\(unit)  │
      ├────────┼────────┤
      │投资金额│80.5    │
      ├────────┼────────┤
      │总体目标│加固水库│
      └────────┴────────┘
      """
    }
    #expect(join(form("甲县局"), form("乙县局")).tables.count == 2)
  }

  @Test func `a row cut in two is made one`() throws {
    let layout = join(
      first,
      """
      ┌────────┬────────┬──────┐
      │一级指标│三级指标│指标值│
      ├────────┼────────┼──────┤
      │        │理业务  │      │
      └────────┴────────┴──────┘
      """)
    let table = try #require(layout.tables.first)
    #expect(table.rowCount == 3)
    let cell = try #require(table.cells.first { $0.text.hasPrefix("灵活") })
    #expect(cell.text == "灵活就业员可线上理业务")
    #expect(cell.fragments.map(\.page) == [1, 2])
    #expect(table.repairs.map(\.kind) == [.pageBreak, .header])
  }

  @Test func `a merged cell is carried over without a header`() throws {
    let layout = join(
      first,
      """
      ┌────────┬────────┬──────┐
      │        │再一    │2笔   │
      │        ├────────┼──────┤
      │        │又一    │3笔   │
      └────────┴────────┴──────┘
      """)
    let table = try #require(layout.tables.first)
    #expect(table.rowCount == 5)
    #expect(table.cells.first { $0.text == "产出指标" }?.rows == 1..<5)
  }

  private let wide = """
    ┌────┬────────┬────┬────┬────┐
    │项目│三级指标│数量│单位│分值│
    ├────┼────────┼────┼────┼────┤
    │甲  │付款次数│1   │笔  │5   │
    ├────┼────────┼────┼────┼────┤
    │乙  │灵活就业│2   │个  │6   │
    │    │员可线上│    │    │    │
    └────┴────────┴────┴────┴────┘
    """

  @Test func `the rest of a row in one of many cells is joined`() throws {
    let rest = """
      ┌────┬────────┬────┬────┬────┐
      │    │理业务  │    │    │    │
      └────┴────────┴────┴────┴────┘
      """
    let layout = join(wide, rest)
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.rowCount == 3)
    #expect(table.cells.contains { $0.text == "灵活就业员可线上理业务" })
    #expect(layout.lines.isEmpty)
    // By itself, or below other columns, it is no table.
    #expect(join(rest).tables.isEmpty)
    #expect(join(first, rest).tables.map(\.pages) == [[1]])
    #expect(join(first, rest).lines.map(\.text) == ["理业务"])
  }

  @Test func `a title above the second part keeps it apart`() {
    let layout = join(
      first,
      """
      另一张表

      ┌────────┬────────┬──────┐
      │一级指标│三级指标│指标值│
      ├────────┼────────┼──────┤
      │产出指标│次数    │1次   │
      └────────┴────────┴──────┘
      """)
    #expect(layout.tables.count == 2)
  }

  @Test func `text below the first part keeps them apart`() {
    let layout = join(first + "\n\n后面还有一段正文。", first)
    #expect(layout.tables.count == 2)
  }

  @Test func `page numbers and running heads part nothing`() throws {
    let drawings = (1...3).map { number in
      """
      某单位2025年预算

      ┌────────┬──────┐
      │项目    │金额  │
      ├────────┼──────┤
      │支出\(number)   │\(number).0   │
      └────────┴──────┘
      — \(number) —
      """
    }
    let layout = join(drawings[0], drawings[1], drawings[2])
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.rowCount == 4)
    #expect(layout.lines.isEmpty)
  }

  @Test func `a form filled in anew is a table of its own`() {
    let form = { (name: String) in
      """
      ┌────────┬────────┐
      │项目名称│\(name)    │
      ├────────┼────────┤
      │年度目标│完成    │
      └────────┴────────┘
      """
    }
    #expect(join(form("甲项"), form("乙项")).tables.count == 2)
  }

  @Test func `a merged cell whose name stands on the second page only is one`() throws {
    let layout = join(
      """
      ┌────────┬────────┬──────┐
      │一级指标│三级指标│指标值│
      ├────────┼────────┼──────┤
      │        │付款次数│1笔   │
      │        ├────────┼──────┤
      │        │人数    │2人   │
      └────────┴────────┴──────┘
      """,
      """
      ┌────────┬────────┬──────┐
      │产出指标│再一    │2笔   │
      │        ├────────┼──────┤
      │        │又一    │3笔   │
      └────────┴────────┴──────┘
      """)
    let table = try #require(layout.tables.first)
    #expect(table.cells.first { $0.text == "产出指标" }?.rows == 1..<5)
  }

  @Test func `a known name is never the rest of a cut cell`() throws {
    let second = """
      ┌────────┬────────┬──────┐
      │        │质量指标│      │
      └────────┴────────┴──────┘
      """
    let pages = [first, second].enumerated().map {
      PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
    }
    let plain = PageJoiner().layout(joining: pages)
    let informed = PageJoiner(isWhole: { $0 == "质量指标" }).layout(joining: pages)
    #expect(plain.tables.first?.rowCount == 3)
    #expect(informed.tables.first?.rowCount == 4)
  }

  @Test func `a title at the foot of a page belongs to the table on the next`() throws {
    let layout = join(
      first + "\n\n另一张绩效目标表",
      """
      ┌────────┬────────┐
      │项目名称│乙      │
      ├────────┼────────┤
      │年度目标│完成    │
      └────────┴────────┘
      """)
    #expect(layout.tables.last?.captions.map(\.text) == ["另一张绩效目标表"])
  }

  @Test func `the next item of a list goes on with the cell above`() throws {
    let layout = join(
      """
      ┌────────┬────────────────┐
      │项目名称│甲              │
      ├────────┼────────────────┤
      │年度目标│1.建成；        │
      └────────┴────────────────┘
      """,
      """
      ┌────────┬────────────────┐
      │        │2.培训。        │
      ├────────┼────────────────┤
      │备注    │无              │
      └────────┴────────────────┘
      """)
    let table = try #require(layout.tables.first)
    #expect(table.cells.first { $0.text.hasPrefix("1.") }?.text == "1.建成；\n2.培训。")
  }
}
