internal import Emitters

/// Small pieces of JSON text.
enum JSONText {
  /// A string in quotes, or `null`.
  static func quoted(_ text: String?) -> String { text?.quotedForJSON ?? "null" }

  /// An array of strings.
  static func array(_ texts: [String]) -> String {
    "[" + texts.map(\.quotedForJSON).joined(separator: ",") + "]"
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
