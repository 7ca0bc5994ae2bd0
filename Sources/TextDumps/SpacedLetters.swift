internal import Budget
internal import Tables

extension [Token] {
  /// Puts words together that an extractor parted because the letters of a font stand apart: all of
  /// them, those of Latin script, or the first one of each cell.
  mutating func joinSpacedLetters() {
    let singles = count { $0.shape.contains(.single) }
    let isSpread = singles > Self.fewestLetters && singles * 5 >= count * 4
    if !isSpread, firstLettersStandApart { joinFirstLetters() }
    if digitsStandApart { joinFigures() }
    guard isSpread else { return }
    joinNames()
    for index in indices { self[index].isSpread = true }
  }

  /// The fewest words of one letter that say something of a dump.
  private static var fewestLetters: Int { 20 }

  // MARK: First letters

  /// Whether nearly every line of more words begins with a single letter: 项, 目名称.
  private var firstLettersStandApart: Bool {
    var lines = 0
    var apart = 0
    for (index, next) in zip(indices, dropFirst())
    where self[index].gap != .space && next.gap == .space {
      lines += 1
      if self[index].shape.contains(.single) { apart += 1 }
    }
    return lines >= Self.fewestLetters && apart * 10 >= lines * 9
  }

  private mutating func joinFirstLetters() {
    var result: [Token] = []
    result.reserveCapacity(count)
    var isOpen = false
    for (index, token) in enumerated() {
      if isOpen, token.gap == .space, let first = result.popLast() {
        result.append(first.joined(with: token))
        isOpen = false
        continue
      }
      result.append(token)
      isOpen = token.shape.contains(.single) && !isWhole(index)
    }
    self = result
  }

  /// Whether a letter is a cell: an operator, or a unit behind its number.
  private func isWhole(_ index: Int) -> Bool {
    if self[index].shape.contains(.nature) { return true }
    guard index > 0, self[index - 1].text.unicodeScalars.last?.isDigit ?? false,
      Units.isUnit(self[index].text)
    else { return false }
    return !Units.isUnit(self[index].text + (self[safe: index + 1]?.text ?? ""))
  }

  // MARK: Figures and Latin words

  /// Whether digits stand beside each other on lines but never in words.
  private var digitsStandApart: Bool {
    var apart = 0
    var together = 0
    for (index, token) in enumerated() {
      var wasDigit = false
      for scalar in token.text.unicodeScalars.prefix(80) {
        if scalar.isDigit, wasDigit { together += 1 }
        wasDigit = scalar.isDigit
      }
      guard wasDigit, let next = self[safe: index + 1], next.gap == .space,
        next.text.unicodeScalars.first?.isDigit ?? false
      else { continue }
      apart += 1
    }
    return apart >= Self.fewestLetters / 2 && together * 50 < apart
  }

  private mutating func joinFigures() {
    var result: [Token] = []
    result.reserveCapacity(count)
    for token in self {
      if token.gap == .space, let last = result.last, Self.goesOn(last, token) {
        result[result.count - 1] = last.joined(with: token)
      } else {
        result.append(token)
      }
    }
    self = result
  }

  /// Whether a word goes on with the figure or the Latin word before it.
  private static func goesOn(_ left: Token, _ right: Token) -> Bool {
    guard let last = left.text.unicodeScalars.last, let first = right.text.unicodeScalars.first,
      !right.shape.contains(.nature)
    else { return false }
    return last.isFigurePart && first.isFigurePart
  }

  // MARK: Names

  /// Puts the letters of the names of levels, columns and directions together.
  private mutating func joinNames() {
    var result: [Token] = []
    result.reserveCapacity(count)
    var index = 0
    while index < count {
      let length = nameLength(at: index)
      result.append(
        self[index..<index + length].dropFirst().reduce(self[index]) { $0.joined(with: $1) })
      index += length
    }
    self = result
  }

  /// How many letters of a line are the longest name that begins at one; 1 where there is none.
  private func nameLength(at start: Int) -> Int {
    guard self[start].text.unicodeScalars.first?.isCJK ?? false else { return 1 }
    var text = self[start].text
    var result = 1
    for index in start + 1..<Swift.min(count, start + Self.longestName) {
      guard self[index].gap == .space, self[index].shape.contains(.single) else { break }
      text += self[index].text
      let isName =
        Labels.isLevel1(text) || Labels.isLevel2(text) || Labels.column(text) != nil
        || TokenShape.isDirection(text) || TokenShape.isNature(text)
      if isName, text.hasSuffix("指标") || text.count == 2 || Labels.column(text) != nil {
        result = index - start + 1
      }
    }
    return result
  }

  /// The most letters of a name: 社会公众或服务对象满意度指标.
  private static var longestName: Int { 14 }
}

extension Token {
  /// The word that this one and the next on its line are.
  fileprivate func joined(with next: Token) -> Token {
    var result = Token(text: text + next.text, page: page, line: line, gap: gap)
    result.isIndented = isIndented
    result.endsCell = next.endsCell
    result.continues = next.continues
    return result
  }
}

extension Unicode.Scalar {
  /// Whether it stands in figures and Latin words.
  fileprivate var isFigurePart: Bool { value > 0x20 && value < 0x7F && self != "(" && self != ")" }
}
