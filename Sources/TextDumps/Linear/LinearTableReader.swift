internal import Budget
internal import Tables

/// Rebuilds one table from the words of a dump in reading order.
struct LinearTableReader {
  /// The words.
  let tokens: [Token]
  /// How text is joined.
  let reflow: Reflow
  private let matcher: LabelMatcher
  private let spacesDigits: Bool
  private let neighbours: Neighbours
  private let sharesLines: Bool
  private let linesAreCells: Bool

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - tokens: The words.
  ///   - reflow: How text is joined.
  ///   - neighbours: What the dump prints side by side.
  init(_ tokens: [Token], reflow: Reflow, neighbours: Neighbours) {
    self.tokens = tokens
    self.reflow = reflow
    matcher = LabelMatcher(tokens: tokens)
    spacesDigits = tokens.spaceDigits
    sharesLines = tokens.shareLines
    linesAreCells = tokens.linesAreCells
    self.neighbours = neighbours
  }

  /// A table, and where the words after it begin.
  struct Result {
    var table: Table?
    var end: Int
    var findings: [Finding] = []
    /// Words inside the table that were too many to divide.
    var undivided: [Range<Int>] = []
  }

  /// The rows of one block, as many as there are stretches.
  struct Body {
    var columns: [GridColumn]
    var stretches: [RowDivider.Division]
    /// For each stretch the rows that could as well have been divided otherwise; see ``RowDoubts``.
    var doubts: [Set<Int>] = []
    /// The merged columns whose cells stand in the last row that they cover; see ``MergedEnds``.
    var late: Set<Int> = []
  }

  /// What all tables with a kind of header show of its columns.
  ///
  /// Tables of one form mostly have equal columns; a table with few wraps learns from the others.
  /// Whether a column is seldom filled or often decides which lines its neighbours wrap, and the
  /// other way round; so both are tried, and what costs less over all tables is taken.
  func commonColumns(of regions: [TableRegion], _ costs: [[[CellCosts]]]) -> [[String]:
    ColumnRecord]
  {
    var records: [[String]: (record: ColumnRecord, cost: Double)] = [:]
    for isSparse in [false, true] {
      var found: [[String]: (record: ColumnRecord, cost: Double)] = [:]
      for (region, costs) in zip(regions, costs) {
        for (index, block) in region.blocks.enumerated() {
          let names = block.header.map(\.key)
          guard !isSparse || hasOptionalColumn(block) else { continue }
          let body = body(
            of: block, costs[safe: index] ?? [], mayEndEarly: index == region.blocks.count - 1,
            common: nil, isSparse: isSparse)
          var sum = found[names] ?? (ColumnRecord(columnCount: names.count), 0)
          note(body, of: block, in: &sum.record)
          sum.cost += body.stretches.reduce(0) { $0 + $1.cost }
          found[names] = sum
        }
      }
      records.merge(found) { $0.cost <= $1.cost ? $0 : $1 }
    }
    return records.mapValues(\.record)
  }

  /// Whether a block has a column of words that not every row fills.
  private func hasOptionalColumn(_ block: TableRegion.Block) -> Bool {
    GridColumn.columns(of: block.header).contains { $0.kind == .text }
  }

  /// The rows of all blocks of a table.
  func bodies(
    of region: TableRegion, _ costs: [[CellCosts]], common: [[String]: ColumnRecord],
    mergesAtEnd: Bool = false
  ) -> [Body] {
    region.blocks.enumerated().map { index, block in
      body(
        of: block, costs[safe: index] ?? [], mayEndEarly: index == region.blocks.count - 1,
        common: common[block.header.map(\.key)], mergesAtEnd: mergesAtEnd)
    }
  }

  /// The rows of a block.
  ///
  /// They are divided again and again: first without knowing where columns wrap, unless other tables
  /// show it, then with the widths that the reading before shows. A third reading no longer changes
  /// anything in practice.
  ///
  /// `isSparse`: whether columns that need not be filled are thought to be seldom filled.
  private func body(
    of block: TableRegion.Block, _ costs: [CellCosts], mayEndEarly: Bool, common: ColumnRecord?,
    isSparse: Bool = false, mergesAtEnd: Bool = false
  ) -> Body {
    var columns = GridColumn.columns(of: block.header)
    common?.teach(&columns, others: common)
    if isSparse {
      for index in columns.indices where columns[index].kind == .text {
        (columns[index].absence, columns[index].presence) = GridColumn.sparse
      }
    }
    var result = Body(columns: columns, stretches: [])
    for pass in 1...2 {
      result = divide(
        block, costs, columns, mayEndEarly, findsDoubts: pass == 2 && common != nil,
        mergesAtEnd: mergesAtEnd)
      var record = ColumnRecord(columnCount: columns.count)
      note(result, of: block, in: &record)
      record.teach(&columns, others: common)
    }
    return result
  }

  /// How many words before a page break may belong to a row that it cuts.
  private static let longestCut = 60

  /// Notes the line widths of a body's cells.
  private func note(_ body: Body, of block: TableRegion.Block, in record: inout ColumnRecord) {
    for (stretch, division) in zip(block.stretches, body.stretches) {
      for row in division.rows where row.isIndicator {
        for cell in row.cells {
          record.add(tokens.lines(of: moved(cell.tokens, to: stretch)), to: cell.column)
        }
        record.endRow()
      }
    }
  }

  private func moved(_ range: Range<Int>, to stretch: Range<Int>) -> Range<Int> {
    range.lowerBound + stretch.lowerBound..<range.upperBound + stretch.lowerBound
  }

  private func divide(
    _ block: TableRegion.Block, _ costs: [CellCosts], _ columns: [GridColumn], _ mayEndEarly: Bool,
    findsDoubts: Bool, mergesAtEnd: Bool
  ) -> Body {
    var result = Body(columns: columns, stretches: [])
    var open = CutRow(texts: [:], lineWidths: [:])
    for index in block.stretches.indices {
      var divider = RowDivider(columns: columns)
      divider.mergesAtEnd = mergesAtEnd
      divider.isCutAtEnd = index < block.stretches.count - 1
      divider.mayEndEarly = mayEndEarly && index == block.stretches.count - 1
      if index > 0, let division = result.stretches.last {
        open.note(division.rows, in: block.stretches[index - 1], columns, tokens)
        if !division.rows.isEmpty { divider.cutRow = open }
      }
      guard let costs = costs[safe: index] else { continue }
      let ways = divider.ways(costs)
      let division = divider.trace(ways, costs)
      result.stretches.append(division)
      guard findsDoubts else { continue }
      result.doubts.append(RowDoubts(divider, costs).rows(of: division, ways))
    }
    return result
  }

  /// The costs of the words of each stretch of each block of a table.
  func costs(of region: TableRegion) -> [[CellCosts]] {
    region.blocks.map { block in
      let kinds = GridColumn.columns(of: block.header).map(\.kind)
      return block.stretches.enumerated().map { index, stretch in
        var words = Array(tokens[stretch.prefix(Self.longestStretch)])
        if index < block.stretches.count - 1 {
          for place in words.indices.suffix(Self.longestCut) { words[place].mayBeCut = true }
        }
        return CellCosts(
          words, spacesDigits: spacesDigits, neighbours: neighbours, kinds: kinds,
          sharesLines: sharesLines, linesAreCells: linesAreCells)
      }
    }
  }

  /// The most words that are divided into rows on one page, or without pages in one table.
  ///
  /// A list of 1,000 indicators has some 15,000; the cost of dividing is linear, that of the table
  /// of ways as well, and memory sets the bound.
  static let longestStretch = 40_000

  // MARK: Writing

  /// The table of a region.
  func table(
    of region: TableRegion, bodies: [Body], captions: [TextLine]
  ) -> Result {
    var head = HeadGrid(
      tokens, matcher: matcher, spacesDigits: spacesDigits, neighbours: neighbours,
      writer: GridWriter(reflow: reflow))
    head.read(region.head)
    var writer = head.writer
    var end = region.end
    for (block, body) in zip(region.blocks, bodies) {
      var rows = BodyWriter(tokens: tokens, columns: body.columns, writer: writer)
      let body = settled(body, in: block)
      rows.write(block, ProjectSpans(tokens).settled(body, in: block))
      writer = rows.writer
      if let stretch = block.stretches.last, let division = body.stretches.last {
        end = stretch.lowerBound + division.end
      }
    }
    var result = Result(
      table: writer.table(captions: captions), end: end,
      findings: head.findings + findings(region, bodies))
    for (block, body) in zip(region.blocks, bodies) {
      for (stretch, division) in zip(block.stretches, body.stretches) {
        let rest = min(stretch.upperBound, stretch.lowerBound + division.end)..<stretch.upperBound
        guard !rest.isEmpty, rest.lowerBound < end else { continue }
        result.undivided.append(rest)
        result.findings.append(
          Finding(
            code: "text-too-long", severity: .loss,
            message: "a table is too long for its words to be divided into rows",
            page: tokens[safe: rest.lowerBound]?.page))
      }
    }
    return result
  }

  /// The rows of a block with the cells of the levels where they begin.
  private func settled(_ body: Body, in block: TableRegion.Block) -> Body {
    LevelSpans(tokens).settled(MergedEnds.moved(body, in: block), in: block)
  }

  /// What of the rows is not sure.
  private func findings(_ region: TableRegion, _ bodies: [Body]) -> [Finding] {
    zip(region.blocks, bodies).flatMap { block, body in
      let doubts = TableDoubts(tokens: tokens, columns: body.columns)
      let stretches = settled(body, in: block).stretches
      let parts = zip(block.stretches, stretches).enumerated().map { index, part in
        TableDoubts.Part(
          rows: part.1.rows, stretch: part.0, unsure: body.doubts[safe: index] ?? [])
      }
      return doubts.findings(parts)
    }
  }
}
