internal import Tables

/// A label of a form's head that stands in one cell with its value.
struct EmbeddedLabel {
  /// The label as printed, without the colon behind it.
  private(set) var label: String
  /// What stands behind it; empty where the label stands alone.
  private(set) var value: String

  /// Reads a cell's text; `nil` where it begins with no known label.
  init?(_ text: String) {
    guard let found = EmbeddedLabel.beforeColon(text) ?? EmbeddedLabel.beforeAmount(text) else {
      return nil
    }
    (label, value) = (String(found.label), String(found.value))
  }

  /// A label may have a colon of its own: 其中：财政拨款：1509.90.
  private static func beforeColon(_ text: String) -> (label: Substring, value: Substring)? {
    var colons = 0
    for place in text.indices where text[place] == ":" || text[place] == "：" {
      let label = text[..<place]
      colons += 1
      guard colons <= 2, label.unicodeScalars.count <= 24 else { return nil }
      guard let field = Labels.field(label) else { continue }
      guard field != .group else { return nil }
      return (label, text[text.index(after: place)...].drop { $0.isWhitespace })
    }
    return nil
  }

  /// The name of a sum, with the amount right behind it: 其中：财政拨款 186.5.
  private static func beforeAmount(_ text: String) -> (label: Substring, value: Substring)? {
    // 一 of 一般公共预算 is no digit.
    let label = text.prefix { $0.unicodeScalars.first?.halfWidth.isDigit != true }
    let value = text[label.endIndex...]
    guard label.unicodeScalars.count <= 24, !value.isEmpty, Labels.field(label)?.isSum == true,
      DecimalNumber(value) != nil
    else { return nil }
    return (label, value)
  }
}
