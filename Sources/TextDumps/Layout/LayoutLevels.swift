internal import Tables

/// Finds which rows the cells of a merged column cover.
///
/// The label of a merged cell stands on the middle of its rows. The cells cover the rows without a
/// gap; a shortest path finds the division in which each label stands nearest to its middle.
struct LayoutLevels {
  /// A cell of a merged column.
  struct Label {
    /// Its chunks, as indices.
    var chunks: Range<Int>
    /// The height at which its middle stands, in lines.
    var middle: Double
    /// The height at which its first line stands, in lines.
    var top: Double
    /// The height at which its last line stands, in lines.
    var bottom: Double
  }

  /// The cheapest ways for some labels to cover the rows before each of some.
  private struct Ways {
    let first: Int
    var costs: [Double]
    private var froms: [Int]

    init(first: Int, count: Int) {
      self.first = first
      costs = Array(repeating: .infinity, count: count)
      froms = Array(repeating: 0, count: count)
    }

    /// What it costs to cover the rows before one.
    subscript(row: Int) -> Double { costs[safe: row - first] ?? .infinity }

    /// The last row before which they may end.
    var last: Int? { costs.lastIndex { $0 < .infinity }.map { $0 + first } }

    /// Where the last label begins that ends before a row.
    func from(_ row: Int) -> Int { froms[safe: row - first] ?? 0 }

    mutating func improve(_ row: Int, _ cost: Double, from start: Int) {
      guard cost < self[row] else { return }
      costs[row - first] = cost
      froms[row - first] = start
    }
  }

  /// The most rows that one cell covers above or below its label: more than a page holds.
  private static let tallest = 60

  /// Where the label of a merged cell stands.
  enum Standing: CaseIterable {
    /// On the middle of its rows.
    case middle
    /// Beside its first row; below it the column is blank.
    case firstRow
    /// At the top of its rows.
    case top
    /// At the bottom of its rows, as spreadsheets set cells that say nothing else.
    case bottom
  }

  /// Where labels stand on all pages, if that is known.
  var usual: Standing?
  /// What it costs that the labels of the spans that were found stand in each way.
  private(set) var costs: [Standing: Double] = [:]
  /// Where the labels stand.
  var standing = Standing.middle

  /// The height at which each row begins, and where the last ends, in lines.
  let tops: [Double]

  /// Whether a label may stand half a row further down than its line says.
  ///
  /// Extractors that take what stands within half a character's height for one line put the label
  /// of two rows onto the line of the upper one.
  var mayStandLower = false

  /// Whether cells go on over page breaks with their labels on the middles of all their parts.
  var mayBeCut = false
  /// Whether the first cell may have begun on the page before.
  var mayContinue = false
  /// What it costs that a label stands on the middle of a cell of which a part is on another page.
  private static let cut = 2.0
  /// Whether the last cell goes on, on the next page, and its label may stand at its top.
  var isCut = false
  /// Whether the last cell goes on, on the next page, and its label stands where the page ends.
  var isSplit = false
  /// What it costs that rows above the first label belong to no cell: nothing where a page goes on
  /// with the cell of the page before.
  var orphanCost = 6.0

  /// The first row that a label may cover: what stands above goes on with a row of the page before.
  var firstRow = 0

  /// The first levels beside the rows, where they say which rows belong together.
  var runs: LevelRuns?

  /// Half of a row of one line, and the room around it.
  private static let half = 0.75

  /// What it costs that a label covers some rows.
  private func cost(_ label: Label, _ rows: Range<Int>, _ conflict: (Int) -> Double) -> Double {
    let (top, bottom) = (tops[rows.lowerBound], tops[rows.upperBound])
    let middle = (top + (standing == .firstRow ? tops[rows.lowerBound + 1] : bottom)) / 2
    let off =
      switch standing {
      case .top: label.top - top - Self.half
      case .bottom: bottom - Self.half - label.bottom
      case .middle, .firstRow: middle - label.middle
      }
    var cost = off * off
    if mayStandLower, standing == .middle {
      cost = min(cost, (off - Self.half) * (off - Self.half) + 0.3)
    }
    if mayBeCut, standing == .middle {
      let goesOn = isCut && rows.upperBound == tops.count - 1 && off < 0
      let hasBegun = mayContinue && rows.lowerBound == firstRow && off > 0
      if goesOn || hasBegun { cost = min(cost, Self.cut) }
    }
    if isCut, rows.upperBound == tops.count - 1 {
      let down = label.top - top - Self.half
      cost = min(cost, down * down + 1)
      if isSplit { cost = min(cost, 1) }
    }
    let isInside = label.middle > top - 0.6 && label.middle < bottom + 0.6
    return cost + rows.reduce(0) { $0 + conflict($1) } + (isInside ? 0 : 20)
  }

  /// The rows that could as well belong to the label above or below their own.
  ///
  /// - Parameters:
  ///   - spans: The rows that the labels cover.
  ///   - labels: The labels, top to bottom.
  ///   - conflict: What speaks against a label covering a row.
  ///   - isSure: Whether what a row holds says that it is of its label.
  /// - Returns: Their indices.
  func doubts(
    in spans: [Range<Int>], of labels: [Label], conflict: (Int, Int) -> Double,
    isSure: (Int, Int) -> Bool = { _, _ in false }
  ) -> [Int] {
    var result: [Int] = []
    guard let last = tops.indices.last, spans.count == labels.count,
      spans.allSatisfy({ $0.upperBound <= last && !$0.isEmpty })
    else { return [] }
    for index in spans.indices.dropFirst()
    where spans[index].lowerBound == spans[index - 1].upperBound {
      let (above, below) = (spans[index - 1], spans[index])
      func cost(_ end: Int) -> Double {
        self.cost(labels[index - 1], above.lowerBound..<end) { conflict(index - 1, $0) }
          + self.cost(labels[index], end..<below.upperBound) { conflict(index, $0) }
          + (runs.map { $0.cost(of: above.lowerBound..<end) } ?? 0)
          + (runs.map { $0.cost(of: end..<below.upperBound) } ?? 0)
      }
      let chosen = cost(below.lowerBound)
      if above.count > 1, cost(below.lowerBound - 1) - chosen < margin,
        !isSure(index - 1, below.lowerBound - 1)
      {
        result.append(below.lowerBound - 1)
      }
      if below.count > 1, cost(below.lowerBound + 1) - chosen < margin,
        !isSure(index, below.lowerBound)
      {
        result.append(below.lowerBound)
      }
    }
    return result
  }

  /// How much worse another division must be for this one to be sure: less than what a name that
  /// speaks against it costs.
  var margin = 0.5

  /// For each label the rows that it covers, however the labels of the column stand.
  mutating func bestSpans(
    of labels: [Label], starts: Set<Int>?, mayContinue: Bool, conflict: (Int, Int) -> Double
  ) -> [Range<Int>] {
    var best: (cost: Double, standing: Standing, spans: [Range<Int>]) = (.infinity, .middle, [])
    let reaches = labels.indices.map { reach(of: labels[$0], index: $0, conflict: conflict) }
    for standing in usual.map({ [$0] }) ?? Standing.allCases {
      // Where a page cuts the last cell, labels at the bottom fit any rows and tell nothing by themselves.
      if standing == .bottom, usual == nil, isCut, runs == nil { continue }
      self.standing = standing
      let found = spans(of: labels, reaches, starts: starts, mayContinue: mayContinue)
      costs[standing] = found.cost
      let cost = found.cost + uncommonness(of: standing, labels.count)
      if best.spans.isEmpty || cost < best.cost { best = (cost, standing, found.spans) }
    }
    self.standing = best.standing
    return best.spans
  }

  /// What it costs that the labels of a column stand elsewhere than on the middle of their rows.
  private static let uncommon = 1.0
  /// What it costs that they stand at the bottom, and for each of them: all rows between two labels fit
  /// the lower one then, so only what stands far off its middle tells it.
  private static let rare = (all: 4.0, each: 2.0)

  private func uncommonness(of standing: Standing, _ labelCount: Int) -> Double {
    switch standing {
    case .middle: 0
    case .firstRow, .top: Self.uncommon
    case .bottom: Self.rare.all + Self.rare.each * Double(labelCount)
    }
  }

  /// How much less it costs that the labels stand at the bottom of their rows than on their middle.
  func gainAtBottom(_ labelCount: Int) -> Double {
    guard let middle = costs[.middle], let bottom = costs[.bottom] else { return 0 }
    return middle - bottom - Self.rare.each * Double(labelCount)
  }

  /// Which rows a label may cover, however it stands.
  private struct Reach {
    /// The first of them.
    var first: Int
    /// The rows before which they may end.
    var ends: ClosedRange<Int>
    /// For each of them, what speaks against it.
    var conflicts: [Double]
  }

  private func reach(
    of label: Label, index: Int, conflict: (Int, Int) -> Double
  ) -> Reach {
    let rowCount = max(1, tops.count - 1)
    let row = min(rowCount, tops.firstSorted { $0 >= label.middle })
    let ends = max(1, row - 1)...min(rowCount, max(1, row + Self.tallest))
    let first = max(0, row - Self.tallest)
    return Reach(
      first: first, ends: ends,
      conflicts: (first..<max(first, ends.upperBound)).map { conflict(index, $0) })
  }

  /// For each label the rows that it covers; rows before the first may belong to none.
  ///
  /// - Parameters:
  ///   - labels: The labels, top to bottom.
  ///   - reaches: For each of them, which rows it may cover.
  ///   - starts: The rows at which a cell begins in the column to the right, if it has any: only
  ///     there a larger cell can begin.
  ///   - mayContinue: Whether the first rows may go on with a label of the page before.
  /// - Returns: A stretch of rows for each label, and what they cost.
  private func spans(
    of labels: [Label], _ reaches: [Reach], starts: Set<Int>?, mayContinue: Bool
  ) -> (spans: [Range<Int>], cost: Double) {
    let rowCount = tops.count - 1
    // A name alone, such as that of a department above its projects, has no cells beside it.
    let starts = (starts?.count ?? labels.count) < labels.count ? nil : starts
    guard rowCount > 0, !labels.isEmpty, labels.count <= rowCount else {
      let spans = labels.indices.map { index in
        let row = min(index, max(0, rowCount - 1))
        return row..<min(row + 1, max(rowCount, 0))
      }
      return (spans, 0)
    }
    // ways[i]: by the row before which they end, how the first i labels cover the rows.
    var ways = [Ways(first: 0, count: rowCount + 1)]
    for row in 0...rowCount where row >= firstRow {
      ways[0].costs[row] = row == firstRow ? 0 : (mayContinue ? 1 : orphanCost)
    }
    for (index, (label, reach)) in zip(labels, reaches).enumerated() {
      var next = Ways(first: reach.ends.lowerBound, count: reach.ends.count)
      for end in reach.ends {
        var sum = 0.0
        var walk = LevelRuns.Walk()
        for start in stride(from: end - 1, through: reach.first, by: -1) {
          sum += reach.conflicts[safe: start - reach.first] ?? 0
          runs?.take(start, into: &walk)
          // No label costs less than nothing.
          if sum + walk.cost >= next[end] { break }
          if let starts, !starts.contains(start) { continue }
          let own = walk.cost + (start > firstRow ? runs?.cost(ofBeginning: start) ?? 0 : 0)
          let before = ways[index][start] + sum + own
          guard before < next[end] else { continue }
          next.improve(end, before + self.cost(label, start..<end) { _ in 0 }, from: start)
        }
      }
      ways.append(next)
    }
    var result: [Range<Int>] = []
    var end = rowCount
    if ways[labels.count][end] == .infinity { end = ways[labels.count].last ?? rowCount }
    // What stands below the last label goes on, on the next page, with the label at its bottom.
    if standing == .bottom, isCut {
      for row in 1..<max(rowCount, 1) where ways[labels.count][row] + 1 < ways[labels.count][end] {
        end = row
      }
    }
    let last = end
    for index in labels.indices.reversed() {
      let start = ways[index + 1].from(end)
      result.append(start..<end)
      end = start
    }
    return (result.reversed(), ways[labels.count][last])
  }
}
