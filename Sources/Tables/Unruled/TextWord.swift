/// A run of characters without a space, as the search for columns sees it.
struct TextWord: Sendable {
  /// Where it stands; see ``Rect``.
  var box: Rect
  /// The size of its first character, in points.
  var fontSize: Double
  /// How many characters it has.
  var count = 0
  /// How many of them are digits.
  var digits = 0
  /// How many of them are letters or ideographs.
  var letters = 0
  /// How many of them are zeros.
  private var zeros = 0
  /// Its first eight characters, in small letters, where all are ASCII.
  private var key: UInt64 = 0
  /// Its first six digits as a number.
  private var leading = 0
  /// Whether a sign of money stands apart before it, at the left of its column.
  private(set) var hasOwnSign = false
  /// The first and the last character.
  var first: Unicode.Scalar
  var last: Unicode.Scalar

  init(_ glyph: Glyph) {
    box = glyph.box
    fontSize = glyph.fontSize
    first = glyph.scalar
    last = glyph.scalar
    count(glyph.scalar)
  }

  mutating func append(_ glyph: Glyph) {
    box = box.union(glyph.box)
    last = glyph.scalar
    count(glyph.scalar)
  }

  private mutating func count(_ scalar: Unicode.Scalar) {
    count += 1
    if count <= 8 { key = key << 8 | UInt64(scalar.isASCII ? scalar.value | 0x20 : 0xFF) }
    if scalar.halfWidth.isDigit {
      digits += 1
      if scalar.halfWidth == "0" { zeros += 1 }
      if digits <= 6 { leading = leading * 10 + Int(scalar.halfWidth.value) - 0x30 }
    } else if scalar.isASCII
      ? (scalar >= "a" && scalar <= "z") || (scalar >= "A" && scalar <= "Z")
      : scalar.isLetter
    {
      letters += 1
    }
  }

  /// How far before a number its sign of money may stand, in em: in columns of numbers set to the
  /// right, signs are set to the left.
  ///
  /// Smaller values make columns of such signs, larger ones join the sign of an empty column.
  static let signReach = 16.0

  /// How far apart the two ideographs of a label (项　目) may stand, in em.
  ///
  /// They are set apart to the width of four, with up to 2. Smaller values make columns of them,
  /// larger ones join the labels of narrow columns.
  static let labelReach = 2.6

  /// Whether it is one ideograph.
  var isIdeograph: Bool { count == 1 && first.isCJK && letters == 1 }

  /// Whether it is a sign of money alone.
  var isMoneySign: Bool {
    count == 1 && (first == "$" || first == "€" || first == "£" || first == "¥" || first == "￥")
  }

  /// One word of this one and the one after it.
  func joined(with other: TextWord, isSign: Bool = true) -> TextWord {
    var result = other
    result.box = box.union(other.box)
    result.first = first
    result.count += count
    result.letters += letters
    result.hasOwnSign = isSign
    return result
  }

  /// Its value where it has nothing but up to six digits, else `nil`.
  var whole: Int? { digits == count && count <= 6 ? leading : nil }

  /// Whether it is a word that a caption begins with.
  var namesTable: Bool {
    if count <= 8 && letters == count { return TextWord.captionWords.contains(key) }
    return first == "表" && count > digits && count <= 6
  }

  /// What captions of tables begin with, as keys.
  private static let captionWords: Set<UInt64> = Set(
    ["table", "exhibit", "schedule"].map { word in
      word.unicodeScalars.prefix(8).reduce(0) { $0 << 8 | UInt64($1.value | 0x20) }
    })

  /// Whether it is a number, or a mark that stands where a number is missing.
  var isValue: Bool {
    // Thousands, as a heading says them: (000).
    if digits > 2, zeros == digits, count - digits <= 2 { return false }
    // A footnote letter or a unit may follow the digits.
    if digits > 0 { return letters * 2 <= digits }
    if letters > 0 { return count <= 5 && TextWord.blankWords.contains(key) }
    // A sign in brackets, as names of columns end with: (%).
    if count == 3, last.halfWidth == ")" { return false }
    return count <= 3 && TextWord.blankMarks.contains(first.halfWidth)
  }

  /// Whether it marks an item of a list: a bullet, or a short number before a full stop or bracket.
  var isListMark: Bool {
    switch first {
    case "•", "▪", "●", "■", "◆", "➢", "\u{F0B7}", "·", "▶", "►", "□", "○", "√": return count == 1
    default: break
    }
    let isShort = count <= 4 && (digits == count - 1 || letters == 1)
    if isShort, last == ".", count > 1 { return true }
    return (first == "(" || first == "（") && (last == ")" || last == "）") && count <= 5
      || (count <= 3 && last == ")")
  }

  /// What statistics print where a number is missing, as keys.
  private static let blankWords: Set<UInt64> = Set(
    ["na", "n/a", "n.a.", "(na)", "(x)", "(d)", "(z)", "(s)", "nd", "n.d.", "n.s."].map { word in
      word.unicodeScalars.reduce(0) { $0 << 8 | UInt64($1.value | 0x20) }
    })

  private static let blankMarks: Set<Unicode.Scalar> = [
    "-", "–", "—", "−", ".", "…", "*", "/", "%", "+", "x", "X", ":", "‐", "‑", "(", "$", "€", "£",
    "#", "†", "‡", "§",
  ]
}

/// Words side by side with no more than a space between them.
struct TextChunk: Sendable {
  /// Where it stands; see ``Rect``.
  var box: Rect
  /// The places of its words in their row.
  var words: Range<Int>
  /// Whether all its words are values.
  var isValue: Bool
}
