/// Small pieces of JSON text.
enum JSONText {
  /// A string in quotes, everything escaped that JSON asks for, and nothing else.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        result += "\\u00" + hexadecimal([UInt8(scalar.value)])
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A string in quotes, or `null`.
  static func quoted(_ text: String?) -> String { text.map { quoted($0) } ?? "null" }

  /// An array of strings.
  static func array(_ texts: [String]) -> String {
    "[" + texts.map { quoted($0) }.joined(separator: ",") + "]"
  }

  /// An array of whole numbers.
  static func array(_ numbers: [Int]) -> String {
    "[" + numbers.map(String.init).joined(separator: ",") + "]"
  }

  /// The strings of an array.
  static func strings(_ text: String) throws(JSONFailure) -> [String] {
    var reader = JSONReader(Array(text.utf8))
    return try reader.elements { (reader) throws(JSONFailure) in try reader.string() }
  }

  /// The numbers of an array.
  static func integers(_ text: String) throws(JSONFailure) -> [Int] {
    var reader = JSONReader(Array(text.utf8))
    return try reader.elements { (reader) throws(JSONFailure) in try reader.integer() }
  }
}
