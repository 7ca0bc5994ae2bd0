/// One flat JSON object on one line, member by member.
struct JSONLine {
  private var members: [String] = []

  /// The object.
  var text: String { "{" + members.joined(separator: ",") + "}" }

  /// Adds a string, or `null`.
  mutating func add(_ name: String, _ value: String?) {
    add(name, literal: value.map(Self.quoted) ?? "null")
  }

  /// Adds a whole number, or `null`.
  mutating func add(_ name: String, _ value: Int?) {
    add(name, literal: value.map(String.init) ?? "null")
  }

  /// Adds a truth value.
  mutating func add(_ name: String, _ value: Bool) { add(name, literal: "\(value)") }

  /// Adds a value that is JSON already.
  mutating func add(_ name: String, literal: String) {
    members.append("\(Self.quoted(name)):\(literal)")
  }

  /// A string in quotes; control characters are escaped, those that only terminals act on too.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
