internal import Budget
internal import Tables

/// A stretch of a dump without white space.
struct Token {
  /// What parts a token from the one before it.
  enum Gap: Hashable {
    /// White space on the same line.
    case space
    /// A new line.
    case line
    /// A new page.
    case page
  }

  /// The characters.
  var text: String
  /// The page, from 1.
  var page: Int
  /// The line of the dump, from 0.
  var line: Int
  /// What stands before it.
  var gap: Gap
  /// Whether the dump says that a cell ends after it.
  var endsCell = false
  /// Whether the dump says that no cell ends after it.
  var continues = false
  /// Whether white space stands before it at the start of its line.
  var isIndented = false
  /// Whether the order in which the page was drawn does not say in which row it stands.
  var isUnsure = false
  /// Whether the spaces between words say nothing, as all letters stand apart.
  var isSpread = false
  /// Whether a page break may have cut the cell it stands in.
  var mayBeCut = false

  /// The width in half-width units: 2 for a wide character, 1 for any other.
  var width: Int
  /// The width of what cannot be parted from the start of the token by a line break.
  var headWidth: Int
  /// What it looks like, for the cost of putting it into a cell.
  var shape: TokenShape

  /// Creates a token.
  init(text: String, page: Int, line: Int, gap: Gap) {
    self.text = text
    self.page = page
    self.line = line
    self.gap = gap
    self.width = displayWidth(text)
    self.headWidth = Token.headWidth(of: text)
    self.shape = TokenShape(text)
  }

  /// The width up to the first place where a line may break.
  static func headWidth(of text: String) -> Int {
    var width = 0
    var wasWord = false
    var wasOpening = false
    for (position, scalar) in text.unicodeScalars.enumerated() {
      let isWord = !scalar.isCJK
      let staysBefore = closing.contains(scalar) || wasOpening
      if position > 0, !staysBefore, !(isWord && wasWord) { break }
      wasOpening = opening.contains(scalar)
      width += scalar.isCJK ? 2 : 1
      wasWord = isWord
    }
    return width
  }

  /// Whether a character is punctuation of CJK text that no line begins with.
  static func closesText(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isCJK && closing.contains(scalar)
  }

  /// Characters that no line ends with.
  private static let opening = Set("（《“‘「【(".unicodeScalars)

  /// Characters that no line begins with.
  private static let closing: Set<Unicode.Scalar> = [
    "，", "。", "、", "；", "：", "！", "？", "）", "》", "”", "’", "」", "】", "%", "％", ",", ".", ";",
    ":", ")", "!", "?",
  ]
}

/// The width of a text in half-width units: 2 for a wide character, 1 for any other.
func displayWidth(_ text: some StringProtocol) -> Int {
  var width = 0
  for scalar in text.unicodeScalars { width += scalar.isCJK ? 2 : 1 }
  return width
}

extension Dump {
  /// The words of some lines in reading order.
  func tokens(of range: Range<Int>, markedCellEnds: Bool) -> [Token] {
    var result: [Token] = []
    for number in range where lines.indices.contains(number) {
      let line = lines[number]
      var isFirst = true
      for word in line.text.unicodeScalars.split(whereSeparator: \.isBlank) {
        var gap = Token.Gap.space
        if isFirst { gap = result.last.map { $0.page != line.page } ?? false ? .page : .line }
        result.append(
          Token(text: String(word), page: line.page, line: number, gap: gap))
        if isFirst, line.text.unicodeScalars.first?.isBlank ?? false {
          result[result.count - 1].isIndented = true
        }
        isFirst = false
      }
      guard markedCellEnds, !isFirst else { continue }
      result[result.count - 1].endsCell = line.hasTrailingBlank
      result[result.count - 1].continues = !line.hasTrailingBlank
    }
    return result
  }
}
