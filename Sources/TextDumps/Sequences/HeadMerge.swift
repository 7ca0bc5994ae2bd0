internal import Budget
internal import Tables

/// Puts the captions, labels and values above the rows of a table, drawn in two sequences, into one
/// order: that in which each label has a value, and the value that it asks for.
///
/// A shortest path over (word of the first, word of the second, what was read last). The costs are on
/// the scale of ``CellCosts``.
struct HeadMerge: MergedPart {
  /// What was read last.
  enum State: Int, CaseIterable {
    case start
    case caption
    case value
    /// A label that may stand without a value.
    case label
    /// The label of a name.
    case name
    /// The label of a sum of money.
    case money
    case goals
    /// A label of goals beside another one: two values follow.
    case secondGoals
    case firstGoalsValue
    case goalsValue
    /// A label that groups others.
    case group
    /// A name above a column of a small table.
    case stacked
    /// A cell of that table.
    case tableValue
  }

  /// The words of both sequences.
  struct Words {
    /// All words of the dump.
    var tokens: [Token]
    var matcher: LabelMatcher
    /// The words of the head in the first sequence.
    var first: Range<Int>
    /// The words of the page in the second sequence.
    var second: Range<Int>
    /// The costs of the second sequence.
    var secondCosts: CellCosts
    /// Whether a title may stand in the part.
    var holdsTitle = true
  }

  let ends: [Double]
  private let search: Search
  private let lastNodes: [Int]

  /// The most nodes that are searched.
  static let mostNodes = 4_000_000

  /// Whether the words are few enough to be put into one order.
  static func isFeasible(_ words: Words) -> Bool {
    let places = (words.first.count + 1).multipliedReportingOverflow(by: words.second.count + 1)
    return !places.overflow && places.partialValue <= mostNodes / State.allCases.count
  }

  /// Finds the cheapest order.
  init(_ words: Words, entry: [Double]) {
    var search = Search(words, entry: entry)
    search.run()
    (ends, lastNodes) = search.ends()
    self.search = search
  }

  func cells(endingAt place: Int) -> (cells: [MergedCell], start: Int) {
    guard var node = lastNodes[safe: place], node >= 0 else { return ([], place) }
    var result: [MergedCell] = []
    while let before = search.from[safe: node].map(Int.init), before >= 0 {
      let (end, start) = (search.place(node), search.place(before))
      let isFirst = end.first > start.first
      result.append(
        MergedCell(
          tokens: isFirst
            ? search.words.first.lowerBound + start.first..<search.words.first.lowerBound
              + end.first
            : search.words.second.lowerBound + start.second..<search.words.second.lowerBound
              + end.second))
      node = before
    }
    return (result.reversed(), search.place(node).second)
  }
}
