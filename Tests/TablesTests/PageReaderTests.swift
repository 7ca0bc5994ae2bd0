import Tables
import TestSupport
import Testing

@Suite struct PageReaderTests {
  private func tables(_ drawing: String) -> [Table] {
    PageReader().layout(of: Page(drawing: drawing)).tables
  }

  private let form = """
    大楼尾款绩效目标表

    ┌────────┬────────┬────────┐
    │项目名称│大楼尾款         │
    ├────────┼────────┬────────┤
    │一级指标│三级指标│指标值  │
    ├────────┼────────┼────────┤
    │        │购置设备│27台    │
    │产出指标│数量    │        │
    │        ├────────┼────────┤
    │        │完成时限│≤60天  │
    └────────┴────────┴────────┘
    """

  @Test func `rulings make cells with spans`() throws {
    let table = try #require(tables(form).first)
    #expect(table.rowCount == 4)
    #expect(table.columnCount == 3)
    let spans = table.cells.map { [$0.rows.lowerBound, $0.rows.count, $0.columns.count] }
    #expect(
      spans == [
        [0, 1, 1], [0, 1, 2], [1, 1, 1], [1, 1, 1], [1, 1, 1], [2, 2, 1], [2, 1, 1], [2, 1, 1],
        [3, 1, 1], [3, 1, 1],
      ])
    #expect(
      table.cells.map(\.text) == [
        "项目名称", "大楼尾款", "一级指标", "三级指标", "指标值", "产出指标", "购置设备数量", "27台", "完成时限", "≤60天",
      ])
    #expect(table.captions.map(\.text) == ["大楼尾款绩效目标表"])
  }

  @Test func `a cell keeps its lines as printed`() throws {
    let table = try #require(tables(form).first)
    let cell = try #require(table.cells.first { $0.text == "购置设备数量" })
    #expect(cell.fragments.first?.lines == ["购置设备", "数量"])
    #expect(cell.fragments.first?.rooms.count == 2)
  }

  @Test func `missing outer sides are closed`() throws {
    let table = try #require(
      tables(
        """
        ────────┬──────
        项目    │金额
        ────────┼──────
        支出    │1.0
        ────────┴──────
        """
      ).first)
    #expect(table.cells.map(\.text) == ["项目", "金额", "支出", "1.0"])
  }

  @Test func `double rules are one line`() throws {
    let table = try #require(
      tables(
        """
        ╔════════╦══════╗
        ║项目    ║金额  ║
        ╠════════╬══════╣
        ║支出    ║1.0   ║
        ╚════════╩══════╝
        """
      ).first)
    #expect(table.rowCount == 2)
    #expect(table.columnCount == 2)
  }

  @Test func `a frame around text is no table`() {
    #expect(
      tables(
        """
        ┌────────┐
        │一段文字│
        └────────┘
        """
      ).isEmpty)
  }

  @Test(arguments: [Glyph.Orientation.slanted, .upright])
  func `watermarks are left out and said`(orientation: Glyph.Orientation) {
    var page = Page(drawing: form)
    page.glyphs += Glyph.run("仅供公开", left: 60, top: 100, size: 60, orientation: orientation)
      .map { glyph in
        var glyph = glyph
        glyph.luminance = 200
        return glyph
      }
    let layout = PageReader().layout(of: page)
    #expect(layout.tables == PageReader().layout(of: Page(drawing: form)).tables)
    #expect(layout.findings.map(\.code) == ["watermark"])
  }

  @Test func `light text that crosses nothing is text`() {
    var page = Page(drawing: form)
    page.glyphs += Glyph.run("浅色说明", left: 60, top: 300).map { glyph in
      var glyph = glyph
      glyph.luminance = 200
      return glyph
    }
    #expect(PageReader().layout(of: page).lines.map(\.text) == ["大楼尾款绩效目标表", "浅色说明"])
  }

  @Test func `a full stop that hangs over the side of its cell stays with it`() throws {
    var page = Page(drawing: form)
    let last = try #require(page.glyphs.last)
    page.glyphs.append(
      Glyph(
        scalar: "。",
        box: Rect(
          left: last.box.right, top: last.box.top, right: last.box.right + 60,
          bottom: last.box.bottom), fontSize: last.fontSize))
    let texts = PageReader().layout(of: page).tables.first?.cells.map(\.text)
    #expect(texts?.last == "≤60天。")
  }

  @Test func `the order of rulings does not matter`() {
    var page = Page(drawing: form)
    let expected = PageReader().layout(of: page)
    var random = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      page.rulings.shuffle(using: &random)
      page.glyphs.shuffle(using: &random)
      #expect(PageReader().layout(of: page) == expected)
    }
  }

  @Test func `moving the page changes nothing but places`() {
    let page = Page(drawing: form)
    let texts = { (page: Page) in
      PageReader().layout(of: page).tables.map { $0.cells.map(\.text) }
    }
    #expect(texts(page.moved(x: 31.7, y: 212.3)) == texts(page))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `every glyph of a table lands in one cell, whatever the rulings`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var page = Page(number: 1, width: 300, height: 300)
    for _ in 0..<Int.random(in: 0...14, using: &random) {
      let start = Double(Int.random(in: 0...20, using: &random)) * 10
      let length = Double(Int.random(in: 1...20, using: &random)) * 10
      page.rulings.append(
        Ruling(
          axis: Bool.random(using: &random) ? .horizontal : .vertical,
          position: Double(Int.random(in: 0...30, using: &random)) * 10,
          extent: start...(start + length)))
    }
    for index in 0..<40 {
      page.glyphs += Glyph.run(
        String(Character(Unicode.Scalar(0x4E00 + index) ?? "一")),
        left: Double.random(in: 0...290, using: &random),
        top: Double.random(in: 0...290, using: &random), size: 8)
    }
    let layout = PageReader().layout(of: page)
    for table in layout.tables {
      var squares = Set<Int>()
      for cell in table.cells {
        for row in cell.rows {
          for column in cell.columns {
            #expect(squares.insert(row * table.columnCount + column).inserted)
          }
        }
      }
      #expect(squares.count == table.rowCount * table.columnCount)
    }
    let read =
      layout.tables.flatMap { $0.cells.map(\.text.withoutBlanks) }.joined()
      + layout.lines.map(\.text.withoutBlanks).joined()
    let printed = page.glyphs.map { String(Character($0.scalar)) }
    #expect(read.map(String.init).sorted() == printed.sorted())
  }
}
