internal import Tables

/// What printed level names say beyond the name: points, prefixes, halves of a cut name.
enum LevelNames {
  /// A level name parted from the points behind it: `产出指标(50分)`, `产出指标50分`.
  static func parted(_ printed: String) -> (name: String, points: String?) {
    let text = printed.withoutBlanks
    var scalars = Substring(text).unicodeScalars
    var closing = 0
    if let last = scalars.last, last == ")" || last == "）" {
      scalars.removeLast()
      closing = 1
    }
    guard let unit = scalars.last, unit == "分" || unit == "%" || unit == "％" || closing == 1 else {
      return (text, nil)
    }
    if unit == "分" || unit == "%" || unit == "％" { scalars.removeLast() }
    let digits = scalars.reversed().prefix { $0.halfWidth.isDigit || $0 == "." }
    guard !digits.isEmpty, digits.count <= 6 else { return (text, nil) }
    scalars.removeLast(digits.count)
    if closing == 1 {
      guard let open = scalars.last, open == "(" || open == "（" else { return (text, nil) }
      scalars.removeLast()
    }
    let name = String(Substring(scalars))
    guard !name.isEmpty else { return (text, nil) }
    let points = text.dropFirst(name.count).drop { $0 == "(" || $0 == "（" }
    return (name, String(points.dropLast(closing)))
  }

  /// The text of an indicator without a leading `指标1：`, and whether it is only filler.
  static func withoutPrefix(_ printed: String) -> String {
    var rest = Substring(printed).unicodeScalars
    let word = "指标".unicodeScalars
    guard rest.starts(with: word) else { return printed }
    rest = rest.dropFirst(word.count)
    let digits = rest.prefix { $0.halfWidth.isDigit || $0.isBlank }
    guard digits.contains(where: { $0.halfWidth.isDigit }) else { return printed }
    rest = rest.dropFirst(digits.count)
    guard let mark = rest.first, mark == ":" || mark == "：" || mark == "、" || mark == "." else {
      return printed
    }
    return String(Substring(rest.dropFirst().drop(while: \.isBlank)))
  }

  /// Whether a text only fills a row: ……, /, —.
  static func isFiller(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isBlank || "…./／—–-－·*".unicodeScalars.contains($0) }
  }

  /// Whether a second level may stand under a first one.
  static func allows(level2: String, under level1: String) -> Bool {
    let lower = Labels.levelKey(level2)
    let upper = Labels.levelKey(level1)
    guard ["经济成本", "社会成本", "生态环境成本"].contains(lower) else { return true }
    return upper.holds("成本") || upper == "产出"
  }

  /// Whether two texts are the halves of a known level name: `可持续影响` and `指标`.
  static func areHalves(_ first: String, _ second: String) -> Bool {
    let whole = first + second
    guard !first.isEmpty, !second.isEmpty else { return false }
    guard Labels.isLevel1(whole) || Labels.isLevel2(whole) else { return false }
    return !(Labels.isLevel1(second) || Labels.isLevel2(second)) || second == "指标"
  }

  /// A note on levels that stand one place further on than in other forms, such as 产出指标 as second
  /// level under 实施效果指标; `nil` where none do.
  static func noteOnShift(in indicators: [Indicator]) -> String? {
    for row in indicators {
      guard let upper = row.level1, let lower = row.level2, LevelFamily(upper) == nil,
        ["产出", "效益"].contains(Labels.levelKey(lower))
      else { continue }
      return "the levels stand one place further on than usual: \(lower) under \(upper)"
    }
    return nil
  }
}
