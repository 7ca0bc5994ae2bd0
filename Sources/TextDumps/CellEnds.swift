extension CellCosts {
  // MARK: Where a cell goes on and where it ends

  /// What it costs that a cell goes on from a token to the next.
  ///
  /// - Parameters:
  ///   - next: The token with which it goes on.
  ///   - lineWidth: How wide the cell's line before it is so far.
  ///   - column: The cell's column.
  /// - Returns: The cost; see the table above.
  func join(before next: Int, lineWidth: Int, in column: Wrap) -> Double {
    guard next > 0, next < facts.count else { return 0 }
    let left = facts[next - 1]
    let right = facts[next]
    let isBound = right.shape.contains(.beginsOperator) && column.kind != .goals
    if right.shape.contains(.wholeEcho) { return 5 }
    if right.gap == .space { return joinOnLine(left, right, in: column) + (isBound ? 4 : 0) }
    if left.continues, !left.mayBeCut { return 0.1 }
    var cost = left.endsCell ? 5.0 : 0
    if column.isText { cost += max(0, -right.bond) }
    if isBound { cost += column.kind == .name ? 3 : 1.5 }
    if right.shape.contains(.echo) { cost += 1 }
    // A sum of money stands in a column of its own.
    if column.kind == .entity, column.role != .code, right.shape.contains(.number), right.width > 3
    {
      cost += 4
    }
    if column.kind != .goals, column.kind != .entity {
      let isNumber = partsNumbers && left.endsInDigit && right.beginsWithDigit
      let isWhole =
        column.kind == .target && left.shape.contains(.completesTarget)
        && right.shape.contains(.beginsTarget) && !isNumber
      if left.endsTarget || isWhole, left.opening == 0 { cost += 3 }
    }
    return cost + wrap(left, right, lineWidth: lineWidth, in: column)
  }

  /// Whether a word binds the number that the next one begins with.
  private static func binds(_ left: Fact, _ right: Fact) -> Bool {
    left.shape.contains(.bindsNumber) && right.shape.isSuperset(of: [.hasDigit, .beginsTarget])
  }

  /// What it costs that a line end is a wrap, by the width of its line.
  private func wrap(_ left: Fact, _ right: Fact, lineWidth: Int, in column: Wrap) -> Double {
    // 不低于, 95%: extractors end a line where the font changes.
    if column.kind == .target, Self.binds(left, right) { return 0.3 }
    let isParagraph = right.shape.contains(.item) || left.shape.contains(.endsSentence)
    // A sentence of goals ends a cell unless another item follows it.
    let ends = column.kind == .goals && left.shape.contains(.endsSentence)
    let sentence = ends && !right.shape.contains(.item) ? 1.0 : 0
    guard let wrapWidth = column.width else {
      if let widest = column.widest, lineWidth + right.headWidth + 2 <= widest { return 5 }
      // Lines of one cell are all but equally long, the last one aside.
      var cost = sentence
      if right.width > lineWidth + 2 { cost += isParagraph ? 0.5 : 2 }
      // A number that begins a line is more often a target than the rest of a name.
      if column.kind == .name, right.shape.contains(.beginsTarget) { cost += 1 }
      // Goals and names of projects are long and their columns narrow.
      let isLong = column.kind == .goals || column.kind == .entity
      return cost + (left.endsCell ? 0 : isLong ? 0.3 : 1)
    }
    // Below the name of its unit, a project may be indented by two characters.
    let indent = column.role == .unitOrProject ? 4 : 0
    if wrapWidth - lineWidth < right.headWidth + 2 + indent { return sentence + 0.3 }
    // A parenthesis mostly does not break behind its first words.
    if right.shape.contains(.beginsInParenthesis) { return sentence + 1.5 }
    if isParagraph { return sentence + (column.kind == .goals || column.kind == .text ? 0.5 : 2.5) }
    return 5
  }

  private func joinOnLine(_ left: Fact, _ right: Fact, in column: Wrap) -> Double {
    if left.shape.contains(.single), right.shape.contains(.single) { return 0.3 }
    switch (left.shape.contains(.latinEnd), right.shape.contains(.latinStart)) {
    case (true, true):
      let isWord = right.shape.isDisjoint(with: [.number, .percentage])
      return isWord || left.shape.contains(.unpaired) ? 0.6 : 3
    case (true, false), (false, true):
      let isWhole = right.shape.contains(.percentage) && !left.shape.contains(.bindsNumber)
      return typographicSpace - (column.kind == .target ? 0.1 : 0) + (isWhole ? 1.5 : 0)
    case (false, false): break
    }
    return left.shape.contains(.endsSentence) || left.shape.contains(.unpaired) ? 1 : 6
  }

  /// What it costs that a cell ends after a token.
  func end(after last: Int, lineWidth: Int, in column: Wrap) -> Double {
    guard let token = facts[safe: last] else { return 0 }
    var cost = token.continues ? (token.mayBeCut ? 2.0 : 5) : 0
    guard let next = facts[safe: last + 1] else { return cost }
    if next.shape.contains(.beginsClosing), !(partsUnits && Units.isUnit(tokens[last + 1].text)) {
      cost += 6
    }
    // What follows a number and its unit is another cell, also where prose goes on: 42个网站.
    if !column.isLevel, !token.endsTarget { cost += max(0, next.bond) }
    if column.kind == .goals, !token.shape.contains(.endsFullSentence) {
      cost += column.endsSentences ? 1 : 0.5
    }
    if column.kind != .nature, Self.binds(token, next) { cost += 2 }
    cost += token.opening
    // What closes a parenthesis on the line that opens it stands in the same cell: （GB/T 19001）.
    if next.gap == .space, token.shape.contains(.unpaired),
      depthBefore[last + 1] > depthBefore[last]
    {
      cost += 4
    }
    // Where each cell has lines of its own, a space beside a digit stands inside one.
    if linesAreCells, typographicSpace < 1, next.gap == .space, column.kind != .points,
      token.shape.contains(.latinEnd) != next.shape.contains(.latinStart)
    {
      cost += 1
    }
    if token.shape.contains(.endsOpen), !token.endsCell, !token.mayBeCut { cost += 2.5 }
    if partsNumbers, column.kind == .target, next.gap == .line, token.endsInDigit,
      next.beginsWithDigit
    {
      cost += 2.5
    }
    if next.shape.contains(.wholeEcho) {
      cost -= 1.5
    } else if next.shape.contains(.echo), next.gap != .space {
      cost -= 0.5
    }
    guard let wrapWidth = column.width else { return cost }
    // A text that ends where its column wraps is a coincidence.
    if next.gap != .space, !token.endsCell, wrapWidth - lineWidth < 2 { cost += 0.7 }
    return cost
  }

  /// What it costs that a line is wider than its column wraps.
  func overflow(lineWidth: Int, in column: Wrap) -> Double {
    guard let wrapWidth = column.width, lineWidth > wrapWidth + 2 else { return 0 }
    return min(6, 2 + 0.5 * Double(lineWidth - wrapWidth - 2))
  }
}
