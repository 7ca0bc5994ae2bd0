internal import Budget
internal import Tables

extension HeadGrid {
  // MARK: Small tables

  /// Adds a small table whose header some labels are.
  ///
  /// - Parameters:
  ///   - run: The labels.
  ///   - begin: Where the rows begin if not right behind them.
  ///   - end: Where the head ends.
  /// - Returns: Where the next thing begins, or `nil` where the labels head no table.
  mutating func readTable(_ run: [LabelMatch], from begin: Int? = nil, until end: Int) -> Int? {
    if let end = readSums(run, until: end) { return end }
    let holdsGoals = run.first?.below == .goals
    // A name over several columns of money has their names below it.
    let over = run.indices.first { index in
      index > 0 && run[index].below == nil && run[index].field?.isSum ?? false
        && run[safe: index + 1]?.below == .amount && run[safe: index + 2]?.below == .amount
    }
    let stacked = run.enumerated().prefix { index, label in
      index == over || label.below != nil && (label.below == .goals) == holdsGoals
    }.filter { $0.offset != over }.map(\.element)
    guard stacked.count >= 2, let last = stacked.last else { return nil }
    // The first of three names of goals groups the other two.
    guard !holdsGoals || group != nil || stacked.count < 3 else { return nil }
    // Sums of money in a run are labels without values, unless names of columns stand among them.
    guard stacked.contains(where: { !($0.field?.isSum ?? false) }) else { return nil }
    let start = begin ?? last.tokens.upperBound
    var columns = stacked.compactMap { label in
      label.below.map { GridColumn(header: [label.key], kind: $0, absence: $0 == .text ? 1 : 2) }
    }
    if holdsGoals { for index in columns.indices { columns[index].endsSentences = true } }
    let hasRowLabels = !holdsGoals && columns.first?.kind == .amount
    if hasRowLabels { columns.insert(GridColumn(header: [], kind: .label, absence: 6), at: 0) }
    let stop = tableEnd(start, until: end, hasRowLabels: hasRowLabels)
    guard stop > start else { return nil }
    let lateGroup = holdsGoals ? nil : groupOfTasks(at: stop, until: end)
    if let lateGroup {
      openGroup(lateGroup)
    } else if group == nil {
      groupIsFresh = false
    }
    let offset = (group == nil ? 0 : 1) + (hasRowLabels ? 1 : 0)
    if let over, over < stacked.count {
      writeHeader(stacked, over: run[over], at: over, offset: offset)
    } else {
      writeHeader(stacked, offset: offset)
    }
    writeRows(start..<stop, columns: columns, holdsGoals: holdsGoals)
    var next = stop
    if let lateGroup {
      next = lateGroup.tokens.upperBound
      // The sum of the rows may be drawn behind their label.
      if let first = tokens[safe: next], first.shape.contains(.total) {
        let rest = next..<tableEnd(next, until: end, hasRowLabels: hasRowLabels)
        writeRows(rest, columns: columns, holdsGoals: false)
        next = rest.upperBound
      }
    }
    closeGroup()
    return next
  }

  /// Divides words below the names of columns into rows and adds them.
  private mutating func writeRows(_ range: Range<Int>, columns: [GridColumn], holdsGoals: Bool) {
    var divider = RowDivider(columns: columns)
    divider.rowCost = holdsGoals ? 12 : 3
    let body = Array(tokens[range])
    let costs = CellCosts(body, spacesDigits: spacesDigits, neighbours: neighbours)
    let ways = divider.ways(costs)
    let division = divider.trace(ways, costs)
    let doubts = TableDoubts(tokens: tokens, columns: columns)
    // Sums that are not printed leave their columns open, but not their kinds.
    let unsure = holdsGoals ? RowDoubts(divider, costs).rows(of: division, ways) : []
    findings += doubts.findings([
      TableDoubts.Part(rows: division.rows, stretch: range, unsure: unsure)
    ])
    for row in division.rows {
      beginRow()
      writeRow(row, columns: columns, from: range.lowerBound)
    }
  }

  /// The label of a table of tasks that is drawn behind its rows.
  private func groupOfTasks(at index: Int, until end: Int) -> LabelMatch? {
    guard group == nil, index < end, let label = label(at: index), label.key.holds("任务"),
      label.below == nil
    else { return nil }
    // Where names of columns follow, it groups these.
    let below = self.label(at: label.tokens.upperBound)?.below
    return below == nil || below == .goals ? label : nil
  }

  /// Adds two goals side by side whose group label is drawn behind their names, in the middle of its
  /// rows; returns where the next thing begins.
  mutating func readGoals(_ run: [LabelMatch], until end: Int) -> Int? {
    guard group == nil, run.count >= 3, run[2].field != .group, run[2].key.holds("目标"),
      areGoalsSideBySide(run[0], run[1]), !areGoalsSideBySide(run[1], run[2])
    else { return nil }
    openGroup(run[2])
    let names = Array(run[..<2])
    guard let next = readTable(names, from: run[2].tokens.upperBound, until: end) else {
      return nil
    }
    return next
  }

  /// Whether two labels name goals of two kinds: of the term and of the year, set and reached.
  private func areGoalsSideBySide(_ first: LabelMatch, _ second: LabelMatch) -> Bool {
    guard first.below == .goals, second.below == .goals else { return false }
    if isReached(first) { return false }
    return isReached(second) || (first.field == .termGoals) != (second.field == .termGoals)
  }

  private func isReached(_ label: LabelMatch) -> Bool { label.key.holds("完成情况") }

  /// Adds names of sums side by side and the sums below them: as many figures as names, or one less, and
  /// what is carried over is blank then, as it mostly is.
  private mutating func readSums(_ run: [LabelMatch], until end: Int) -> Int? {
    guard run.count >= 2, run.allSatisfy({ $0.field?.isSum ?? false }), let last = run.last else {
      return nil
    }
    let start = last.tokens.upperBound
    let figures = (start..<max(start, end)).prefix(run.count + 1).prefix {
      tokens[$0].shape.contains(.number)
    }
    let blank = run.firstIndex { $0.field == .carryover }
    let lacksOne = figures.count == run.count - 1 && blank != nil && figures.count > 1
    guard figures.count == run.count || lacksOne, tokens[start].gap != .space else { return nil }
    if lacksOne {
      findings.append(tokens.doubt([figures.startIndex..<figures.endIndex], Self.oneBlank))
    }
    if group == nil { groupIsFresh = false }
    let offset = group == nil ? 0 : 1
    writeHeader(run, offset: offset)
    beginRow()
    let places = run.indices.filter { !lacksOne || $0 != blank }
    for (place, figure) in zip(places, figures) {
      writer.add(tokens.printed(figure..<figure + 1), columns: offset + place..<offset + place + 1)
    }
    closeGroup()
    return figures.endIndex
  }

  /// What is said of figures that are one less than their names.
  private static let oneBlank =
    "an amount fewer than names: the one carried over is taken for blank"

  /// Where the rows of a small table end: at the next label that is not one of its own.
  private func tableEnd(_ start: Int, until end: Int, hasRowLabels: Bool) -> Int {
    var index = start
    while index < end {
      if let label = label(at: index), label.field != nil {
        let isRow = StackedLabels.isRowLabel(label.key)
        guard hasRowLabels && isRow else { return index }
        index = label.tokens.upperBound
      } else {
        index += 1
      }
    }
    return end
  }

  /// A header of two rows: a name over the columns from a place on.
  private mutating func writeHeader(
    _ labels: [LabelMatch], over: LabelMatch, at place: Int, offset: Int
  ) {
    beginRow()
    let tall = labels[..<place].enumerated().map { index, label in
      writer.add(tokens.printed(label.tokens), columns: offset + index..<offset + index + 1)
    }
    writer.add(tokens.printed(over.tokens), columns: offset + place..<offset + labels.count)
    beginRow()
    for cell in tall { writer.extendToLastRow(cell) }
    for (index, label) in labels.enumerated().dropFirst(place) {
      writer.add(tokens.printed(label.tokens), columns: offset + index..<offset + index + 1)
    }
  }

  private mutating func writeHeader(_ labels: [LabelMatch], offset: Int) {
    beginRow()
    for (place, label) in labels.enumerated() {
      writer.add(tokens.printed(label.tokens), columns: offset + place..<offset + place + 1)
    }
  }

  private mutating func writeRow(_ row: DividedRow, columns: [GridColumn], from start: Int) {
    let offset = group == nil ? 0 : 1
    if row.isTotal {
      writeTotal(row, columns: columns, from: start)
      return
    }
    for column in columns.indices {
      let cell = row.cells.first { $0.column == column }
      let range = cell.map { $0.tokens.lowerBound + start..<$0.tokens.upperBound + start }
      writer.add(
        range.map { tokens.printed($0) } ?? [], columns: offset + column..<offset + column + 1)
    }
  }

  /// A row of sums: its label covers the columns before the first of them.
  private mutating func writeTotal(_ row: DividedRow, columns: [GridColumn], from start: Int) {
    let offset = group == nil ? 0 : 1
    let first = columns.firstIndex { $0.isFigure } ?? columns.count
    for (place, cell) in row.cells.enumerated() {
      let range = cell.tokens.lowerBound + start..<cell.tokens.upperBound + start
      let columns =
        place == 0
        ? offset..<offset + max(1, first) : offset + cell.column..<offset + cell.column + 1
      writer.add(tokens.printed(range), columns: columns)
    }
  }
}
