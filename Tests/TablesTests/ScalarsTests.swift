import Tables
import Testing

@Suite struct ScalarsTests {
  @Test func `blank is what Unicode calls white space, and three of no width`() {
    let noWidth: Set<Unicode.Scalar> = ["\u{200B}", "\u{2060}", "\u{FEFF}"]
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected = scalar.properties.isWhitespace || noWidth.contains(scalar)
      if scalar.isBlank != expected { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func `full-width forms have ASCII ones`() {
    #expect(String(String.UnicodeScalarView("（１２％）　".unicodeScalars.map(\.halfWidth))) == "(12%) ")
    #expect(Unicode.Scalar("中").halfWidth == "中")
  }
}
