internal import Budget
internal import Tables

/// Puts the head of a form, labels and values in reading order, into rows.
///
/// Each label with its value becomes a row; a label that groups others spans their rows; labels
/// that stand above their values become a small table. Where a form prints the money of the whole
/// term beside that of the year, both stand in one row.
struct HeadGrid {
  let tokens: [Token]
  let matcher: LabelMatcher
  let spacesDigits: Bool
  let neighbours: Neighbours
  private let unlisted: UnlistedLabels
  /// Where the rows go.
  var writer: GridWriter
  /// What of the head is not sure.
  var findings: [Finding] = []
  /// The label that groups the rows that follow, and its first row.
  var group: Int?
  /// The money that each sum of the run that is read belongs to.
  private var sums = HeadSums()
  private var termRowIsOpen = false

  /// Creates a head that adds its rows to a table.
  init(
    _ tokens: [Token], matcher: LabelMatcher, spacesDigits: Bool, neighbours: Neighbours,
    writer: GridWriter
  ) {
    self.tokens = tokens
    self.neighbours = neighbours
    self.spacesDigits = spacesDigits
    self.matcher = matcher
    unlisted = UnlistedLabels(tokens: tokens, matcher: matcher)
    self.writer = writer
  }

  /// Adds the rows of a head.
  mutating func read(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let run = labelRun(at: index, until: range.upperBound)
      guard let first = run.first ?? unlisted.label(at: index, until: range.upperBound) else {
        index = readValue(nil, from: index, until: range.upperBound)
        continue
      }
      if let next = readGoals(run, until: range.upperBound)
        ?? readTable(run, until: range.upperBound)
      {
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
  func label(at index: Int) -> LabelMatch? {
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
    if field == .group, splitsSums(label, next) {
      beginRow()
      writer.add(tokens.printed(label.tokens), columns: 0..<1)
      return label.tokens.upperBound
    }
    if field == .group || (isGoals(field) && follows && isGoalsOrGroup(next)) {
      closeGroup()
      openGroup(label)
      return label.tokens.upperBound
    }
    if !field.isSum { closeGroup() }
    return readValue(label, from: label.tokens.upperBound, until: end)
  }

  private func isGoals(_ field: Labels.Field?) -> Bool { field == .goals || field == .termGoals }

  private func isGoalsOrGroup(_ label: LabelMatch?) -> Bool {
    label?.below == .goals || isGoals(label?.field)
  }

  mutating func openGroup(_ label: LabelMatch) {
    _ = writer.beginRow()
    group = writer.add(tokens.printed(label.tokens), columns: 0..<1)
    groupIsFresh = true
    termRowIsOpen = false
  }

  var groupIsFresh = false

  mutating func closeGroup() {
    if let group { writer.extendToLastRow(group) }
    group = nil
    groupIsFresh = false
    termRowIsOpen = false
  }

  /// Begins a row, or uses the one that a group label has begun.
  mutating func beginRow() {
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
    while stop < end, self.label(at: stop) == nil {
      if mayEnd(label, start..<stop), unlisted.label(at: stop, until: end) != nil { break }
      stop += 1
    }
    var lane = group == nil ? 0 : 1
    if let label, let field = label.field, field.isSum {
      stop = amountEnd(start, until: stop)
      lane = self.lane(for: label, until: end)
    } else {
      if let label,
        tokens[safe: start].map({ UnlistedLabels.namesSum(label.key, before: $0.text) })
          ?? false
      {
        stop = amountEnd(start, until: stop)
      }
      beginRow()
    }
    if let label {
      writer.add(tokens.printed(label.tokens), columns: lane..<lane + 1)
      lane += 1
    }
    note(label, start..<stop, until: end)
    guard label == nil else {
      let parts = isGoals(label?.field) ? GoalParts(tokens).parts(of: start..<stop) : [start..<stop]
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

  /// Whether a value may be over where a label of no list begins: none of it is prose.
  private func mayEnd(_ label: LabelMatch?, _ value: Range<Int>) -> Bool {
    guard !value.isEmpty, value.count <= Self.longestValue else { return false }
    switch label?.field {
    case .projectName, .projectCode, .unit, .department, .plain, nil: break
    default: return false
    }
    return
      !(tokens[value.upperBound - 1].shape.contains(.endsOpen)
      || tokens[value].contains { $0.shape.contains(.endsFullSentence) })
  }

  /// The most words of a value that is no prose: a name over six lines, its figures apart.
  private static let longestValue = 12

  /// Notes what speaks against a label and its value.
  private mutating func note(_ label: LabelMatch?, _ value: Range<Int>, until end: Int) {
    guard let label else {
      if let first = tokens[safe: value.lowerBound], first.shape.contains(.number) {
        findings.append(tokens.doubt(value, "a figure of the head has no label"))
        return
      }
      // Below the money of a group stands what it is for.
      guard group == nil, !value.isEmpty else { return }
      findings.append(tokens.doubt(value, "words of the head have no label"))
      return
    }
    if value.isEmpty, Self.isNeeded(label.field), !groupsSums(label) {
      let beside = label.tokens.lowerBound..<min(end, label.tokens.upperBound + 4)
      findings.append(tokens.doubt(beside, "a label of the head has no value"))
    } else if let first = tokens[safe: value.lowerBound]?.text.unicodeScalars.first,
      !value.isEmpty, Token.closesText(first)
    {
      findings.append(tokens.doubt(value, "a value begins with what ends a text"))
    } else if isGoals(label.field), value.count > 1,
      let first = tokens[safe: value.lowerBound]?.shape, first.contains(.number)
    {
      findings.append(tokens.doubt(value, "a goal begins with a figure"))
    } else if label.field == .projectName,
      tokens[value].dropFirst().contains(where: { $0.shape.contains(.number) })
    {
      findings.append(tokens.doubt(value, "a name or a goal holds a sum of money"))
    }
  }

  /// Whether a label names the sums below it and has none of its own: 项目资金申请 above 资金总额.
  private func groupsSums(_ label: LabelMatch) -> Bool {
    guard label.field?.isSum ?? false, !label.key.holds("总额"),
      let next = self.label(at: label.tokens.upperBound)
    else { return false }
    return next.field?.isSum ?? false || next.below == .amount
  }

  /// Whether every form prints a value for a label.
  private static func isNeeded(_ field: Labels.Field?) -> Bool {
    switch field {
    case .projectName, .unit, .total, .termTotal, .goals, .termGoals: true
    default: false
    }
  }

  /// The column in which a sum of money stands; begins a row where needed.
  private mutating func lane(for label: LabelMatch, until end: Int) -> Int {
    if label.tokens.lowerBound >= sums.end {
      sums = HeadSums(sumLabels(from: label, until: end), isGrouped: group != nil)
    }
    sums.written += 1
    let first = group == nil ? 0 : 1
    guard let side = sums.sides[label.tokens.lowerBound] else {
      beginRow()
      return first
    }
    guard side == .year else {
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

  /// The labels of sums from one on that no other label of the head stands between.
  private func sumLabels(from first: LabelMatch, until end: Int) -> [LabelMatch] {
    var result = [first]
    var index = first.tokens.upperBound
    let end = min(end, index + Self.longestSums)
    while index < end {
      guard let label = label(at: index) else {
        index += 1
        continue
      }
      if label.field?.isSum ?? false {
        result.append(label)
      } else if label.field != .group, !StackedLabels.isRowLabel(label.key) {
        break
      }
      index = label.tokens.upperBound
    }
    return result
  }

  /// The most words that the sums of a head take: two moneys of six parts, their labels wrapped.
  private static let longestSums = 80

  /// Whether a label that groups sums is drawn between them, in the middle of its rows.
  private func splitsSums(_ label: LabelMatch, _ next: LabelMatch?) -> Bool {
    group == nil && sums.written > 0
      && next.map { sums.sides[$0.tokens.lowerBound] != nil } ?? false
  }

  /// Where an amount ends: after one number, or where none stands, at once.
  private func amountEnd(_ start: Int, until stop: Int) -> Int {
    guard start < stop, let first = tokens[safe: start]?.shape else { return start }
    guard !first.isDisjoint(with: [.number, .placeholder]) || first.contains(.beginsTarget) else {
      return start
    }
    var end = WrappedFigure.end(of: start, until: stop, in: tokens)
    // A unit may follow its number.
    if end < stop, tokens[end].gap == .space, ["万元", "元"].contains(tokens[end].text) { end += 1 }
    return end
  }
}
