internal import Tables

/// Reads the rows below an indicator header.
struct IndicatorReader {
  /// One printed row, with what tells it from the next.
  struct Row {
    var indicator: Indicator
    /// The grid row it begins in.
    var row: Int
    /// The texts in columns of unknown name.
    var extra: [(name: String, value: String)]
  }

  private var grid: GridView
  private let header: IndicatorHeader
  private let targets = TargetReader()
  private let year: Int?
  private(set) var rows: [Row] = []
  private(set) var repairs: [Repair] = []
  private(set) var findings: [Finding] = []
  /// Points that level names carry: `产出指标(50分)`.
  private(set) var points: [(name: String, points: String, page: Int)] = []
  /// Rows that sum up: 总分, 合计.
  private(set) var totals: [[Int]] = []
  /// The first row that is no indicator.
  private(set) var end: Int

  /// Reads rows until one is no indicator.
  init(grid: GridView, header: IndicatorHeader, until limit: Int, year: Int?) {
    self.grid = grid
    self.header = header
    self.year = year
    self.end = limit
    for index in header.cells { self.grid.read(index, as: .label) }
    // Names over several columns, whose own names stand below them.
    for row in header.rows.dropLast() {
      for index in grid.beginning(row: row) {
        let cell = grid.table.cells[index]
        if cell.columns.count > 1, cell.rows.upperBound < header.rows.upperBound {
          self.grid.read(index, as: .label)
        }
      }
    }
    // Names below one that stands for all of them.
    for index in header.cells where grid.table.cells[index].columns.count > 1 {
      let above = grid.table.cells[index]
      for row in header.rows where row >= above.rows.upperBound {
        for below in grid.indices(row: row, columns: above.columns) {
          self.grid.read(below, as: .label)
        }
      }
    }
    var row = header.rows.upperBound
    while row < limit {
      if isRepeatedHeader(row) || isTotal(row) {
        row += 1
        continue
      }
      if header.ends(before: row, of: grid) {
        end = row
        break
      }
      if !header.isGroup(row, of: grid) { readRow(row) }
      row += 1
    }
    if header.sets.count > 1 { orderBySet() }
  }

  /// The grid with the cells that were read marked.
  var readGrid: GridView { grid }

  /// What tells a figure of a sum row from the ones beside it: the name of its column.
  func columnName(of cell: Cell, _ place: Int) -> String {
    for index in header.cells where grid.table.cells[index].columns.overlaps(cell.columns) {
      return "/" + grid.table.cells[index].text.withoutBlanks
    }
    return place == 0 ? "" : "/\(place + 1)"
  }

  private func text(_ index: Int) -> String { grid.table.cells[index].text }

  /// The columns of the set's own cells: a new cell in one of them is a new indicator.
  private static let own: [Labels.Column] = [
    .level3, .description, .nature, .value, .measure, .weight, .actual, .score, .deviation,
    .direction, .remark,
  ]

  private mutating func isRepeatedHeader(_ row: Int) -> Bool {
    guard let other = IndicatorHeader(row: row, of: grid), other.names == header.names else {
      return false
    }
    for index in other.cells { grid.read(index, as: .dropped) }
    if let first = other.cells.first {
      let cell = grid.table.cells[first]
      repairs.append(
        Repair(
          kind: .header, page: cell.page, box: cell.box, printed: other.names, text: ""))
    }
    return true
  }

  private mutating func isTotal(_ row: Int) -> Bool {
    let cells = grid.beginning(row: row).filter { !text($0).isEmpty }
    guard let first = cells.first else { return false }
    guard ["总分", "合计", "总计", "总得分", "合计得分", "得分合计", "总评分"].contains(Labels.key(text(first)))
    else { return false }
    for index in cells.dropFirst() { grid.read(index) }
    grid.read(first, as: .label)
    totals.append(cells)
    return true
  }

  private mutating func readRow(_ row: Int) {
    for (number, set) in header.sets.enumerated() {
      var seen: [Int] = []
      var levels: [Int] = []
      var others: [Int] = []
      var texts: [Labels.Column: String] = [:]
      for (column, columns) in set.columns {
        let cells = grid.indices(row: row, columns: columns)
        texts[column] = joined(cells)
        switch column {
        case .level1, .level2: levels += cells
        case _ where IndicatorReader.own.contains(column): seen += cells
        default: others += cells
        }
      }
      let isNew = seen.contains { grid.table.cells[$0].rows.lowerBound == row && !text($0).isEmpty }
      // A level without indicators is a blank of the form; another text there says something.
      let ownTexts = IndicatorReader.own.compactMap { texts[$0] }
      guard isNew, !ownTexts.allSatisfy({ LevelNames.isFiller($0) }) else {
        for index in seen { grid.read(index, as: .dropped) }
        for index in levels where isNew || !isUnknown(index) { grid.read(index, as: .label) }
        continue
      }
      for index in seen { grid.read(index) }
      for index in levels + others { grid.read(index, as: .shared) }
      append(row: row, set: number, texts: texts, cells: seen)
    }
    for side in sideCells(row) { grid.read(side, as: .label) }
  }

  /// Whether the text of one row is neither a level nor a filler.
  private func isUnknown(_ index: Int) -> Bool {
    let cell = grid.table.cells[index]
    return cell.rows.count == 1 && !Labels.isLevel1(cell.text) && !Labels.isLevel2(cell.text)
      && !LevelNames.isFiller(cell.text)
  }

  /// The cells left of the levels: 绩效指标, one character a line.
  private func sideCells(_ row: Int) -> [Int] {
    let left = header.sets.flatMap(\.columns.values).map(\.lowerBound).min() ?? 0
    guard left > 0 else { return [] }
    // A level there is a column that the header does not name.
    return grid.indices(row: row, columns: 0..<left).filter {
      !Labels.isLevel1(text($0)) || Labels.field(text($0)) == .group
    }
  }

  private func joined(_ cells: [Int]) -> String {
    guard cells.count > 1 else { return cells.first.map(text) ?? "" }
    return cells.map(text).filter { !$0.isEmpty }.joined()
  }

  private mutating func append(
    row: Int, set number: Int, texts: [Labels.Column: String], cells: [Int]
  ) {
    let set = header.sets[number]
    func printed(_ column: Labels.Column) -> String? {
      guard let text = texts[column], set.columns[column] != nil else { return nil }
      return text.isEmpty ? nil : text
    }
    let nature = printed(.nature)
    let measure = printed(.measure)
    let level3 = printed(.level3).map { LevelNames.withoutPrefix($0) }
    var indicator = Indicator(
      level1: level(.level1, row: row, set: set), level2: level(.level2, row: row, set: set),
      level3: level3.map { $0.replacing("\n", with: "") }, description: printed(.description),
      target: targets.target(
        text: texts[.value] ?? "", nature: nature, measure: measure, name: level3, year: year),
      nature: nature, measure: measure, weight: printed(.weight), actual: printed(.actual),
      score: printed(.score), deviation: printed(.deviation), direction: printed(.direction),
      remark: printed(.remark), scope: set.scope ?? .year)
    place(&indicator, cells: cells, set: set)
    fillDown(&indicator, row: row)
    var extra: [(name: String, value: String)] = []
    for column in header.unknown {
      // What stands beside several rows is kept once.
      let found = grid.indices(row: row, columns: column.columns).filter { grid.uses[$0] == .none }
      for index in found { grid.read(index) }
      let value = joined(found)
      if !value.isEmpty { extra.append((column.name, value)) }
    }
    rows.append(Row(indicator: indicator, row: row, extra: extra))
  }

  /// The pages and the place of an indicator.
  private func place(_ indicator: inout Indicator, cells: [Int], set: IndicatorHeader.Set) {
    var pages: [Int] = []
    for index in cells {
      for fragment in grid.table.cells[index].fragments
      where !pages.contains(fragment.page) && !fragment.lines.isEmpty {
        pages.append(fragment.page)
      }
    }
    indicator.pages = pages.sorted()
    guard let first = indicator.pages.first else { return }
    for index in cells {
      for fragment in grid.table.cells[index].fragments where fragment.page == first {
        guard let box = fragment.box else { continue }
        indicator.box = indicator.box?.union(box) ?? box
      }
    }
    // The row begins at its levels, whose cells may reach over more rows.
    guard var whole = indicator.box else { return }
    for column in [Labels.Column.level1, .level2] {
      guard let place = set.columns[column]?.lowerBound,
        let box = cells.first.flatMap({
          grid.cell(row: grid.table.cells[$0].rows.lowerBound, column: place)?.box
        })
      else { continue }
      whole.left = min(whole.left, box.left)
    }
    indicator.box = whole
  }
}

extension IndicatorReader {
  /// A level's name in a row; points behind it go to `points`.
  private mutating func level(
    _ column: Labels.Column, row: Int, set: IndicatorHeader.Set
  ) -> String? {
    guard let columns = set.columns[column] else { return nil }
    let cells = grid.indices(row: row, columns: columns)
    let text = joined(cells).withoutBlanks
    guard !text.isEmpty else { return nil }
    let (name, value) = LevelNames.parted(text)
    guard let value, Labels.isLevel1(name) || Labels.isLevel2(name) else { return text }
    if let index = cells.first, grid.table.cells[index].rows.lowerBound == row {
      points.append((name, value, grid.table.cells[index].page))
    }
    return name
  }

  /// Levels that are blank because they go on from the row above.
  private mutating func fillDown(_ indicator: inout Indicator, row: Int) {
    guard let previous = rows.last(where: { $0.indicator.scope == indicator.scope })?.indicator
    else { return }
    joinHalves(&indicator, row: row)
    let isSeam = grid.table.seams.contains(row)
    let printed = [indicator.level1, indicator.level2]
    if indicator.level1 == nil, let level1 = previous.level1 {
      if let level2 = indicator.level2, !LevelNames.allows(level2: level2, under: level1) {
        findings.append(
          Finding(
            code: "level-blank", severity: .note,
            message: "the first level is not printed and cannot be the one above",
            page: indicator.pages.first, box: indicator.box, evidence: [level2]))
      } else {
        indicator.level1 = level1
      }
    }
    if indicator.level2 == nil, indicator.level1 == previous.level1 {
      indicator.level2 = previous.level2
    }
    let filled = [indicator.level1, indicator.level2]
    for (before, after) in zip(printed, filled) where before == nil {
      guard let after else { continue }
      repairs.append(
        Repair(
          kind: isSeam ? .pageBreak : .filled, page: indicator.pages.first ?? 1,
          box: indicator.box, printed: [], text: after))
    }
  }

  /// A level name cut in two by a page break: its second half stands on the new page.
  private mutating func joinHalves(_ indicator: inout Indicator, row: Int) {
    guard grid.table.seams.contains(row), let last = rows.indices.last else { return }
    for level in [\Indicator.level1, \Indicator.level2] {
      guard let half = indicator[keyPath: level], let above = rows[last].indicator[keyPath: level],
        LevelNames.areHalves(above, half)
      else { continue }
      let whole = above + half
      repairs.append(
        Repair(
          kind: .pageBreak, page: indicator.pages.first ?? 1, box: indicator.box,
          printed: [above, half], text: whole))
      var index = last
      while rows[index].indicator[keyPath: level] == above {
        rows[index].indicator[keyPath: level] = whole
        if index == 0 { break }
        index -= 1
      }
      indicator[keyPath: level] = whole
    }
  }

  /// Two sets side by side: first all of the left one, then all of the right one.
  private mutating func orderBySet() {
    let term = rows.filter { $0.indicator.scope == .term }
    rows = term + rows.filter { $0.indicator.scope != .term }
  }
}
