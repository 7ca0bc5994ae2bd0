import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct IdeographFoldingTests {
  @Test(
    arguments: [
      ("⾦⾊⽣⽤", "金色生用"), ("⻓⻋⻅⻔⺠", "长车见门民"), ("⻘⻩⿈⼾", "青黄黃户"), ("豈猪益", "豈猪益"),
      ("\u{F900}\u{FA16}\u{FAD9}", "豈猪龎"),
    ])
  func `characters that the font made become those that were typed`(
    printed: String, meant: String
  ) throws {
    var drawing = PDFDrawing()
    drawing.sheets = [.init(drawing.text(printed, x: 50, y: 300))]
    let page = try page(of: drawing)
    #expect(Array(page.text.unicodeScalars) == Array(meant.unicodeScalars))
    let changed = zip(printed.unicodeScalars, meant.unicodeScalars).map { $0 == $1 ? nil : $0 }
    #expect(page.glyphs.map(\.unfolded) == changed)
    let from = changed.compactMap { $0 }.map { String($0) }.joined()
    #expect(page.repairs.map(\.kind) == (from.isEmpty ? [] : [.radical]))
    #expect(
      page.repairs.flatMap { $0.printed.joined().unicodeScalars } == Array(from.unicodeScalars))
  }

  @Test func `what is printed on purpose stays`() throws {
    let text = "ＡＢ１２（），：％㎡①Ⅱ≥﨎⺀々〇"
    var drawing = PDFDrawing()
    drawing.sheets = [.init(drawing.text(text, x: 20, y: 300))]
    let page = try page(of: drawing)
    #expect(Array(page.text.unicodeScalars) == Array(text.unicodeScalars))
    #expect(page.repairs == [])
  }
}
