internal import Budget
internal import Tables

/// Writes JSON member by member into a buffer of UTF-8.
///
/// Nothing is built in memory but the output itself: this is several times faster than an encoder
/// over a tree of values. The caller says what opens and closes; commas, line ends, indentation
/// and escapes are made here.
struct JSONWriter {
  /// The output so far.
  var bytes: [UInt8]
  private let layout: JSONEmitter.Layout
  /// A line end and the indentation of the next line.
  private var lineStart: [UInt8] = [0x0A]
  private var isFirst = true

  /// Creates a writer that goes on after `bytes`.
  init(after bytes: consuming [UInt8] = [], layout: JSONEmitter.Layout) {
    self.bytes = bytes
    self.layout = layout
  }

  // MARK: Structure

  /// Writes an object as the next value.
  mutating func object(_ members: (inout JSONWriter) -> Void) {
    open("{")
    members(&self)
    close("}")
  }

  /// Writes an object as a member.
  mutating func object(_ name: StaticString, _ members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  /// Writes a list as the next value; `write` gets each element with its index.
  mutating func list<Element>(
    _ elements: [Element], _ write: (inout JSONWriter, Int, Element) -> Void
  ) {
    guard !elements.isEmpty else {
      bytes.append("[]")
      isFirst = false
      return
    }
    open("[")
    for (index, element) in elements.enumerated() {
      next()
      write(&self, index, element)
    }
    close("]")
  }

  /// Writes a list as a member; `write` gets each element with its index.
  mutating func list<Element>(
    _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Int, Element) -> Void
  ) {
    key(name)
    list(elements, write)
  }

  // MARK: Members

  /// Writes a string, or `null`.
  mutating func member(_ name: StaticString, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// Writes an integer, or `null`.
  mutating func member(_ name: StaticString, _ value: Int?) {
    key(name)
    if let value { bytes.append(String(value)) } else { null() }
  }

  /// Writes a truth value.
  mutating func member(_ name: StaticString, _ value: Bool) {
    key(name)
    bytes.append(value ? "true" : "false")
  }

  /// Writes a number with all its printed digits, or `null`.
  mutating func member(_ name: StaticString, _ value: DecimalNumber?) {
    key(name)
    if let value { bytes.append(value.text) } else { null() }
  }

  /// Writes a list of strings.
  mutating func member(_ name: StaticString, _ values: [String]) {
    list(name, values) { writer, _, value in writer.string(value) }
  }

  /// Writes a list of integers on one line.
  mutating func member(_ name: StaticString, _ values: [Int]) {
    key(name)
    numbers(values) { bytes, value in bytes.append(String(value)) }
  }

  /// Writes a rectangle as `[left, top, right, bottom]` in tenths of a point, or `null`.
  mutating func member(_ name: StaticString, _ box: Rect?) {
    key(name)
    guard let box else { return null() }
    let tenths = [box.left, box.top, box.right, box.bottom].map { ($0 * 10).rounded() }
    // A damaged file can place things at 1e38: no place that anybody could look at.
    guard tenths.allSatisfy({ $0.magnitude < 1e12 }) else { return null() }
    numbers(tenths) { bytes, value in
      let whole = Int(value)
      if whole < 0 { bytes.append("-") }
      let (quotient, remainder) = whole.magnitude.quotientAndRemainder(dividingBy: 10)
      bytes.append(String(quotient))
      bytes.append(".")
      bytes.append(UInt8(truncatingIfNeeded: remainder) + 0x30)
    }
  }

  // MARK: Pieces

  private mutating func numbers<Value>(
    _ values: [Value], _ write: (inout [UInt8], Value) -> Void
  ) {
    bytes.append("[")
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(layout == .indented ? ", " : ",") }
      write(&bytes, value)
    }
    bytes.append("]")
    isFirst = false
  }

  private mutating func null() { bytes.append("null") }

  private mutating func key(_ name: StaticString) {
    next()
    bytes.append(0x22)
    bytes.append(name)
    bytes.append(0x22)
    bytes.append(0x3A)
    if layout == .indented { bytes.append(0x20) }
  }

  private mutating func open(_ bracket: StaticString) {
    bytes.append(bracket)
    lineStart.append(0x20)
    isFirst = true
  }

  private mutating func close(_ bracket: StaticString) {
    lineStart.removeLast()
    if !isFirst { newLine() }
    bytes.append(bracket)
    isFirst = false
  }

  private mutating func next() {
    if !isFirst { bytes.append(0x2C) }
    newLine()
    isFirst = false
  }

  private mutating func newLine() {
    if layout == .indented { bytes.append(contentsOf: lineStart) }
  }

  /// Writes a string with the escapes that RFC 8259 asks for, and DEL, which terminals act on.
  mutating func string(_ value: String) {
    bytes.append(0x22)
    if value.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 == 0x7F }) {
      for byte in value.utf8 {
        if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F {
          escape(byte)
        } else {
          bytes.append(byte)
        }
      }
    } else {
      bytes.append(contentsOf: value.utf8)
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: bytes.append("\\\"")
    case 0x5C: bytes.append("\\\\")
    case 0x08: bytes.append("\\b")
    case 0x09: bytes.append("\\t")
    case 0x0A: bytes.append("\\n")
    case 0x0C: bytes.append("\\f")
    case 0x0D: bytes.append("\\r")
    default:
      bytes.append("\\u00")
      for digit in [byte >> 4, byte & 0x0F] {
        bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    }
  }
}

extension String {
  /// The text as a JSON string, in quotes.
  package var quotedForJSON: String {
    var writer = JSONWriter(layout: .line)
    writer.string(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
