internal import Foundation
internal import Tables

/// Cuts text into the terms by which an archive is searched.
///
/// Chinese is written without spaces, so a run of Han characters is cut into its overlapping
/// pairs, then its last character alone: 教育支出 gives 教育 育支 支出 出. A word is found as the
/// phrase of its pairs, and one character as the beginning of a pair; both are exact, whatever
/// the length of the word. (SQLite's trigram index finds no word shorter than three characters.)
/// Anything else is cut into words of letters and digits. Compatibility forms count as what they
/// stand for, 〇 as 零, white space between Han characters as none.
public struct SearchText: Sendable {
  /// A character in the form in which it is compared, and where it came from.
  private struct Unit {
    var scalar: Unicode.Scalar
    var origin: String.UnicodeScalarView.Index
  }

  /// A run of characters of one kind.
  private struct Run {
    var isHan: Bool
    var scalars: [Unicode.Scalar]
  }

  /// Creates a cutter.
  public init() {}

  /// The terms of a text, separated by spaces.
  public func terms(of text: String) -> String {
    var result = String.UnicodeScalarView()
    for run in runs(of: units(of: text).map(\.scalar)) {
      append(run, closing: true, to: &result)
    }
    return String(result)
  }

  /// The search expression that finds a text which holds every word of a query, or `nil` where
  /// the query has no letter and no digit.
  public func expression(for query: String) -> String? {
    let words = query.split { $0.isWhitespace }.compactMap { phrase(for: String($0)) }
    return words.isEmpty ? nil : words.joined(separator: " AND ")
  }

  /// Where the words of a query stand in a text, in order and without overlaps.
  public func matches(of query: String, in text: String) -> [Range<String.Index>] {
    let units = units(of: text)
    let scalars = units.map(\.scalar)
    var ranges: [Range<String.Index>] = []
    for word in query.split(whereSeparator: \.isWhitespace) {
      let wanted = self.units(of: String(word)).map(\.scalar)
      var start = 0
      while let found = Self.find(wanted, in: scalars, from: start) {
        let last = units[found + wanted.count - 1].origin
        ranges.append(units[found].origin..<text.unicodeScalars.index(after: last))
        start = found + wanted.count
      }
    }
    return Self.merged(ranges)
  }

  private func phrase(for word: String) -> String? {
    let runs = runs(of: units(of: word).map(\.scalar))
    guard let last = runs.last else { return nil }
    var result = String.UnicodeScalarView()
    for run in runs.dropLast() { append(run, closing: true, to: &result) }
    append(last, closing: !last.isHan || last.scalars.count == 1, to: &result)
    // The last character alone begins every pair that it opens.
    let isOpen = last.isHan && last.scalars.count == 1
    return "\"\(String(result))\"\(isOpen ? " *" : "")"
  }

  private func append(_ run: Run, closing: Bool, to result: inout String.UnicodeScalarView) {
    func separate() { if !result.isEmpty { result.append(" ") } }
    guard run.isHan else {
      separate()
      result.append(contentsOf: run.scalars)
      return
    }
    for (first, second) in zip(run.scalars, run.scalars.dropFirst()) {
      separate()
      result.append(first)
      result.append(second)
    }
    guard closing, let last = run.scalars.last else { return }
    separate()
    result.append(last)
  }

  private func runs(of scalars: [Unicode.Scalar]) -> [Run] {
    var result: [Run] = []
    var isOpen = false
    for scalar in scalars {
      let isHan = Self.isHan(scalar)
      guard isHan || Self.belongsToWord(scalar) else {
        isOpen = false
        continue
      }
      if isOpen, let last = result.indices.last, result[last].isHan == isHan {
        result[last].scalars.append(scalar)
      } else {
        result.append(Run(isHan: isHan, scalars: [scalar]))
      }
      isOpen = true
    }
    return result
  }

  /// The characters in the form in which they are compared.
  private func units(of text: String) -> [Unit] {
    var result: [Unit] = []
    let scalars = text.unicodeScalars
    var blanks: [Unit] = []
    for index in scalars.indices {
      for scalar in Self.folded(scalars[index]) {
        if scalar.isBlank {
          blanks.append(Unit(scalar: " ", origin: index))
          continue
        }
        // Layout puts spaces and line ends between Han characters; no author does.
        let isInside = result.last.map { Self.isHan($0.scalar) } ?? true && Self.isHan(scalar)
        if !isInside { result += blanks.prefix(1) }
        blanks = []
        result.append(Unit(scalar: scalar, origin: index))
      }
    }
    return result
  }

  private static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if scalar == "〇" { return ["零"] }
    if scalar.value < 0x80 {
      return [scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar]
    }
    if (0x4E00...0x9FFF).contains(scalar.value) { return [scalar] }
    let text = String(scalar).precomposedStringWithCompatibilityMapping.lowercased()
    return Array(text.unicodeScalars)
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005, 0x3007: true
    default: false
    }
  }

  private static func belongsToWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }

  private static func find(
    _ wanted: [Unicode.Scalar], in scalars: [Unicode.Scalar], from start: Int
  ) -> Int? {
    guard !wanted.isEmpty, start + wanted.count <= scalars.count else { return nil }
    return (start...(scalars.count - wanted.count)).first { offset in
      scalars[offset..<offset + wanted.count].elementsEqual(wanted)
    }
  }

  private static func merged(_ ranges: [Range<String.Index>]) -> [Range<String.Index>] {
    var result: [Range<String.Index>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
