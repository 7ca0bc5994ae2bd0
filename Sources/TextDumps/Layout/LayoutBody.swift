internal import Budget
internal import Tables

/// The indicator rows of one table in a dump that keeps the layout.
struct LayoutBody {
  /// The lines of the body on one page, and the header that names their columns.
  struct Part {
    var header: LayoutHeader
    /// Whether the header stands above them; it may not be repeated on a new page.
    var isHeaderPrinted: Bool
    /// Whether that header is another one than that of the part before.
    var beginsHeader = false
    var lines: [LineWords]
  }

  let parts: [Part]
  let neighbours: Neighbours
  var columns: [GridColumn]
  /// The chunks below the table that belong to no row.
  var outside: [Chunk] = []
  var side: [Chunk] = []
  /// The row of numbers below the names of the columns.
  var numbers: [Chunk] = []
  /// Where the cells of each column stand on the page that was read last.
  var middles: [Double]?
  /// Whether the rows that are read go on, on the next page.
  var isCut = false
  /// What it costs that the labels of projects stand in each way, over all pages.
  var standings: [LayoutLevels.Standing: Double] = [:]
  /// How much less it costs that they stand at the bottom of their rows than on the middle, over the
  /// pages that end with a whole project.
  var gainAtBottom = 0.0
  /// Where the labels of projects stand, where their costs on all pages tell it.
  var usualStanding: LayoutLevels.Standing?
  /// How much less one way must cost than the usual one, in lines squared.
  private static let surely = 4.0
  /// By how many lines the cell of the first project of a page goes beyond its top.
  var overhang = 0.0
  /// The rows of the last project of a page, where its label stands on their middle.
  var lastSpan: ProjectSpan?
  /// How many rows at the end of a page go on with the first project of the next, whose label stands
  /// at the bottom of its rows.
  var trailing = 0
  /// Whether the indicators of each project are sorted by their first levels.
  var levelOrder = LevelOrder()
  /// What cells of merged columns that go over a page break print again on the next page.
  var repeats = LayoutRepeats()
  /// Where the chunks begin of which the lines do not say the row.
  var doubtful: Set<Chunk.Spot> = []

  /// Prepares the lines below each header; all but the first header repeat it.
  init(_ headers: [LayoutHeader], _ stretches: [[[Chunk]]], neighbours: Neighbours) {
    self.neighbours = neighbours
    var parts: [Part] = []
    for (header, lines) in zip(headers, stretches) {
      var isRepeated = true
      for line in lines where !line.isEmpty {
        if !isRepeated, let page = parts.last?.lines.last?.page, page != line.first?.page {
          parts.append(Part(header: header, isHeaderPrinted: false, lines: []))
        } else if isRepeated {
          // A header may stand at the very end of the page before.
          let isPrinted = header.names.first?.chunks.first?.page == line.first?.page
          parts.append(
            Part(header: header, isHeaderPrinted: isPrinted, beginsHeader: true, lines: []))
          isRepeated = false
        }
        parts[parts.count - 1].lines.append(
          LineWords(line, columns: header.names.map(\.column)))
      }
      if isRepeated {
        parts.append(
          Part(header: header, isHeaderPrinted: true, beginsHeader: true, lines: []))
      }
    }
    self.parts = Self.withHeaders(parts)
    columns =
      headers.first.map { header in
        header.names.map { name in
          // In a list the number is that of a project, in a form that of a row.
          name.isRowNumber && !header.isList
            ? GridColumn(header: [name.key], kind: .points, absence: 2)
            : GridColumn(header: [name.key], column: name.column)
        }
      } ?? []
  }

  /// The parts, those above a header on its page with that header: cells of the page before may be
  /// printed over it.
  private static func withHeaders(_ parts: [Part]) -> [Part] {
    var result = parts
    for index in parts.indices.dropLast() where !parts[index].isHeaderPrinted {
      let next = parts[index + 1]
      guard next.beginsHeader, let page = parts[index].lines.first?.page,
        next.header.names.first?.chunks.first?.page == page,
        next.header.names.count == parts[index].header.names.count
      else { continue }
      result[index].header = next.header
      result[index].isHeaderPrinted = true
    }
    return result
  }

  /// The rows of one stretch: the chunks of each column, row by row.
  struct Row {
    var cells: [Int: [Chunk]] = [:]
    var isTotal = false
    /// Whether it is not sure which cells are its own.
    var isDoubtful = false
  }

  /// Appends the words of the body in reading order and describes them.
  mutating func write(to tokens: inout [Token], region: inout TableRegion) -> [LinearTableReader
    .Body]
  {
    guard let header = parts.first?.header else { return [] }
    var copy = self
    var rows = copy.allRows()
    if copy.levelOrder.isSorted, copy.levelOrder.isRefuted {
      copy = self
      copy.levelOrder.isSorted = false
      rows = copy.allRows()
    }
    let usual = copy.commonStanding
    if copy.repeats.wereFound || usual != nil && parts.count > 1 {
      // What one page tells of the cells goes for all.
      let (wereFound, isSorted) = (copy.repeats.wereFound, copy.levelOrder.isSorted)
      copy = self
      copy.repeats.wereFound = wereFound
      copy.levelOrder.isSorted = isSorted
      copy.usualStanding = usual
      rows = copy.allRows()
    }
    self = copy
    let sideStart = tokens.count
    // A label beside the header and the rows begins on the lines of the header.
    let label = (side + header.others).sorted {
      ($0.line, $0.place.lowerBound) < ($1.line, $1.place.lowerBound)
    }
    append(label, to: &tokens)
    var block = TableRegion.Block(
      side: sideStart..<tokens.count, header: [], stretches: [], repeated: [])
    for name in header.names {
      let range = append(name.chunks, to: &tokens)
      block.header.append(
        LabelMatch(tokens: range, field: nil, column: name.column, below: nil, key: name.key))
    }
    for group in header.groups {
      let range = append(group.chunks, to: &tokens)
      block.groups.append(HeaderMatch.Group(tokens: range, columns: group.columns))
    }
    block.numbers = append(numbers, to: &tokens)
    var body = LinearTableReader.Body(columns: columns, stretches: [])
    for (index, part) in parts.enumerated() {
      if index > 0 {
        let start = tokens.count
        if part.beginsHeader {
          append(part.header.others + part.header.names.flatMap(\.chunks), to: &tokens)
          append(part.header.groups.flatMap(\.chunks), to: &tokens)
        }
        block.repeated.append(start..<tokens.count)
      }
      let start = tokens.count
      var division = RowDivider.Division()
      var doubts: Set<Int> = []
      for row in rows[index] {
        var divided = DividedRow(isTotal: row.isTotal)
        for column in row.cells.keys.sorted() {
          let range = append(row.cells[column] ?? [], to: &tokens)
          divided.cells.append((column, range.lowerBound - start..<range.upperBound - start))
        }
        division.rows.append(divided)
        if row.isDoubtful { doubts.insert(division.rows.count - 1) }
      }
      division.end = tokens.count - start
      markRemainder(&division, after: body.stretches.last, at: start, block.stretches.last, tokens)
      block.stretches.append(start..<tokens.count)
      body.stretches.append(division)
      body.doubts.append(doubts)
    }
    region.blocks.append(block)
    region.end = tokens.count
    return [body]
  }

  @discardableResult
  private func append(_ chunks: [Chunk], to tokens: inout [Token]) -> Range<Int> {
    let start = tokens.count
    for chunk in chunks { tokens += chunk.tokens(gap: .line) }
    return start..<tokens.count
  }

  /// Where the labels of projects stand if not on the middle of their rows.
  private var commonStanding: LayoutLevels.Standing? {
    guard let middle = standings[.middle], let top = standings[.top] else { return nil }
    if gainAtBottom > max(Self.surely, middle - top) { return .bottom }
    return top + Self.surely < middle ? .top : nil
  }

  /// The rows of each part.
  private mutating func allRows() -> [[Row]] {
    var rows: [[Row]] = []
    for index in parts.indices {
      let (last, before) = (lastSpan, trailing)
      (overhang, lastSpan, trailing) = (0, nil, 0)
      var found = self.rows(of: index)
      moveRemainders(to: &rows)
      moveBeginning(to: &rows, from: &found, last, before: before)
      if found.isEmpty { (lastSpan, trailing) = (last, before) }
      rows.append(found)
    }
    return rows
  }

  /// Gives the cells that a page break cut their lines from the page that was read last.
  private func moveRemainders(to rows: inout [[Row]]) {
    let isProject = { (row: Row) in self.projectColumns.contains { row.cells[$0] != nil } }
    guard let page = rows.lastIndex(where: { $0.contains(where: isProject) }),
      let row = rows[page].lastIndex(where: isProject)
    else { return }
    for (column, chunks) in repeats.remainders {
      rows[page][row].cells[column, default: []] += chunks
    }
  }

  /// Marks the first row after a page break that only goes on with the row before it.
  private func markRemainder(
    _ division: inout RowDivider.Division, after last: RowDivider.Division?, at start: Int,
    _ before: Range<Int>?, _ tokens: [Token]
  ) {
    guard let row = division.rows.first, !row.isTotal, let previous = last?.rows.last,
      before != nil,
      let target = columns.firstIndex(where: { $0.kind == .target })
    else { return }
    let lacksTarget = !row.cells.contains { $0.column == target }
    let hadTarget = previous.cells.contains { $0.column == target }
    guard lacksTarget, hadTarget else { return }
    division.rows[0].isRemainder = true
  }
}
