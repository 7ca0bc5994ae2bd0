/// Where and why a text is not the JSON that was expected.
struct JSONFailure: Error, Hashable, CustomStringConvertible {
  var offset: Int
  var expected: String

  var description: String { "byte \(offset): expected \(expected)" }
}

/// Reads JSON (RFC 8259) value by value, in one pass, without building a tree.
///
/// A document of a worker is read into rows once and never again, so the reader hands out each
/// member where it stands. Numbers come as their text: no digit of an amount is lost.
struct JSONReader {
  private let bytes: [UInt8]
  private(set) var offset = 0

  /// How deep arrays and objects may nest in a value that is skipped.
  private static let depth = 64

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads an object and calls the closure for each member, which must read or skip its value.
  mutating func members(
    _ body: (String, inout JSONReader) throws(JSONFailure) -> Void
  ) throws(JSONFailure) {
    try expect(UInt8(ascii: "{"), "an object")
    if accept(UInt8(ascii: "}")) { return }
    repeat {
      let name = try string()
      try expect(UInt8(ascii: ":"), "a colon")
      try body(name, &self)
    } while accept(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"), "a comma or the end of the object")
  }

  /// Reads an array and returns what the closure makes of each element.
  mutating func elements<Element>(
    _ body: (inout JSONReader) throws(JSONFailure) -> Element
  ) throws(JSONFailure) -> [Element] {
    try expect(UInt8(ascii: "["), "an array")
    var result: [Element] = []
    if accept(UInt8(ascii: "]")) { return result }
    repeat { result.append(try body(&self)) } while accept(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"), "a comma or the end of the array")
    return result
  }

  /// Reads `null`, or a value by the closure.
  mutating func optional<Value>(
    _ body: (inout JSONReader) throws(JSONFailure) -> Value
  ) throws(JSONFailure) -> Value? {
    skipBlanks()
    guard peek() == UInt8(ascii: "n") else { return try body(&self) }
    try word("null")
    return nil
  }

  /// Reads a string.
  mutating func string() throws(JSONFailure) -> String {
    try expect(UInt8(ascii: "\""), "a string")
    let start = offset
    while let byte = peek(), byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      offset += 1
    }
    guard let end = peek(), end >= 0x20 else { throw failure("the end of a string") }
    if end == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return try text(bytes[start..<offset], from: start)
    }
    return try escapedString(from: start)
  }

  /// Reads a number and returns its text.
  mutating func number() throws(JSONFailure) -> String {
    skipBlanks()
    let start = offset
    while let byte = peek(), Self.belongsToNumber(byte) { offset += 1 }
    guard offset > start else { throw failure("a number") }
    return try text(bytes[start..<offset], from: start)
  }

  /// Reads a whole number.
  mutating func integer() throws(JSONFailure) -> Int {
    let start = offset
    guard let value = Int(try number()) else {
      throw JSONFailure(offset: start, expected: "a whole number")
    }
    return value
  }

  /// Reads a number with a fraction.
  mutating func double() throws(JSONFailure) -> Double {
    let start = offset
    guard let value = Double(try number()), value.isFinite else {
      throw JSONFailure(offset: start, expected: "a number")
    }
    return value
  }

  /// Reads `true` or `false`.
  mutating func boolean() throws(JSONFailure) -> Bool {
    skipBlanks()
    let value = peek() == UInt8(ascii: "t")
    try word(value ? "true" : "false")
    return value
  }

  /// Passes over one value of any kind and returns its bytes as they stand.
  @discardableResult
  mutating func skip() throws(JSONFailure) -> ArraySlice<UInt8> {
    skipBlanks()
    let start = offset
    try skip(depth: Self.depth)
    return bytes[start..<offset]
  }

  /// Checks that nothing but white space follows.
  mutating func end() throws(JSONFailure) {
    skipBlanks()
    guard offset == bytes.count else { throw failure("the end") }
  }

  private mutating func skip(depth: Int) throws(JSONFailure) {
    guard depth > 0 else { throw failure("less nesting") }
    skipBlanks()
    switch peek() {
    case UInt8(ascii: "{"):
      try members { (_, reader) throws(JSONFailure) in try reader.skip(depth: depth - 1) }
    case UInt8(ascii: "["):
      _ = try elements { (reader) throws(JSONFailure) in try reader.skip(depth: depth - 1) }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try boolean()
    case UInt8(ascii: "n"): try word("null")
    default:
      let start = offset
      guard Self.isNumber(try number()) else {
        throw JSONFailure(offset: start, expected: "a value")
      }
    }
  }

  private mutating func escapedString(from start: Int) throws(JSONFailure) -> String {
    var result = Array(bytes[start..<offset])
    while let byte = peek(), byte >= 0x20 {
      offset += 1
      if byte == UInt8(ascii: "\"") { return try text(result[...], from: start) }
      if byte == UInt8(ascii: "\\") {
        result.append(contentsOf: try escape())
      } else {
        result.append(byte)
      }
    }
    throw failure("the end of a string")
  }

  private mutating func escape() throws(JSONFailure) -> [UInt8] {
    guard let byte = peek() else { throw failure("an escape") }
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "u"):
      let scalar = try escapedScalar()
      // SQLite ends a text at a zero; nothing printed holds one.
      return Array(String(scalar == "\0" ? "\u{FFFD}" : scalar).utf8)
    default: throw failure("an escape")
    }
  }

  private mutating func escapedScalar() throws(JSONFailure) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    // The first half of a surrogate pair: the second must follow.
    guard first < 0xDC00, peek() == UInt8(ascii: "\\") else { throw failure("a surrogate pair") }
    offset += 1
    guard peek() == UInt8(ascii: "u") else { throw failure("a surrogate pair") }
    offset += 1
    let second = try fourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else { throw failure("a surrogate pair") }
    return scalar
  }

  private mutating func fourDigits() throws(JSONFailure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = peek().flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw failure("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }

  private func text(_ slice: ArraySlice<UInt8>, from start: Int) throws(JSONFailure) -> String {
    guard let result = String(validating: slice, as: UTF8.self) else {
      throw JSONFailure(offset: start, expected: "UTF-8")
    }
    return result
  }

  private func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      offset += 1
    }
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard peek() == byte else { return false }
    offset += 1
    return true
  }

  private mutating func expect(_ byte: UInt8, _ expected: String) throws(JSONFailure) {
    guard accept(byte) else { throw failure(expected) }
  }

  private mutating func word(_ expected: String) throws(JSONFailure) {
    skipBlanks()
    guard bytes[offset...].starts(with: expected.utf8) else { throw failure(expected) }
    offset += expected.utf8.count
  }

  private func failure(_ expected: String) -> JSONFailure {
    JSONFailure(offset: offset, expected: expected)
  }

  /// Whether a text is a number as JSON writes it: what is skipped may be handed on as it stands.
  private static func isNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/) != nil
  }

  private static func belongsToNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
