internal import Budget

extension Chunk {
  /// A figure and the label beside it apart: dumps with a space between digits and characters of one
  /// text do not part them, 396.00 其他资金 and 其中：财政资 396.00, whose label goes on below.
  ///
  /// - Parameter near: The words of its line and of those around, with which a figure at the start may
  ///   make one.
  /// - Returns: Its parts from left to right; itself where it has none.
  /// - Complexity: O(n²) in those words.
  func partsOfHead(near: [Chunk]) -> [Chunk] {
    let words = self.words.map(\.chunk)
    if let first = words.first, let next = words[safe: 1], first.isPartOfFigure(near) {
      let rest = Chunk(
        text: words.dropFirst().map(\.text).joined(separator: " "), line: line, page: page,
        place: next.place.lowerBound..<place.upperBound, isClose: true)
      return [first] + rest.partsOfHead(near: near)
    }
    let figures = words.count { TokenShape($0.text).contains(.number) }
    guard figures > 0, words.count > figures,
      words.allSatisfy({ word in
        TokenShape(word.text).contains(.number)
          || word.text.unicodeScalars.count > 2 && Labels.beginsLabel(Labels.key(word.text))
      })
    else { return [self] }
    return words
  }

  /// Whether it makes one amount together with a word that stands above or below it.
  private func isPartOfFigure(_ near: [Chunk]) -> Bool {
    guard TokenShape(text, saysTarget: false).contains(.hasDigit) else { return false }
    return near.contains { other in
      guard other.line != line, other.overlaps(self) else { return false }
      return other.line < line
        ? WrappedFigure.completes(other.text, with: text)
        : WrappedFigure.completes(text, with: other.text)
    }
  }
}
