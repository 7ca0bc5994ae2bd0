import PDFPages
import Tables
import TestSupport
import Testing

/// What a page paints over what it drew before.
@Suite struct CoversTests {
  @Test func `a white line over a part of a line leaves the rest`() throws {
    let page = try page(
      drawing: "0.5 w 20 300 m 220 300 l S 1 G 1 w 20.3 300 m 119.7 300 l S")
    #expect(page.rulings.map(\.rounded) == [across(100, 119.7...220, thickness: 0.5)])
  }

  @Test func `a white area over a merged cell covers the lines inside it and not its borders`()
    throws
  {
    let grid = "0.5 w 20 200 m 20 300 l 120 300 l 120 200 l h S 20 250 m 120 250 l S"
    let page = try page(drawing: grid + " 1 g 20.3 200.3 99.4 99.4 re f")
    #expect(page.rulings.map(\.axis) == [.horizontal, .horizontal, .vertical, .vertical])
    #expect(page.rulings.map(\.rounded.position) == [100, 200, 20, 120])
  }

  @Test func `the areas of cells leave the line between them that they only touch`() throws {
    let cells = "1 g 20 300 100 20 re f 20 280 100 20 re f"
    let thin = try page(drawing: "0 w 20 300 m 120 300 l S " + cells)
    #expect(thin.rulings.map(\.rounded.position) == [100])
    let thick = try page(drawing: "1 w 20 300 m 120 300 l S " + cells)
    #expect(thick.rulings.map(\.rounded.position) == [100])
  }

  @Test func `what is painted with transparency or as by a highlighter covers nothing`() throws {
    var drawing = PDFDrawing()
    drawing.resources =
      "/ExtGState << /Half << /ca 0.5 >> /Over << /BM /Multiply >> >>"
    let text = drawing.text("绩效", x: 50, y: 300)
    drawing.sheets = [
      .init(text + "q /Half gs 1 g 45 295 40 20 re f Q q /Over gs 1 1 0 rg 45 295 40 20 re f Q")
    ]
    let page = try page(of: drawing)
    #expect(page.text == "绩效")
    #expect(page.codes == [])
  }

  @Test func `text painted over is dropped with a note, text on top is kept`() throws {
    var drawing = PDFDrawing()
    let old = drawing.text("旧", x: 50, y: 300)
    let new = drawing.text("新", x: 53, y: 300)
    drawing.sheets = [.init(old + "1 g 45 295 40 20 re f 0 g " + new)]
    let page = try page(of: drawing)
    #expect(page.text == "新")
    #expect(page.codes == ["hidden-text"])
    #expect(page.findings.first?.evidence == ["旧"])
  }
}
