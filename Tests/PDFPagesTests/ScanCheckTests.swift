import Foundation
import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct ScanCheckTests {
  /// A document of one page that is a picture, as large a file as a scan.
  private func scan(padding: Int, extra: String = "") -> PDFDrawing {
    var drawing = PDFDrawing("q 300 0 0 400 0 0 cm /Scan Do Q " + extra)
    drawing.resources = "/XObject << /Scan 900 0 R >>"
    drawing.objects[900] = PDFDrawing.stream(
      "80>",
      entries: "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        + " /ColorSpace /DeviceGray /Filter /ASCIIHexDecode")
    drawing.objects[901] = PDFDrawing.stream(String(repeating: " ", count: padding))
    return drawing
  }

  @Test(arguments: [0, 400_000])
  func `a page that is a picture is a loss, however large the file`(padding: Int) throws {
    let page = try page(of: scan(padding: padding, extra: "1 w 20 300 m 220 300 l S"))
    #expect(page.codes == ["no-text-layer"])
    #expect(page.findings.first?.severity == .loss)
    #expect(page.findings.first?.page == 1)
    #expect(page.images == [Rect(left: 0, top: 0, right: 300, bottom: 400)])
    #expect(page.glyphs == [])
  }

  @Test func `a large file with text is read as any other`() throws {
    var drawing = scan(padding: 400_000)
    drawing.sheets[0].content =
      "1 w 20 300 m 220 300 l S " + drawing.text("绩效", x: 50, y: 310)
    let page = try page(of: drawing)
    #expect(page.text == "绩效")
    #expect(page.rulings.map(\.rounded) == [across(100, 20...220)])
    #expect(page.findings == [])
  }

  @Test func `a page's value does not depend on the pages read before it`() throws {
    var drawing = scan(padding: 600_000)
    let text = drawing.text("绩效", x: 50, y: 310)
    let picture = drawing.sheets[0]
    drawing.sheets = [picture, .init(text), picture, picture, .init(text)]
    let folder = try TemporaryFolder()
    let path = try folder.file("scans.pdf", drawing.bytes).path
    let forwards = try PDFFile(path: path)
    let backwards = try PDFFile(path: path)
    var first: [Page] = []
    for number in 1...5 { first.append(try forwards.page(number)) }
    var second: [Page] = []
    for number in (1...5).reversed() { second.append(try backwards.page(number)) }
    #expect(first == second.reversed())
    #expect(first.map(\.text) == ["", "绩效", "", "", "绩效"])
  }

  @Test func `a small picture on an empty page is no scan`() throws {
    var drawing = scan(padding: 0)
    drawing.sheets[0].content = "q 100 0 0 100 20 20 cm /Scan Do Q"
    #expect(try page(of: drawing).findings == [])
  }

  @Test func `text drawn as shapes is a loss`() throws {
    let shapes = (0..<60).map { index in
      let x = 20 + index * 4
      return "\(x) 300 m \(x) 305 \(x + 3) 305 \(x + 3) 300 c f\n"
    }
    #expect(try page(drawing: shapes.joined()).codes == ["no-text-layer"])
    #expect(try page(drawing: shapes.prefix(10).joined()).codes == [])
  }
}
