internal import Budget
internal import Tables

/// The indicator rows of one table in a dump that keeps the layout.
struct LayoutBody {
  /// The lines of the body on one page, and the header that names their columns.
  private struct Part {
    var header: LayoutHeader
    /// Whether the header stands above them; it may not be repeated on a new page.
    var isHeaderPrinted: Bool
    /// Whether that header is another one than that of the part before.
    var beginsHeader = false
    var lines: [[Chunk]]
  }

  private let parts: [Part]
  private let neighbours: Neighbours
  var columns: [GridColumn]
  /// The chunks below the table that belong to no row.
  private(set) var outside: [Chunk] = []
  private var side: [Chunk] = []
  /// The row of numbers below the names of the columns.
  private var numbers: [Chunk] = []
  /// Whether the rows that are read go on, on the next page.
  var isCut = false
  /// Where the chunks begin of which the lines do not say the row.
  private var doubtful: Set<Chunk.Spot> = []

  /// Prepares the lines below each header; all but the first header repeat it.
  init(_ headers: [LayoutHeader], _ stretches: [[[Chunk]]], neighbours: Neighbours) {
    self.neighbours = neighbours
    var parts: [Part] = []
    for (header, lines) in zip(headers, stretches) {
      var isRepeated = true
      for line in lines where !line.isEmpty {
        if !isRepeated, let page = parts.last?.lines.last?.first?.page, page != line.first?.page {
          parts.append(Part(header: header, isHeaderPrinted: false, lines: []))
        } else if isRepeated {
          // A header may stand at the very end of the page before.
          let isPrinted = header.names.first?.chunks.first?.page == line.first?.page
          parts.append(
            Part(header: header, isHeaderPrinted: isPrinted, beginsHeader: true, lines: []))
          isRepeated = false
        }
        parts[parts.count - 1].lines.append(line)
      }
      if isRepeated {
        parts.append(
          Part(header: header, isHeaderPrinted: true, beginsHeader: true, lines: []))
      }
    }
    self.parts = parts
    columns =
      headers.first.map { header in
        header.names.map { GridColumn(header: [$0.key], column: $0.column) }
      } ?? []
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
    let rows = parts.indices.map { self.rows(of: $0) }
    let sideStart = tokens.count
    append(side + header.others, to: &tokens)
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

  // MARK: Rows

  private mutating func rows(of index: Int) -> [Row] {
    let header = parts[index].header
    isCut = index < parts.count - 1
    let lines = parts[index].lines
    let all = lines.flatMap { $0 }
    var centers = header.names.map(\.center)
    let isPrinted = parts[index].isHeaderPrinted
    let shift =
      isPrinted ? nil : LayoutColumns.shift(of: lines, from: centers, kinds: columns.map(\.kind))
    centers = centers.map { $0 + (shift ?? 0) }
    let grid = LayoutColumns(
      centers: centers, lines: lines, header: isPrinted ? header.names.map(\.chunks) : [],
      beside: isPrinted ? header.others : [], side: header.sideCenter(in: all, shift: shift),
      kinds: columns.map(\.kind))
    var result: [Row] = []
    var open: [[Chunk]] = []
    for (place, line) in lines.enumerated() {
      if place == 0, isNumbering(line) {
        numbers += line
        continue
      }
      let isLast = index == parts.count - 1
      if isOutside(line, grid, isLast: isLast)
        || isLast && place > 0 && beginsFoot(lines[place...].prefix(4))
      {
        outside += lines[place...].flatMap { $0 }
        break
      }
      if let total = totalRow(line, grid) {
        result += rows(open, grid, mayContinue: index > 0 && result.isEmpty)
        result.append(total)
        open = []
      } else {
        open.append(line)
      }
    }
    return result + rows(open, grid, mayContinue: index > 0 && result.isEmpty)
  }

  /// Whether a line numbers the columns: 1 2 3 4.
  private func isNumbering(_ line: [Chunk]) -> Bool {
    let words = line.flatMap { $0.text.split(separator: " ") }
    return words.count >= 4 && words.enumerated().allSatisfy { $1 == String($0 + 1) }
  }

  /// Whether a line can be no part of a row: one text across several columns.
  private func isOutside(_ line: [Chunk], _ grid: LayoutColumns, isLast: Bool) -> Bool {
    guard isLast, line.count <= 2 else { return false }
    return line.contains { $0.text.count > 12 && grid.span(of: $0) > 2 }
      || line.first.map { ["注：", "注:", "备注：", "说明："].contains(where: $0.bare.hasPrefix) } ?? false
  }

  /// Whether a line begins a row of the form below the indicators.
  private func beginsFoot(_ lines: ArraySlice<[Chunk]>) -> Bool {
    guard let first = lines.first?.first else { return false }
    var text = ""
    for line in lines {
      guard let chunk = line.first, chunk.overlaps(first) else { continue }
      text += chunk.bare
      guard text.utf8.count <= 60, FootLabels.begins(text) else { return false }
      if FootLabels.isLabel(text) { return true }
    }
    return false
  }

  private func totalRow(_ line: [Chunk], _ grid: LayoutColumns) -> Row? {
    guard let label = line.first, TokenShape(label.bare).contains(.total), line.count > 1,
      line.dropFirst().allSatisfy({
        !TokenShape($0.bare).isDisjoint(with: [.number, .placeholder])
      })
    else { return nil }
    var row = Row(isTotal: true)
    row.cells[0] = [label]
    for chunk in line.dropFirst() {
      row.cells[max(1, grid.column(of: chunk)), default: []].append(chunk)
    }
    return row
  }

  private mutating func rows(_ lines: [[Chunk]], _ grid: LayoutColumns, mayContinue: Bool) -> [Row]
  {
    let filled = lines.compactMap { $0.first?.line }
    var byColumn: [[Chunk]] = Array(repeating: [], count: columns.count)
    for (chunk, column) in placed(lines, grid) {
      if column < 0 {
        side.append(chunk)
        continue
      }
      if let last = byColumn[column].last, last.line == chunk.line {
        // What overlaps came from another line.
        let gap = chunk.place.lowerBound < last.place.upperBound ? "" : " "
        byColumn[column][byColumn[column].count - 1].text += gap + chunk.text
        byColumn[column][byColumn[column].count - 1].place =
          last.place.lowerBound..<max(last.place.upperBound, chunk.place.upperBound)
      } else {
        byColumn[column].append(chunk)
      }
    }
    let leaves = columns.indices.filter { !columns[$0].isMerged }
    var divider = LayoutRows(
      leaves.map { (columns[$0], byColumn[$0]) }, filled: filled, neighbours: neighbours)
    divider.mayContinue = mayContinue
    divider.levelLines = columns.indices.compactMap { column in
      levelLines(byColumn[column], kind: columns[column].kind)
    }
    let ranges = divider.rows()
    let unsure = divider.doubts(in: ranges)
    var rows = ranges.enumerated().map { index, range in
      var row = Row()
      row.isDoubtful = unsure.contains(index)
      for (place, column) in leaves.enumerated() {
        let cell = divider.cell(place, in: range)
        guard !cell.isEmpty else {
          // Every row has a name and a target, but one that goes on with a row of the page before.
          let isKey = columns[column].kind == .name || columns[column].kind == .target
          if isKey, columns[column].absence >= 4, index > 0 || !mayContinue {
            row.isDoubtful = true
          }
          continue
        }
        row.cells[column] = Array(byColumn[column][cell])
        if byColumn[column][cell].contains(where: { doubtful.contains($0.spot) }) {
          row.isDoubtful = true
        }
      }
      return row
    }
    if rows.isEmpty, byColumn.contains(where: { !$0.isEmpty }) {
      // A page may hold nothing but the label of a cell that goes on.
      var row = Row()
      for column in columns.indices where !byColumn[column].isEmpty {
        row.cells[column] = byColumn[column]
      }
      return [row]
    }
    let rest = mayContinue ? ranges.first.flatMap { divider.isRemainder($0) ? $0 : nil } : nil
    placeLevels(
      &rows, byColumn, ranges: ranges, lines: divider.lines, mayContinue: mayContinue, rest: rest)
    placeProjects(
      &rows, byColumn, ranges: ranges, lines: divider.lines, mayContinue: mayContinue, rest: rest)
    return rows
  }

  /// The lines of a column on which whole names of its level stand.
  private func levelLines(_ chunks: [Chunk], kind: GridColumn.Kind) -> [Int]? {
    switch kind {
    case .level1: chunks.filter { Labels.isLevel1($0.bare) }.map(\.line)
    case .level2: chunks.filter { Labels.isLevel2($0.bare) }.map(\.line)
    default: nil
    }
  }

  /// Moves the ends of the side label, which may reach into the first column, back to it.
  private func completeSide(_ placed: inout [[Staircase.Placed]]) {
    var label: Chunk?
    for line in placed.indices {
      for index in placed[line].indices.prefix(2) {
        let (chunk, column) = placed[line][index]
        if let begun = label, column == 0, abs(begun.center - chunk.center) < 2,
          Labels.beginsLabel(Labels.key(begun.text + chunk.bare))
        {
          placed[line][index].column = -1
        }
        if placed[line][index].column < 0 {
          label = Chunk(
            text: (label?.text ?? "") + chunk.bare, line: chunk.line, page: chunk.page,
            place: chunk.place)
        }
      }
      if let begun = label, begun.text.utf8.count > 60 { label = nil }
    }
  }

  /// The chunks of some lines in their columns, line by line.
  private mutating func placed(_ lines: [[Chunk]], _ grid: LayoutColumns) -> [Staircase.Placed] {
    var placed = lines.map { grid.placed($0) }
    completeSide(&placed)
    var staircase = Staircase(kinds: columns.map(\.kind))
    staircase.straighten(&placed)
    doubtful.formUnion(staircase.doubtful)
    let all = placed.flatMap { $0 }
    doubtful.formUnion(
      all.filter { $0.column >= 0 && grid.isStray($0.chunk, in: $0.column) }.map(\.chunk.spot))
    return all
  }

  /// Marks the first row after a page break that only goes on with the row before it.
  private func markRemainder(
    _ division: inout RowDivider.Division, after last: RowDivider.Division?, at start: Int,
    _ before: Range<Int>?, _ tokens: [Token]
  ) {
    guard let row = division.rows.first, let previous = last?.rows.last, before != nil,
      let target = columns.firstIndex(where: { $0.kind == .target })
    else { return }
    let lacksTarget = !row.cells.contains { $0.column == target }
    let hadTarget = previous.cells.contains { $0.column == target }
    guard lacksTarget, hadTarget else { return }
    division.rows[0].isRemainder = true
  }
}
