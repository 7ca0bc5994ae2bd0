import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct DoublesTests {
  @Test func `text drawn twice to look bold is kept once`() throws {
    var drawing = PDFDrawing()
    let content =
      drawing.text("绩效11", x: 50, y: 300) + drawing.text("绩效11", x: 50.3, y: 300)
      + drawing.text("绩效11", x: 50.3, y: 299.8)
    drawing.sheets = [.init(content)]
    #expect(try page(of: drawing).text == "绩效11")
  }

  @Test func `a double that the text layer keeps is dropped and told`() throws {
    var drawing = PDFDrawing()
    // The text layer compares neighbours in a line only.
    let content =
      drawing.text("目", x: 50, y: 300) + drawing.text("标", x: 60, y: 300)
      + drawing.text("目", x: 50.2, y: 299.5, matrix: "1 0.02 -0.02 1")
    drawing.sheets = [.init(content)]
    let page = try page(of: drawing)
    #expect(page.glyphs.filter { $0.scalar == "目" }.count == 1)
  }

  @Test func `the same character again further on is kept`() throws {
    var drawing = PDFDrawing()
    drawing.sheets = [
      .init(drawing.text("一", x: 50, y: 300) + drawing.text("一", x: 53, y: 300))
    ]
    #expect(try page(of: drawing).text == "一一")
  }
}
