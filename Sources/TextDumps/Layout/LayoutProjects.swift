internal import Budget
internal import Tables

extension LayoutBody {
  /// The columns of a list that name a project, its amounts and its goals.
  var projectColumns: [Int] {
    columns.indices.filter { index in
      switch columns[index].kind {
      case .entity, .amount, .goals: columns[index].isMerged
      default: false
      }
    }
  }

  /// Puts the cells of a list's projects beside the first of the rows that they cover.
  ///
  /// The cells of one project cover the same rows, so they are divided together, as the cells of
  /// one row are. A project without indicators, such as the sum of a department, gets a row of its
  /// own.
  mutating func placeProjects(
    _ rows: inout [Row], _ byColumn: [[Chunk]], ranges: [Range<Int>], lines: [Int],
    mayContinue: Bool, rest: Range<Int>?
  ) {
    let merged = projectColumns
    guard merged.contains(where: { !byColumn[$0].isEmpty }), !rows.isEmpty,
      ranges.count == rows.count
    else { return }
    // What stands between the rows of two projects has no rows.
    var held: [Range<Int>] = []
    for range in ranges {
      guard let first = lines[safe: range.lowerBound], let last = lines[safe: range.upperBound - 1]
      else { return }
      held.append(first..<last + 1)
    }
    var divider = LayoutRows(merged.map { (Self.projectColumn(columns[$0]), byColumn[$0]) })
    divider.tallest = 80
    divider.mayMix = true
    divider.ownCost = 6
    divider.setRows(held)
    overhang = 0
    lastSpan = nil
    let divided = divider.rows()
    let unsure = divider.doubts(in: divided)
    let projects = divided.enumerated().map { index, project in
      Project(
        cells: merged.indices.map { Array(byColumn[merged[$0]][divider.cell($0, in: project)]) },
        isDoubtful: unsure.contains(index))
    }
    var result: [Row] = []
    var start = 0
    var open: [Project] = []
    func close(_ end: Int, isLast: Bool) {
      result += placed(
        open, beside: Array(rows[start..<end]), held: Array(held[start..<end]),
        mayContinue: mayContinue && start == 0, rest: rest == nil || start > 0 ? 0 : 1,
        isLast: isLast)
      start = end
      open = []
    }
    for project in projects {
      guard let own = project.lines, project.cells.count(where: { $0.isEmpty }) * 2 >= merged.count,
        !(held[safe: Self.row(at: own.lowerBound, held)]?.overlaps(own) ?? false)
      else {
        open.append(project)
        continue
      }
      close(max(start, Self.row(at: own.lowerBound, held)), isLast: false)
      var row = Row(isDoubtful: project.isDoubtful)
      for (place, cell) in project.cells.enumerated() where !cell.isEmpty {
        row.cells[merged[place]] = cell
      }
      result.append(row)
    }
    close(rows.count, isLast: true)
    rows = result
  }

  /// The rows of a page that the last of its projects covers.
  struct ProjectSpan {
    /// Where the rows of the page begin, and where the last ends, in lines.
    var tops: [Double]
    /// The first of its rows.
    var first: Int
    /// Where its label stands, in lines.
    var middle: Double
    /// Whether its label stands where the page ends.
    var isSplit: Bool

    /// The first of the last rows that belong to the first project of the next page, which needs
    /// some lines of them so that its label stands on its middle.
    func firstRow(after lines: Double) -> Int? {
      guard !isSplit, let bottom = tops.last, lines > 0 else { return nil }
      let cost = { (row: Int) -> Double in
        let off = (tops[first] + tops[row]) / 2 - middle
        let missing = lines - (bottom - tops[row])
        return off * off + missing * missing / 4
      }
      let best = (first + 1..<tops.count).min { cost($0) < cost($1) }
      return best.flatMap { $0 < tops.count - 1 && cost($0) + 1 < cost(tops.count - 1) ? $0 : nil }
    }
  }

  /// Gives the first project of a page the last rows of the page before that its label's place says
  /// are its own: `before` of them where labels stand at the bottoms of their rows.
  func moveBeginning(
    to rows: inout [[Row]], from found: inout [Row], _ span: ProjectSpan?, before: Int
  ) {
    let own = span.flatMap { span in
      span.firstRow(after: overhang).map { span.tops.count - 1 - $0 }
    }
    guard let count = before > 0 ? before : own,
      let page = rows.lastIndex(where: { !$0.isEmpty }), count <= rows[page].count,
      let first = found.firstIndex(where: { row in
        projectColumns.contains { row.cells[$0] != nil }
      })
    else { return }
    let target = rows[page].count - count
    for moved in rows[page].indices[target...] { rows[page][moved].isDoubtful = true }
    for column in projectColumns {
      guard let cell = found[first].cells.removeValue(forKey: column) else { continue }
      rows[page][target].cells[column, default: []] += cell
    }
  }

  /// The cells of one project, column by column.
  private struct Project {
    var cells: [[Chunk]]
    /// Whether its lines could as well belong to others.
    var isDoubtful: Bool

    /// The lines on which they stand.
    var lines: Range<Int>? {
      let all = cells.joined().map(\.line)
      guard let first = all.min(), let last = all.max() else { return nil }
      return first..<last + 1
    }
  }

  /// A merged column as one of a table whose rows are projects.
  private static func projectColumn(_ column: GridColumn) -> GridColumn {
    var result = column
    result.isMerged = false
    result.absence = 1
    return result
  }

  /// The rows with the cells of the projects that cover them.
  private mutating func placed(
    _ projects: [Project], beside rows: [Row], held: [Range<Int>], mayContinue: Bool, rest: Int,
    isLast: Bool
  ) -> [Row] {
    let merged = projectColumns
    var rows = rows
    guard !projects.isEmpty else { return rows }
    guard !rows.isEmpty else {
      return projects.map { project in
        var row = Row()
        for (place, cell) in project.cells.enumerated() where !cell.isEmpty {
          row.cells[merged[place]] = cell
        }
        return row
      }
    }
    let tops = self.tops(rows)
    var levels = LayoutLevels(tops: tops)
    levels.isCut = isCut && isLast
    levels.mayContinue = mayContinue
    // Rows in the wrong project are worse than in the wrong level.
    levels.margin = 2
    levels.usual = usualStanding
    levels.mayBeCut = repeats.wereFound
    levels.isSplit = projects.last.map { repeats.isRepeated($0.cells) } ?? false
    levels.firstRow = rows.count < 2 ? 0 : rest
    // Every row of a list is of a project.
    levels.orphanCost = 40
    levels.runs = runs(of: rows, projectCount: projects.count)
    let labels = projects.indices.map { index in
      let cells = projects[index].cells.filter { !$0.isEmpty }
      let middles = cells.map { cell in
        (height(ofLine: cell[0].line, held, tops)
          + height(ofLine: cell[cell.count - 1].line, held, tops)) / 2
      }
      return LayoutLevels.Label(
        chunks: index..<index + 1, middle: middles.reduce(0, +) / Double(max(1, middles.count)),
        top: height(ofLine: projects[index].lines?.lowerBound ?? 0, held, tops),
        bottom: height(ofLine: (projects[index].lines?.upperBound ?? 1) - 1, held, tops))
    }
    let conflict = { (_: Int, _: Int) in 0.0 }
    let spans = levels.bestSpans(
      of: labels, starts: nil, mayContinue: mayContinue, conflict: conflict)
    for (standing, cost) in levels.costs { standings[standing, default: 0] += cost }
    gainAtBottom += levels.gainAtBottom(labels.count)
    for row in levels.doubts(in: spans, of: labels, conflict: conflict) {
      rows[row].isDoubtful = true
    }
    for row in spans.flatMap({ levels.runs?.repeated(in: $0) ?? [] }) where row < rows.count {
      rows[row].isDoubtful = true
    }
    if mayContinue, repeats.wereFound, let label = labels.first, let span = spans.first,
      levels.standing == .middle
    {
      overhang = span.lowerBound == levels.firstRow ? tops[span.upperBound] - 2 * label.middle : 0
    }
    if isLast, let label = labels.last, let span = spans.last, levels.standing == .middle {
      lastSpan = ProjectSpan(
        tops: tops, first: span.lowerBound, middle: label.middle, isSplit: levels.isSplit)
    }
    if isLast, levels.standing == .bottom, let end = spans.last?.upperBound, end < rows.count {
      trailing = rows.count - end
    }
    for (project, span) in zip(projects, spans) {
      let first = min(span.lowerBound, rows.count - 1)
      if project.isDoubtful { rows[first].isDoubtful = true }
      for (place, cell) in project.cells.enumerated() where !cell.isEmpty {
        rows[first].cells[merged[place], default: []] += cell
      }
    }
    return rows
  }

  /// The runs of rows with one first level, if the levels of each project are sorted.
  private mutating func runs(of rows: [Row], projectCount: Int) -> LevelRuns? {
    guard levelOrder.isSorted, let level = columns.firstIndex(where: { $0.kind == .level1 }) else {
      return nil
    }
    let runs = LevelRuns(rows.map { row in row.cells[level].map { $0.map(\.bare).joined() } })
    // A page may begin or end with rows of a project whose label stands on another.
    levelOrder.add(groups: runs.groupCount, projects: projectCount + 1)
    return runs.groupCount > 1 && runs.groupCount <= projectCount + 1 ? runs : nil
  }

  /// The first row that ends below a line.
  private static func row(at line: Int, _ held: [Range<Int>]) -> Int {
    held.firstSorted { $0.upperBound > line }
  }

  /// The height at which a line of the dump stands.
  private func height(ofLine line: Int, _ held: [Range<Int>], _ tops: [Double]) -> Double {
    let row = Self.row(at: line, held)
    if let lines = held[safe: row], let top = tops[safe: row], let bottom = tops[safe: row + 1] {
      if line < lines.lowerBound { return top }
      let part = (Double(line - lines.lowerBound) + 0.5) / Double(lines.count)
      return top + part * (bottom - top)
    }
    return tops.last ?? 0
  }
}
