internal import Budget
internal import Tables

/// Puts the head of a form, labels and values in reading order, into rows.
///
/// Each label with its value becomes a row; a label that groups others spans their rows; labels
/// that stand above their values become a small table. Where a form prints the money of the whole
/// term beside that of the year, both stand in one row.
struct HeadGrid {
  private let tokens: [Token]
  private let matcher: LabelMatcher
  private let spacesDigits: Bool
  /// Where the rows go.
  private(set) var writer: GridWriter
  /// The label that groups the rows that follow, and its first row.
  private var group: Int?
  /// Which money of the group was printed already: a second sum of one kind is the year's.
  private var printedMoney: Set<Labels.Field> = []
  private var termRowIsOpen = false

  /// Creates a head that adds its rows to a table.
  init(_ tokens: [Token], matcher: LabelMatcher, spacesDigits: Bool, writer: GridWriter) {
    self.tokens = tokens
    self.spacesDigits = spacesDigits
    self.matcher = matcher
    self.writer = writer
  }

  /// Adds the rows of a head.
  mutating func read(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let run = labelRun(at: index, until: range.upperBound)
      guard let first = run.first else {
        index = readValue(nil, from: index, until: range.upperBound)
        continue
      }
      if let next = readTable(run, until: range.upperBound) {
        index = next
      } else {
        index = readLabel(first, next: run[safe: 1], until: range.upperBound)
      }
    }
    closeGroup()
  }

  // MARK: Labels

  /// The labels that follow each other without a value between them.
  private func labelRun(at start: Int, until end: Int) -> [LabelMatch] {
    var result: [LabelMatch] = []
    var index = start
    while index < end, let match = label(at: index), match.tokens.upperBound <= end {
      result.append(match)
      index = match.tokens.upperBound
    }
    return result
  }

  /// The label at a word: one of the head, or one that stands above its values.
  private func label(at index: Int) -> LabelMatch? {
    guard let match = matcher.match(at: index) else { return nil }
    // A label whose colon begins the next line stands in one cell with its value.
    if let next = tokens[safe: match.tokens.upperBound]?.text.first, next == "：" || next == ":" {
      return nil
    }
    return match.field != nil || match.below != nil ? match : nil
  }

  private mutating func readLabel(_ label: LabelMatch, next: LabelMatch?, until end: Int) -> Int {
    let field = label.field ?? .plain
    let follows = next.map { $0.tokens.lowerBound == label.tokens.upperBound } ?? false
    if field == .group || (isGoals(field) && follows && isGoalsOrGroup(next)) {
      closeGroup()
      openGroup(label)
      return label.tokens.upperBound
    }
    if !isMoney(field) { closeGroup() }
    return readValue(label, from: label.tokens.upperBound, until: end)
  }

  private func isGoals(_ field: Labels.Field?) -> Bool { field == .goals || field == .termGoals }

  private func isGoalsOrGroup(_ label: LabelMatch?) -> Bool {
    label?.below == .goals || isGoals(label?.field)
  }

  private func isMoney(_ field: Labels.Field?) -> Bool {
    switch field {
    case .total, .fiscal, .carryover, .other, .termTotal, .termFiscal: true
    default: false
    }
  }

  private mutating func openGroup(_ label: LabelMatch) {
    _ = writer.beginRow()
    group = writer.add(tokens.printed(label.tokens), columns: 0..<1)
    groupIsFresh = true
    printedMoney = []
    termRowIsOpen = false
  }

  private var groupIsFresh = false

  private mutating func closeGroup() {
    if let group { writer.extendToLastRow(group) }
    group = nil
    groupIsFresh = false
    termRowIsOpen = false
  }

  /// Begins a row, or uses the one that a group label has begun.
  private mutating func beginRow() {
    if groupIsFresh {
      groupIsFresh = false
    } else {
      _ = writer.beginRow()
    }
    if let group { writer.extendToLastRow(group) }
  }

  /// Adds a label and its value; returns where the next thing begins.
  private mutating func readValue(_ label: LabelMatch?, from start: Int, until end: Int) -> Int {
    // A label that goes on behind the head is none of it, but its first word is.
    var stop = label == nil ? start + 1 : start
    while stop < end, self.label(at: stop) == nil { stop += 1 }
    var lane = group == nil ? 0 : 1
    if let label, let field = label.field, isMoney(field) {
      stop = amountEnd(start, until: stop)
      lane = self.lane(for: field)
    } else {
      beginRow()
    }
    if let label {
      writer.add(tokens.printed(label.tokens), columns: lane..<lane + 1)
      lane += 1
    }
    guard label == nil else {
      let parts = isGoals(label?.field) ? goalParts(start..<stop) : [start..<stop]
      for part in parts {
        writer.add(tokens.printed(part), columns: lane..<lane + 1)
        lane += 1
      }
      return stop
    }
    writer.add(tokens.printed(start..<stop), columns: lane..<lane + 1)
    // A text below the money of a group is what the money is for, and ends the group.
    closeGroup()
    return stop
  }

  /// The column in which a sum of money stands; begins a row where needed.
  private mutating func lane(for field: Labels.Field) -> Int {
    let first = group == nil ? 0 : 1
    let hasTerm = printedMoney.contains(.termTotal) || field == .termTotal
    defer { printedMoney.insert(field) }
    guard hasTerm, group != nil else {
      beginRow()
      return first
    }
    let isYear: Bool =
      switch field {
      case .total, .carryover: true
      case .fiscal, .other: printedMoney.contains(field)
      default: false
      }
    if !isYear {
      beginRow()
      termRowIsOpen = true
      return first
    }
    if !termRowIsOpen {
      beginRow()
      writer.add([], columns: first..<first + 1)
      writer.add([], columns: first + 1..<first + 2)
    }
    termRowIsOpen = false
    return first + 2
  }

  /// Where an amount ends: after one number, or where none stands, at once.
  private func amountEnd(_ start: Int, until stop: Int) -> Int {
    guard start < stop, let first = tokens[safe: start]?.shape else { return start }
    guard !first.isDisjoint(with: [.number, .placeholder]) || first.contains(.beginsTarget) else {
      return start
    }
    var end = start + 1
    // A unit may follow its number.
    if end < stop, tokens[end].gap == .space, ["万元", "元"].contains(tokens[end].text) { end += 1 }
    return end
  }

  /// Goals of the term and of the year that stand side by side, each with its label before it.
  private func goalParts(_ range: Range<Int>) -> [Range<Int>] {
    var starts: [Int] = []
    for index in range where tokens[index].gap != .space || index == range.lowerBound {
      let line = tokens[index].text
      guard
        let colon = line.firstIndex(where: { $0 == "：" || $0 == ":" }) ?? paragraphLabelEnd(index)
      else { continue }
      let label = Labels.field(line[..<colon])
      if isGoals(label) { starts.append(index) }
    }
    guard starts.count > 1, starts.first == range.lowerBound else { return [range] }
    return starts.indices.map { starts[$0]..<(starts[safe: $0 + 1] ?? range.upperBound) }
  }

  /// The end of a token that holds a label whose colon stands at the start of the next line.
  private func paragraphLabelEnd(_ index: Int) -> String.Index? {
    guard let next = tokens[safe: index + 1]?.text.first, next == "：" || next == ":" else {
      return nil
    }
    return tokens[index].text.endIndex
  }
}

extension HeadGrid {
  // MARK: Small tables

  /// Adds a small table whose header some labels are; returns where the next thing begins.
  private mutating func readTable(_ run: [LabelMatch], until end: Int) -> Int? {
    let holdsGoals = run.first?.below == .goals
    // A name over several columns of money has their names below it.
    let over = run.indices.first { index in
      index > 0 && run[index].below == nil && isMoney(run[index].field)
        && run[safe: index + 1]?.below == .amount && run[safe: index + 2]?.below == .amount
    }
    let stacked = run.enumerated().prefix { index, label in
      index == over || label.below != nil && (label.below == .goals) == holdsGoals
    }.filter { $0.offset != over }.map(\.element)
    guard stacked.count >= 2, let last = stacked.last else { return nil }
    // The first of three names of goals groups the other two.
    guard !holdsGoals || group != nil || stacked.count < 3 else { return nil }
    // Sums of money in a run are labels without values, unless names of columns stand among them.
    guard stacked.contains(where: { !isMoney($0.field) }) else { return nil }
    let start = last.tokens.upperBound
    var columns = stacked.compactMap { label in
      label.below.map { GridColumn(header: [label.key], kind: $0, absence: $0 == .text ? 1 : 2) }
    }
    let hasRowLabels = !holdsGoals && columns.first?.kind == .amount
    if hasRowLabels { columns.insert(GridColumn(header: [], kind: .label, absence: 6), at: 0) }
    let stop = tableEnd(start, until: end, hasRowLabels: hasRowLabels)
    guard stop > start else { return nil }
    if group == nil { groupIsFresh = false }
    let offset = (group == nil ? 0 : 1) + (hasRowLabels ? 1 : 0)
    if let over, over < stacked.count {
      writeHeader(stacked, over: run[over], at: over, offset: offset)
    } else {
      writeHeader(stacked, offset: offset)
    }
    var divider = RowDivider(columns: columns)
    divider.rowCost = holdsGoals ? 12 : 3
    let body = Array(tokens[start..<stop])
    let costs = CellCosts(body, spacesDigits: spacesDigits)
    for row in divider.division(of: costs).rows {
      beginRow()
      writeRow(row, columns: columns, from: start)
    }
    closeGroup()
    return stop
  }

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
