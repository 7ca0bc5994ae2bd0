internal import Budget
internal import Tables

/// Says which rows of a table are not sure: those that could as well have been divided otherwise, and
/// those that break a rule of the form.
struct TableDoubts {
  /// The words.
  let tokens: [Token]
  /// The columns.
  let columns: [GridColumn]

  /// What the reader of a row should know, at most one finding a row.
  func findings(
    _ rows: [DividedRow], in stretch: Range<Int>, unsure: Set<Int>
  ) -> [Finding] {
    var level1 = ""
    return rows.indices.compactMap { index in
      let row = rows[index]
      if let name = name(of: row, .level1, in: stretch) { level1 = name }
      if let level2 = name(of: row, .level2, in: stretch), LevelPairs.conflict(level1, level2) {
        // All rows of the second level stand under the wrong first one, if they do.
        let next = rows[(index + 1)...].first { name(of: $0, .level2, in: stretch) != nil }
        let end = next?.cells.first?.tokens.lowerBound ?? rows.last?.cells.last?.tokens.upperBound
        if let start = row.cells.first?.tokens.lowerBound, let end, end > start {
          return finding(
            moved(start..<end, to: stretch), "a second level stands below a first of another kind")
        }
      }
      guard let first = row.cells.first, let last = row.cells.last else { return nil }
      let words = moved(first.tokens.lowerBound..<last.tokens.upperBound, to: stretch)
      let isUnsure = tokens[words.clamped(to: tokens.indices)].contains { $0.isUnsure }
      let message =
        isUnsure
        ? Self.order : unsure.contains(index) ? Self.division : problem(of: row, in: stretch)
      guard let message else { return nil }
      return finding(
        moved(first.tokens.lowerBound..<last.tokens.upperBound, to: stretch), message)
    }
  }

  /// The name of a level that begins in a row.
  private func name(
    of row: DividedRow, _ kind: GridColumn.Kind, in stretch: Range<Int>
  ) -> String? {
    guard !row.isTotal, !row.isRemainder,
      let cell = row.cells.first(where: { columns[safe: $0.column]?.kind == kind }),
      cell.tokens.count <= Self.longestLevel
    else { return nil }
    return tokens[moved(cell.tokens, to: stretch).clamped(to: tokens.indices)].map(\.text).joined()
  }

  private static let order =
    "the order of drawing does not say in which of two rows or columns a cell stands"
  private static let division =
    "the lines do not say where one of two cells ends and the other begins"

  /// What speaks against a row.
  private func problem(of row: DividedRow, in stretch: Range<Int>) -> String? {
    guard !row.isTotal, !row.isRemainder, !row.isFiller else { return nil }
    // The subtotal of a list has a sum and no indicator.
    let isSubtotal = row.cells.allSatisfy { cell in
      columns[safe: cell.column].map { $0.isMerged && $0.kind != .level1 && $0.kind != .level2 }
        ?? false
    }
    if isSubtotal { return nil }
    for kind in [GridColumn.Kind.target, .name] where columns.contains(where: { $0.kind == kind }) {
      guard row.cells.contains(where: { columns[safe: $0.column]?.kind == kind }) else {
        return kind == .target
          ? "a row has no target, or its target was taken for another cell"
          : "a row has no name, or its name was taken for another cell"
      }
    }
    for cell in row.cells {
      let range = moved(cell.tokens, to: stretch)
      guard let column = columns[safe: cell.column],
        let message = problem(of: tokens[range.clamped(to: tokens.indices)], in: column)
      else { continue }
      return message
    }
    return nil
  }

  /// What speaks against a cell.
  private func problem(of cell: ArraySlice<Token>, in column: GridColumn) -> String? {
    guard let first = cell.first, let scalar = first.text.unicodeScalars.first else { return nil }
    if Token.closesText(scalar) { return "a cell begins with what ends a text" }
    let shape = first.shape
    switch column.kind {
    case .level1, .level2:
      // Names are short; the bound keeps a cell as long as the file from being joined.
      let text = cell.prefix(Self.longestLevel).map(\.text).joined()
      return Self.isLevel(text) ? nil : "a level name is none, or holds parts of others"
    case .points, .amount, .counter, .rate:
      let isFigure = cell.allSatisfy {
        !$0.shape.isDisjoint(with: [.number, .percentage, .placeholder])
      }
      return isFigure && cell.count <= 2 ? nil : "a figure is none, or holds other words"
    case .nature:
      return shape.contains(.nature) && cell.count == 1 ? nil : "an operator is none"
    case .name:
      let isTarget = cell.count == 1 && !shape.isDisjoint(with: [.number, .percentage, .nature])
      return isTarget || shape.contains(.beginsOperator) ? "a name looks like a target" : nil
    case .entity, .goals:
      // Money has columns of its own.
      let money = cell.contains { $0.shape.contains(.number) && $0.text.contains(".") }
      return money ? "a name or a goal holds a sum of money" : nil
    case .target:
      return holdsTwoTargets(cell) ? "a target holds another, or a name" : nil
    default: return nil
    }
  }

  /// The most words that a level name is looked for in.
  private static let longestLevel = 12

  /// Whether a text is a level name or looks like one: known ones, and short ones that end in 指标.
  private static func isLevel(_ text: String) -> Bool {
    if Labels.isLevel1(text) || Labels.isLevel2(text) { return true }
    let key = Labels.levelKey(text)
    let hasFigure = key.unicodeScalars.contains { $0.isDigit }
    return !key.isEmpty && key.unicodeScalars.count <= 12 && !hasFigure
      && !key.contains("指") && !key.contains("标")
  }

  /// Whether a line of a target ends one and the next begins another.
  private func holdsTwoTargets(_ cell: ArraySlice<Token>) -> Bool {
    let places = cell.indices.dropFirst()
    return places.contains { index in
      let (left, right) = (tokens[index - 1], tokens[index])
      guard right.gap != .space else { return false }
      return right.shape.contains(.beginsOperator)
        || left.shape.contains(.percentage) && !right.shape.contains(.unpaired)
    }
  }

  private func moved(_ range: Range<Int>, to stretch: Range<Int>) -> Range<Int> {
    range.lowerBound + stretch.lowerBound..<range.upperBound + stretch.lowerBound
  }

  private func finding(_ range: Range<Int>, _ message: String) -> Finding {
    tokens.doubt(range, message)
  }
}

extension Array where Element == Token {
  /// A finding that some words are not sure to stand where they were put.
  func doubt(_ range: Range<Int>, _ message: String) -> Finding {
    let parts = printed(range)
    return Finding(
      code: "text-ambiguous", severity: .note, message: message, page: parts.first?.page,
      evidence: parts.flatMap(\.lines))
  }
}
