internal import Budget
internal import Tables

/// Where one table stands among the words of a dump.
struct TableRegion {
  /// A header and the rows below it.
  struct Block {
    /// The words between the head, or the block before, and the header: 绩效指标.
    var side: Range<Int>
    /// The same label where a producer draws its centred cell only after the header.
    var sideBelow = 0..<0
    /// The columns.
    var header: [LabelMatch]
    /// Names above several of them.
    var groups: [HeaderMatch.Group] = []
    /// The row of numbers below them.
    var numbers = 0..<0
    /// The rows, one stretch a page; a repeated header stands before each but the first.
    var stretches: [Range<Int>]
    /// The repeated headers.
    var repeated: [Range<Int>]

    /// The label beside the rows.
    var label: Range<Int> { side.isEmpty ? sideBelow : side }
  }

  /// The lines above the table.
  var captions: Range<Int>
  /// The title among them, on one line or more.
  var title: Range<Int>
  /// The labels and values before the first header.
  var head: Range<Int>
  /// The indicators; a form of 2011 has two blocks.
  var blocks: [Block]
  /// Where the table ends.
  var end: Int
}

/// Finds the tables in the words of a dump by their titles, labels and headers.
struct RegionFinder {
  /// The words.
  let tokens: [Token]
  let matcher: LabelMatcher
  private let cutLabels: CutSideLabels

  /// The most words between a title and the first label: a year, a unit, an amount unit.
  private static let longestCaption = 40
  /// The most words of a head; a longer distance between a title and a header is no table.
  private static let longestHead = 20_000

  /// Creates a finder.
  init(_ tokens: [Token]) {
    self.tokens = tokens
    matcher = LabelMatcher(tokens: tokens)
    cutLabels = CutSideLabels(tokens: tokens, matcher: matcher)
  }

  /// The tables in order.
  func regions() -> [TableRegion] {
    var regions: [TableRegion] = []
    var free = 0
    var index = 0
    while index < tokens.count {
      guard let header = matcher.header(at: index) else {
        index += 1
        continue
      }
      if regions.isEmpty || !extendLast(&regions, with: header, after: free) {
        regions.append(region(header, after: free))
      }
      free = header.range.upperBound
      index = free
    }
    return closed(regions)
  }

  // MARK: Steps

  /// Adds a header to the last table where it repeats that one's or begins its second block.
  private func extendLast(
    _ regions: inout [TableRegion], with header: HeaderMatch, after free: Int
  ) -> Bool {
    let range = header.range
    guard let block = regions.last?.blocks.last else { return false }
    let between = free..<range.lowerBound
    guard title(in: between) == nil, firstLabel(in: between) == nil else { return false }
    let last = regions.count - 1
    let isRepeated = block.header.map(\.key) == header.columns.map(\.key)
    let side = sideLabel(before: range, after: free)
    let below =
      side.isEmpty ? sideLabel(below: range.upperBound) : range.upperBound..<range.upperBound
    // The indicators of the year may follow those of the whole term below the same names.
    let isOther = !below.isEmpty && !block.label.isEmpty && text(below) != text(block.label)
    if isRepeated, !isOther, side.isEmpty || side.lowerBound == between.lowerBound {
      let block = regions[last].blocks.count - 1
      regions[last].blocks[block].stretches.append(range.upperBound..<range.upperBound)
      regions[last].blocks[block].repeated.append(side.lowerBound..<range.upperBound)
      return true
    }
    regions[last].blocks.append(
      TableRegion.Block(
        side: side, sideBelow: below, header: header.columns, groups: header.groups,
        numbers: header.numbers, stretches: [below.upperBound..<below.upperBound], repeated: []))
    return true
  }

  private func text(_ range: Range<Int>) -> String { tokens[range].map(\.text).joined() }

  private func region(
    _ header: HeaderMatch, after free: Int
  ) -> TableRegion {
    let range = header.range
    let floor = max(free, range.lowerBound - Self.longestHead)
    let between = floor..<range.lowerBound
    var side = sideLabel(before: range, after: floor)
    let isList = header.isList
    let titles = titles(in: between, all: true)
    var titleRange = free == 0 ? lastTitle(of: titles, head: side.lowerBound) : titles.first
    // A second one right above the header is the name of the indicators: 绩效指标表.
    if let last = titles.last, last != titleRange, last.upperBound == side.lowerBound, !isList {
      side = last.lowerBound..<side.upperBound
    }
    var start = side.lowerBound
    if let title = titleRange {
      let after = title.upperBound..<side.lowerBound
      start = (isList ? nil : firstLabel(in: after) ?? firstSumOrGoal(in: after)) ?? side.lowerBound
      if isList { start = side.lowerBound }
    } else if let label = firstLabel(in: floor..<side.lowerBound) {
      start = label
    }
    if let title = titleRange {
      titleRange = wrapped(title, from: floor, head: start..<side.lowerBound)
    }
    let below =
      side.isEmpty ? sideLabel(below: range.upperBound) : range.upperBound..<range.upperBound
    return TableRegion(
      captions: (titleRange.map { unitLine(above: $0.lowerBound, from: floor) } ?? start)..<start,
      title: titleRange ?? start..<start,
      head: start..<side.lowerBound,
      blocks: [
        TableRegion.Block(
          side: side, sideBelow: below, header: header.columns, groups: header.groups,
          numbers: header.numbers,
          stretches: [below.upperBound..<below.upperBound], repeated: [])
      ], end: range.upperBound)
  }

  /// Lets every stretch of rows end where the next thing begins.
  private func closed(_ regions: [TableRegion]) -> [TableRegion] {
    var result = regions
    for index in result.indices {
      var end = result[safe: index + 1]?.captions.lowerBound ?? tokens.count
      if let last = result[index].blocks.last?.stretches.last { end = foot(last.lowerBound..<end) }
      result[index].end = end
      for block in result[index].blocks.indices.reversed() {
        var stretches = result[index].blocks[block].stretches
        for stretch in stretches.indices.reversed() {
          stretches[stretch] =
            stretches[stretch].lowerBound..<max(stretches[stretch].lowerBound, end)
          end =
            stretch > 0
            ? result[index].blocks[block].repeated[stretch - 1].lowerBound
            : result[index].blocks[block].side.lowerBound
        }
        result[index].blocks[block].stretches = stretches
        cutLabels.splitAtPages(&result[index].blocks[block])
      }
    }
    return result
  }

  /// Where the rows of a form end: at a label that stands below the indicators, or at what is
  /// printed below the form.
  private func foot(_ range: Range<Int>) -> Int {
    let end = TextBelow.start(in: range, of: tokens) ?? range.upperBound
    return (range.lowerBound..<end).dropFirst().first { FootLabels.begins(at: $0, in: tokens) }
      ?? end
  }

  // MARK: Landmarks

  /// The labels right before a header that group the indicators: 绩效指标.
  private func sideLabel(before range: Range<Int>, after floor: Int) -> Range<Int> {
    let header = range.lowerBound
    for length in stride(from: 8, to: 0, by: -1) where header - length >= floor {
      guard let match = matcher.match(at: header - length) else { continue }
      if match.field == .group, match.tokens.upperBound == header { return match.tokens }
    }
    return cutLabels.beginning(before: range, after: floor) ?? header..<header
  }

  /// A label alone on the lines right below a header that groups the indicators.
  ///
  /// On a line with other words it may be the first cell of a row, unless both levels follow it.
  private func sideLabel(below header: Int) -> Range<Int> {
    guard let first = tokens[safe: header], first.gap != .space, first.gap != .page,
      let match = matcher.match(at: header), match.field == .group
    else { return header..<header }
    let next = match.tokens.upperBound
    return tokens[safe: next]?.gap != .space || beginsBothLevels(at: next)
      ? match.tokens : header..<header
  }

  /// Whether the name of a first level begins at a word, and that of a second one behind it.
  private func beginsBothLevels(at start: Int) -> Bool {
    guard let first = level(at: start, Labels.isLevel1) else { return false }
    return level(at: start + first, Labels.isLevel2) != nil
  }

  /// How many words the longest name of a level has that begins at one.
  private func level(at start: Int, _ isLevel: (String) -> Bool) -> Int? {
    var text = ""
    return (1...CellCosts.longestName).filter { count in
      guard let token = tokens[safe: start + count - 1], text.utf8.count < 60 else { return false }
      text += token.text
      return isLevel(text)
    }.last
  }

  /// The first line of a range that begins with a label of a form's head.
  func firstLabel(in range: Range<Int>) -> Int? {
    range.first { index in
      guard tokens[index].gap != .space || index == 0 else { return false }
      let match = matcher.match(at: index)
      switch match?.field {
      case .projectName, .projectCode, .unit, .department: return true
      default: return match?.column == .unitCode
      }
    }
  }

  /// The first line of a range that begins with a label of money or goals: some heads name nothing.
  private func firstSumOrGoal(in range: Range<Int>) -> Int? {
    range.first { index in
      guard tokens[index].gap != .space || index == 0 else { return false }
      if let field = matcher.match(at: index)?.field {
        return field.isSum || field == .goals || field == .termGoals
      }
      return UnlistedLabels.namesSum(
        tokens[index].text, before: tokens[safe: index + 1].map(\.text) ?? "")
    }
  }

  private func title(in range: Range<Int>) -> Range<Int>? { titles(in: range, all: false).first }
}
