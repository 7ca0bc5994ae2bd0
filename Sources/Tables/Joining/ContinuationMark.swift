/// What a line above a part of a table says of it: that it goes on with a table of a page before.
///
/// 续表, 续表 2, （续上页）, 项目支出绩效自评表（续）, 续表　单位：万元.
struct ContinuationMark {
  /// What else stands on the line, without blanks, in half-width characters: 项目支出绩效自评表.
  let rest: String

  /// The words that say it where they stand at either end of a line, longer ones first.
  private static let words = ["续上表", "续前表", "续上页", "续前页", "接上表", "接上页", "接前页", "续表"]
  /// The lines that say below a table that it goes on, brackets left aside.
  private static let linesBelow: Set<String> = ["续下页", "接下页", "转下页", "下页续", "续下表", "转下表", "待续"]

  /// Reads a line; `nil` where it says no such thing.
  init?(_ line: String) {
    let text = ContinuationMark.key(line)
    guard text.contains("续") || text.contains("接") else { return nil }
    if let rest = ContinuationMark.withoutBracket(text) {
      self.rest = rest
    } else if text == "续" {
      rest = ""
    } else if let word = Self.words.first(where: text.hasPrefix) {
      rest = String(text.dropFirst(word.count).drop(while: Self.isOfNumber))
    } else {
      let number = text.reversed().prefix(while: Self.isOfNumber).count
      let head = text.dropLast(number)
      guard let word = Self.words.first(where: head.hasSuffix) else { return nil }
      rest = String(head.dropLast(word.count))
    }
  }

  /// Whether a line below a table says that it goes on: （转下页）, 未完，续下页.
  static func standsBelow(_ line: String) -> Bool {
    let words = key(line).filter { !"()[],、-—".contains($0) }
    return linesBelow.contains(words.hasPrefix("未完") ? String(words.dropFirst(2)) : words)
  }

  /// A line without blanks, in half-width characters.
  static func key(_ line: String) -> String {
    var key = String.UnicodeScalarView()
    for scalar in line.unicodeScalars where !scalar.isBlank { key.append(scalar.halfWidth) }
    return String(key)
  }

  /// The text without a bracket that says it, which stands at one of its ends: （续）, （续表1）.
  private static func withoutBracket(_ text: String) -> String? {
    for open in text.indices where text[open] == "(" {
      guard let close = text[open...].firstIndex(of: ")") else { return nil }
      let after = text.index(after: close)
      let inside = text[text.index(after: open)..<close]
      let number = inside.reversed().prefix(while: isOfNumber).count
      let word = String(inside.dropLast(number))
      guard word == "续" || words.contains(word), open == text.startIndex || after == text.endIndex
      else { continue }
      return String(text[..<open] + text[after...])
    }
    return nil
  }

  /// Whether a character may belong to the number of a part: 续表 2-1, 续表一.
  private static func isOfNumber(_ character: Character) -> Bool {
    "0123456789-.一二三四五六七八九十".contains(character)
  }
}
