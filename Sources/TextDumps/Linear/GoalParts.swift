internal import Budget
internal import Tables

/// Parts goals of the term and of the year that stand in one text, each with its label before it.
///
/// As in 中期目标（2025 年—2027 年）：…。 年度目标：….
struct GoalParts {
  private let tokens: [Token]

  /// How many words a label takes at most: two years of a span, each apart from its 年, are four, a
  /// wrapped line one more.
  ///
  /// With fewer, a label of spaced digits is not seen; with more, prose up to
  /// a distant colon is looked at for nothing.
  private static let longestLabel = 6

  /// Prepares the words of a head.
  init(_ tokens: [Token]) { self.tokens = tokens }

  /// The parts of a text of goals, from label to label; all of it where it begins with none.
  func parts(of range: Range<Int>) -> [Range<Int>] {
    let starts = range.filter { beginsText($0, of: range) && beginsWithLabel($0, of: range) }
    guard starts.count > 1, starts.first == range.lowerBound else { return [range] }
    return starts.indices.map { starts[$0]..<(starts[safe: $0 + 1] ?? range.upperBound) }
  }

  /// Whether a word begins a line, or follows a full sentence: a label within a sentence is prose.
  private func beginsText(_ index: Int, of range: Range<Int>) -> Bool {
    index == range.lowerBound || tokens[index].gap != .space
      || tokens[index - 1].shape.contains(.endsFullSentence)
  }

  /// Whether what stands before the first colon names goals.
  private func beginsWithLabel(_ start: Int, of range: Range<Int>) -> Bool {
    var label = ""
    for token in tokens[start..<min(range.upperBound, start + Self.longestLabel)] {
      let word = token.text
      let colon = word.firstIndex { $0 == "：" || $0 == ":" }
      label += word[..<(colon ?? word.endIndex)]
      if colon != nil {
        let field = Labels.field(label)
        return field == .goals || field == .termGoals
      }
    }
    return false
  }
}
