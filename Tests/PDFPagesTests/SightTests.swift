import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct SightTests {
  @Test func `white text on paper is dropped with a note, on a dark box it is kept`() throws {
    var drawing = PDFDrawing()
    let hidden = drawing.text("暗", x: 50, y: 300, operators: "1 g")
    let shown = drawing.text("明", x: 50, y: 200, operators: "1 g")
    let badge = drawing.text("圆", x: 52, y: 102, operators: "1 g")
    drawing.sheets = [
      .init(
        hidden + "0.2 0.2 0.6 rg 40 190 60 30 re f " + shown
          + "40 100 m 40 130 100 130 100 100 c f " + badge)
    ]
    let page = try page(of: drawing)
    #expect(page.text == "明圆")
    #expect(page.codes == ["hidden-text"])
    #expect(page.findings.first?.severity == .note)
    #expect(page.findings.first?.evidence == ["暗"])
  }

  @Test func `white text on a white box over a dark one is hidden again`() throws {
    var drawing = PDFDrawing()
    let text = drawing.text("暗", x: 50, y: 200, operators: "1 g")
    drawing.sheets = [.init("0 g 0 100 300 200 re f 1 g 40 190 60 30 re f " + text)]
    #expect(try page(of: drawing).text == "")
  }

  @Test func `invisible, transparent and clipped away text is dropped with a note`() throws {
    var drawing = PDFDrawing()
    drawing.resources = "/ExtGState << /Clear << /ca 0 >> >>"
    let content =
      drawing.text("一", x: 50, y: 300) + drawing.text("二", x: 50, y: 280, operators: "3 Tr")
      + "q /Clear gs " + drawing.text("三", x: 50, y: 260) + "Q q 0 0 9 9 re W n "
      + drawing.text("四", x: 50, y: 240) + "Q " + drawing.text("五", x: 50, y: 220)
    drawing.sheets = [.init(content)]
    let page = try page(of: drawing)
    #expect(page.text == "一五")
    #expect(page.findings.map(\.message) == ["3 characters that nobody sees left out"])
    #expect(Set(page.findings.flatMap(\.evidence).joined()) == Set("二三四"))
  }

  @Test func `invisible text across visible text is none of it`() throws {
    var drawing = PDFDrawing()
    let shown = drawing.text("六一八", x: 50, y: 300)
    let hidden = drawing.text("旧值", x: 54, y: 300, operators: "3 Tr")
    drawing.sheets = [.init(shown + hidden)]
    let page = try page(of: drawing)
    #expect(page.text == "六一八")
    #expect(page.findings.first?.evidence == ["旧值"])
  }

  @Test func `a line that a clip cuts shows where more than half of it does`() throws {
    var drawing = PDFDrawing()
    let upper = drawing.text("上", x: 50, y: 300)
    let lower = drawing.text("下", x: 50, y: 200)
    drawing.sheets = [
      .init("q 0 306 300 90 re W n " + upper + "Q q 0 190 300 18 re W n " + lower + "Q")
    ]
    #expect(try page(of: drawing).text == "下")
  }

  @Test func `bold text drawn twice does not show the hidden text under it`() throws {
    var drawing = PDFDrawing()
    let hidden = drawing.text("20", x: 51, y: 300)
    let shown = drawing.text("预算", x: 50, y: 300)
    let copy = drawing.text("预算", x: 50.3, y: 300)
    drawing.sheets = [.init("q 0 0 9 9 re W n " + hidden + "Q " + shown + copy)]
    #expect(try page(of: drawing).text == "预算")
  }

  @Test func `outlined, bold and coloured text is seen`() throws {
    var drawing = PDFDrawing()
    let content =
      drawing.text("粗", x: 50, y: 300, operators: "2 Tr 0.3 w")
      + drawing.text("红", x: 50, y: 280, operators: "1 0 0 rg")
      + drawing.text("灰", x: 50, y: 260, operators: "0.8 g")
    drawing.sheets = [.init(content)]
    let page = try page(of: drawing)
    #expect(page.text == "粗红灰")
    #expect(page.glyphs.map(\.luminance) == [0, 76, 204])
    #expect(page.rulings == [])
  }

  @Test func `invisible text over a picture of the page is its text layer`() throws {
    var drawing = pictured("q 300 0 0 400 0 0 cm /Scan Do Q ")
    drawing.sheets[0].content += drawing.text("绩效", x: 50, y: 300, operators: "3 Tr")
    let page = try page(of: drawing)
    #expect(page.text == "绩效")
    #expect(page.codes == ["ocr-layer"])
    #expect(page.images == [Rect(left: 0, top: 0, right: 300, bottom: 400)])
  }

  @Test func `text under a picture of the page is its text layer`() throws {
    var drawing = pictured("")
    drawing.sheets[0].content =
      drawing.text("绩效", x: 50, y: 300) + "q 300 0 0 400 0 0 cm /Scan Do Q "
    #expect(try page(of: drawing).codes == ["ocr-layer"])
  }

  @Test func `visible text over a picture of the page is text`() throws {
    var drawing = pictured("q 300 0 0 400 0 0 cm /Scan Do Q ")
    drawing.sheets[0].content += drawing.text("绩效", x: 50, y: 300)
    let page = try page(of: drawing)
    #expect(page.text == "绩效")
    #expect(page.codes == [])
  }

  /// A drawing that may paint a grey picture.
  private func pictured(_ content: String) -> PDFDrawing {
    var drawing = PDFDrawing(content)
    drawing.resources = "/XObject << /Scan 900 0 R >>"
    drawing.objects[900] = PDFDrawing.stream(
      "80>",
      entries: "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        + " /ColorSpace /DeviceGray /Filter /ASCIIHexDecode")
    return drawing
  }
}
