internal import Budget

/// Puts the merged cells of a list's projects into the first of their rows, wherever a producer draws
/// them.
///
/// Most draw a merged cell with its first row; some with its last one, or where a page cuts it. Which
/// rows belong to one project shows in the rows themselves: their points add up to a whole, or the
/// levels begin anew. Where there are as many projects as such stretches of rows, and each is drawn
/// within its own, its cells belong above that.
struct ProjectSpans {
  /// The words.
  let tokens: [Token]

  /// Creates a judge of the rows of some words.
  init(_ tokens: [Token]) { self.tokens = tokens }

  /// A row of a body: its stretch and its place there.
  private struct Row {
    var stretch: Int
    var place: Int
    /// Whether it holds an indicator.
    var isIndicator: Bool
    /// Whether it names a project.
    var isProject: Bool
  }

  /// A body with the cells of each project in the first of its rows; the same body where they stand
  /// there, or where the rows do not tell.
  func settled(
    _ body: LinearTableReader.Body, in block: TableRegion.Block
  ) -> LinearTableReader.Body {
    guard let project = body.columns.indices.first(where: { body.columns[$0].role == .project })
    else { return body }
    let rows = self.rows(body, project)
    let projects = rows.indices.filter { rows[$0].isProject }
    guard projects.count > 1 || projects.first ?? 0 > 0 else { return body }
    let starts = self.starts(of: rows, projects, body, block)
    guard starts.count == projects.count, starts != projects else { return body }
    for (index, project) in projects.enumerated() {
      // At the end of a page a cut project may stand behind its rows.
      guard project >= starts[index], project < starts[safe: index + 1] ?? rows.count else {
        return body
      }
    }
    var result = body
    for (start, project) in zip(starts, projects) where start != project {
      move(rows[project], to: rows[start], &result, block)
    }
    for stretch in result.stretches.indices {
      result.stretches[stretch].rows.removeAll { $0.cells.isEmpty }
    }
    return result
  }

  private func rows(_ body: LinearTableReader.Body, _ project: Int) -> [Row] {
    body.stretches.enumerated().flatMap { stretch, division -> [Row] in
      division.rows.enumerated().compactMap { place, row -> Row? in
        guard row.isIndicator else { return nil }
        let hasIndicator = row.cells.contains { !isProject(body.columns[safe: $0.column]) }
        let namesProject = row.cells.contains { $0.column == project }
        guard hasIndicator || namesProject else { return nil }
        return Row(
          stretch: stretch, place: place, isIndicator: hasIndicator, isProject: namesProject)
      }
    }
  }

  private func isProject(_ column: GridColumn?) -> Bool {
    guard let column, column.isMerged else { return false }
    return column.kind == .entity || column.kind == .goals || column.kind == .amount
  }

  /// The first rows of the projects: those before which the points are complete, or where the table
  /// has none, those whose first level stands above the one before.
  ///
  /// Empty where the rows below each project, as it is drawn, make a whole already.
  private func starts(
    of rows: [Row], _ projects: [Int], _ body: LinearTableReader.Body, _ block: TableRegion.Block
  ) -> [Int] {
    let facts = rows.map { self.facts(of: $0, body, block) }
    guard body.columns.contains(where: { $0.kind == .points }) else {
      let restarts = rows.indices.filter { index in
        index > 0 && rows[index].isIndicator
          && facts[index].rank < facts[..<index].last { $0.rank > 0 }?.rank ?? 0
      }
      let isDrawnThere = projects.dropFirst().allSatisfy { restarts.contains($0) }
      return isDrawnThere ? [] : [0] + restarts
    }
    return wholes(of: rows, projects, facts.map(\.points))
  }

  /// The first rows of the projects where the points of each add up to 100, or to 90 with 10 for its
  /// money; empty where they do so below each project as it is drawn, or in no way or several.
  private func wholes(of rows: [Row], _ projects: [Int], _ points: [Double]) -> [Int] {
    let totals = [100.0, 90]
    var sums = [0.0]
    for index in rows.indices {
      if index > 0, projects.contains(index) { sums.append(0) }
      sums[sums.count - 1] += points[index]
    }
    if sums.allSatisfy({ sum in totals.contains { abs(sum - $0) < 0.01 } }) { return [] }
    // Mostly all add up to the same.
    for totals in [[100.0], [90], totals] {
      var starts: [Int] = []
      var place = 0
      for (number, project) in projects.enumerated() {
        let next = projects[safe: number + 1] ?? rows.count
        guard let end = self.end(from: place, behind: project, before: next, points, totals) else {
          break
        }
        starts.append(place)
        place = end
      }
      if starts.count == projects.count, place == rows.count { return starts }
    }
    return []
  }

  /// Where the rows end that begin somewhere, hold one project and add up to a total.
  ///
  /// At 90 they may go on to 100 where rows of ten points follow; then the project behind tells.
  private func end(
    from start: Int, behind project: Int, before next: Int, _ points: [Double], _ totals: [Double]
  ) -> Int? {
    var sum = 0.0
    var result: Int?
    var index = start
    while index < points.count, sum < 100 {
      sum += points[index]
      index += 1
      // Rows without points belong to the row above.
      while index < points.count, points[index] == 0, index <= project { index += 1 }
      guard index > project, index <= next, totals.contains(where: { abs(sum - $0) < 0.01 }) else {
        continue
      }
      // Drawn with its last row, a project ends there.
      if result == nil || index == project + 1 { result = index }
    }
    return result
  }

  /// What a row says of its project.
  private func facts(
    of row: Row, _ body: LinearTableReader.Body, _ block: TableRegion.Block
  ) -> (points: Double, rank: Int) {
    var points = 0.0
    var rank = 0
    let offset = block.stretches[safe: row.stretch]?.lowerBound ?? 0
    for cell in body.stretches[row.stretch].rows[row.place].cells {
      let range = cell.tokens.lowerBound + offset..<cell.tokens.upperBound + offset
      let text = tokens[range.clamped(to: tokens.indices)].prefix(8).map(\.text).joined()
      switch body.columns[safe: cell.column]?.kind {
      case .points: points += Double(text) ?? 0
      case .level1: rank = ProjectCells.rank(text)
      default: break
      }
    }
    return (points, rank)
  }

  private func move(
    _ row: Row, to target: Row, _ body: inout LinearTableReader.Body, _ block: TableRegion.Block
  ) {
    guard let from = block.stretches[safe: row.stretch]?.lowerBound,
      let to = block.stretches[safe: target.stretch]?.lowerBound
    else { return }
    let cells = body.stretches[row.stretch].rows[row.place].cells
    let moved = cells.filter { isProject(body.columns[safe: $0.column]) }
    body.stretches[row.stretch].rows[row.place].cells.removeAll { cell in
      moved.contains { $0.column == cell.column }
    }
    let offset = from - to
    let placed = moved.map { cell in
      (
        column: cell.column,
        tokens: cell.tokens.lowerBound + offset..<cell.tokens.upperBound + offset
      )
    }
    body.stretches[target.stretch].rows[target.place].cells.insert(contentsOf: placed, at: 0)
  }
}
