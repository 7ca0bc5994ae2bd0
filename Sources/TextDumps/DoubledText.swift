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
    var isDropped: [Bool] = []
    var start = 0
    while start < count {
      let run = doubles(from: start)
      if isDrawnTwice(run) {
        if isDropped.isEmpty { isDropped = [Bool](repeating: false, count: count) }
        for index in run.joined() { isDropped[index] = true }
      }
      start = run.last?.upperBound ?? start + 1
    }
    guard !isDropped.isEmpty else { return }
    self = zip(self, isDropped).filter { !$1 }.map(\.0)
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

  private func isDrawnTwice(_ run: [Range<Int>]) -> Bool {
    guard !run.isEmpty else { return false }
    let texts = run.map { self[$0].map(\.text).joined() }
    if texts.contains(where: Titles.isTitle) { return true }
    let text = Labels.key(texts.joined())
    return ["一级", "二级", "三级"].count { text.contains($0) } >= 2
  }
}
