internal import Budget
internal import Tables

/// Tells tables whose merged cells stand in the last row that they cover, and moves them to the first.
///
/// Most producers draw a merged cell with its first row. Some lay all rows out before they know how
/// high it is, and draw it with the last. The words are divided into the same cells either way; which
/// rows a cell covers shows in what the form prints: the first row of a table stands below a first
/// level, and so does every second level below one of its own kind.
struct MergedEnds {
  /// The words.
  let tokens: [Token]

  /// Creates a judge of the tables of some words.
  init(_ tokens: [Token]) { self.tokens = tokens }

  /// The bodies of the tables of a dump with the merged cells in the last of their rows, where they
  /// read better so.
  ///
  /// A producer draws all its tables alike, so all of them are asked.
  ///
  /// - Parameters:
  ///   - regions: The tables.
  ///   - bodies: Their rows with merged cells in the first of them.
  ///   - divided: Divides the words with merged cells in the last of their rows.
  /// - Returns: `nil` where they read no better so.
  func bodies(
    in regions: [TableRegion], _ bodies: [[LinearTableReader.Body]],
    divided: () -> [[LinearTableReader.Body]]
  ) -> [[LinearTableReader.Body]]? {
    let atStart = problems(in: regions, bodies, atEnd: false)
    // One table that reads badly either way says nothing.
    guard atStart > 1 else { return nil }
    let others = divided()
    return problems(in: regions, others, atEnd: true) * 3 <= atStart ? others : nil
  }

  /// How many rows of the tables of a dump break what the form says of its levels.
  private func problems(
    in regions: [TableRegion], _ bodies: [[LinearTableReader.Body]], atEnd: Bool
  ) -> Int {
    var result = 0
    for (region, bodies) in zip(regions, bodies) {
      for (block, body) in zip(region.blocks, bodies) {
        for kind in Self.outermost(body.columns) {
          let cells = Self.indicators(of: body, in: block).map { row in
            row.cells.contains { $0.column == kind }
          }
          if (atEnd ? cells.last : cells.first) == false { result += 1 }
        }
        let body = atEnd ? Self.moved(body, in: block) : body
        result += conflicts(Self.indicators(of: body, in: block), body.columns)
      }
    }
    return result
  }

  /// A row with its cells' places among all words.
  private struct Row {
    var cells: [(column: Int, tokens: Range<Int>)]
  }

  /// The columns of which the first row of a table has a cell: the first level and the project.
  private static func outermost(_ columns: [GridColumn]) -> [Int] {
    columns.indices.filter { columns[$0].kind == .level1 || columns[$0].role == .project }
  }

  private static func indicators(
    of body: LinearTableReader.Body, in block: TableRegion.Block
  ) -> [Row] {
    zip(block.stretches, body.stretches).flatMap { stretch, division in
      division.rows.filter(\.isIndicator).map { row in
        Row(
          cells: row.cells.map { cell in
            (
              cell.column,
              cell.tokens.lowerBound + stretch.lowerBound..<cell.tokens.upperBound
                + stretch.lowerBound
            )
          })
      }
    }
  }

  /// In how many rows a level stands below one of another kind or in the column of another.
  private func conflicts(_ rows: [Row], _ columns: [GridColumn]) -> Int {
    var levels = LevelDoubts(columns)
    return rows.count { row in
      let cells = row.cells.map { cell in
        let words = cell.tokens.clamped(to: tokens.indices).prefix(LevelDoubts.longestName)
        return LevelDoubts.Cell(column: cell.column, text: tokens[words].map(\.text).joined())
      }
      let problem = levels.problem(of: cells)
      let isAlone = problem == .noFirst && cells.contains { columns[$0.column].kind == .level2 }
      return problem == .conflict || problem == .wrongLevel || isAlone
    }
  }

  /// A body with each merged cell in the first row behind the one before it.
  static func moved(
    _ body: LinearTableReader.Body, in block: TableRegion.Block
  ) -> LinearTableReader.Body {
    var result = body
    // For each merged column the first row without a cell of it: its stretch and its place.
    var free: [Int: (stretch: Int, row: Int)] = [:]
    var begun: (stretch: Int, row: Int)?
    for (stretch, division) in body.stretches.enumerated() {
      for (place, row) in division.rows.enumerated() where row.isIndicator {
        if begun == nil {
          begun = (stretch, place)
          for column in body.columns.indices { free[column] = begun }
        }
        for column in body.columns.indices where free[column] == nil {
          free[column] = (stretch, place)
        }
        for cell in row.cells where body.columns[cell.column].isMerged {
          guard let target = free[cell.column] else { continue }
          free[cell.column] = nil
          guard target != (stretch, place) else { continue }
          let offset =
            block.stretches[stretch].lowerBound - block.stretches[target.stretch].lowerBound
          result.stretches[stretch].rows[place].cells.removeAll { $0.column == cell.column }
          let moved = (
            column: cell.column,
            tokens: cell.tokens.lowerBound + offset..<cell.tokens.upperBound + offset
          )
          let cells = result.stretches[target.stretch].rows[target.row].cells
          let at = cells.firstIndex { $0.column > cell.column } ?? cells.count
          result.stretches[target.stretch].rows[target.row].cells.insert(moved, at: at)
        }
      }
    }
    return result
  }
}
