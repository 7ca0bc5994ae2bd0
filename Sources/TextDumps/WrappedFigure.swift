internal import Budget
internal import Tables

/// Tells where the digits of one amount are wrapped onto the next line: `5,504,682.` above `44`.
enum WrappedFigure {
  /// How many decimals money has where its figures are wrapped.
  ///
  /// Sums in 元 print 角 and 分; only a sum that is long wraps at all. With any number of decimals
  /// allowed, a figure of the next cell would be taken for the rest of this one.
  private static let decimals = 2

  /// How many lines an amount takes at most: a sum of 15 characters in a column of five.
  private static let mostLines = 3

  /// The end of the figure that begins at a word: behind the rest of it where it is wrapped.
  static func end(of start: Int, until stop: Int, in tokens: [Token]) -> Int {
    var text = tokens[start].text
    guard tokens[start].shape.contains(.number) else { return start + 1 }
    for next in (start + 1)..<max(start + 1, min(stop, start + mostLines)) {
      guard tokens[next].gap == .line, mayGoOn(text, with: tokens[next].text) else { break }
      text += tokens[next].text
      if isWhole(text) { return next + 1 }
    }
    return start + 1
  }

  /// Whether a figure is cut, and what stands below it completes it.
  static func completes(_ text: String, with next: String) -> Bool {
    mayGoOn(text, with: next) && isWhole(text + next)
  }

  /// Whether a figure cannot be all of an amount: no decimals behind its point or its comma, one
  /// only, or fewer than three digits behind its last comma.
  static func isCut(_ text: String) -> Bool {
    guard TokenShape(text, saysTarget: false).contains(.number), text.utf8.count >= 4 else {
      return false
    }
    if let point = text.lastIndex(of: ".") {
      return text[point...].utf8.count <= decimals && text[..<point].utf8.count >= 3
    }
    return text.lastIndex(of: ",").map { text[$0...].utf8.count < 4 } ?? false
  }

  private static func mayGoOn(_ text: String, with next: String) -> Bool {
    guard !next.isEmpty, next.utf8.count <= 9, next.utf8.allSatisfy({ $0.isDigitOrPoint }),
      next.utf8.contains(where: { $0 != UInt8(ascii: ".") })
    else { return false }
    let isLong = text.utf8.count >= 4 && text.utf8.allSatisfy { $0.isDigitOrPoint || $0.isComma }
    return isCut(text) || isLong && next.hasPrefix(".") && !text.utf8.contains(UInt8(ascii: "."))
  }

  private static func isWhole(_ text: String) -> Bool {
    guard DecimalNumber(text) != nil, let point = text.lastIndex(of: ".") else { return false }
    return text[point...].utf8.count == decimals + 1
  }
}

extension UInt8 {
  fileprivate var isDigitOrPoint: Bool {
    self == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }
  fileprivate var isComma: Bool { self == UInt8(ascii: ",") }
}
