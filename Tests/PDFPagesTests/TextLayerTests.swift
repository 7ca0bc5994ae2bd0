import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct TextLayerTests {
  @Test func `characters come with their boxes from the top left, without white space`() throws {
    var drawing = PDFDrawing()
    drawing.sheets = [.init(drawing.text("绩效 1", x: 50, y: 300, size: 10))]
    let page = try page(of: drawing)
    #expect(page.text == "绩效1")
    #expect(page.glyphs.map { $0.box.left.rounded() } == [50, 60, 80])
    #expect(page.glyphs.map { $0.box.right.rounded() } == [60, 70, 90])
    for glyph in page.glyphs {
      #expect(abs(glyph.fontSize - 10) < 0.01)
      #expect(glyph.box.top > 90 && glyph.box.top < 93)
      #expect(glyph.box.bottom > 100 && glyph.box.bottom < 103)
    }
    #expect(page.findings == [])
  }

  @Test func `characters beyond the basic plane keep the boxes in step`() throws {
    var drawing = PDFDrawing()
    drawing.sheets = [.init(drawing.text("𠮷A𡈼B", x: 50, y: 300))]
    let page = try page(of: drawing)
    #expect(page.text == "𠮷A𡈼B")
    #expect(page.glyphs.map { $0.box.left.rounded() } == [50, 60, 70, 80])
  }

  @Test func `text written from the right is read whole`() throws {
    var drawing = PDFDrawing()
    drawing.sheets = [.init(drawing.text("םולש 12", x: 50, y: 300))]
    let page = try page(of: drawing)
    #expect(Set(page.text.unicodeScalars) == Set("םולש12".unicodeScalars))
    let places = Dictionary(
      page.glyphs.map { ($0.scalar, $0.box.left.rounded()) },
      uniquingKeysWith: { first, _ in first })
    #expect(places == ["ם": 50, "ו": 60, "ל": 70, "ש": 80, "1": 100, "2": 110])
  }

  @Test func `text that passes the edge of the page is kept, text beyond it is dropped`() throws {
    var drawing = PDFDrawing()
    drawing.sheets = [.init(drawing.text("甲乙丙丁", x: 273, y: 300))]
    #expect(try page(of: drawing).text == "甲乙丙")
    drawing.sheets = [.init(drawing.text("甲乙丙丁", x: 276, y: 300))]
    #expect(try page(of: drawing).text == "甲乙")
  }

  @Test func `the crop box is the page`() throws {
    var drawing = PDFDrawing()
    let text = drawing.text("甲", x: 60, y: 300) + drawing.text("乙", x: 20, y: 20)
    drawing.sheets = [
      .init("1 w 60 200 m 160 200 l S " + text, entries: "/CropBox [50 100 250 350]")
    ]
    let page = try page(of: drawing)
    #expect(page.width == 200)
    #expect(page.height == 250)
    #expect(page.text == "甲")
    #expect(page.glyphs.map { $0.box.left.rounded() } == [10])
    #expect(page.rulings.map(\.rounded) == [across(150, 10...110)])
  }

  @Test(arguments: [90, 180, 270])
  func `turning the page turns everything and changes nothing else`(degrees: Int) throws {
    var drawing = PDFDrawing()
    let content =
      "1 w 20 300 m 220 300 l S 40 100 m 40 350 l S 0.5 g 60 60 100 40 re f 0 g "
      + drawing.text("绩效目标", x: 50, y: 310)
    drawing.sheets = [.init(content)]
    let upright = try page(of: drawing)
    drawing.sheets = [.init(content, entries: "/Rotate \(degrees)")]
    let turned = try page(of: drawing)

    #expect(turned.text == upright.text)
    #expect(upright.glyphs.allSatisfy { $0.orientation == .upright })
    let orientation: Glyph.Orientation =
      degrees == 90 ? .quarterRight : degrees == 180 ? .upsideDown : .quarterLeft
    #expect(turned.glyphs.allSatisfy { $0.orientation == orientation })
    for (glyph, original) in zip(turned.glyphs, upright.glyphs) {
      expectSame(glyph.box, turn(original.box, degrees))
    }
    #expect(turned.fills.count == 1)
    expectSame(turned.fills[0].box, turn(upright.fills[0].box, degrees))
    let expected = upright.rulings.map { turn($0, degrees).rounded }
    #expect(turned.rulings.count == expected.count)
    for ruling in turned.rulings { #expect(expected.contains(ruling.rounded)) }
  }

  /// A box of a page of 300 by 400 points, turned clockwise with its page.
  private func turn(_ box: Rect, _ degrees: Int) -> Rect {
    switch degrees {
    case 90:
      Rect(left: 400 - box.bottom, top: box.left, right: 400 - box.top, bottom: box.right)
    case 180:
      Rect(
        left: 300 - box.right, top: 400 - box.bottom, right: 300 - box.left,
        bottom: 400 - box.top)
    default:
      Rect(left: box.top, top: 300 - box.right, right: box.bottom, bottom: 300 - box.left)
    }
  }

  private func turn(_ ruling: Ruling, _ degrees: Int) -> Ruling {
    let (low, high) = (ruling.extent.lowerBound, ruling.extent.upperBound)
    let isLevel = ruling.axis == .horizontal
    let box = turn(
      isLevel
        ? Rect(left: low, top: ruling.position, right: high, bottom: ruling.position)
        : Rect(left: ruling.position, top: low, right: ruling.position, bottom: high), degrees)
    return box.height == 0
      ? across(box.top, box.left...box.right) : down(box.left, box.top...box.bottom)
  }

  private func expectSame(_ box: Rect, _ other: Rect) {
    // Poppler's ascent and descent keep their side, up to a rounding.
    #expect(abs(box.left - other.left) < 0.5, "\(box) \(other)")
    #expect(abs(box.top - other.top) < 0.5, "\(box) \(other)")
    #expect(abs(box.right - other.right) < 0.5, "\(box) \(other)")
    #expect(abs(box.bottom - other.bottom) < 0.5, "\(box) \(other)")
  }

  @Test func `the text of form fields and annotations is read`() throws {
    var drawing = PDFDrawing()
    let text = drawing.text("备注", x: 2, y: 5)
    drawing.sheets = [.init("", entries: "/Annots [900 0 R]")]
    drawing.objects[900] =
      "<< /Type /Annot /Subtype /Stamp /Rect [50 300 150 320] /F 4 /AP << /N 901 0 R >> >>"
    drawing.objects[901] = PDFDrawing.stream(
      text, entries: "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources 3 0 R")
    #expect(try page(of: drawing).text == "备注")
  }
}
