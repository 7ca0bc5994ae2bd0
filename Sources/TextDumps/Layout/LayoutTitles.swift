internal import Budget
internal import Tables

/// The titles of tables, and the lines above them.
extension LayoutReader {
  private func text(_ line: Int) -> String { titleChunks(ofLine: line).map(\.bare).joined() }

  /// The line above a title that names the unit; else the title's.
  func unitLine(above title: Int, from floor: Int) -> Int {
    guard let line = (floor..<max(title, floor)).last(where: { !chunks[$0].isEmpty }),
      Titles.isUnitLine(chunks[line].map(\.bare).joined())
    else { return title }
    return line
  }

  func title(in range: Range<Int>) -> Range<Int>? {
    for line in range { if let title = title(endingAt: line, in: range) { return title } }
    return nil
  }

  /// The last title of some lines that a head follows, or the last: 绩效指标表 may stand below a head.
  func lastTitle(in range: Range<Int>) -> Range<Int>? {
    var last: Range<Int>?
    var below = range.upperBound
    for line in range.reversed() {
      guard let title = title(endingAt: line, in: range) else { continue }
      if title.upperBound <= below, firstLabel(in: title.upperBound..<below) != nil { return title }
      below = min(below, title.lowerBound)
      last = last ?? title
    }
    return last
  }

  /// The title that ends on a line; it may begin on one above: 绩效, 目标表.
  private func title(endingAt line: Int, in range: Range<Int>) -> Range<Int>? {
    guard chunks[line].count <= 3, let last = chunks[line].last else { return nil }
    if Titles.isTitle(text(line)) { return line..<line + 1 }
    guard chunks[line].count == 1, last.bare.hasSuffix("表"), last.bare.count < 12 else {
      return nil
    }
    let above = (range.lowerBound..<line).reversed().prefix(Titles.mostLines * 2)
      .filter { !chunks[$0].isEmpty }
    var joined = text(line)
    for start in above.prefix(Titles.mostLines - 1) {
      guard chunks[start].count == 1 else { return nil }
      joined = text(start) + joined
      if Titles.isTitle(joined) { return start..<line + 1 }
    }
    return nil
  }

  /// A title with the lines above it that its project's name needs.
  func wrapped(_ lines: Range<Int>, from floor: Int, head tokens: [Token]) -> Int {
    let title = lines.lowerBound
    let matcher = LabelMatcher(tokens: tokens)
    guard let start = tokens.indices.first(where: { matcher.match(at: $0)?.field == .projectName }),
      let label = matcher.match(at: start), let value = tokens[safe: label.tokens.upperBound]
    else { return title }
    let name = Labels.key(value.text)
    var text = Labels.key(lines.map(self.text).joined())
    var line = title
    for above in stride(from: title - 1, through: max(floor, title - 3), by: -1) {
      if text.contains(name) { return line }
      text = Labels.key(self.text(above)) + text
      line = above
    }
    return text.contains(name) ? line : title
  }
}
