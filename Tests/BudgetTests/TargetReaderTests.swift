import Budget
import TestSupport
import Testing

/// A printed row and what it must be read as, in the short form of ``brief(_:)``.
struct PrintedTarget: Sendable, CustomTestStringConvertible {
  var text: String
  var nature: String?
  var measure: String?
  var name: String?
  var year: Int?
  var expected: String

  init(
    _ text: String, nature: String? = nil, measure: String? = nil, name: String? = nil,
    year: Int? = nil, is expected: String
  ) {
    self.text = text
    self.nature = nature
    self.measure = measure
    self.name = name
    self.year = year
    self.expected = expected
  }

  /// The texts of one line, all read alike.
  static func all(_ texts: String, are expected: String) -> [PrintedTarget] {
    texts.split(whereSeparator: \.isWhitespace).map { PrintedTarget(String($0), is: expected) }
  }

  var testDescription: String { [nature, text, measure].compactMap { $0 }.joined(separator: "|") }

  var reading: Target {
    TargetReader().target(text: text, nature: nature, measure: measure, name: name, year: year)
  }
}

/// A target in one line: `quantity ≥ 95 %`, `range 5…10 个`, `deadline ≤ 2024-12-31`, `优/良/差`.
func brief(_ target: Target) -> String {
  var words = target.kind == .qualitative && !target.scale.isEmpty ? [] : [target.kind.rawValue]
  if let bound = target.operator { words.append(bound.rawValue) }
  if let number = target.number {
    words.append(target.upper.map { "\(number)…\($0)" } ?? number.text)
  }
  if let unit = target.unit { words.append(unit) }
  if let date = target.date { words.append(date) }
  if !target.scale.isEmpty { words.append(target.scale.joined(separator: "/")) }
  return words.joined(separator: " ")
}

@Suite struct TargetReaderTests {
  @Test(arguments: TargetCatalogue.all)
  func `each written form of the catalogue is read as it says`(row: PrintedTarget) {
    #expect(brief(row.reading) == row.expected)
    #expect(row.reading.text == row.text)
  }

  @Test(arguments: TargetCatalogue.published)
  func `each value of published tables is read as a person reads it`(row: PrintedTarget) {
    #expect(brief(row.reading) == row.expected)
  }

  @Test(arguments: 0..<400 as Range<UInt64>)
  func `any text is read, and kept`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = Array(
      "0123456789.,%‰≥≤=<>±~-—…/*()（）年月日前底内以上不低于至到每第个台万元人·×优良差约\n 　aX\u{FF15}\u{200B}百分之")
    let text = String(
      (0..<Int.random(in: 0...24, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? "0"
      })
    let target = TargetReader().target(
      text: text, nature: pieces.randomElement(using: &random).map(String.init),
      measure: pieces.randomElement(using: &random).map(String.init), name: text, year: 2024)
    #expect(target.text == text)
    #expect((target.upper != nil) == (target.kind == .range))
    #expect(target.number == nil || target.kind == .quantity || target.kind == .range)
    if let lower = target.number, let upper = target.upper { #expect(lower <= upper) }
  }

  @Test(arguments: TargetCatalogue.all + TargetCatalogue.published)
  func `full-width and half-width forms are read alike`(row: PrintedTarget) {
    var wide = row
    wide.text = String(
      String.UnicodeScalarView(
        row.text.unicodeScalars.map { scalar in
          guard (0x21...0x7E).contains(scalar.value) else { return scalar }
          return Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
        }))
    // Units keep their printed letters in half-width form either way.
    #expect(brief(wide.reading) == brief(row.reading))
  }

  @Test(arguments: TargetCatalogue.all + TargetCatalogue.published)
  func `layout spaces around digits and signs change nothing`(row: PrintedTarget) {
    var spaced = row
    spaced.text = ""
    var previous: Unicode.Scalar?
    for scalar in row.text.unicodeScalars {
      let isDigit = { (scalar: Unicode.Scalar) in "0123456789.,".unicodeScalars.contains(scalar) }
      if let previous, isDigit(previous) != isDigit(scalar) { spaced.text += " " }
      spaced.text.unicodeScalars.append(scalar)
      previous = scalar
    }
    #expect(brief(spaced.reading) == brief(row.reading))
  }

  @Test func `two numbers with a space between stay two`() {
    #expect(TargetReader().target(text: "100 200").number == nil)
  }

  @Test func `the digits are kept as printed`() throws {
    let target = TargetReader().target(text: "＝１００.00（%）")
    #expect(try #require(target.number).text == "100.00")
    #expect(target.text == "＝１００.00（%）")
  }

  @Test func `a long text is read in linear time`() {
    let text = String(repeating: "2024年每1万元可节省约2232元，", count: 5_000)
    let duration = ContinuousClock().measure { _ = TargetReader().target(text: text) }
    #expect(duration < .seconds(20))
  }
}
