/// Tells running heads, page numbers and footers from the text of pages.
///
/// A line is page furniture where it stands at the same height, with the same words but for its
/// digits, on another page nearby; or where it is a bare page number beside the text.
struct Furniture {
  /// What the last pages print, oldest first; two of one number are printed on one sheet.
  private var pages: [PrintedPage] = []
  /// The page whose lines are asked about, in ``pages``.
  private var current = 0

  /// What a line says but for its digits, as a hash, and where.
  private struct Key: Hashable {
    var words: UInt64
    var height: Int
  }

  private struct PrintedPage {
    var number: Int
    var keys: Set<Key>

    /// Whether it has a line, at neighbouring heights too: rounding may part lines that stand alike.
    func contains(_ key: Key) -> Bool {
      (-1...1).contains { keys.contains(Key(words: key.words, height: key.height + $0)) }
    }
  }

  /// How many pages before and after a page are looked at: odd and even pages have other heads.
  static let reach = 2

  /// Reads the lines of the next page.
  mutating func add(_ lines: [TextLine]) {
    if pages.count > 2 * Furniture.reach { pages.removeFirst() }
    pages.append(
      PrintedPage(number: lines.first?.page ?? 0, keys: Set(lines.compactMap(Furniture.key))))
  }

  /// Turns to the page whose lines are asked about: `count` pages back, 1 for the last that was added.
  mutating func turn(back count: Int) { current = pages.count - count }

  /// Whether a line of the page that was turned to belongs to the page, not to its text.
  ///
  /// The pages within reach behind that page must have been added, and none beyond them.
  func contains(_ line: TextLine) -> Bool {
    if Furniture.isPageNumber(line.text) { return true }
    guard let key = Furniture.key(of: line) else { return false }
    return pages.enumerated().contains { index, page in
      index != current && abs(page.number - line.page) <= Furniture.reach && page.contains(key)
    }
  }

  /// Whether the page before the one that was turned to prints a line as well.
  func isOnPageBefore(_ line: TextLine) -> Bool {
    guard let key = Furniture.key(of: line), pages.indices.contains(current - 1) else {
      return false
    }
    return pages[current - 1].contains(key)
  }

  private static func key(of line: TextLine) -> Key? {
    guard let box = line.box, box.top.isFinite, abs(box.top) < 1e6 else { return nil }
    // FNV-1a over the characters: lines of one document never meet by chance in 64 bits.
    var words: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in line.text.unicodeScalars where !scalar.isBlank {
      let value = scalar.halfWidth.isDigit ? 0x30 : scalar.value
      words = (words ^ UInt64(value)) &* 0x100_0000_01B3
    }
    return Key(words: words, height: Int(box.top / 4))
  }

  /// `3`, `- 3 -`, `— 3 —`, `第3页`, `3/12`, `第 3 页 共 12 页`.
  static func isPageNumber(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars {
      if scalar.halfWidth.isDigit {
        digits += 1
      } else if !scalar.isBlank, !"-–—－_·.～~/／|第页共,，".unicodeScalars.contains(scalar) {
        return false
      }
    }
    return digits > 0 && digits <= 8
  }
}
