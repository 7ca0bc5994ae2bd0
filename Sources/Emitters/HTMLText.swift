/// Text as HTML that shows exactly that text.
enum HTMLText {
  /// Escapes text for an element or a quoted attribute; line ends become `<br>`.
  ///
  /// Control characters, which HTML cannot hold, become U+FFFD.
  static func escaped(_ text: String) -> String {
    // The controls beyond ASCII all begin with this byte, as do a few letters that are none.
    guard text.utf8.contains(where: { $0.actsInHTML || $0 == 0xC2 }) else { return text }
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n" where previous == "\r": break
      case "\n", "\r": result += "<br>"
      case "\t": result += "\t"
      case _ where scalar.actsInHTML: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return result
  }

  /// Appends the beginning of a page that needs no other file.
  static func beginPage(_ output: inout [UInt8]) {
    output.append(
      """
      <!doctype html>
      <html lang="zh">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>jixiao</title>
      <style>
      body { font: 15px/1.6 sans-serif; margin: 2em auto; max-width: 70em; padding: 0 1em; }
      table { border-collapse: collapse; margin: 1em 0; }
      th, td { border: 1px solid #999; padding: .25em .5em; text-align: left; vertical-align: top; }
      th { background: #f2f2f2; }
      caption { font-weight: bold; padding: .25em; }
      dt { float: left; clear: left; font-weight: bold; margin-right: .5em; }
      </style>
      </head>
      <body>

      """)
  }

  /// Appends the end of a page.
  static func endPage(_ output: inout [UInt8]) { output.append("</body>\n</html>\n") }
}

extension Unicode.Scalar {
  fileprivate var actsInHTML: Bool {
    isASCII ? UInt8(ascii: self).actsInHTML : value < 0xA0
  }
}

extension UInt8 {
  fileprivate var actsInHTML: Bool {
    switch Unicode.Scalar(self) {
    case "&", "<", ">", "\"", "'", "\u{7F}": true
    default: self < 0x20
    }
  }
}
