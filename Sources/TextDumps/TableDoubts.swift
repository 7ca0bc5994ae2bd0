internal import Budget
internal import Tables

/// Says which rows of a table are not sure: those that could as well have been divided otherwise, and
/// those that break a rule of the form.
struct TableDoubts {
  /// The words.
  let tokens: [Token]
  /// The columns.
  let columns: [GridColumn]

  /// The rows of some words, and those of them that could as well have been divided otherwise.
  struct Part {
    var rows: [DividedRow]
    var stretch: Range<Int>
    var unsure: Set<Int> = []
  }

  /// A row with the places of its cells among all words.
  private struct Row {
    var row: DividedRow
    var offset: Int
    var isUnsure: Bool

    func words(_ cell: (column: Int, tokens: Range<Int>)) -> Range<Int> {
      cell.tokens.lowerBound + offset..<cell.tokens.upperBound + offset
    }
  }

  /// What the reader of the rows of a table should know, at most one finding a row.
  func findings(_ parts: [Part]) -> [Finding] {
    let rows = parts.flatMap { part in
      part.rows.enumerated().map { index, row in
        Row(row: row, offset: part.stretch.lowerBound, isUnsure: part.unsure.contains(index))
      }
    }
    var levels = LevelDoubts(columns)
    var result: [Finding] = []
    for (index, row) in rows.enumerated() {
      let problem = levels.problem(of: self.levels(of: row))
      var words = self.words(of: row)
      if problem == .conflict {
        // All rows of the second level stand under the wrong first one, if they do.
        let next = rows[(index + 1)...].firstIndex { beginsLevel2($0.row) } ?? rows.count
        words = rows[index..<next].flatMap { self.words(of: $0) }
        result.append(tokens.doubt(words, LevelDoubts.Problem.conflict.message))
        continue
      }
      let isUnordered = words.joined().contains { tokens[safe: $0]?.isUnsure ?? false }
      let message =
        isUnordered
        ? Self.order : row.isUnsure ? Self.division : problem?.message ?? self.problem(of: row)
      if let message { result.append(tokens.doubt(words, message)) }
    }
    return result
  }

  /// The names of the levels and the names of indicators in a row.
  private func levels(of row: Row) -> [LevelDoubts.Cell] {
    guard row.row.isIndicator else { return [] }
    return row.row.cells.compactMap { cell in
      switch columns[safe: cell.column]?.kind {
      case .level1, .level2, .name, .target:
        // Names are short; the bound keeps a cell as long as the file from being joined.
        let words = row.words(cell).clamped(to: tokens.indices).prefix(LevelDoubts.longestName)
        return LevelDoubts.Cell(column: cell.column, text: tokens[words].map(\.text).joined())
      default: return nil
      }
    }
  }

  private func beginsLevel2(_ row: DividedRow) -> Bool {
    row.isIndicator && row.cells.contains { columns[safe: $0.column]?.kind == .level2 }
  }

  private static let order =
    "the order of drawing does not say in which of two rows or columns a cell stands"
  private static let division =
    "the lines do not say where one of two cells ends and the other begins"

  /// What speaks against a row.
  private func problem(of row: Row) -> String? {
    guard row.row.isIndicator else { return nil }
    let cells = row.row.cells
    // The subtotal of a list has a sum and no indicator.
    let isSubtotal = cells.allSatisfy { cell in
      columns[safe: cell.column].map { $0.isMerged && $0.kind != .level1 && $0.kind != .level2 }
        ?? false
    }
    if isSubtotal { return nil }
    for kind in [GridColumn.Kind.target, .name] where columns.contains(where: { $0.kind == kind }) {
      guard cells.contains(where: { columns[safe: $0.column]?.kind == kind }) else {
        return kind == .target
          ? "a row has no target, or its target was taken for another cell"
          : "a row has no name, or its name was taken for another cell"
      }
    }
    for cell in cells {
      let range = row.words(cell).clamped(to: tokens.indices)
      guard let column = columns[safe: cell.column],
        let message = CellDoubts(column: column).problem(of: tokens[range])
      else { continue }
      return message
    }
    return nil
  }

  /// The words of a row, as stretches that are printed without others between them.
  private func words(of row: Row) -> [Range<Int>] {
    let parts = row.row.cells.map { row.words($0).clamped(to: tokens.indices) }
    return parts.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { result, part in
      if let last = result.last, last.upperBound >= part.lowerBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, part.upperBound)
      } else {
        result.append(part)
      }
    }
  }
}

extension Array where Element == Token {
  /// A finding that some words are not sure to stand where they were put.
  func doubt(_ range: Range<Int>, _ message: String) -> Finding { doubt([range], message) }

  /// A finding that some words are not sure to stand where they were put.
  func doubt(_ ranges: [Range<Int>], _ message: String) -> Finding {
    let parts = ranges.flatMap { printed($0) }
    return Finding(
      code: "text-ambiguous", severity: .note, message: message, page: parts.first?.page,
      evidence: parts.flatMap(\.lines))
  }
}
