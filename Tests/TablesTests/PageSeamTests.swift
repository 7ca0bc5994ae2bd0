import Tables
import TestSupport
import Testing

@Suite struct PageSeamTests {
  private func joined(_ drawings: String...) -> Table? {
    let names: Set = ["产出指标", "效益指标", "数量指标", "质量指标"]
    let joiner = PageJoiner(
      isWhole: { names.contains($0) }, namesColumns: { $0.contains("指标值") })
    let pages = drawings.enumerated().map {
      PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
    }
    return joiner.layout(joining: pages).tables.first
  }

  @Test func `a row of words that stood before is no repeated header`() throws {
    let table = try #require(
      joined(
        """
        ┌────────┬────────┬────────┐
        │二级指标│三级指标│指标值  │
        ├────────┼────────┼────────┤
        │质量指标│规范    │持续规范│
        ├────────┼────────┼────────┤
        │数量指标│次数    │若干次  │
        └────────┴────────┴────────┘
        """,
        """
        ┌────────┬────────┬────────┐
        │质量指标│规范    │持续规范│
        ├────────┼────────┼────────┤
        │数量指标│人数    │若干人  │
        └────────┴────────┴────────┘
        """))
    #expect(table.rowCount == 5)
  }

  @Test func `rows below a repeated header are kept even where they repeat, too`() throws {
    let table = try #require(
      joined(
        """
        ┌────────┬────────┬────────┐
        │二级指标│三级指标│指标值  │
        ├────────┼────────┼────────┤
        │质量指标│规范    │持续规范│
        ├────────┼────────┼────────┤
        │数量指标│次数    │若干次  │
        └────────┴────────┴────────┘
        """,
        """
        ┌────────┬────────┬────────┐
        │二级指标│三级指标│指标值  │
        ├────────┼────────┼────────┤
        │质量指标│规范    │持续规范│
        └────────┴────────┴────────┘
        """))
    #expect(table.rowCount == 4)
  }

  @Test func `a header beside another name begins another block`() throws {
    let table = try #require(
      joined(
        """
        ┌────────┬────────┬────────┐
        │长期指标│三级指标│指标值  │
        │        ├────────┼────────┤
        │        │规范    │持续规范│
        └────────┴────────┴────────┘
        """,
        """
        ┌────────┬────────┬────────┐
        │年度指标│三级指标│指标值  │
        │        ├────────┼────────┤
        │        │规范    │持续规范│
        └────────┴────────┴────────┘
        """))
    #expect(table.rowCount == 4)
    #expect(table.repairs.isEmpty)
  }

  @Test func `a blank beside column names does not go on with the cell above`() throws {
    let table = try #require(
      joined(
        """
        ┌────────┬─────────────────┐
        │项目名称│甲               │
        ├────────┼─────────────────┤
        │年度目标│完成             │
        └────────┴─────────────────┘
        """,
        """
        ┌────────┬────────┬────────┐
        │        │三级指标│指标值  │
        ├────────┼────────┼────────┤
        │绩效指标│规范    │持续规范│
        └────────┴────────┴────────┘
        """))
    #expect(table.cells.first { $0.text == "年度目标" }?.rows == 1..<2)
  }

  @Test func `known names merged over the same rows stay apart`() throws {
    let table = try #require(
      joined(
        """
        ┌────────┬────────┬────────┐
        │一级指标│二级指标│三级指标│
        ├────────┼────────┼────────┤
        │实施效果│产出指标│甲      │
        │        │        ├────────┤
        │        │        │乙      │
        └────────┴────────┴────────┘
        """,
        """
        ┌────────┬────────┬────────┐
        │        │效益指标│丙      │
        │        │        ├────────┤
        │        │        │丁      │
        └────────┴────────┴────────┘
        """))
    #expect(table.cells.first { $0.text == "产出指标" }?.rows == 1..<3)
    #expect(table.cells.first { $0.text == "效益指标" }?.rows == 3..<5)
  }

  @Test func `filler rows do not hide that a cut row lacks its value`() throws {
    let table = try #require(
      joined(
        """
        ┌────────┬────────┬──────┐
        │二级指标│三级指标│指标值│
        ├────────┼────────┼──────┤
        │数量指标│次数    │3次   │
        ├────────┼────────┼──────┤
        │        │……      │      │
        ├────────┼────────┼──────┤
        │质量指标│读者活动│持续  │
        └────────┴────────┴──────┘
        """,
        """
        ┌────────┬────────┬──────┐
        │        │影响力  │      │
        └────────┴────────┴──────┘
        """))
    #expect(table.rowCount == 4)
    #expect(table.cells.contains { $0.text == "读者活动影响力" })
  }

  @Test func `a line with room for a word more, as a longer one shows, was not cut`() throws {
    let table = try #require(
      joined(
        """
        ┌────────┬────────────┬──────┐
        │二级指标│三级指标    │指标值│
        ├────────┼────────────┼──────┤
        │质量指标│设施完好率  │98%   │
        ├────────┼────────────┼──────┤
        │数量指标│清理株数    │9万株 │
        └────────┴────────────┴──────┘
        """,
        """
        ┌────────┬────────────┬──────┐
        │        │防治面积    │      │
        └────────┴────────────┴──────┘
        """))
    #expect(table.rowCount == 4)
  }

  @Test func `a cut label goes on beside rows that are whole`() throws {
    let pages = [
      """
      ┌──────────┬──────┬────────────┬──────┐
      │项目名称  │甲项目│实施单位    │水务局│
      ├──────────┼──────┼────────────┼──────┤
      │其中：财政│300.00│当年财政拨款│200.00│
      └──────────┴──────┴────────────┴──────┘
      """,
      """
      ┌──────────┬──────┬────────────┬──────┐
      │资金      │      │上年结转资金│60.00 │
      ├──────────┼──────┼────────────┼──────┤
      │其他资金  │10.00 │其他资金    │5.00  │
      └──────────┴──────┴────────────┴──────┘
      """,
    ]
    let names: Set = ["其中：财政资金", "当年财政拨款", "上年结转资金", "其他资金"]
    let layout = PageJoiner(isWhole: { names.contains($0) }).layout(
      joining: pages.enumerated().map {
        PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
      })
    let table = try #require(layout.tables.first)
    let label = try #require(table.cells.first { $0.text == "其中：财政资金" })
    #expect(label.rows == 1..<3)
    #expect(table.cells.first { $0.text == "300.00" }?.rows == 1..<3)
    #expect(table.cells.contains { $0.text == "上年结转资金" && $0.rows == 2..<3 })
  }

  @Test func `columns that nothing crosses on a page go on beside its rows`() throws {
    let layout = PageJoiner().layout(joining: [
      PageReader().layout(
        of: Page(
          drawing: """
            ┌────────┬────────┬────────┬──────┐
            │项目名称│年度目标│三级指标│指标值│
            ├────────┼────────┼────────┼──────┤
            │护理    │全年不断│次数    │25次  │
            │        │地完成任├────────┼──────┤
            │        │务，并且│人数    │26人  │
            """, number: 1)),
      PageReader().layout(
        of: Page(
          drawing: """
            │        │做得很好│天数    │27天  │
            │        │。      ├────────┼──────┤
            │        │        │处数    │28处  │
            """, number: 2)),
    ])
    #expect(layout.tables.count == 1)
    let table = try #require(layout.tables.first)
    #expect(table.columnCount == 4)
    #expect(table.texts.last == ["", "", "处数", "28处"])
    #expect(table.cells.contains { $0.text == "全年不断地完成任务，并且做得很好。" })
    #expect(table.cells.contains { $0.text == "护理" && $0.rows == 1..<5 })
  }

  @Test func `a page that draws only the lines between columns holds a row`() throws {
    func page(_ number: Int, cells: [String], y: Double, closing: Bool) -> Page {
      var page = Page(number: number, width: 500, height: 500)
      for (column, text) in cells.enumerated() {
        page.glyphs += Glyph.run(text, left: 53 + 100 * Double(column), top: y + 5)
      }
      for x in [150.0, 250, 350] {
        page.rulings.append(Ruling(axis: .vertical, position: x, extent: y...(y + 22)))
      }
      if closing {
        for line in [y, y + 22] {
          page.rulings.append(Ruling(axis: .horizontal, position: line, extent: 50...450))
        }
      }
      return page
    }
    let row = ["满意度指标", "满意度", "观众满意度", "≥85%"]
    let first = page(1, cells: ["一级指标", "二级指标", "三级指标", "指标值"], y: 400, closing: true)
    var second = page(2, cells: row, y: 50, closing: false)
    func layout() -> Layout {
      PageJoiner().layout(joining: [first, second].map { PageReader().layout(of: $0) })
    }
    let table = try #require(layout().tables.first)
    #expect(layout().tables.count == 1)
    #expect(table.texts.last == row)
    #expect(table.pages == [1, 2])
    #expect(layout().findings.isEmpty)
    second.glyphs += Glyph.run("另有说明如下", left: 53, top: 20)
    #expect(layout().tables.first?.pages == [1])
    #expect(layout().findings.map(\.code) == ["unread-row"])
    #expect(layout().findings.first?.evidence == row)
  }

  @Test func `a name that the new page prints once more is one, and said to be`() throws {
    let page = """
      ┌────────┬────────┬──────┐
      │产出指标│数量指标│27台  │
      │        ├────────┼──────┤
      │        │质量指标│28台  │
      └────────┴────────┴──────┘
      """
    let layout = PageJoiner(isWhole: { $0.hasSuffix("指标") }).layout(joining: [
      PageReader().layout(
        of: Page(
          drawing: """
            ┌────────┬────────┬──────┐
            │一级指标│二级指标│指标值│
            ├────────┼────────┼──────┤
            │产出指标│数量指标│25台  │
            │        ├────────┼──────┤
            │        │质量指标│26台  │
            └────────┴────────┴──────┘
            """, number: 1)),
      PageReader().layout(of: Page(drawing: page, number: 2)),
    ])
    let table = try #require(layout.tables.first)
    let names = table.cells.filter { $0.text.hasPrefix("产出指标") }
    #expect(names.count == 1)
    let repair = try #require(table.repairs.first)
    #expect(repair.kind == .pageBreak)
    #expect(repair.printed == ["产出指标", "产出指标"])
    #expect(repair.text == "产出指标")
  }

  @Test func `a value below a blank belongs to the label beside it`() throws {
    let layout = PageJoiner().layout(joining: [
      PageReader().layout(
        of: Page(
          drawing: """
            ┌────────┬────────────┬──────┐
            │项目资金│年度资金总额│495.01│
            │（万元）├────────────┼──────┤
            │        │财政拨款    │495.01│
            │        │            │      │
            │        ├────────────┼──────┤
            │        │上年结转资金│      │
            └────────┴────────────┴──────┘
            """, number: 1)),
      PageReader().layout(
        of: Page(
          drawing: """
            ┌────────┬────────────┬──────┐
            │        │其他资金    │0.00  │
            ├────────┼────────────┼──────┤
            │年度目标│完成        │好    │
            └────────┴────────────┴──────┘
            """, number: 2)),
    ])
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.cells.first { $0.text == "0.00" }?.rows == 3..<4)
  }
}
