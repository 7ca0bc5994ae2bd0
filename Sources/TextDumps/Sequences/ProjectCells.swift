internal import Budget
internal import Tables

/// Puts the merged cells of a list's projects above the rows of their projects where pages cut these.
///
/// A cell that covers rows on two pages is drawn where its middle stands: at the top of the second
/// page, before the rows that go on there, although its first rows stand at the end of the first;
/// where the middle is the page break itself, on both.
struct ProjectCells {
  /// The words.
  private let tokens: [Token]

  /// Creates a judge of the cells of some words.
  init(_ tokens: [Token]) { self.tokens = tokens }

  /// The project whose rows are being read.
  private struct Open {
    var texts: [Int: String] = [:]
    /// Where its first cell stands: the page, and the place among its cells.
    var page = 0
    var cell = 0
    /// The points of its rows so far.
    var points = 0
    /// The first level of its last row.
    var rank = 0
    /// The first row that may belong to the next project, because the points are complete or the
    /// levels begin anew.
    var complete: (page: Int, cell: Int)?
    var restart: (page: Int, cell: Int)?
    var isRestartedOnce = true
  }

  /// Moves the cells of cut projects, and marks those that are drawn again.
  func settle(_ pages: inout [PageMerge.Result?]) {
    var open = Open()
    for page in pages.indices {
      guard var result = pages[page] else { continue }
      guard let rows = result.rows.last, isList(rows.columns) else {
        open = Open()
        continue
      }
      if result.goesOn, let first = result.cells.firstIndex(where: \.isBody) {
        move(from: first, of: page, &result, rows.columns, &open, &pages)
      }
      read(result.cells, of: page, rows.columns, &open)
      pages[page] = result
    }
  }

  private func isList(_ columns: [LabelMatch]) -> Bool {
    columns.contains { $0.column == .project }
  }

  private func isProject(_ column: Int?, _ columns: [LabelMatch]) -> Bool {
    guard let column, let name = columns[safe: column]?.column else { return false }
    return !MergedHeader.isIndicatorColumn(name)
  }

  private func text(_ cell: MergedCell) -> String {
    // Names of projects are short; goals are told apart by their beginnings.
    tokens[cell.tokens].prefix(40).map(\.text).joined()
  }

  /// Moves the cells of a project at the top of a page to where its rows begin.
  private func move(
    from first: Int, of page: Int, _ result: inout PageMerge.Result, _ columns: [LabelMatch],
    _ open: inout Open, _ pages: inout [PageMerge.Result?]
  ) {
    let leading = result.cells[first...].prefix { isProject($0.column, columns) }
    var moved: [MergedCell] = []
    for index in leading.indices {
      guard let column = result.cells[index].column else { continue }
      let (known, text) = (open.texts[column] ?? "", text(result.cells[index]))
      if !known.isEmpty,
        known == text || text.count > 6 && (known.hasPrefix(text) || known.hasSuffix(text))
      {
        result.cells[index].isRepeated = true
      } else if !known.isEmpty, text.hasPrefix(known),
        let part = pages[open.page]?.cells[open.cell...].firstIndex(where: { $0.column == column })
      {
        // The page before shows the beginning alone.
        pages[open.page]?.cells[part].tokens = result.cells[index].tokens
        result.cells[index].isRepeated = true
      } else {
        moved.append(result.cells[index])
      }
    }
    guard !moved.isEmpty else { return }
    let isSame = moved.allSatisfy { open.texts[$0.column ?? -1] == nil } && !open.texts.isEmpty
    var target = open.complete ?? (open.isRestartedOnce ? open.restart : nil)
    if isSame { target = (open.page, open.cell) }
    guard let target, target.page < page, var cells = pages[target.page]?.cells else { return }
    var place = target.cell
    for cell in moved {
      if isSame {
        place = target.cell
        while let other = cells[safe: place]?.column, other < cell.column ?? 0,
          isProject(other, columns)
        { place += 1 }
      }
      cells.insert(cell, at: min(place, cells.count))
      place += 1
      if let column = cell.column, isSame { open.texts[column] = text(cell) }
    }
    pages[target.page]?.cells = cells
    let places = Set(moved.map(\.tokens.lowerBound))
    result.cells.removeAll { places.contains($0.tokens.lowerBound) }
    guard !isSame else { return }
    // Read the rows again that stand below the moved cells.
    open = Open()
    read(Array(cells[target.cell...]), of: target.page, columns, &open, offset: target.cell)
    for between in target.page + 1..<max(page, target.page + 1) {
      if let cells = pages[between]?.cells { read(cells, of: between, columns, &open) }
    }
  }

  /// Notes the rows of a page.
  private func read(
    _ cells: [MergedCell], of page: Int, _ columns: [LabelMatch], _ open: inout Open,
    offset: Int = 0
  ) {
    var last = columns.count
    for (index, cell) in cells.enumerated() where cell.isBody && !cell.isRepeated {
      guard let column = cell.column else {
        last = columns.count
        continue
      }
      if column <= last { beginRow(page, index + offset, &open) }
      last = column
      if isProject(column, columns) {
        if open.texts[column] != nil || open.rank > 0 || open.points > 0 {
          open = Open(page: page, cell: index + offset)
        }
        if open.texts.isEmpty { (open.page, open.cell) = (page, index + offset) }
        open.texts[column] = text(cell)
      } else if columns[column].column == .weight {
        open.points += Int(tokens[cell.tokens.lowerBound].text) ?? 0
      } else if columns[column].column == .level1 {
        noteLevel(Self.rank(text(cell)), page, index + offset, &open)
      }
    }
  }

  private func beginRow(_ page: Int, _ cell: Int, _ open: inout Open) {
    // The points of a project add up to 100, or to 90 with 10 for its money.
    if open.complete == nil, open.points == 90 || open.points == 100 {
      open.complete = (page, cell)
    }
  }

  private func noteLevel(_ rank: Int, _ page: Int, _ cell: Int, _ open: inout Open) {
    if rank < open.rank {
      if open.restart != nil { open.isRestartedOnce = false }
      open.restart = open.restart ?? (page, cell)
    }
    open.rank = rank
  }

  /// How far down a first level stands in most forms, from 1.
  static func rank(_ level1: String) -> Int {
    let key = Labels.levelKey(level1)
    if key.holds("满意度") { return 4 }
    if key.holds("效益") || key.holds("效果") { return 3 }
    return key.holds("成本") ? 2 : 1
  }
}
