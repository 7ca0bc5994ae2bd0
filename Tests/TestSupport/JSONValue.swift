/// A JSON value as it is written: members in order, numbers with their digits.
///
/// A reader of its own, since Foundation's keeps neither; it takes RFC 8259 at its word and accepts
/// nothing else.
public indirect enum JSONValue: Hashable, Sendable {
  /// Members in order.
  case object([Member])
  /// Elements in order.
  case array([JSONValue])
  /// A string without its escapes.
  case string(String)
  /// The digits of a number.
  case number(String)
  /// A truth value.
  case bool(Bool)
  /// `null`.
  case null

  /// One member of an object.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// Creates a member.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// Where and why a text is no JSON.
  public struct Problem: Error, Hashable, CustomStringConvertible {
    /// The place and the reason.
    public var description: String
  }

  /// Reads a text that holds one value.
  public init(_ text: String) throws(Problem) {
    var reader = Reader(bytes: Array(text.utf8))
    self = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.position == reader.bytes.count else { throw reader.problem("more text") }
  }

  /// The value of a member; `nil` for another name and for what is no object.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The elements of an array; empty for what is none.
  public var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The text of a string or the digits of a number; `nil` for anything else.
  public var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }
}

private struct Reader {
  let bytes: [UInt8]
  var position = 0

  func problem(_ reason: String) -> JSONValue.Problem {
    JSONValue.Problem(description: "byte \(position): \(reason)")
  }

  private var byte: UInt8 { position < bytes.count ? bytes[position] : 0 }

  mutating func skipBlanks() {
    while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  mutating func value(depth: Int) throws(JSONValue.Problem) -> JSONValue {
    skipBlanks()
    guard depth < 100 else { throw problem("nested too deep") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard byte == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  private mutating func object(depth: Int) throws(JSONValue.Problem) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    if take("}") { return .object([]) }
    repeat {
      skipBlanks()
      guard byte == UInt8(ascii: "\"") else { throw problem("a name is missing") }
      let name = try string()
      guard !members.contains(where: { $0.name == name }) else { throw problem("\(name) twice") }
      guard take(":") else { throw problem("a colon is missing") }
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
    } while take(",")
    guard take("}") else { throw problem("a brace is missing") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONValue.Problem) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    if take("]") { return .array([]) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw problem("a bracket is missing") }
    return .array(elements)
  }

  private mutating func word(
    _ word: String, _ value: JSONValue
  ) throws(JSONValue.Problem) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw problem("no value") }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONValue.Problem) -> JSONValue {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    let isZero = byte == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !isZero || whole == 1 else { throw problem("no value") }
    if byte == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw problem("digits are missing") }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
      guard digits() > 0 else { throw problem("digits are missing") }
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = position
    while byte >= 0x30, byte <= 0x39 { position += 1 }
    return position - start
  }

  private mutating func string() throws(JSONValue.Problem) -> String {
    position += 1
    var result: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        if let text = String(validating: result, as: UTF8.self) { return text }
        throw problem("no UTF-8")
      case UInt8(ascii: "\\"): try escape(into: &result)
      case 0..<0x20: throw problem("a control character")
      default: result.append(byte)
      }
    }
    throw problem("a quotation mark is missing")
  }

  private mutating func escape(into result: inout [UInt8]) throws(JSONValue.Problem) {
    let escapes: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D,
      0x74: 0x09,
    ]
    let letter = byte
    position += 1
    if let plain = escapes[letter] {
      result.append(plain)
      return
    }
    guard letter == UInt8(ascii: "u"), position + 4 <= bytes.count else {
      throw problem("an unknown escape")
    }
    let digits = String(decoding: bytes[position..<position + 4], as: UTF8.self)
    position += 4
    guard let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value) else {
      throw problem("an escape that is no character (pairs of surrogates are not read)")
    }
    result.append(contentsOf: String(Character(scalar)).utf8)
  }
}
