internal import Budget
internal import Tables

/// Finds the parts of a label that stands beside the rows of a form, 绩效指标, where pages end inside
/// the rows: programs print it again on the next page, or its second half only.
struct CutSideLabels {
  /// The words.
  let tokens: [Token]
  /// The labels among them.
  let matcher: LabelMatcher

  /// How many words a half of the label has at most, a character or two a line.
  private static let longestHalf = 4

  /// How far below a header the next page is looked for, in words: a page holds about 600.
  private static let longestPage = 1_000

  /// The first half of the label right before a header, whose second half begins the next page.
  func beginning(before header: Range<Int>, after floor: Int) -> Range<Int>? {
    let end = min(tokens.count, header.upperBound + Self.longestPage)
    guard header.upperBound < end,
      let page = (header.upperBound..<end).first(where: { tokens[$0].gap == .page })
    else { return nil }
    for count in 1...Self.longestHalf where header.lowerBound - count >= floor {
      let half = header.lowerBound - count..<header.lowerBound
      if tokens[half.lowerBound].gap != .space, rest(of: half, at: page) != nil { return half }
    }
    return nil
  }

  /// The label again, or the rest of it, at the top of a page.
  func part(of label: Range<Int>, at page: Int) -> Range<Int>? {
    guard !label.isEmpty else { return nil }
    if let match = matcher.match(at: page), match.field == .group, Self.isLabel(match.key) {
      return match.tokens
    }
    return Self.isLabel(text(label)) ? nil : rest(of: label, at: page)
  }

  /// Parts the rows where a new page begins without a header, the label taken out that it begins with.
  func splitAtPages(_ block: inout TableRegion.Block) {
    var stretches: [Range<Int>] = []
    var repeated: [Range<Int>] = []
    for (index, stretch) in block.stretches.enumerated() {
      if index > 0 { repeated.append(block.repeated[index - 1]) }
      var start = stretch.lowerBound
      // The page may end right below the header.
      if index == 0, block.sideBelow.isEmpty, tokens[safe: start]?.gap == .page, !stretch.isEmpty,
        let part = part(of: block.side, at: start)
      {
        start = min(part.upperBound, stretch.upperBound)
        block.sideBelow = part
      }
      // A label may reach over a page of its own.
      for place in (start..<stretch.upperBound).dropFirst()
      where tokens[place].gap == .page && place >= start {
        stretches.append(start..<place)
        let part = part(of: block.label, at: place)
        let next = min(part?.upperBound ?? place, stretch.upperBound)
        repeated.append(place..<next)
        start = next
      }
      stretches.append(start..<stretch.upperBound)
    }
    block.stretches = stretches
    block.repeated = repeated
  }

  private func rest(of half: Range<Int>, at page: Int) -> Range<Int>? {
    let begun = text(half)
    guard begun.utf8.count <= 30 else { return nil }
    var text = begun
    for next in page..<min(tokens.count, page + Self.longestHalf) {
      text += tokens[next].text
      guard text.utf8.count <= 60 else { return nil }
      if Labels.field(text) == .group, Self.isLabel(text) { return page..<next + 1 }
    }
    return nil
  }

  private static func isLabel(_ text: String) -> Bool {
    Labels.withoutParentheses(Labels.key(text)).hasSuffix("绩效指标")
  }

  private func text(_ range: Range<Int>) -> String { tokens[range].map(\.text).joined() }
}
