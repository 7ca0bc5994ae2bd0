internal import Tables

/// Puts the cells of a table's rows, drawn in two sequences, into one order.
///
/// Each cell is filled from the first sequence or from the second, in both of which rows and columns
/// follow each other; a shortest path over (word of the first, word of the second, column) finds the
/// rows with the lowest cost; see ``RowDivider`` and ``CellCosts``. Only ways are followed that cost
/// not much more than the best that uses as many words.
///
/// - Complexity: Words of the first times words of the second, for one page, at worst.
struct BodyMerge: MergedPart {
  /// The words of both sequences of the rows, with their costs.
  struct Words {
    /// The first sequence, the rows alone.
    var first: CellCosts
    /// The second sequence of the whole page.
    var second: CellCosts
    /// The place of the first word of each among all words.
    var firstStart: Int
    var secondStart: Int
    /// Whether cells of one row stand on one line.
    var sharesLines: Bool
    /// How the texts of each column begin and end, where that is known.
    var columnWords: ColumnWords?
  }

  let ends: [Double]
  private let words: Words
  private let divider: RowDivider
  private let costs: [Double]
  private let from: [Int32]
  private let lastNodes: [Int]
  /// What the cheapest rest of an order costs from each node, where it was asked for.
  private let rest: [Double]

  /// How much more a way may cost than the best one that uses as many words.
  ///
  /// As much as five rows without a name, which stand in the other sequence; a narrower beam loses
  /// the rows that it should wait for, a wider one takes time.
  static let beam = 24.0
  /// The most nodes that are searched; pages of print have a tenth of them.
  static let mostNodes = 12_000_000
  /// What it costs that a cell of one line and one script stands in the second sequence, or one of two
  /// scripts in the first.
  static let wrongSequence = 3.0

  /// How the last cells of a row were filled: 0 where none is of the first sequence, 1 where merged
  /// ones are, 2 where others are.
  static let kinds = 3

  /// Whether the words are few enough to be put into one order.
  static func isFeasible(_ words: Words, columns: Int) -> Bool {
    let places = (words.first.tokens.count + 1).multipliedReportingOverflow(
      by: words.second.tokens.count + 1)
    return !places.overflow && places.partialValue <= mostNodes / ((columns + 1) * kinds)
  }

  /// Finds the cheapest order.
  ///
  /// - Parameters:
  ///   - words: The words.
  ///   - columns: The columns.
  ///   - goesOn: Whether the rows go on with those of the page before.
  ///   - entry: What the cheapest order costs up to each place of the second sequence.
  init(_ words: Words, columns: [GridColumn], goesOn: Bool, entry: [Double]) {
    self.words = words
    divider = RowDivider(columns: columns)
    var search = Search(words, divider, entry: entry, goesOn: goesOn)
    search.run()
    costs = search.costs
    from = search.from
    (ends, lastNodes) = search.ends()
    rest = words.columnWords == nil ? [] : search.rest()
  }

  func cells(endingAt place: Int) -> (cells: [MergedCell], start: Int) {
    guard var node = lastNodes[safe: place], node >= 0 else { return ([], place) }
    let grid = Grid(words, divider)
    var result: [MergedCell] = []
    var path: [Int] = []
    while let before = from[safe: node].map(Int.init), before >= 0 {
      let (end, start) = (grid.place(node), grid.place(before))
      let isFirst = end.first > start.first
      let tokens =
        isFirst
        ? words.firstStart + start.first..<words.firstStart + end.first
        : words.secondStart + start.second..<words.secondStart + end.second
      let state = end.state < divider.columns.count ? end.state : nil
      result.append(MergedCell(tokens: tokens, isBody: true, column: state))
      path.append(node)
      node = before
    }
    let chosen = Set(path)
    for (index, last) in zip(result.indices, path) where isUnsure(last, chosen, grid) {
      result[index].isUnsure = true
    }
    return (result.reversed(), grid.place(node).second)
  }

  /// Whether an order costs hardly more than the chosen one that ends the cell of a node of the second
  /// sequence elsewhere.
  private func isUnsure(_ node: Int, _ path: Set<Int>, _ grid: Grid) -> Bool {
    guard !rest.isEmpty, let before = from[safe: node].map(Int.init), before >= 0 else {
      return false
    }
    let end = grid.place(node)
    guard end.second > grid.place(before).second else { return false }
    let limit = costs[node] + rest[node] + RowDoubts.margin
    for first in max(
      0, end.first - Self.reach)...min(words.first.tokens.count, end.first + Self.reach)
    {
      let base = grid.node(first, end.second, 0, 0)
      for other in base..<base + (grid.states - 1) * Self.kinds
      where costs[other] + rest[other] < limit {
        // The chosen order goes on from the same place in the second sequence.
        if !path.contains(other) { return true }
      }
    }
    return false
  }

  /// How many words before and behind a place of the first sequence are looked at: a row or two.
  private static let reach = 16
}
