internal import Tables

extension [Token] {
  /// Puts operators that most fonts lack before the numbers that they belong to.
  ///
  /// Word processors take such a sign from another font, and draw it when the rest of the line is
  /// drawn: 98%, ≧.
  mutating func moveOperators() {
    for index in indices.dropFirst() where isLateOperator(index) {
      var number = index - 1
      while number > 0, self[number].gap == .space, !beginsWithDigit(number) { number -= 1 }
      guard beginsWithDigit(number) else { continue }
      let text = self[index].text + self[number].text
      var word = Token(
        text: text, page: self[number].page, line: self[number].line, gap: self[number].gap)
      word.isIndented = self[number].isIndented
      self[number] = word
      self[index].text = ""
    }
    removeAll { $0.text.isEmpty }
  }

  /// Whether a word is such a sign, alone on its line behind a number.
  private func isLateOperator(_ index: Int) -> Bool {
    guard self[index].gap == .line, Self.rareOperators.contains(self[index].text) else {
      return false
    }
    guard let next = self[safe: index + 1] else { return true }
    return next.gap != .space && !beginsWithDigit(index + 1)
  }

  private func beginsWithDigit(_ index: Int) -> Bool {
    self[index].text.unicodeScalars.first?.isDigit ?? false
  }

  /// The operators that fonts of Chinese text lack.
  private static var rareOperators: Set<String> { ["≧", "≦", "≮", "≯", "﹥", "﹤"] }
}
