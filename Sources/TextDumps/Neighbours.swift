internal import Foundation
internal import Tables

/// Which characters a dump prints side by side inside its lines.
///
/// A line end that wraps a text parts characters that often stand side by side elsewhere in the same
/// document; one that ends a cell parts characters that seldom do. How often either happens is
/// measured on the dump itself: inside its words, and between the end of one word and the beginning
/// of another that stands far off.
struct Neighbours {
  /// How well it is known that two texts belong together.
  private enum Likeness: Int, CaseIterable {
    /// Their characters stand side by side nowhere else.
    case none
    /// The last character of the one and the first of the other do.
    case pair
    /// A third character beside these does as well.
    case triple
  }

  /// In how many words runs of two and three ideographs stand, up to 2.
  private var counts: [UInt64: UInt8] = [:]
  /// Words of figures and Latin letters: 19001-2016.
  private var figures: Set<String> = []
  /// What each likeness says for a text that goes on, as the logarithm of the odds.
  private var odds = Array(repeating: 0.0, count: Likeness.allCases.count)

  /// The most different words that are counted; more would say no more of one document.
  private static let most = 20_000
  /// The most characters of a word that are counted: a line of a page.
  private static let longestWord = 80
  /// The longest figure that is known.
  private static let longestFigure = 24
  /// Of how many places inside words one is looked at to measure how often they are known.
  private static let step = 5
  /// The most that characters side by side say: what the form itself says is surer.
  private static let strongest = 2.5
  /// The most that characters say which stand side by side nowhere else: most words of a document
  /// stand in it once.
  private static let weakest = 0.5
  /// How many cases are thought of beforehand, so that a short dump says little.
  private static let doubt = 8.0

  /// Knows nothing.
  init() {}

  /// Counts what stands side by side in some words.
  init(_ words: some Sequence<String>) {
    var seen: Set<String> = []
    var different: [[Unicode.Scalar]] = []
    for word in words where different.count < Self.most && seen.insert(word).inserted {
      different.append(Array(word.unicodeScalars.prefix(Self.longestWord)))
    }
    counts.reserveCapacity(different.count * 8)
    for word in different { count(word) }
    measure(different)
  }

  /// What it costs to part a text from the next; where that is negative, what it costs to join them.
  func bond(_ left: String, _ right: String) -> Double {
    guard let last = left.unicodeScalars.last, let first = right.unicodeScalars.first else {
      return 0
    }
    if last.isIdeograph, first.isIdeograph {
      guard !counts.isEmpty else { return 0 }
      let end = Array(left.unicodeScalars.suffix(2))
      let place = likeness(end + right.unicodeScalars.prefix(2), at: end.count, beyond: 0)
      return odds[place.rawValue]
    }
    guard last.isDigit || first.isDigit, last.isFigurePart, first.isFigurePart, !figures.isEmpty
    else { return 0 }
    let end = left.unicodeScalars.suffix(Self.longestFigure).reversed().prefix(
      while: \.isFigurePart)
    let start = right.unicodeScalars.prefix(Self.longestFigure).prefix(while: \.isFigurePart)
    var figure = String.UnicodeScalarView()
    figure.append(contentsOf: end.reversed())
    figure.append(contentsOf: start)
    return figures.contains(String(figure)) ? Self.strongest : 0
  }

  // MARK: Steps

  private mutating func count(_ word: [Unicode.Scalar]) {
    var start = 0
    for index in word.indices {
      if !word[index].isFigurePart { start = index + 1 }
      let isEnd = index + 1 == word.count || !word[index + 1].isFigurePart
      if isEnd, index + 1 - start >= 4, word[start...index].contains(where: \.isDigit) {
        figures.insert(String(String.UnicodeScalarView(word[start...index])))
      }
      guard index > 0, word[index].isIdeograph, word[index - 1].isIdeograph else { continue }
      add(Self.key(word[index - 1], word[index]))
      guard index > 1, word[index - 2].isIdeograph else { continue }
      add(Self.key(word[index - 2], word[index - 1], word[index]))
    }
  }

  private mutating func add(_ key: UInt64) { counts[key, default: 0] |= counts[key] == nil ? 1 : 2 }

  /// Measures how often places inside words, and places between words, are known.
  private mutating func measure(_ words: [[Unicode.Scalar]]) {
    var inside = Array(repeating: 0.0, count: odds.count)
    var between = inside
    var place = 0
    for (index, word) in words.enumerated() {
      // The names of levels and columns end alike, but are no text.
      let isName = word.suffix(2) == ["指", "标"]
      for index in word.indices.dropFirst() where !isName {
        guard word[index - 1].isIdeograph, word[index].isIdeograph else { continue }
        place += 1
        guard place % Self.step == 0 else { continue }
        inside[likeness(word, at: index, beyond: 1).rawValue] += 1
      }
      let other = words[(index + words.count / 2) % words.count]
      guard let last = word.last, let first = other.first, last.isIdeograph, first.isIdeograph
      else { continue }
      let ends = Array(word.suffix(2)) + Array(other.prefix(2))
      between[likeness(ends, at: min(2, word.count), beyond: 0).rawValue] += 1
    }
    let (all, others) = (inside.reduce(0, +), between.reduce(0, +))
    guard all > 0, others > 0 else { return }
    for index in odds.indices {
      let prior = (inside[index] + between[index]) / (all + others)
      let known = (inside[index] + Self.doubt * prior) / (all + Self.doubt)
      let chance = (between[index] + Self.doubt * prior) / (others + Self.doubt)
      guard known > 0, chance > 0 else { continue }
      odds[index] = max(-Self.weakest, min(Self.strongest, log(known / chance)))
    }
  }

  /// How well the characters around a place are known, from words beyond some.
  private func likeness(_ word: [Unicode.Scalar], at place: Int, beyond: UInt8) -> Likeness {
    let isKnown = { (key: UInt64) in counts[key, default: 0] > beyond }
    guard isKnown(Self.key(word[place - 1], word[place])) else { return .none }
    if place > 1, isKnown(Self.key(word[place - 2], word[place - 1], word[place])) {
      return .triple
    }
    if place + 1 < word.count, isKnown(Self.key(word[place - 1], word[place], word[place + 1])) {
      return .triple
    }
    return .pair
  }

  private static func key(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 21 | UInt64(second.value)
  }

  private static func key(
    _ first: Unicode.Scalar, _ second: Unicode.Scalar, _ third: Unicode.Scalar
  ) -> UInt64 {
    key(first, second) << 21 | UInt64(third.value)
  }
}

extension Unicode.Scalar {
  /// Whether it is a character of a figure or of a Latin word.
  fileprivate var isFigurePart: Bool {
    isDigit || self >= "a" && self <= "z" || self >= "A" && self <= "Z" || self == "."
      || self == "-"
      || self == "/"
  }

  /// Whether it is an ideograph.
  fileprivate var isIdeograph: Bool { value >= 0x4E00 && value <= 0x9FFF }
}
