internal import Budget
internal import Tables

extension [Token] {
  /// Moves the label that stands beside all the rows of a form right below their header, where a
  /// program drew it among the rows.
  ///
  /// Programs draw a cell that covers several rows with the first of them, with the one in its middle
  /// or with the last. Among the words of the rows the label would be taken for one of them.
  mutating func moveSideLabels() {
    let matcher = LabelMatcher(tokens: self)
    let moves = (sideLabelMoves(matcher) + tableLabelMoves(matcher)).sorted {
      $0.header < $1.header
    }
    guard !moves.isEmpty else { return }
    var words = self
    var result: [Token] = []
    result.reserveCapacity(count)
    var free = 0
    for (label, header) in moves where header >= free {
      if label.upperBound < count,
        words[label.upperBound].gap == .space || words[label.lowerBound].gap == .page
      {
        words[label.upperBound].gap = words[label.lowerBound].gap
      }
      words[label.lowerBound].gap = .line
      if words[header].gap == .space { words[header].gap = .line }
      result += words[free..<header]
      result += words[label]
      result += words[header..<label.lowerBound]
      free = label.upperBound
    }
    self = result + words[free...]
  }

  /// The labels among rows, each with the place below the header where it belongs.
  private func sideLabelMoves(_ matcher: LabelMatcher) -> [(label: Range<Int>, header: Int)] {
    var moves: [(label: Range<Int>, header: Int)] = []
    var header: Int?
    var index = 0
    while index < count {
      if let match = matcher.header(at: index) {
        index = match.range.upperBound
        let isBeside = Self.hasSideLabel(before: match.range.lowerBound, matcher)
        header = isBeside || !match.groups.isEmpty ? nil : index
        continue
      }
      guard let below = header, self[index].gap != .space, let match = matcher.match(at: index)
      else {
        index += 1
        continue
      }
      // Another form begins, or another header.
      let isOther =
        match.field == .projectName || matcher.header(at: match.tokens.upperBound) != nil
      if isOther { header = nil }
      if !isOther, Self.isSideLabel(match) {
        if index > below || self[index].gap == .page { moves.append((match.tokens, below)) }
        header = nil
        index = match.tokens.upperBound
      } else {
        index += 1
      }
    }
    return moves
  }

  /// The labels among the rows of small tables in the head, each with the header before which it belongs.
  private func tableLabelMoves(
    _ matcher: LabelMatcher
  ) -> [(label: Range<Int>, header: Int)] {
    var moves: [(label: Range<Int>, header: Int)] = []
    var header: Int?
    var last: LabelMatch?
    var index = 0
    while index < count {
      guard let match = matcher.match(at: index) else {
        index += 1
        continue
      }
      let isNext = last?.tokens.upperBound == index
      if match.below == .name || match.below == .text {
        // The label stands before the header in most dumps.
        if !isNext { header = index }
        if isNext, last?.below == nil, last?.field == .group { header = nil }
      } else if !isNext || match.below == nil, match.field != nil, match.field?.isSum != true {
        let after = match.tokens.upperBound
        let isAlone = self[index].gap != .space && self[safe: after]?.gap != .space
        if let place = header, !isNext, isAlone, Self.isTableLabel(match),
          matcher.match(at: after) == nil
        {
          moves.append((match.tokens, place))
        }
        header = nil
      }
      last = match
      index = match.tokens.upperBound
    }
    return moves
  }

  /// Whether a label stands beside a small table in the head.
  private static func isTableLabel(_ match: LabelMatch) -> Bool {
    match.field == .group && !isSideLabel(match) || match.key == "年度主要任务"
  }

  private static func isSideLabel(_ match: LabelMatch) -> Bool {
    match.field == .group && Labels.withoutParentheses(match.key).hasSuffix("绩效指标")
  }

  /// Whether such a label ends right before a header.
  private static func hasSideLabel(before header: Int, _ matcher: LabelMatcher) -> Bool {
    (1...longestSide).contains { length in
      guard header >= length, let match = matcher.match(at: header - length) else { return false }
      return match.tokens.upperBound == header && isSideLabel(match)
    }
  }

  /// The most words of such a label, a character or two a line.
  private static let longestSide = 8
}
