import Tables
import TestSupport
import Testing

@Suite struct OpenFootTests {
  /// A table of two columns whose last row has sides but no ruling below.
  ///
  /// `foot`: the position of a last ruling.
  private func table(with glyphs: [Glyph], foot: Double? = nil) throws -> Table {
    var rulings: [Ruling] = []
    for y in [100.0, 120] + (foot.map { [$0] } ?? []) {
      rulings.append(Ruling(axis: .horizontal, position: y, extent: 100...300))
    }
    for x in [100.0, 200, 300] {
      rulings.append(Ruling(axis: .vertical, position: x, extent: 100...(foot ?? 134)))
    }
    let row =
      Glyph.run("名称", left: 103, top: 104) + Glyph.run("目标", left: 203, top: 104)
      + Glyph.run("水闸", left: 103, top: 121) + Glyph.run("新建水闸九座", left: 203, top: 121)
    let page = Page(number: 1, width: 400, height: 400, glyphs: row + glyphs, rulings: rulings)
    return try #require(PageReader().layout(of: page).tables.first)
  }

  @Test func `lines below an open foot go on with their cell`() throws {
    let table = try table(
      with: Glyph.run("改造泵站", left: 203, top: 135) + Glyph.run("两座", left: 203, top: 149))
    #expect(table.texts[1] == ["水闸", "新建水闸九座改造泵站两座"])
    #expect(table.isOpenAtBottom)
  }

  /// A table whose last row a ruling closes below its second column only.
  private func cutTable(with glyphs: [Glyph]) throws -> Table {
    var rulings = [100.0, 120].map { Ruling(axis: .horizontal, position: $0, extent: 100...300) }
    rulings.append(Ruling(axis: .horizontal, position: 140, extent: 200...300))
    for x in [100.0, 200, 300] {
      rulings.append(Ruling(axis: .vertical, position: x, extent: 100...140))
    }
    let row =
      Glyph.run("名称", left: 103, top: 104) + Glyph.run("目标", left: 203, top: 104)
      + Glyph.run("新建水闸九座", left: 203, top: 125)
    let page = Page(number: 1, width: 400, height: 400, glyphs: row + glyphs, rulings: rulings)
    return try #require(PageReader().layout(of: page).tables.first)
  }

  @Test func `the label of a merged cell that a page cuts hangs below the rulings beside it`()
    throws
  {
    let label = Glyph.run("产出指", left: 130, top: 128) + Glyph.run("标", left: 140, top: 142)
    #expect(try cutTable(with: label).texts[1] == ["产出指标", "新建水闸九座"])
    let line = Glyph.run("满意度", left: 130, top: 136)
    #expect(try cutTable(with: line).texts[1] == ["满意度", "新建水闸九座"])
  }

  @Test func `what begins below a cut cell or below a ruling is none of it`() throws {
    let note = Glyph.run("注：略", left: 130, top: 142)
    #expect(try cutTable(with: note).texts[1] == ["", "新建水闸九座"])
    let other = Glyph.run("两座", left: 203, top: 142)
    #expect(try cutTable(with: other).texts[1] == ["", "新建水闸九座"])
  }

  @Test func `a note below an open foot is none of its cells`() throws {
    let table = try table(
      with: Glyph.run("注：本表所列项目均已批复到位", left: 120, top: 135)
        + Glyph.run("两座", left: 203, top: 149))
    #expect(table.texts[1] == ["水闸", "新建水闸九座"])
  }

  @Test func `a page number below an open foot is none of its cells`() throws {
    let table = try table(with: Glyph.run("12", left: 203, top: 170))
    #expect(table.texts[1] == ["水闸", "新建水闸九座"])
  }

  @Test func `a number between dashes right below an open foot is none of its cells`() throws {
    let table = try table(with: Glyph.run("- 1 -", left: 203, top: 135))
    #expect(table.texts[1] == ["水闸", "新建水闸九座"])
  }

  @Test func `lines below a closed foot go on where they follow those above evenly`() throws {
    let lines = ["新建", "水闸", "九座"].enumerated().flatMap { index, line in
      Glyph.run(line, left: 223, top: 135 + 14 * Double(index))
    }
    let table = try table(with: Array(lines), foot: 156)
    #expect(table.texts[1] == ["水闸", "新建水闸九座新建水闸九座"])
  }

  @Test func `a line set wide to fill its cell is one line`() throws {
    let wide = Glyph.run("改造", left: 203, top: 149) + Glyph.run("泵站", left: 231, top: 149)
    let table = try table(with: Glyph.run("除险加固三处", left: 203, top: 135) + wide, foot: 147)
    #expect(table.texts[1] == ["水闸", "新建水闸九座除险加固三处改造 泵站"])
  }

  @Test func `a line below a closed foot is none of its cells`() throws {
    let table = try table(with: Glyph.run("注：无", left: 103, top: 140), foot: 136)
    #expect(table.texts[1] == ["水闸", "新建水闸九座"])
  }
}
