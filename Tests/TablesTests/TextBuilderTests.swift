import Tables
import Testing

@Suite struct TextBuilderTests {
  @Test func `every character comes out as it went in`() {
    var builder = TextBuilder(capacity: 0)
    var expected = String.UnicodeScalarView()
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      builder.append(scalar)
      expected.append(scalar)
    }
    #expect(builder.text.unicodeScalars.elementsEqual(expected))
    #expect(builder.last == "\u{10FFFF}")
  }

  @Test func `nothing is no text`() {
    let builder = TextBuilder(capacity: 8)
    #expect(builder.text.isEmpty)
    #expect(builder.last == nil)
  }
}
