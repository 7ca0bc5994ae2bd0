internal import Budget
internal import Tables

/// Says what speaks against the words of a cell in their column.
struct CellDoubts {
  /// The column.
  let column: GridColumn

  /// What speaks against a cell.
  func problem(of cell: ArraySlice<Token>) -> String? {
    guard let first = cell.first, let scalar = first.text.unicodeScalars.first else { return nil }
    if Token.closesText(scalar) { return "a cell begins with what ends a text" }
    let shape = first.shape
    switch column.kind {
    case .level1, .level2:
      // Names are short; the bound keeps a cell as long as the file from being joined.
      let text = cell.prefix(LevelDoubts.longestName).map(\.text).joined()
      return Self.isLevel(text) ? nil : "a level name is none, or holds parts of others"
    case .points, .amount, .counter, .rate:
      let isFigure = cell.allSatisfy {
        !$0.shape.isDisjoint(with: [.number, .percentage, .placeholder])
      }
      return isFigure && cell.count <= 2 ? nil : "a figure is none, or holds other words"
    case .nature:
      let isNature =
        cell.count == 1
        ? shape.contains(.nature)
        : cell.count <= 4 && TokenShape.isNature(cell.map(\.text).joined())
      return isNature ? nil : "an operator is none"
    case .name:
      let isTarget = cell.count == 1 && !shape.isDisjoint(with: [.number, .percentage, .nature])
      return isTarget || shape.contains(.beginsOperator) ? "a name looks like a target" : nil
    case .entity, .goals:
      // Money has columns of its own.
      let money = cell.contains { $0.shape.contains(.number) && $0.text.holds(".") }
      return money ? "a name or a goal holds a sum of money" : nil
    case .target:
      if holdsTwoTargets(cell) { return "a target holds another, or a name" }
      return holdsProse(cell) ? "a target holds a sum of money and what follows it" : nil
    default: return nil
    }
  }

  /// Whether a text is a level name or looks like one: known ones, and short ones that end in 指标.
  private static func isLevel(_ text: String) -> Bool {
    if Labels.isLevel1(text) || Labels.isLevel2(text) { return true }
    let key = Labels.levelKey(text)
    let hasFigure = key.unicodeScalars.contains { $0.isDigit }
    return !key.isEmpty && key.unicodeScalars.count <= 12 && !hasFigure
      && !key.holds("指") && !key.holds("标")
  }

  /// Whether a target is a bare figure with prose behind it: 5343.67, and a goal.
  private func holdsProse(_ cell: ArraySlice<Token>) -> Bool {
    guard let first = cell.first, let second = cell.dropFirst().first else { return false }
    return first.shape.contains(.sum) && !second.shape.contains(.number)
      && second.width >= Self.prose
  }

  /// The narrowest word that no unit of a figure is, in half-width units.
  ///
  /// Units of seven characters are not printed; a narrower line of prose is not told from one.
  static let prose = 14

  /// Whether a line of a target ends one and the next begins another.
  private func holdsTwoTargets(_ cell: ArraySlice<Token>) -> Bool {
    let places = cell.indices.dropFirst()
    return places.contains { index in
      let (left, right) = (cell[index - 1], cell[index])
      guard right.gap != .space else { return false }
      return right.shape.contains(.beginsOperator)
        || left.shape.contains(.percentage) && !right.shape.contains(.unpaired)
    }
  }
}
