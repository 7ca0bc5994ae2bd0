internal import Budget

/// The titles of tables among the words of a dump, and the lines above them.
extension RegionFinder {
  /// The last of some titles that a head follows, or the last.
  func lastTitle(of titles: [Range<Int>], head end: Int) -> Range<Int>? {
    var below = end
    for title in titles.reversed() where title.upperBound <= below {
      if firstLabel(in: title.upperBound..<below) != nil { return title }
      below = title.lowerBound
    }
    return titles.last
  }

  func titles(in range: Range<Int>, all: Bool) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var lines: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard tokens[index].gap != .space || index == 0 else {
        index += 1
        continue
      }
      lines.append(index)
      let next = lineEnd(index, limit: range.upperBound)
      let end = (index + 1..<next).first { Titles.beginsMoneyUnit(tokens[$0].text) } ?? next
      // A title may be wrapped anywhere: 绩效, 目标表.
      let start = lines.suffix(Titles.mostLines).last { start in
        start == index || tokens[end - 1].text.hasSuffix("表")
          ? Titles.isTitle(tokens[start..<end].map(\.text).joined()) : false
      }
      if let start {
        result.append(start..<end)
        if !all { return result }
        lines = []
      }
      index = next
    }
    return result
  }

  private func lineEnd(_ start: Int, limit: Int) -> Int {
    var end = start + 1
    while end < limit, tokens[end].gap == .space { end += 1 }
    return end
  }

  /// Where the line above a title begins that names the unit; else where the title does.
  func unitLine(above title: Int, from floor: Int) -> Int {
    var start = title
    while start > max(floor, title - 2) {
      start -= 1
      guard tokens[start].gap == .space else { break }
    }
    return Titles.isUnitLine(tokens[start..<title].map(\.text).joined()) ? start : title
  }

  /// A title with the lines above it that belong to it.
  ///
  /// A title names its project; where its last line does not name it all, the lines above are added
  /// until they do.
  func wrapped(_ title: Range<Int>, from floor: Int, head: Range<Int>) -> Range<Int> {
    guard let name = projectName(in: head), name.count > 1 else { return title }
    var start = title.lowerBound
    for _ in 0..<3 {
      let text = Labels.key(tokens[start..<title.upperBound].map(\.text).joined())
      if text.contains(name) { return start..<title.upperBound }
      guard start > floor else { break }
      start -= 1
      while start > floor, tokens[start].gap == .space { start -= 1 }
    }
    let text = Labels.key(tokens[start..<title.upperBound].map(\.text).joined())
    return text.contains(name) ? start..<title.upperBound : title
  }

  private func projectName(in head: Range<Int>) -> String? {
    guard let first = head.first(where: { matcher.match(at: $0)?.field == .projectName }),
      let label = matcher.match(at: first)
    else { return nil }
    var name = ""
    for index in label.tokens.upperBound..<head.upperBound {
      let token = tokens[index]
      // One line is enough to know it by.
      if token.gap != .space, !name.isEmpty { break }
      name += token.text
    }
    return Labels.key(name)
  }
}
