internal import Budget
internal import Tables

extension [Token] {
  /// Drops the second of two equal texts where a producer draws titles and headers twice, one over
  /// the other, to make them bold.
  ///
  /// Extractors that keep no columns print the second on a line of its own: 一级指标, 一级指标 二级指标,
  /// 二级指标. One such pair may be two cells that hold the same; a title, or a run of pairs that names
  /// two levels, is none.
  mutating func dropDoubles() {
    dropGluedDoubles()
    var runs: [(start: Int, parts: [Range<Int>])] = []
    var start = 0
    while start < count {
      let parts = doubles(from: start)
      if !parts.isEmpty { runs.append((start, parts)) }
      start = parts.last?.upperBound ?? start + 1
    }
    // Names that are not equal in both drawings interrupt the run of a header.
    var isTwice = runs.map { isDrawnTwice($0.parts) }
    let pairs = zip(runs.indices, runs.indices.dropFirst()).filter { left, right in
      let end = runs[left].parts.last?.upperBound ?? runs[left].start
      return runs[right].start - end <= Self.interruption
    }
    for (left, right) in pairs where isTwice[left] && isNames(runs[right].parts) {
      isTwice[right] = true
    }
    for (left, right) in pairs.reversed() where isTwice[right] && isNames(runs[left].parts) {
      isTwice[left] = true
    }
    guard isTwice.contains(true) else { return }
    var isDropped = [Bool](repeating: false, count: count)
    for (run, isTwice) in zip(runs, isTwice) where isTwice {
      for index in run.parts.joined() { isDropped[index] = true }
    }
    self = zip(self, isDropped).filter { !$1 }.map(\.0)
  }

  /// The most words between two parts of a header: the rest of a name or two.
  private static var interruption: Int { 4 }

  /// Drops words that are the second drawing of the name before and the first of the name behind:
  /// 二级指标, 二级指标三级指标, 三级指标.
  private mutating func dropGluedDoubles() {
    let glued = indices.dropFirst().dropLast().filter { index in
      let text = self[index].text
      guard text.utf8.count <= 120, self[index].gap == .line, self[index + 1].gap == .line,
        text.hasPrefix(self[index - 1].text), text.hasSuffix(self[index + 1].text),
        text.utf8.count == self[index - 1].text.utf8.count + self[index + 1].text.utf8.count
      else { return false }
      return Labels.column(self[index + 1].text) != nil
    }
    guard !glued.isEmpty else { return }
    let dropped = Set(glued)
    self = enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  /// The second parts of the pairs of equal texts that follow each other from a word on.
  private func doubles(from start: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = start
    while let second = double(of: start) {
      result.append(second)
      start = second.upperBound
    }
    return result
  }

  /// The words at the beginning of the next line that are the same as those from one to the end of
  /// its line.
  private func double(of start: Int) -> Range<Int>? {
    // Names of columns and titles have few words.
    var next = start + 1
    while next < count, self[next].gap == .space, next - start < 8 { next += 1 }
    let end = next + next - start
    guard next < count, end <= count, self[next].gap == .line, self[start].text == self[next].text
    else { return nil }
    let isEqual = (1..<next - start).allSatisfy {
      self[next + $0].gap == .space && self[start + $0].text == self[next + $0].text
    }
    return isEqual ? next..<end : nil
  }

  /// Whether most of some words are names of columns, or lines of such names.
  private func isNames(_ run: [Range<Int>]) -> Bool {
    let names = run.count { words in
      let text = self[words].map(\.text).joined()
      return Labels.column(text) != nil || Labels.beginsLabel(Labels.key(text))
    }
    return names > 0 && names * 2 >= run.count
  }

  private func isDrawnTwice(_ run: [Range<Int>]) -> Bool {
    guard !run.isEmpty else { return false }
    let texts = run.map { self[$0].map(\.text).joined() }
    if texts.contains(where: Titles.isTitle) { return true }
    let text = Labels.key(texts.joined())
    return ["一级", "二级", "三级"].count { text.contains($0) } >= 2
  }
}
