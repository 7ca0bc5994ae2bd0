internal import Budget
internal import Tables

extension [Token] {
  /// Puts the numbers of rows before the cells of levels that are drawn ahead of them.
  ///
  /// Some programs draw a merged cell with the last row that it covers, before all other cells of that
  /// row, also those left of it: 产出指标, 4, 时效指标.
  mutating func moveCounters() {
    guard contains(where: { $0.text == "序号" || $0.text == "号" }) else { return }
    let matcher = LabelMatcher(tokens: self)
    var isCounted = false
    /// Where the names of levels begin that stand right before a word.
    var names: Int?
    var index = 0
    while index < count {
      if let header = matcher.header(at: index) {
        let next = header.columns[safe: 1]?.column
        isCounted = header.columns.first?.key == "序号" && (next == .level1 || next == .level2)
        (names, index) = (nil, header.range.upperBound)
        continue
      }
      let length = isCounted ? levelLength(at: index) : 0
      guard length == 0 else {
        if names == nil, self[index].gap != .space { names = index }
        index += length
        continue
      }
      if let first = names, self[index].gap != .space, Self.isCounter(self[index]) {
        moveCounter(index, before: first)
      }
      names = nil
      index += 1
    }
  }

  private static func isCounter(_ token: Token) -> Bool {
    token.width < 4 && token.text.unicodeScalars.allSatisfy(\.isDigit)
  }

  private mutating func moveCounter(_ index: Int, before first: Int) {
    var counter = self[index]
    counter.gap = self[first].gap
    self[first].gap = .line
    for place in stride(from: index, to: first, by: -1) { self[place] = self[place - 1] }
    self[first] = counter
  }

  /// How many words the longest name of a level has that begins at one, each on a line; 0 where none does.
  private func levelLength(at start: Int) -> Int {
    var text = ""
    var result = 0
    for count in 1...CellCosts.longestName where start + count <= self.count {
      let token = self[start + count - 1]
      guard count == 1 || token.gap != .space, text.utf8.count + token.text.utf8.count <= 60 else {
        break
      }
      text += token.text
      // 绩效指标 stands beside all rows.
      guard text.hasSuffix("指标"), Labels.field(text) != .group else { continue }
      if Labels.isLevel1(text) || Labels.isLevel2(text) { result = count }
    }
    return result
  }
}
