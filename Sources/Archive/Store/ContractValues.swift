internal import Budget
internal import Tables

// Helpers for the values that occur everywhere.
extension JSONReader {
  /// Reads a string, or `null`.
  mutating func text() throws(JSONFailure) -> String? {
    try optional { (reader) throws(JSONFailure) in try reader.string() }
  }

  /// Reads a whole number, or `null`.
  mutating func count() throws(JSONFailure) -> Int? {
    try optional { (reader) throws(JSONFailure) in try reader.integer() }
  }

  /// Reads a number with all its digits, or `null`.
  mutating func amount() throws(JSONFailure) -> DecimalNumber? {
    try optional { (reader) throws(JSONFailure) in
      let start = reader.offset
      guard let value = DecimalNumber(try reader.number()) else {
        throw JSONFailure(offset: start, expected: "a decimal number")
      }
      return value
    }
  }

  /// Reads an array of strings.
  mutating func texts() throws(JSONFailure) -> [String] {
    try elements { (reader) throws(JSONFailure) in try reader.string() }
  }

  /// Reads an array of whole numbers.
  mutating func pages() throws(JSONFailure) -> [Int] {
    try elements { (reader) throws(JSONFailure) in try reader.integer() }
  }

  /// Reads a rectangle, or `null`.
  mutating func box() throws(JSONFailure) -> Rect? {
    try optional { (reader) throws(JSONFailure) in
      let start = reader.offset
      let sides = try reader.elements { (reader) throws(JSONFailure) in try reader.double() }
      guard sides.count == 4 else { throw JSONFailure(offset: start, expected: "four numbers") }
      return Rect(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3])
    }
  }

  /// Reads one of the words of a type.
  mutating func word<Word: RawRepresentable<String> & CaseIterable>(
    _ type: Word.Type
  ) throws(JSONFailure) -> Word {
    let start = offset
    guard let word = Word(rawValue: try string()) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw JSONFailure(offset: start, expected: "one of \(words)")
    }
    return word
  }
}
