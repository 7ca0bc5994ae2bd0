/// What it costs that words stand in one of two sets of indicators side by side: those of the whole term, and
/// those of the year.
///
/// Both name the same indicators: in the words of a row, what the first set says returns in the second.
extension CellCosts {
  /// What it costs, or is worth, that some words begin the second level or the name in a set.
  func repetition(_ range: Range<Int>, in column: Wrap) -> Double {
    guard let set = column.set, range.count <= Self.longestRepeated else { return 0 }
    switch column.kind {
    case .level2:
      guard returns(range.lowerBound..<range.upperBound + 1) else { return 0 }
      return set == 0 ? 4 : -1
    case .name:
      guard set > 0, let before = earlier(range) else { return 0 }
      // A second level between the two stands right before this one, or they are in different rows.
      let between = before + range.count..<range.lowerBound
      if let level = between.last(where: { levelNames[$0].level1 | levelNames[$0].level2 != 0 }) {
        return isName(level..<range.lowerBound) ? -2 : 0
      }
      // Behind the same words both go on with the same text.
      let goesOn = before > 0 && tokens[before - 1].text == tokens[range.lowerBound - 1].text
      return goesOn ? 0 : -2
    default: return 0
    }
  }

  /// Whether some words stand shortly before as well.
  private func returns(_ range: Range<Int>) -> Bool { earlier(range) != nil }

  /// Where the same words stand shortly before some.
  private func earlier(_ range: Range<Int>) -> Int? {
    guard range.upperBound <= tokens.count else { return nil }
    let start = max(0, range.lowerBound - Self.farthest)
    return (start..<max(start, range.lowerBound - range.count + 1)).last { start in
      zip(start..., range).allSatisfy { tokens[$0].text == tokens[$1].text }
    }
  }

  private func isName(_ range: Range<Int>) -> Bool {
    guard range.count < 16 else { return false }
    let names = levelNames[range.lowerBound]
    return (names.level1 | names.level2) & UInt16(1) << UInt16(range.count) != 0
  }

  /// The most words that are looked for: the lines of a name in a narrow column.
  private static let longestRepeated = 5
  /// How many words at most stand between the beginnings of one name in two sets: those of a name, of its
  /// target and of a second level.
  private static let farthest = 16
}
