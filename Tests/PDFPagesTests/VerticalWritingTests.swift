import PDFPages
import Tables
import TestSupport
import Testing

@Suite struct VerticalWritingTests {
  @Test func `characters stand where vertical writing draws them`() throws {
    let page = try page(of: drawing("BT /F2 10 Tf 100 300 Td <00010002> Tj ET"))
    #expect(page.text == "绩效")
    #expect(
      page.glyphs.map(\.box.rounded) == [
        Rect(left: 95, top: 100, right: 105, bottom: 110),
        Rect(left: 95, top: 110, right: 105, bottom: 120),
      ])
    #expect(page.findings.isEmpty)
  }

  @Test func `a font that writes downwards does so in words of one character too`() throws {
    let page = try page(
      of: drawing("BT /F2 10 Tf 100 300 Td <00010002> Tj 40 0 Td <0001> Tj ET"))
    #expect(
      page.glyphs.map(\.box.rounded).contains(Rect(left: 135, top: 100, right: 145, bottom: 110)))
  }

  @Test func `lines of one character in a font of horizontal writing stay in place`() throws {
    let page = try page(
      of: drawing("BT /F3 10 Tf 100 300 Td <0001> Tj 0 -10 Td <0002> Tj ET"))
    #expect(page.glyphs.map(\.box.rounded.left) == [100, 100])
  }

  /// A page with a font for vertical writing, `/F2`, and the same font for horizontal, `/F3`.
  private func drawing(_ content: String) -> PDFDrawing {
    var drawing = PDFDrawing(content)
    drawing.objects[3] = "<< /Font << /F1 4 0 R /F2 10 0 R /F3 11 0 R >> >>"
    for (number, encoding) in [(10, "Identity-V"), (11, "Identity-H")] {
      drawing.objects[number] =
        "<< /Type /Font /Subtype /Type0 /BaseFont /Square /Encoding /\(encoding)"
        + " /DescendantFonts [12 0 R] /ToUnicode 15 0 R >>"
    }
    drawing.objects[12] =
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Square /FontDescriptor 13 0 R"
      + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
      + " /CIDToGIDMap /Identity /DW 1000 >>"
    drawing.objects[13] =
      "<< /Type /FontDescriptor /FontName /Square /Flags 4 /FontBBox [0 -120 1000 880]"
      + " /ItalicAngle 0 /Ascent 880 /Descent -120 /StemV 80 /FontFile2 14 0 R >>"
    drawing.objects[14] = PDFDrawing.stream(
      Self.squares + ">", entries: "/Filter /ASCIIHexDecode")
    drawing.objects[15] = PDFDrawing.stream(
      "1 begincodespacerange <0000> <FFFF> endcodespacerange"
        + " 2 beginbfchar <0001> <7EE9> <0002> <6548> endbfchar")
    return drawing
  }

  /// A TrueType font of three glyphs that fill the em box.
  private static let squares = """
    000100000006004000020020676c79666dfdbfcd000000f80000004e68656164315b859c0000006c
    0000003668686561075a0372000000a400000024686d747803e80000000000e8000000086c6f6361
    001a0034000000f0000000086d61787000050006000000c8000000200001000000010000e1ba873c
    5f0f3cf5000303e800000000e72e20e200000000e72e20e20000ff8803e803700000000300020000
    00000000000100000370ff88000003e80000000003e8000100000000000000000000000000000001
    000100000003000400010000000000020000000000000000000000000000000003e8000000000000
    0000000d001a002700010000ff8803e80370000300001511211103e87803e8fc180000010000ff88
    03e80370000300001511211103e87803e8fc180000010000ff8803e80370000300001511211103e8
    7803e8fc18000000
    """
}
