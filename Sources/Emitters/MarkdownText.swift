/// Text as Markdown that shows exactly that text.
enum MarkdownText {
  /// Escapes text for a table cell, a heading or the middle of a line.
  ///
  /// Every character that GitHub-flavoured Markdown, its mathematics or inline HTML could act on is
  /// escaped; line ends become `<br>`; control characters, which Markdown cannot show, become
  /// U+FFFD.
  static func inline(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(where: \.actsInMarkdown) else { return String(text) }
    var result = ""
    // Swift takes a carriage return and a line feed for two scalars but one line end.
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": result += "<br>"
      case "\t": result += " "
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += "\u{FFFD}"
      case _ where scalar.actsInMarkdown:
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  /// Escapes text for a paragraph of its own: it starts no list, heading or code block there.
  static func paragraph(_ text: String) -> String {
    let text = text.drop { $0.isWhitespace }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard let mark = rest.first else { return inline(text) }
    let startsBlock = digits.isEmpty ? "-+=".contains(mark) : ".)".contains(mark)
    return startsBlock ? "\(digits)\\\(mark)\(inline(rest.dropFirst()))" : inline(text)
  }
}

extension Unicode.Scalar {
  fileprivate var actsInMarkdown: Bool { isASCII && UInt8(ascii: self).actsInMarkdown }
}

extension UInt8 {
  /// Whether Markdown or HTML could take it for more than itself.
  fileprivate var actsInMarkdown: Bool {
    switch Unicode.Scalar(self) {
    case "|", "\\", "`", "*", "_", "[", "]", "<", ">", "&", "#", "~", "$", "\u{7F}": true
    default: self < 0x20
    }
  }
}
