internal import Budget
internal import Tables

/// The names of the columns of a table whose page was drawn in two sequences.
struct MergedHeader {
  /// The columns from left to right.
  var columns: [LabelMatch]
  /// Their names, with names of groups and numbers between them, in the order in which a page
  /// without sequences would have them.
  var cells: [MergedCell]

  /// Puts the names of the second sequence between those of the first.
  ///
  /// Where the names stand on the page is not known; forms have their columns in much the same order.
  /// Where the header of the page before has the same columns, it says. The rows that a page
  /// repeats are drawn before all others, their wrapped cells behind the other ones.
  init(_ header: HeaderMatch, second: [LabelMatch], like before: [LabelMatch]) {
    columns = header.columns
    cells = []
    let places = before.map { name in header.columns.firstIndex { $0.key == name.key } }
    if second.isEmpty, header.groups.isEmpty, header.numbers.isEmpty,
      places.count == columns.count, places != Array(columns.indices),
      Set(places.compactMap { $0 }).count == columns.count
    {
      columns = places.compactMap { place in place.map { header.columns[$0] } }
      cells = columns.map { MergedCell(tokens: $0.tokens) }
      return
    }
    for name in second {
      let rank = Self.rank(name.column)
      let set = Self.set(for: name, among: columns)
      let next = set.first { Self.rank(columns[$0].column) > rank }
      columns.insert(name, at: next ?? set.upperBound)
    }
    var start = header.range.lowerBound
    for (place, name) in columns.enumerated() where !header.range.contains(name.tokens.lowerBound) {
      // A name of the second sequence stands before the next one of the first.
      let next = columns[place...].first { header.range.contains($0.tokens.lowerBound) }
      let word = next?.tokens.lowerBound ?? header.numbers.lowerBound
      let end = max(start, min(word, header.range.upperBound))
      if start < end { cells.append(MergedCell(tokens: start..<end)) }
      cells.append(MergedCell(tokens: name.tokens))
      start = end
    }
    if start < header.range.upperBound {
      cells.append(MergedCell(tokens: start..<header.range.upperBound))
    }
  }

  /// The set of columns in which a name is missing: forms with two sets of indicators side by side name
  /// the levels again in the second.
  private static func set(for name: LabelMatch, among columns: [LabelMatch]) -> Range<Int> {
    var start = 0
    for (place, other) in columns.enumerated() {
      let isLevel = [6, 7, 8].contains(rank(other.column))
      guard isLevel, columns[start..<place].contains(where: { $0.column == other.column }) else {
        continue
      }
      if !columns[start..<place].contains(where: { $0.column == name.column }) {
        return start..<place
      }
      start = place
    }
    return start..<columns.count
  }

  /// How far right a column stands in most forms.
  private static func rank(_ column: Labels.Column?) -> Int {
    switch column {
    case .unitCode: 0
    case .unit, .department: 1
    case .projectCode: 2
    case .project: 3
    case .total, .fiscal, .other: 4
    case .goals, .termGoals: 5
    case .level1: 6
    case .level2: 7
    case .level3: 8
    case .description: 9
    case .nature: 10
    case .value: 11
    case .measure: 12
    case .actual: 13
    case .weight: 14
    case .score: 15
    case .direction: 16
    case .deviation: 17
    case .remark, nil: 18
    }
  }

  /// Whether a column may be looked for in the second sequence of a form: those of a list have names
  /// that stand in heads as well.
  static func isIndicatorColumn(_ column: Labels.Column) -> Bool { rank(column) >= 6 }
}
