internal import Budget
internal import Tables

/// Puts the cells of one page, drawn in two sequences, into the order of its rows.
struct PageMerge {
  /// What is known of a whole dump.
  struct Dump {
    var tokens: [Token]
    var matcher: LabelMatcher
    var neighbours: Neighbours
    var spacesDigits: Bool
    var sharesLines: Bool
  }

  /// The cells of a page in order.
  struct Result {
    var cells: [MergedCell]
    /// What the order costs.
    var cost: Double
    /// Where the second sequence begins.
    var second: Int
    /// The columns of the last table on the page, which may go on on the next.
    var open: [LabelMatch]
    /// For each table of the page, its columns and the cells of its rows.
    var rows: [(columns: [LabelMatch], cells: [MergedCell])] = []
    /// Whether its first rows go on with the table of the page before, below the same header or none.
    var goesOn = false
  }

  private let dump: Dump
  /// The first sequence.
  private let first: Range<Int>
  /// The second sequence.
  private let second: Range<Int>
  private let secondCosts: CellCosts
  /// What the rows of tables with the same columns show, those of the page itself first.
  private let records: [[[String]: ColumnRecord]]
  private let columnWords: [[String]: ColumnWords]

  /// Takes a page apart.
  init(
    _ dump: Dump, page: Range<Int>, second place: Int, records: [[[String]: ColumnRecord]],
    columnWords: [[String]: ColumnWords]
  ) {
    self.dump = dump
    self.records = records
    self.columnWords = columnWords
    first = page.lowerBound..<place
    second = place..<page.upperBound
    secondCosts = CellCosts(
      Array(dump.tokens[second]), spacesDigits: dump.spacesDigits, neighbours: dump.neighbours)
  }

  /// Finds the order of the cells.
  ///
  /// - Parameter open: The columns of the table at the end of the page before.
  /// - Returns: `nil` where the page holds no table or too many words.
  func result(open: [LabelMatch]) -> Result? {
    guard !second.isEmpty else { return nil }
    let headers = self.headers()
    var parts: [(part: any MergedPart, columns: [LabelMatch])] = []
    var columns = open
    var entry = Array(repeating: Double.infinity, count: second.count + 1)
    entry[0] = 0
    func add(_ part: (any MergedPart)?) -> Bool {
      guard let part else { return false }
      parts.append((part, columns))
      entry = part.ends
      return true
    }
    var start = first.lowerBound
    let rest = bodyEnd(
      first.lowerBound..<(headers.first?.match.range.lowerBound ?? first.upperBound))
    if !open.isEmpty, goesOn(first.lowerBound..<rest, hasHeader: !headers.isEmpty) {
      let body = withoutSide(start..<rest)
      guard add(side(isRepeated: true, entry)),
        add(self.body(body, columns, goesOn: true, entry))
      else { return nil }
      start = rest
    }
    for (index, header) in headers.enumerated() {
      let range = header.match.range
      guard add(head(start..<range.lowerBound, entry)) else { return nil }
      let merged = MergedHeader(header.match, second: header.second, like: columns)
      columns = merged.columns
      guard add(HeaderMerge(merged, second: places(header.second), entry: entry)),
        add(side(isRepeated: false, entry))
      else { return nil }
      let next = headers[safe: index + 1]?.match.range.lowerBound ?? first.upperBound
      start = bodyEnd(range.upperBound..<next)
      let body = withoutSide(range.upperBound..<start)
      if body.lowerBound > range.upperBound {
        let cell = MergedCell(tokens: range.upperBound..<body.lowerBound)
        guard add(FixedMerge(cells: [cell], ends: entry)) else { return nil }
      }
      guard add(self.body(body, columns, goesOn: false, entry)) else { return nil }
    }
    if start < first.upperBound || parts.isEmpty {
      let isBelow = !headers.isEmpty
      // A title below the last rows mostly begins the second sequence.
      if isBelow, start < first.upperBound, isTitle(start, until: first.upperBound) {
        entry = entry.map { $0 + Self.titleBelow }
      }
      guard add(head(start..<first.upperBound, entry, holdsTitle: !isBelow)) else { return nil }
    }
    var result = trace(parts, columns)
    let isTitled =
      parts.first?.part is HeadMerge && headers.first?.match.range.lowerBound != first.lowerBound
    result?.goesOn = !open.isEmpty && !isTitled
    result?.rows.reverse()
    return result
  }

  /// What it costs that the head of the next table stands below the rows of a page, in the first sequence:
  /// more than the rows of any other place of the second gain.
  private static let titleBelow = 100.0

  private func trace(
    _ parts: [(part: any MergedPart, columns: [LabelMatch])], _ open: [LabelMatch]
  ) -> Result? {
    guard let cost = parts.last?.part.ends.last, cost < .infinity else { return nil }
    var result = Result(cells: [], cost: cost, second: second.lowerBound, open: open)
    var place = second.count
    var found: [[MergedCell]] = []
    for (part, columns) in parts.reversed() {
      let (cells, start) = part.cells(endingAt: place)
      found.append(cells)
      if cells.contains(where: \.isBody) { result.rows.append((columns, cells)) }
      place = start
    }
    result.cells = found.reversed().flatMap { $0 }
    return result
  }

  // MARK: Parts

  private func head(_ range: Range<Int>, _ entry: [Double], holdsTitle: Bool = true) -> HeadMerge? {
    let words = HeadMerge.Words(
      tokens: dump.tokens, matcher: dump.matcher, first: range, second: second,
      secondCosts: secondCosts, holdsTitle: holdsTitle)
    return HeadMerge.isFeasible(words) ? HeadMerge(words, entry: entry) : nil
  }

  private func body(
    _ range: Range<Int>, _ columns: [LabelMatch], goesOn: Bool, _ entry: [Double]
  ) -> BodyMerge? {
    var grid = GridColumn.columns(of: columns)
    let known = records.compactMap { $0[columns.map(\.key)] }
    if let record = known.first { record.teach(&grid, others: known.last) }
    let kinds = grid.map(\.kind)
    let words = BodyMerge.Words(
      first: CellCosts(
        Array(dump.tokens[range]), spacesDigits: dump.spacesDigits, neighbours: dump.neighbours,
        kinds: kinds),
      second: CellCosts(
        Array(dump.tokens[second]), spacesDigits: dump.spacesDigits, neighbours: dump.neighbours,
        kinds: kinds),
      firstStart: range.lowerBound, secondStart: second.lowerBound, sharesLines: dump.sharesLines,
      columnWords: columnWords[columns.map(\.key)])
    guard BodyMerge.isFeasible(words, columns: grid.count) else { return nil }
    return BodyMerge(words, columns: grid, goesOn: goesOn, entry: entry)
  }

  private func side(isRepeated: Bool, _ entry: [Double]) -> SideMerge {
    var labels = second.compactMap { word -> Range<Int>? in
      guard dump.tokens[word].gap != .space, let match = dump.matcher.match(at: word),
        match.field == .group, match.tokens.upperBound <= second.upperBound
      else { return nil }
      return places([match])
    }
    // The rest of a label, one character a line, that a page break cuts.
    let rest = second.prefix { dump.tokens[$0].shape.contains(.single) }
    let text = dump.tokens[rest].map(\.text).joined()
    if isRepeated, !rest.isEmpty, Self.sides.contains(where: { $0.hasSuffix(text) }) {
      labels.append(0..<rest.count)
    }
    return SideMerge(labels, offset: second.lowerBound, isRepeated: isRepeated, entry: entry)
  }

  /// The labels that stand beside the rows, one character a line.
  private static let sides = ["绩效指标", "年度绩效指标", "年度绩效目标"]

  private func places(_ matches: [LabelMatch]) -> Range<Int> {
    guard let start = matches.first?.tokens.lowerBound, let end = matches.last?.tokens.upperBound
    else { return 0..<0 }
    return start - second.lowerBound..<end - second.lowerBound
  }

  // MARK: Landmarks

  /// The headers of the first sequence with the names of columns that the second one adds.
  private func headers() -> [(match: HeaderMatch, second: [LabelMatch])] {
    var headers: [HeaderMatch] = []
    var word = first.lowerBound
    while word < first.upperBound {
      guard let header = dump.matcher.header(at: word), header.range.upperBound <= first.upperBound
      else {
        word += 1
        continue
      }
      headers.append(header)
      word = header.range.upperBound
    }
    guard let keys = headers.first?.columns.map(\.key) else { return [] }
    let isList = headers[0].columns.first?.column.map { !MergedHeader.isIndicatorColumn($0) }
    let runs = columnRuns(keys, isList: isList ?? false)
    return headers.enumerated().map { ($1, runs[safe: $0] ?? []) }
  }

  /// The names of columns in the second sequence, side by side.
  private func columnRuns(_ keys: [String], isList: Bool) -> [[LabelMatch]] {
    var runs: [[LabelMatch]] = []
    var word = second.lowerBound
    while word < second.upperBound {
      guard let match = columnName(at: word), let column = match.column,
        isList || MergedHeader.isIndicatorColumn(column), !keys.contains(match.key),
        match.tokens.upperBound <= second.upperBound
      else {
        word += 1
        continue
      }
      if let last = runs.last?.last, last.tokens.upperBound == word {
        runs[runs.count - 1].append(match)
      } else {
        runs.append([match])
      }
      word = match.tokens.upperBound
    }
    return runs
  }

  /// The name of a column that begins at a word; what wraps below it may look like its remark.
  private func columnName(at word: Int) -> LabelMatch? {
    if let match = dump.matcher.match(at: word), match.column != nil { return match }
    let text = dump.tokens[word].text
    guard text.utf8.count <= 150, let column = Labels.column(text) else { return nil }
    return LabelMatch(
      tokens: word..<word + 1, field: nil, column: column, key: Labels.key(text))
  }

  /// Where the rows in a range end: at a label below them, or at what begins another table.
  private func bodyEnd(_ range: Range<Int>) -> Int {
    range.first { word in
      guard dump.tokens[word].gap != .space || word == range.lowerBound else { return false }
      if FootLabels.begins(at: word, in: dump.tokens) { return true }
      guard let match = dump.matcher.match(at: word) else {
        return isTitle(word, until: range.upperBound)
      }
      switch match.field {
      case .projectName, .projectCode, .unit, .department:
        return match.column == nil || word > range.lowerBound
      case .group: return match.tokens.upperBound == range.upperBound
      default: return isTitle(word, until: range.upperBound)
      }
    } ?? range.upperBound
  }

  private func isTitle(_ start: Int, until limit: Int) -> Bool {
    var end = start + 1
    while end < limit, end - start < 8, dump.tokens[end].gap == .space { end += 1 }
    return Titles.isTitle(dump.tokens[start..<end].map(\.text).joined())
  }

  /// Whether the words at the top of a page go on with the rows of the page before.
  private func goesOn(_ range: Range<Int>, hasHeader: Bool) -> Bool {
    guard !range.isEmpty else { return false }
    return !hasHeader
      || dump.tokens[range].contains { Labels.isLevel1($0.text) || Labels.isLevel2($0.text) }
  }

  /// Some rows without the label beside them that the first sequence draws before them.
  private func withoutSide(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, let match = dump.matcher.match(at: range.lowerBound),
      match.field == .group, match.tokens.count == 1
    else { return range }
    return range.lowerBound + 1..<range.upperBound
  }
}

/// Cells that are in order already.
struct FixedMerge: MergedPart {
  let cells: [MergedCell]
  let ends: [Double]

  func cells(endingAt place: Int) -> (cells: [MergedCell], start: Int) { (cells, place) }
}
