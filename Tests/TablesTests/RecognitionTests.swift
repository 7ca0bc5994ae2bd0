import Tables
import TestSupport
import Testing

/// What holds for every page, whatever it draws.
@Suite struct RecognitionTests {
  /// A page of random rulings and glyphs on a coarse raster, where all kinds of meetings happen.
  private func page(seed: UInt64) -> Page {
    var random = SeededGenerator(seed: seed)
    let rulings = (0..<Int.random(in: 0...40, using: &random)).map { _ in
      let start = Double(Int.random(in: 0...40, using: &random)) * 5
      let length = Double(Int.random(in: 0...40, using: &random)) * 5
      return Ruling(
        axis: Bool.random(using: &random) ? .horizontal : .vertical,
        position: Double(Int.random(in: 0...40, using: &random)) * 5,
        extent: start...(start + length))
    }
    let scalars = Array("一二三四五 abc 0123456789-.()".unicodeScalars).filter { $0 != " " }
    let glyphs = (0..<Int.random(in: 0...300, using: &random)).map { _ in
      let left = Double.random(in: 0...200, using: &random)
      let top = Double(Int.random(in: 0...20, using: &random)) * 10
      return Glyph(
        scalar: scalars[Int.random(in: 0..<scalars.count, using: &random)],
        box: Rect(left: left, top: top, right: left + 5, bottom: top + 9), fontSize: 9)
    }
    return Page(number: 1, width: 210, height: 210, glyphs: glyphs, rulings: rulings)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `every grid square belongs to one cell`(seed: UInt64) {
    for table in PageReader().layout(of: page(seed: seed)).tables {
      var owners = Array(repeating: 0, count: table.rowCount * table.columnCount)
      for cell in table.cells {
        for row in cell.rows {
          for column in cell.columns { owners[row * table.columnCount + column] += 1 }
        }
      }
      #expect(owners.allSatisfy { $0 == 1 })
    }
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `every character is in one cell or in one line`(seed: UInt64) {
    let page = page(seed: seed)
    let layout = PageReader(spacing: .keep).layout(of: page)
    var texts = layout.lines.map(\.text)
    for table in layout.tables {
      texts += table.cells.flatMap { $0.fragments.flatMap(\.lines) }
    }
    let printed = texts.joined().unicodeScalars.filter { $0 != " " }.sorted()
    #expect(printed == page.glyphs.map(\.scalar).sorted())
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `the order of rulings does not matter`(seed: UInt64) {
    var page = page(seed: seed)
    let before = PageReader().recognition(of: page)
    var random = SeededGenerator(seed: seed)
    page.rulings.shuffle(using: &random)
    #expect(PageReader().recognition(of: page) == before)
  }

  private static let drawn = """
    收支总表
    ┌────┬─────────┐
    │科目│本年支出 │
    │    ├────┬────┤
    │    │基本│项目│
    ├────┼────┼────┤
    │教育│1.00│2.00│
    └────┴────┴────┘

    科目              预算数    决算数
    教育支出          120.50    118.00
    科学技术支出       30.00     29.75
    合计              150.50    147.75
    """

  @Test(arguments: [(3.0, 0.0), (0, 17), (101.5, 33.25), (-40, -40)])
  func `moving a page changes no text`(x: Double, y: Double) {
    let page = Page(drawing: Self.drawn)
    let before = PageReader().layout(of: page)
    let after = PageReader().layout(of: page.moved(x: x, y: y))
    #expect(before.tables.count == 2)
    #expect(after.tables.map(\.texts) == before.tables.map(\.texts))
    #expect(after.tables.map(\.spans) == before.tables.map(\.spans))
    #expect(after.lines.map(\.text) == before.lines.map(\.text))
  }

  @Test func `places at the end of numbers do no harm`() {
    let far = [-1e300, -1e9, 0, 1e9, 1e300, .infinity, -.infinity, .nan]
    var page = Page(drawing: Self.drawn)
    for value in far {
      page.rulings.append(Ruling(axis: .horizontal, position: value, extent: 0...100))
      page.rulings.append(Ruling(axis: .vertical, position: value, extent: 0...100))
      page.fills.append(
        Fill(box: Rect(left: value, top: 0, right: value, bottom: value), luminance: 0))
      page.glyphs.append(
        Glyph(
          scalar: "x", box: Rect(left: value, top: value, right: value, bottom: value),
          fontSize: value))
    }
    let layout = PageReader().layout(of: page)
    #expect(layout.lines.count + layout.tables.count > 0)
  }
}
