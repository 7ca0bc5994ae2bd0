import Tables
import TestSupport
import Testing

@Suite struct TextFramesTests {
  @Test func `the boxes that text is cut to are known, each once`() throws {
    var drawing = PDFDrawing()
    let name = drawing.text("科目", x: 50, y: 300)
    let amount = drawing.text("金额", x: 120, y: 300)
    let whole = drawing.text("注", x: 50, y: 100)
    drawing.sheets = [
      .init(
        "q 45 290 60 30 re W n " + name + name + "Q q 110 290 60 30 re W n " + amount
          + "Q q 0 0 300 400 re W n " + whole + "Q " + whole)
    ]
    let frames = try page(of: drawing).frames.map { frame in
      [frame.left, frame.top, frame.right, frame.bottom].map { $0.rounded() }
    }
    #expect(frames == [[45, 80, 105, 110], [110, 80, 170, 110]])
  }
}
