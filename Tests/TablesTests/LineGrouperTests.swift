import Tables
import TestSupport
import Testing

@Suite struct LineGrouperTests {
  private func texts(_ glyphs: [Glyph]) -> [String] {
    LineGrouper().lines(of: glyphs).map(\.text)
  }

  @Test func `glyphs on one height are one line, in any order`() {
    let glyphs =
      Glyph.run("指标值", left: 0, top: 0) + Glyph.run("≥95 %", left: 100, top: 1)
      + Glyph.run("二行", left: 0, top: 14)
    #expect(texts(glyphs) == ["指标值 ≥95 %", "二行"])
    #expect(texts(glyphs.reversed()) == texts(glyphs))
  }

  @Test func `spaces come from gaps`() {
    #expect(texts(Glyph.run("two words", left: 0, top: 0)) == ["two words"])
    #expect(texts(Glyph.run("两 个", left: 0, top: 0, size: 10)) == ["两个"])
    let apart = Glyph.run("单位", left: 0, top: 0) + Glyph.run("万元合计", left: 60, top: 0)
    #expect(texts(apart) == ["单位 万元合计"])
  }

  @Test func `a label that is set apart evenly is one word`() {
    let label = zip("绩效目标", [0.0, 30, 60, 90]).flatMap {
      Glyph.run(String($0), left: $1, top: 0)
    }
    #expect(texts(label) == ["绩效目标"])
  }

  @Test func `a line that is spread to its side has no spaces`() {
    let glyphs =
      Glyph.run("年", left: 0, top: 0) + Glyph.run("限", left: 19, top: 0)
      + Glyph.run("GB/T 19", left: 38, top: 0)
    #expect(texts(glyphs) == ["年限GB/T 19"])
  }

  @Test func `slanted text is no text of the page`() {
    let glyphs =
      Glyph.run("正文", left: 0, top: 0)
      + Glyph.run("水印", left: 0, top: 2, size: 40, orientation: .slanted)
    #expect(texts(glyphs) == ["正文"])
  }

  @Test func `text turned by a quarter reads along its line`() {
    var upwards = Glyph.run("向上", left: 0, top: 0, orientation: .quarterLeft)
    upwards[0].box = Rect(left: 0, top: 30, right: 12, bottom: 40)
    upwards[1].box = Rect(left: 0, top: 20, right: 12, bottom: 30)
    let lines = LineGrouper().lines(of: upwards)
    #expect(lines.map(\.text) == ["向上"])
    #expect(lines.first?.box == Rect(left: 0, top: 20, right: 12, bottom: 40))
  }

  @Test func `a superscript stays on its line`() {
    var glyphs = Glyph.run("10m", left: 0, top: 0)
    glyphs.append(
      Glyph(
        scalar: "2", box: Rect(left: 15, top: -2, right: 18, bottom: 5), fontSize: 6))
    #expect(texts(glyphs) == ["10m2"])
  }

  @Test func `a line in a small font beside a large one is no superscript`() {
    let beside = Glyph.run("正文", left: 0, top: 0, size: 12)
    let upper = Glyph.run("表一", left: 100, top: -1, size: 7)
    let lower = Glyph.run("表二", left: 100, top: 8, size: 7)
    #expect(texts(beside + upper + lower) == ["正文 表一", "表二"])
  }
}
