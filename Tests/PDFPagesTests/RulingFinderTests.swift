import Foundation
import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct RulingFinderTests {
  @Test func `a stroked line is a ruling of its pen's thickness`() throws {
    let page = try page(drawing: "2 w 20 300 m 220 300 l S 50 100 m 50 350 l S")
    #expect(
      page.rulings.map(\.rounded) == [
        across(100, 20...220, thickness: 2), down(50, 50...300, thickness: 2),
      ])
  }

  @Test func `a stroked rectangle gives its four sides`() throws {
    let page = try page(drawing: "1 w 20 100 200 150 re S")
    #expect(
      page.rulings.map(\.rounded) == [
        across(150, 20...220), across(300, 20...220), down(20, 150...300), down(220, 150...300),
      ])
    #expect(page.fills.isEmpty)
  }

  @Test func `thin filled rectangles are lines, high ones are fills`() throws {
    let page = try page(
      drawing: "20 300 200 1 re f 50 100 1 200 re f 0.8 g 60 100 100 20 re f")
    #expect(page.rulings.map(\.rounded) == [across(99.5, 20...220), down(50.5, 100...300)])
    #expect(
      page.fills == [Fill(box: Rect(left: 60, top: 280, right: 160, bottom: 300), luminance: 204)])
  }

  @Test func `the side of a filled rectangle without height is a line`() throws {
    let page = try page(drawing: "20 300 200 0 re f")
    #expect(page.rulings.map(\.rounded) == [across(100, 20...220, thickness: 0)])
  }

  @Test func `a filled frame gives its four sides`() throws {
    let frame = "20 100 200 150 re 22 102 196 146 re f*"
    let page = try page(drawing: frame)
    #expect(page.fills.isEmpty)
    #expect(
      page.rulings.map(\.rounded) == [
        across(151, 20...220, thickness: 2), across(299, 20...220, thickness: 2),
        down(21, 152...298, thickness: 2), down(219, 152...298, thickness: 2),
      ])
  }

  @Test func `a line drawn with mitred ends as a trapezoid is a ruling`() throws {
    let page = try page(drawing: "20 300 m 220 300 l 218 298 l 22 298 l h f")
    #expect(page.rulings.map(\.rounded) == [across(101, 20...220, thickness: 2)])
  }

  @Test func `white, transparent and clipped away lines are none`() throws {
    var drawing = PDFDrawing(
      """
      1 G 20 300 m 220 300 l S 0 G
      q /Clear gs 20 280 m 220 280 l S Q
      q 0 0 10 10 re W n 20 260 m 220 260 l S Q
      1 g 20 240 200 1 re f
      """)
    drawing.resources = "/ExtGState << /Clear << /CA 0 /ca 0 >> >>"
    #expect(try page(of: drawing).rulings == [])
  }

  @Test func `a white line on a shaded area is a ruling`() throws {
    let page = try page(
      drawing: "0.9 g 20 100 200 200 re f 1 G 1 w 20 250 m 220 250 l S 1 g 120 100 1 200 re f")
    #expect(page.rulings.map(\.rounded) == [across(150, 20...220), down(120.5, 100...300)])
  }

  @Test func `a white line on an area of the same paper is none`() throws {
    let page = try page(
      drawing: "0.9 g 20 100 200 200 re f 1 g 20 100 200 200 re f 1 G 1 w 20 250 m 220 250 l S")
    #expect(page.rulings == [])
  }

  @Test func `what shows of a dark ground between light cells is a ruling`() throws {
    let page = try page(
      drawing: "0 g 20 100 201 200 re f 1 g 21 101 99 198 re f 0.9 g 121 101 99 198 re f")
    #expect(page.rulings.filter { $0.axis == .vertical }.count == 3)
    #expect(page.rulings.filter { $0.axis == .horizontal }.count == 2)
    #expect(page.rulings.allSatisfy { $0.thickness <= 1.5 })
    let positions = page.rulings.map(\.position)
    for place in [100.5, 299.5, 20.5, 120.5, 220.5] {
      #expect(positions.contains { abs($0 - place) < 0.5 })
    }
  }

  @Test func `a light box on a dark panel has no lines`() throws {
    let page = try page(drawing: "0 g 20 100 200 200 re f 1 g 50 150 100 100 re f")
    #expect(page.rulings == [])
  }

  @Test func `a clip cuts a line to what shows, and ends with its state`() throws {
    let page = try page(
      drawing: "1 w q 50 0 100 400 re W n 20 300 m 220 300 l S Q 20 200 m 220 200 l S")
    #expect(page.rulings.map(\.rounded) == [across(100, 50...150), across(200, 20...220)])
  }

  @Test func `oblique lines and curves are no rulings`() throws {
    let page = try page(
      drawing: "20 300 m 120 200 l S 20 100 m 60 140 100 140 140 100 c S 0 0 m 9 9 9 9 0 30 c f")
    #expect(page.rulings == [])
    #expect(page.fills == [])
  }

  @Test func `the stroked outlines of letters have no lines, the rule below them is one`() throws {
    let letter = "50 300 m 66 300 l 66 302 l 58 304 l 50 302 l h "
    let inside = "52 306 m 64 306 l 64 312 l 52 312 l h "
    let page = try page(drawing: "1 w " + letter + inside + "20 280 m 220 280 l S")
    #expect(page.rulings.map(\.rounded) == [across(120, 20...220)])
  }

  @Test func `a frame with round corners has four sides`() throws {
    let page = try page(
      drawing: """
        1 w 30 100 m 210 100 l 215 100 220 105 220 110 c 220 240 l 220 245 215 250 210 250 c
        30 250 l 25 250 20 245 20 240 c 20 110 l 20 105 25 100 30 100 c h S
        """)
    #expect(page.rulings.map(\.rounded.position) == [150, 300, 20, 220])
  }

  @Test func `lines follow the scale and the turn of their matrix`() throws {
    let page = try page(drawing: "q 0 2 -2 0 200 100 cm 1 w 10 10 m 60 10 l S Q")
    #expect(page.rulings.map(\.rounded) == [down(180, 180...280, thickness: 2)])
  }

  @Test func `lines in forms and in transparency groups are seen`() throws {
    var drawing = PDFDrawing("1 w /Form Do /Group Do")
    drawing.resources = "/XObject << /Form 900 0 R /Group 901 0 R >>"
    let box = "/Type /XObject /Subtype /Form /BBox [0 0 300 400]"
    drawing.objects[900] = PDFDrawing.stream("20 300 m 220 300 l S", entries: box)
    drawing.objects[901] = PDFDrawing.stream(
      "20 200 m 220 200 l S", entries: box + " /Group << /S /Transparency /I true >>")
    let page = try page(of: drawing)
    #expect(page.rulings.map(\.rounded) == [across(100, 20...220), across(200, 20...220)])
  }

  @Test func `what only makes a soft mask is not drawn`() throws {
    var drawing = PDFDrawing("/Masked gs 1 w 20 300 m 220 300 l S")
    drawing.resources = "/ExtGState << /Masked << /SMask 900 0 R >> >>"
    drawing.objects[900] = "<< /Type /Mask /S /Luminosity /G 901 0 R >>"
    drawing.objects[901] = PDFDrawing.stream(
      "1 G 20 200 m 220 200 l S 0.5 g 0 0 300 400 re f",
      entries: "/Type /XObject /Subtype /Form /BBox [0 0 300 400]"
        + " /Group << /S /Transparency /CS /DeviceGray >>")
    let page = try page(of: drawing)
    #expect(page.rulings.map(\.rounded) == [across(100, 20...220)])
    #expect(page.fills == [])
  }

  @Test func `a picture as thin as a line is a line, a white one is none`() throws {
    var drawing = PDFDrawing("q 200 0 0 1 20 300 cm /Black Do Q q 200 0 0 1 20 200 cm /White Do Q")
    drawing.resources = "/XObject << /Black 900 0 R /White 901 0 R >>"
    let entries =
      "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
      + " /ColorSpace /DeviceGray /Filter /ASCIIHexDecode"
    drawing.objects[900] = PDFDrawing.stream("00>", entries: entries)
    drawing.objects[901] = PDFDrawing.stream("FF>", entries: entries)
    let page = try page(of: drawing)
    #expect(page.rulings.map(\.rounded) == [across(99.5, 20...220)])
  }

  @Test func `a page of two hundred thousand strokes is read in reasonable time`() throws {
    var content = "0.5 w\n"
    for row in 0..<400 {
      for column in 0..<500 {
        let x = Double(column) * 0.5 + 10
        content += "\(x) \(row) m \(x + 0.4) \(row) l S\n"
      }
    }
    let folder = try TemporaryFolder()
    let file = try PDFFile(path: folder.file("dense.pdf", PDFDrawing(content).bytes).path)
    let clock = ContinuousClock()
    var page: Page?
    let time = try clock.measure { page = try file.page(1) }
    #expect(try #require(page).rulings.count > 0)
    // Half a second on an idle machine, in a release build; a quadratic way takes hours.
    #expect(time < .seconds(30))
  }

  @Test func `the observer sees the same lines, and says what it cannot see`() throws {
    let content = "1 w 20 100 200 152 re S 20 200 m 220 200 l S 0.5 g 40 40 100 40 re f"
    let exact = try page(drawing: content)
    let observed = try page(drawing: content, capturing: .observer)
    #expect(observed.rulings.count == exact.rulings.count)
    for (seen, drawn) in zip(observed.rulings, exact.rulings) {
      #expect(seen.axis == drawn.axis)
      #expect(abs(seen.position - drawn.position) < 0.1)
      #expect(abs(seen.extent.lowerBound - drawn.extent.lowerBound) < 0.1)
      #expect(abs(seen.extent.upperBound - drawn.extent.upperBound) < 0.1)
    }
    #expect(observed.fills.count == 1)
    #expect(exact.codes == [])
    #expect(observed.codes == ["capture-fallback"])
  }
}
