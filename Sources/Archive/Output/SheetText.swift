/// Makes text such that a spreadsheet shows it as it is.
enum SheetText {
  /// The text with what XML cannot hold replaced, and what spreadsheets take for an escape escaped.
  ///
  /// One such character would make the whole file unreadable. Spreadsheets read `_x0041_` as the
  /// character of that number; `_x005F_` stands for an underline.
  static func text(of text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: { !isHeld($0) || $0 == "_" }) else { return text }
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if scalar == "_", isEscape(scalars[index...].dropFirst().prefix(6)) {
        result.append(contentsOf: "_x005F".unicodeScalars)
      }
      result.append(isHeld(scalar) ? scalar : "\u{FFFD}")
    }
    return String(result)
  }

  /// Whether XML 1.0 can hold a character.
  private static func isHeld(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case ..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// Whether what follows an underline is the rest of an escape: `x`, four digits, an underline.
  private static func isEscape(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    rest.count == 6 && rest.first == "x" && rest.last == "_"
      && rest.dropFirst().dropLast().allSatisfy(\.properties.isASCIIHexDigit)
  }
}
