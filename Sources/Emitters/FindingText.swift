public import Tables

extension Finding {
  /// The finding as one line: `path:page: severity: message`.
  ///
  /// Line ends and other control characters are escaped, so one finding is always one line.
  public func line(path: String) -> String {
    "\(Location(path, page: page)): \(severity.rawValue): \(message)".escapingControls
  }
}

extension String {
  /// The text with every control character and line separator as a visible escape.
  ///
  /// A file name may hold any of them; on a terminal they would move the cursor or forge a line.
  public var escapingControls: String {
    guard unicodeScalars.contains(where: \.actsOnTerminal) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.actsOnTerminal:
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Controls, line and paragraph separators, and the marks that turn the writing direction.
  fileprivate var actsOnTerminal: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
