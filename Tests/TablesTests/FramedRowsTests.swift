import Tables
import TestSupport
import Testing

@Suite struct FramedRowsTests {
  /// Two columns and two rows from (100, 100) to (300, 140), each cell with a frame.
  private static let cells = [100.0, 120].flatMap { top in
    [100.0, 200].map { left in
      Rect(left: left + 0.5, top: top + 0.5, right: left + 99.5, bottom: top + 19.5)
    }
  }

  private static let inside =
    Glyph.run("科目", left: 103, top: 104) + Glyph.run("金额", left: 203, top: 104)
    + Glyph.run("教育", left: 103, top: 124) + Glyph.run("1.00", left: 203, top: 124)

  private func table(
    _ glyphs: [Glyph], frames: [Rect], cells: [Rect] = FramedRowsTests.cells
  ) throws -> Table {
    let rulings =
      [100.0, 120, 140].map { Ruling(axis: .horizontal, position: $0, extent: 100...300) }
      + [100.0, 200, 300].map { Ruling(axis: .vertical, position: $0, extent: 100...140) }
    let page = Page(
      number: 1, width: 400, height: 400, glyphs: FramedRowsTests.inside + glyphs,
      rulings: rulings, frames: cells + frames)
    return try #require(PageReader().layout(of: page).tables.first)
  }

  private static let title = Rect(left: 100, top: 60, right: 300, bottom: 80)
  private static let unit = Rect(left: 200, top: 80, right: 310, bottom: 99.5)
  private static let above =
    Glyph.run("支出表", left: 170, top: 64) + Glyph.run("单位：元", left: 245, top: 84)

  @Test func `frames that adjoin a framed table are rows of it`() throws {
    let table = try table(
      Self.above + Glyph.run("注：无", left: 103, top: 145),
      frames: [Self.title, Self.unit, Rect(left: 100, top: 140, right: 300, bottom: 160)])
    #expect(table.rowCount == 2)
    let whole = table.withFramedRows()
    #expect(
      whole.texts == [
        ["支出表", ""], ["", "单位：元"], ["科目", "金额"], ["教育", "1.00"], ["注：无", ""],
      ])
    #expect(whole.headerRows == 3)
    #expect(whole.headingRows == 2)
    #expect(table.heading == TableHeading(title: "支出表", amountUnit: "元"))
  }

  @Test func `a frame that stands apart is none`() throws {
    let table = try table(Self.above, frames: [Self.title.moved(down: -40), Self.unit])
    #expect(table.withFramedRows().texts[0] == ["", "单位：元"])
  }

  @Test func `frames above a table whose cells have none are none of its rows`() throws {
    let table = try table(Self.above, frames: [Self.title, Self.unit], cells: [])
    #expect(table.withFramedRows() == table)
  }

  @Test func `frames of different heights side by side make no row`() throws {
    let table = try table(
      Self.above, frames: [Self.unit, Rect(left: 100, top: 60, right: 190, bottom: 99.5)])
    #expect(table.withFramedRows() == table)
  }

  @Test func `the rows of a turned page are where it shows them`() throws {
    func turned(_ box: Rect) -> Rect {
      Rect(left: 400 - box.bottom, top: box.left, right: 400 - box.top, bottom: box.right)
    }
    let rulings =
      [100.0, 120, 140].map { Ruling(axis: .vertical, position: 400 - $0, extent: 100...300) }
      + [100.0, 200, 300].map { Ruling(axis: .horizontal, position: $0, extent: 260...300) }
    let glyphs = (Self.inside + Self.above).map { glyph in
      var glyph = glyph
      glyph.box = turned(glyph.box)
      glyph.orientation = .quarterRight
      return glyph
    }
    let page = Page(
      number: 1, width: 400, height: 400, glyphs: glyphs, rulings: rulings,
      frames: (Self.cells + [Self.title, Self.unit]).map(turned))
    let table = try #require(PageReader().layout(of: page).tables.first)
    #expect(table.rowsAbove.first?.first?.box == turned(Self.title))
  }
}

extension Rect {
  fileprivate func moved(down y: Double) -> Rect {
    Rect(left: left, top: top + y, right: right, bottom: bottom + y)
  }
}
