internal import Budget
internal import Tables

/// What a row left behind on the page before.
struct CutRow {
  /// The texts of its cells by column, and of the merged cells that reach down to it.
  var texts: [Int: String]
  /// The widths of their last lines by column.
  var lineWidths: [Int: Int]
  /// Their last words by column.
  var lastWords: [Int: Token] = [:]

  /// Notes the rows of a page: the last one and the merged cells that began above it.
  mutating func note(
    _ rows: [DividedRow], in stretch: Range<Int>, _ columns: [GridColumn], _ tokens: [Token]
  ) {
    for (index, row) in rows.enumerated() {
      let isLast = index == rows.count - 1
      if isLast {
        for column in columns.indices where !columns[column].isMerged { texts[column] = nil }
      }
      let beginsProject = row.cells.contains { columns[safe: $0.column]?.role == .project }
      if beginsProject, !row.isRemainder {
        for column in columns.indices where Self.isOfProject(columns[column]) {
          texts[column] = nil
        }
      }
      for cell in row.cells where isLast || columns[safe: cell.column]?.isMerged ?? false {
        let range =
          cell.tokens.lowerBound + stretch.lowerBound..<cell.tokens.upperBound + stretch.lowerBound
        let words = range.clamped(to: tokens.indices)
        let text = tokens[words].map(\.text).joined()
        texts[cell.column] = row.isRemainder ? texts[cell.column, default: ""] + text : text
        lineWidths[cell.column] = tokens.lineWidths(words).last
        lastWords[cell.column] = tokens[words].last
      }
    }
  }

  /// Whether each project has a cell of its own in a column.
  private static func isOfProject(_ column: GridColumn) -> Bool {
    guard column.isMerged, column.role != .unit else { return false }
    return column.kind == .entity || column.kind == .goals || column.kind == .amount
  }

  /// What it costs that some words go on with one of its cells.
  func remainder(
    _ range: Range<Int>, in index: Int, of columns: [GridColumn], _ costs: CellCosts
  ) -> Double {
    guard let column = columns[safe: index], let first = costs.tokens[safe: range.lowerBound] else {
      return .infinity
    }
    guard let before = texts[index] else { return costs.content(range, as: column.kind) + 0.5 }
    switch column.kind {
    case .level1, .level2:
      // A whole name does not go on, not even with what stands in parentheses.
      guard range.count <= Self.longestRest, !before.holds("指标") else { return 12 }
      let joined = before + costs.tokens[range].map(\.text).joined()
      let isLevel = column.kind == .level1 ? Labels.isLevel1(joined) : Labels.isLevel2(joined)
      return isLevel ? -3 : 12
    case .nature, .direction:
      guard range.count <= Self.longestRest else { return 6 }
      let joined = before + costs.tokens[range].map(\.text).joined()
      let isWhole = TokenShape.isNature(joined) || TokenShape.isDirection(joined)
      return isWhole && before != joined ? -2 : 6
    case .points, .amount, .counter, .rate, .measure:
      // `10.` goes on with its decimals.
      let isNumber = range.count == 1 && first.shape.contains(.number)
      return isNumber && lastWords[index]?.shape.contains(.opensNumber) ?? false ? -1 : 6
    default: break
    }
    var cost = joint(first, index, column, costs)
    if column.kind == .entity {
      // Sentences and items of a list are goals.
      let isGoal = costs.facts[range].contains {
        !$0.shape.isDisjoint(with: [.endsSentence, .item])
      }
      cost += isGoal ? 3 : 0
    }
    // A description that says no more than the name so far goes on where one of the two does.
    let isRepeated = texts.contains { $0.key != index && $0.value == before }
    if column.kind == .name, isRepeated { cost += 1 }
    guard let wrapWidth = column.wrapWidth, let width = lineWidths[index] else { return cost + 1 }
    return cost + (wrapWidth - width < first.headWidth + 2 ? 0.3 : 3)
  }

  /// What it costs that a word goes on with a cell, by how the cell ends.
  private func joint(
    _ first: Token, _ index: Int, _ column: GridColumn, _ costs: CellCosts
  ) -> Double {
    var cost = first.shape.contains(.beginsTarget) && column.kind != .goals ? 1.0 : 0
    guard let last = lastWords[index] else { return cost }
    cost -= max(0, costs.neighbours.bond(last.text, first.text))
    if last.shape.contains(.endsOpen) || first.shape.contains(.beginsClosing) { cost -= Self.open }
    if column.kind == .goals {
      let isOver = last.shape.contains(.endsFullSentence)
      if isOver, !first.shape.contains(.item) { cost += 1 }
      if !isOver, !last.shape.contains(.endsSentence) { cost -= 1 }
    }
    return cost
  }

  /// What it is worth that a text goes on that is not over: as much as a cell that ends there costs.
  private static let open = 2.5
  /// The most words of the rest of the name of a level.
  private static let longestRest = 4
}
