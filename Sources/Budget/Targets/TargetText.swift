internal import Tables

/// The characters of a printed value in the one form in which values are read.
///
/// Full-width forms become half-width, the many ways to type ≥ and ≤ one sign each, dashes between
/// two bounds `-`. White space is dropped, but for one space between two digits, which keeps two
/// numbers apart, and for line ends, which part several targets. Only readings see this form: a
/// target keeps its printed text.
struct TargetText: Hashable, Sendable {
  /// The characters.
  private(set) var scalars: [Unicode.Scalar]

  /// The reading form of a printed text.
  init(_ printed: some StringProtocol) {
    scalars = []
    var blank: Unicode.Scalar?
    for scalar in printed.unicodeScalars {
      if scalar.isBlank {
        blank = scalar == "\n" ? scalar : (blank ?? " ")
        continue
      }
      let folded = Self.folded(scalar)
      if let pending = blank, let last = scalars.last {
        if pending == "\n" || (last.isDigit && folded.isDigit) { scalars.append(pending) }
      }
      blank = nil
      appendJoiningSigns(folded)
    }
  }

  private init(scalars: [Unicode.Scalar]) {
    self.scalars = scalars
  }

  /// How many characters there are.
  var count: Int { scalars.count }

  /// Whether there is no character.
  var isEmpty: Bool { scalars.isEmpty }

  /// The characters as a string.
  var string: String { string(0..<count) }

  /// The character at a position, or `nil` outside the text.
  subscript(index: Int) -> Unicode.Scalar? {
    index >= 0 && index < scalars.count ? scalars[index] : nil
  }

  /// The part of the text in a range, clamped to the text.
  func part(_ range: Range<Int>) -> TargetText {
    TargetText(scalars: Array(scalars[range.clamped(to: 0..<count)]))
  }

  /// The characters in a range as a string, clamped to the text.
  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: 0..<count)])
    return String(view)
  }

  /// The position after a word that begins at a position, or `nil` where it does not.
  func end(of word: String, at index: Int) -> Int? {
    var position = index
    for scalar in word.unicodeScalars {
      guard self[position] == scalar else { return nil }
      position += 1
    }
    return position
  }

  /// The longest of some words that begins at a position, with the position after it.
  func longest(of words: [String], at index: Int) -> (word: String, end: Int)? {
    var found: (word: String, end: Int)?
    for word in words {
      guard let end = end(of: word, at: index), end > (found?.end ?? index) else { continue }
      found = (word, end)
    }
    return found
  }

  /// The longest of some words that ends before a position, with the position where it begins.
  func longest(of words: [String], endingAt index: Int) -> (word: String, start: Int)? {
    var found: (word: String, start: Int)?
    for word in words {
      let start = index - word.unicodeScalars.count
      guard start >= 0, start < (found?.start ?? index), end(of: word, at: start) == index else {
        continue
      }
      found = (word, start)
    }
    return found
  }

  /// Whether one of some characters stands in the text.
  func contains(anyOf characters: String) -> Bool {
    scalars.contains { characters.unicodeScalars.contains($0) }
  }

  /// Whether one of some words stands in the text.
  func contains(anyOf words: [String]) -> Bool {
    scalars.indices.contains { index in words.contains { end(of: $0, at: index) != nil } }
  }

  /// The text without some characters at its ends, or at its end alone.
  func trimmed(of characters: String, atEndOnly: String = "") -> TargetText {
    let both = characters.unicodeScalars
    let last = characters.unicodeScalars + atEndOnly.unicodeScalars
    let kept = scalars.lastIndex { !last.contains($0) }.map { $0 + 1 } ?? 0
    let start = scalars.firstIndex { !both.contains($0) } ?? count
    return part(min(start, kept)..<kept)
  }
}

extension TargetText {
  /// Characters that stand for another one here, by what they stand for.
  private static let variants: [Unicode.Scalar: Unicode.Scalar] = [
    "≧": "≥", "⩾": "≥", "≦": "≤", "⩽": "≤", "﹥": ">", "〉": ">", "﹤": "<", "〈": "<", "﹦": "=",
    "﹪": "%", "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-", "─": "-",
    "〜": "~", "∼": "~", "〔": "(", "〕": ")", "﹙": "(", "﹚": ")", "✕": "×", "╳": "×", "∗": "*",
    "﹡": "*", "⁄": "/", "∶": ":", "﹣": "-", "﹢": "+", "•": "·", "・": "·", "﹐": ",", "﹔": ";",
  ]

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let half = scalar.halfWidth
    return variants[half] ?? half
  }

  /// Appends a character, signs typed as two characters as one: `>=` and `=>` are `≥`.
  private mutating func appendJoiningSigns(_ scalar: Unicode.Scalar) {
    switch (scalars.last, scalar) {
    case (">", "="), ("=", ">"), ("≥", "="):
      scalars[scalars.count - 1] = "≥"
    case ("<", "="), ("=", "<"), ("≤", "="):
      scalars[scalars.count - 1] = "≤"
    case ("=", "="):
      break
    default:
      scalars.append(scalar)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is one of the digits 0 to 9.
  var isDigit: Bool { value >= 0x30 && value <= 0x39 }

  /// Whether it is a letter from A to Z or from a to z.
  var isLatin: Bool { (value >= 0x41 && value <= 0x5A) || (value >= 0x61 && value <= 0x7A) }
}
