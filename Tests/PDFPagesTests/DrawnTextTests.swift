import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct DrawnTextTests {
  @Test(arguments: ["0.8 0.6 -0.6 0.8", "0.7071 0.7071 -0.7071 0.7071", "0.6 0.8 -0.8 0.6"])
  func `a slanted watermark is told from the text it crosses`(matrix: String) throws {
    var drawing = PDFDrawing()
    let content =
      drawing.text("绩效目标", x: 100, y: 200)
      + drawing.text(
        "草稿", x: 90, y: 170, size: 40, operators: "0.8 g", matrix: matrix)
    drawing.sheets = [.init(content)]
    let page = try page(of: drawing)
    let upright = page.glyphs.filter { $0.orientation == .upright }
    let slanted = page.glyphs.filter { $0.orientation == .slanted }
    #expect(Set(upright.map(\.scalar)) == Set("绩效目标".unicodeScalars))
    #expect(Set(slanted.map(\.scalar)) == Set("草稿".unicodeScalars))
    #expect(slanted.allSatisfy { $0.luminance == 204 })
  }

  @Test func `text of each quarter turn says how it stands`() throws {
    var drawing = PDFDrawing()
    let content =
      drawing.text("上", x: 50, y: 350) + drawing.text("右", x: 50, y: 250, matrix: "0 -1 1 0")
      + drawing.text("下", x: 50, y: 150, matrix: "-1 0 0 -1")
      + drawing.text("左", x: 50, y: 50, matrix: "0 1 -1 0")
    drawing.sheets = [.init(content)]
    let page = try page(of: drawing)
    let found = Dictionary(
      page.glyphs.map { ($0.scalar, $0.orientation) }, uniquingKeysWith: { first, _ in first })
    #expect(
      found == ["上": .upright, "右": .quarterRight, "下": .upsideDown, "左": .quarterLeft])
  }

  @Test func `a page a little askew reads as upright`() throws {
    var drawing = PDFDrawing()
    drawing.sheets = [
      .init(drawing.text("绩效", x: 50, y: 300, matrix: "0.9994 0.0349 -0.0349 0.9994"))
    ]
    let page = try page(of: drawing)
    #expect(page.text == "绩效")
    #expect(page.glyphs.allSatisfy { $0.orientation == .upright })
  }

  @Test func `glyphs of a font without a mapping are counted as a loss`() throws {
    var drawing = PDFDrawing()
    drawing.mapsText = false
    drawing.sheets = [.init(drawing.text("绩效目标", x: 50, y: 300))]
    let page = try page(of: drawing)
    #expect(page.codes == ["unmapped-glyphs"])
    #expect(page.findings.first?.severity == .loss)
    #expect(page.findings.first?.page == 1)
    #expect(page.findings.first?.message.hasPrefix("4 characters ") == true)
  }

  @Test func `private and control characters are kept as unknown and counted`() throws {
    var drawing = PDFDrawing()
    drawing.sheets = [.init(drawing.text("甲\u{F06C}\u{FFFD}\u{1}乙", x: 50, y: 300))]
    let page = try page(of: drawing)
    #expect(page.text == "甲\u{FFFD}\u{FFFD}\u{FFFD}乙")
    #expect(page.glyphs.map(\.unfolded) == [nil, "\u{F06C}", "\u{FFFD}", "\u{1}", nil])
    #expect(page.codes == ["unmapped-glyphs"])
    #expect(page.findings.first?.message.hasPrefix("3 characters ") == true)
  }

  @Test func `blank glyphs are never counted`() throws {
    var drawing = PDFDrawing()
    let content = drawing.text("甲\u{3000}\u{3000}\u{A0} ", x: 50, y: 300)
    drawing.sheets = [.init(content)]
    drawing.objects[5] = PDFDrawing.stream("1000 0 0 0 0 0 d1")
    let page = try page(of: drawing)
    #expect(page.text == "甲")
    #expect(page.codes == [])
  }

  @Test func `the blanks of a line are not taken for what stands below them`() throws {
    var drawing = PDFDrawing()
    // The boxes of the characters reach over the lines above and below.
    drawing.fontBox = "0 -700 1000 1700"
    let content =
      drawing.text("\u{3000}\u{3000}关于", x: 50, y: 300) + drawing.text("措施办法", x: 50, y: 285)
    drawing.sheets = [.init(content)]
    let page = try page(of: drawing)
    #expect(LineGrouper().lines(of: page.glyphs).map(\.text) == ["关于", "措施办法"])
  }
}
