internal import Budget

/// Puts the first levels of a form above the rows that they cover, wherever a producer draws them.
///
/// A first level covers several rows, and is drawn with the first of them, the last, or the one in its
/// middle. Where it is not the first, its rows stand below the first level before it, which their second
/// levels do not belong to.
struct LevelSpans {
  /// The words.
  let tokens: [Token]

  /// Creates a judge of the rows of some words.
  init(_ tokens: [Token]) { self.tokens = tokens }

  /// A row of a body, with the names of its levels.
  private struct Row {
    var stretch: Int
    var place: Int
    var level1: String?
    var level2: String?
    /// The column in which the first level stands.
    var column: Int
  }

  /// A body with each first level in the first row that belongs to it; the same body where they stand
  /// there, or where the rows do not tell.
  func settled(
    _ body: LinearTableReader.Body, in block: TableRegion.Block
  ) -> LinearTableReader.Body {
    guard let first = body.columns.firstIndex(where: { $0.kind == .level1 }),
      let second = body.columns.firstIndex(where: { $0.kind == .level2 }), first < second
    else { return body }
    let rows = self.rows(body, block, first, second)
    let moves = self.moves(rows, first)
    // One alone may be printed so, unless the first rows stand below none.
    guard moves.count > 1 || moves.first?.to == 0 else { return body }
    var result = body
    for (from, to) in moves { move(rows[from], to: rows[to], first, &result, block) }
    return result
  }

  private func rows(
    _ body: LinearTableReader.Body, _ block: TableRegion.Block, _ first: Int, _ second: Int
  ) -> [Row] {
    var result: [Row] = []
    var above: String?
    for (stretch, division) in body.stretches.enumerated() {
      let offset = block.stretches[safe: stretch]?.lowerBound ?? 0
      for (place, row) in division.rows.enumerated() where row.isIndicator {
        let name = { (column: Int) -> String? in
          guard let cell = row.cells.first(where: { $0.column == column }) else { return nil }
          let words = cell.tokens.lowerBound + offset..<cell.tokens.upperBound + offset
          return tokens[words.clamped(to: tokens.indices).prefix(LevelDoubts.longestName)]
            .map(\.text).joined()
        }
        var row = Row(
          stretch: stretch, place: place, level1: name(first), level2: name(second), column: first)
        if let level2 = row.level2, row.level1 == nil, LevelDoubts.isFirst(level2, below: above) {
          // With no second level beside it, a first one was taken for one.
          (row.level1, row.level2, row.column) = (level2, nil, second)
        }
        above = row.level1 ?? above
        result.append(row)
      }
    }
    return result
  }

  /// The rows of first levels, and those above which each belongs.
  private func moves(_ rows: [Row], _ first: Int) -> [(from: Int, to: Int)] {
    var result: [(from: Int, to: Int)] = []
    var start = 0
    var above: String?
    for (place, row) in rows.enumerated() {
      guard let level1 = row.level1 else { continue }
      let before = (start..<place).first { index in
        guard let level2 = rows[index].level2 else { return false }
        return above.map { LevelPairs.conflict($0, level2) } ?? Self.belongs(level2, to: level1)
      }
      let isMisplaced = row.column != first
      if before != nil || isMisplaced {
        let target = before.map { above == nil ? start : $0 } ?? place
        let seconds = rows[target...place].compactMap(\.level2)
        if !seconds.contains(where: { LevelPairs.conflict(level1, $0) }) {
          result.append((place, target))
        }
      }
      (start, above) = (place + 1, level1)
    }
    return result
  }

  /// Whether a second level is one of a first one and not of every other.
  private static func belongs(_ level2: String, to level1: String) -> Bool {
    !LevelPairs.conflict(level1, level2) && others.contains { LevelPairs.conflict($0, level2) }
  }

  private static let others = ["产出指标", "效益指标", "满意度指标"]

  private func move(
    _ row: Row, to target: Row, _ column: Int, _ body: inout LinearTableReader.Body,
    _ block: TableRegion.Block
  ) {
    guard let from = block.stretches[safe: row.stretch]?.lowerBound,
      let to = block.stretches[safe: target.stretch]?.lowerBound,
      let index = body.stretches[row.stretch].rows[row.place].cells
        .firstIndex(where: { $0.column == row.column })
    else { return }
    let cell = body.stretches[row.stretch].rows[row.place].cells.remove(at: index)
    let offset = from - to
    let words = cell.tokens.lowerBound + offset..<cell.tokens.upperBound + offset
    let cells = body.stretches[target.stretch].rows[target.place].cells
    let place = cells.firstIndex { $0.column > column } ?? cells.count
    body.stretches[target.stretch].rows[target.place].cells.insert((column, words), at: place)
  }
}
