internal import Tables

extension TargetWords {
  /// The most characters of a known unit: 个自然日, 平方千米, of a composed one per member.
  private static let longestUnit = 6

  /// The most characters of a unit that no list holds, behind a sign or in parentheses.
  ///
  /// Six hold 人次·公里; with more, remarks in parentheses would pass for units.
  private static let longestFreeUnit = 6

  /// Whether a word is a unit, a power of ten before it and a composition included.
  static func isUnit(_ word: String) -> Bool {
    let text = TargetText(word)
    return !text.isEmpty && unitEnd(in: text, at: 0) == text.count
  }

  /// The name under which a unit is reported: % for 百分比.
  static func normalised(_ unit: String) -> String { sameUnits[unit] ?? unit }

  /// The position behind the unit at a position, or `nil` where none is.
  ///
  /// Members of a composed unit are joined by / or ·: 克/平方米, 元/人·月.
  static func unitEnd(in text: TargetText, at start: Int) -> Int? {
    guard var end = simpleUnitEnd(in: text, at: start) else { return nil }
    while let joint = text[end], joint == "/" || joint == "·" {
      if let next = simpleUnitEnd(in: text, at: end + 1) {
        end = next
      } else if let next = freeMemberEnd(in: text, at: end + 1) {
        end = next
      } else {
        break
      }
    }
    return end
  }

  private static func simpleUnitEnd(in text: TargetText, at start: Int) -> Int? {
    let known = knownUnitEnd(in: text, at: start)
    if let scale = text.longest(of: scales, at: start) {
      let scaled = knownUnitEnd(in: text, at: scale.end) ?? latinUnitEnd(in: text, at: scale.end)
      // 万 alone is a unit too, 十 and 百 alone are none; 千米 is no thousand.
      let bare = scale.word.hasSuffix("万") || scale.word.hasSuffix("亿") ? scale.end : nil
      if let end = scaled ?? bare, end > (known ?? start) { return end }
    }
    return known ?? latinUnitEnd(in: text, at: start)
  }

  private static func knownUnitEnd(in text: TargetText, at start: Int) -> Int? {
    for length in stride(from: longestUnit, through: 1, by: -1) where start + length <= text.count {
      if units.contains(text.string(start..<(start + length))) {
        return countEnd(in: text, at: start + length)
      }
    }
    return nil
  }

  /// The position behind what counts a unit once more: 册次, 篇(次), 台(套).
  private static func countEnd(in text: TargetText, at end: Int) -> Int {
    if text[end] == "次" { return end + 1 }
    guard text[end] == "(", let inside = text[end + 1], text[end + 2] == ")",
      "次套个只组批".unicodeScalars.contains(inside)
    else { return end }
    return end + 3
  }

  /// A unit in Latin letters, with ² or 2: `km`, `mg`, `m2`, `kWh`.
  private static func latinUnitEnd(in text: TargetText, at start: Int) -> Int? {
    var end = start
    if text[end] == "μ" || text[end] == "µ" { end += 1 }
    while let scalar = text[end], scalar.isLatin { end += 1 }
    guard end > start, end - start <= longestUnit else { return nil }
    if let power = text[end], "23²³".unicodeScalars.contains(power), text[end + 1]?.isDigit != true
    {
      end += 1
    }
    return end
  }

  /// A member of a composed unit that no list holds: 点 of 元/监测点.
  private static func freeMemberEnd(in text: TargetText, at start: Int) -> Int? {
    var end = start
    while let scalar = text[end], isUnitCharacter(scalar), end - start < longestFreeUnit {
      if after.keys.contains(where: { text.end(of: $0, at: end) != nil }) { break }
      end += 1
    }
    return end > start ? end : nil
  }

  /// The unit that a whole text is, listed or not, or `nil` where it is too long for one.
  static func freeUnit(_ text: TargetText) -> String? {
    if unitEnd(in: text, at: 0) == text.count, !text.isEmpty { return text.string }
    guard (1...longestFreeUnit).contains(text.count), text.scalars.allSatisfy(isUnitCharacter)
    else {
      return nil
    }
    return text.string
  }

  private static func isUnitCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isLatin || (scalar.isCJK && scalar.properties.isAlphabetic) || scalar == "·"
      || scalar == "/"
  }
}

/// What a column of units says: the unit, and a bound where words like 以上 stand with it.
struct PrintedMeasure: Hashable, Sendable {
  /// The unit.
  var unit: String?
  /// The bound of `%以上` or `≥%`.
  var bound: Target.Operator?

  /// Reads the text of the column; marks that stand for nothing give nothing.
  init(_ printed: String?) {
    var text = TargetText(printed ?? "")
    if let sign = text[0], let bound = TargetWords.signs[sign] {
      self.bound = bound
      text = text.part(1..<text.count)
    }
    if let word = text.longest(of: Array(TargetWords.after.keys), endingAt: text.count) {
      bound = bound ?? TargetWords.after[word.word]
      text = text.part(0..<word.start)
    }
    text = text.trimmed(of: "()*-_.…, ")
    guard !text.isEmpty, !["/", "无", "定性"].contains(text.string) else { return }
    unit = text.string
  }
}
