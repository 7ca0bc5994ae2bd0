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
  /// A producer draws all its tables alike, so all of them are asked. Only those cells are drawn late
  /// that are as high as several rows: where a form leaves the second level blank instead, it stands in
  /// the first row.
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
    let atStart = problems(in: regions, bodies)
    // One table that reads badly either way says nothing.
    guard atStart > 1 else { return nil }
    let divided = divided()
    let outer = divided.map { $0.map { Self.late($0, levels2: false) } }
    let all = divided.map { $0.map { Self.late($0, levels2: true) } }
    let fewest = min(problems(in: regions, outer), problems(in: regions, all))
    guard fewest * 3 <= atStart else { return nil }
    let counts = [outer, all].map { bodies in
      zip(regions, bodies).map { region, bodies in
        zip(region.blocks, bodies).map { self.gaps(in: $0, $1) }
      }
    }
    let sums = counts.map { $0.joined().reduce(Gaps(), +) }
    return divided.indices.map { table in
      divided[table].indices.map { block in
        let (first, second) = (counts[0][table][block], counts[1][table][block])
        let isOuter = first == second ? sums[0] <= sums[1] : first < second
        return isOuter ? outer[table][block] : all[table][block]
      }
    }
  }

  /// How much speaks against a reading of the second levels.
  private struct Gaps: Comparable {
    /// Rows that break what the form says of its levels, or begin a first level without a second.
    var rows = 0
    /// Second levels of several rows on lines that do not agree with how they are drawn.
    var lines = 0

    static func < (left: Gaps, right: Gaps) -> Bool {
      (left.rows, left.lines) < (right.rows, right.lines)
    }

    static func + (left: Gaps, right: Gaps) -> Gaps {
      Gaps(rows: left.rows + right.rows, lines: left.lines + right.lines)
    }
  }

  /// A body with its merged columns drawn with their last rows.
  private static func late(
    _ body: LinearTableReader.Body, levels2: Bool
  ) -> LinearTableReader.Body {
    var body = body
    body.late = Set(
      body.columns.indices.filter {
        body.columns[$0].isMerged && (levels2 || body.columns[$0].kind != .level2)
      })
    return body
  }

  /// How many rows of the tables of a dump break what the form says of its levels.
  private func problems(
    in regions: [TableRegion], _ bodies: [[LinearTableReader.Body]]
  ) -> Int {
    var result = 0
    for (region, bodies) in zip(regions, bodies) {
      for (block, body) in zip(region.blocks, bodies) { result += problems(in: block, body) }
    }
    return result
  }

  private func problems(in block: TableRegion.Block, _ body: LinearTableReader.Body) -> Int {
    let kinds = Self.outermost(body.columns).count { kind in
      let cells = Self.indicators(of: body, in: block).map { row in
        row.cells.contains { $0.column == kind }
      }
      return (body.late.contains(kind) ? cells.last : cells.first) == false
    }
    let rows = Self.indicators(of: Self.moved(body, in: block), in: block)
    return kinds + conflicts(rows, body.columns)
  }

  /// How much speaks against a reading of the second levels of a table.
  private func gaps(in block: TableRegion.Block, _ body: LinearTableReader.Body) -> Gaps {
    guard let first = body.columns.firstIndex(where: { $0.kind == .level1 }),
      let second = body.columns.firstIndex(where: { $0.kind == .level2 })
    else { return Gaps() }
    let rows = Self.indicators(of: Self.moved(body, in: block), in: block)
    let missing = rows.count { row in
      row.cells.contains { $0.column == first } && !row.cells.contains { $0.column == second }
    }
    let drawn = Self.indicators(of: body, in: block)
    let (outer, inner) = (lines(of: first, drawn), lines(of: second, drawn))
    var speaking = 0
    // Where cells of one row share its line and first levels of several do not, second levels tell.
    if inner.low > 0, outer.shared == 0 {
      speaking = body.late.contains(second) ? inner.shared : inner.alone
    }
    return Gaps(rows: problems(in: block, body) + missing, lines: speaking)
  }

  /// How many cells of a column stand on the line of their row or alone, if each is drawn with the last
  /// row that it covers; apart from them those of one row that share its line.
  private func lines(of column: Int, _ rows: [Row]) -> (shared: Int, alone: Int, low: Int) {
    var height = 0
    var result = (shared: 0, alone: 0, low: 0)
    for row in rows {
      height += 1
      guard let cell = row.cells.first(where: { $0.column == column }) else { continue }
      let isShared = tokens[safe: cell.tokens.upperBound]?.gap == .space
      switch (height > 1, isShared) {
      case (true, true): result.shared += 1
      case (true, false): result.alone += 1
      case (false, true): result.low += 1
      case (false, false): break
      }
      height = 0
    }
    return result
  }

  /// A row with its cells' places among all words.
  private struct Row {
    var cells: [(column: Int, tokens: Range<Int>)]
  }

  /// The columns of which the first row of a table has a cell: the first level, and what a list says of
  /// the project.
  private static func outermost(_ columns: [GridColumn]) -> [Int] {
    let isList = columns.contains { $0.role == .project }
    return columns.indices.filter { index in
      let column = columns[index]
      return column.kind == .level1 || column.role == .project
        || isList && column.isMerged && (column.kind == .goals || column.kind == .amount)
    }
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

  /// A body with each late cell in the first row behind the one before it.
  static func moved(
    _ body: LinearTableReader.Body, in block: TableRegion.Block
  ) -> LinearTableReader.Body {
    guard !body.late.isEmpty else { return body }
    var result = body
    result.late = []
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
        for cell in row.cells where body.late.contains(cell.column) {
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
