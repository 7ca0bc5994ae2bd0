internal import Budget
internal import Tables

/// The indicator rows of one table in a dump that keeps the layout.
struct LayoutBody {
  /// The lines of the body on one page, and the header that names their columns.
  private struct Part {
    var header: LayoutHeader
    /// Whether the header stands above them; it may not be repeated on a new page.
    var isHeaderPrinted: Bool
    var lines: [[Chunk]]
  }

  private let parts: [Part]
  private var columns: [GridColumn]
  /// The chunks below the table that belong to no row.
  private(set) var outside: [Chunk] = []
  private var side: [Chunk] = []
  /// The row of numbers below the names of the columns.
  private var numbers: [Chunk] = []
  /// Whether the rows that are read go on, on the next page.
  private var isCut = false
  /// Where the chunks begin of which the lines do not say the row.
  private var doubtful: Set<Chunk.Spot> = []

  /// Prepares the lines below each header; all but the first header repeat it.
  init(_ headers: [LayoutHeader], _ stretches: [[[Chunk]]]) {
    var parts: [Part] = []
    for (header, lines) in zip(headers, stretches) {
      var isRepeated = true
      for line in lines where !line.isEmpty {
        if !isRepeated, let page = parts.last?.lines.last?.first?.page, page != line.first?.page {
          parts.append(Part(header: header, isHeaderPrinted: false, lines: []))
        } else if isRepeated {
          parts.append(Part(header: header, isHeaderPrinted: true, lines: []))
          isRepeated = false
        }
        parts[parts.count - 1].lines.append(line)
      }
      if isRepeated { parts.append(Part(header: header, isHeaderPrinted: true, lines: [])) }
    }
    self.parts = parts
    columns =
      headers.first.map { header in
        header.names.map { GridColumn(header: [$0.key], column: $0.column) }
      } ?? []
  }

  /// The rows of one stretch: the chunks of each column, row by row.
  private struct Row {
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
        if part.isHeaderPrinted {
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
    if !parts[index].isHeaderPrinted {
      let shift = LayoutColumns.shift(of: lines, from: centers, kinds: columns.map(\.kind))
      centers = centers.map { $0 + shift }
    }
    let grid = LayoutColumns(
      centers: centers, lines: lines, header: parts[index].isHeaderPrinted ? header.names.flatMap(\.chunks) : [],
      side: header.sideCenter(in: all), kinds: columns.map(\.kind))
    var result: [Row] = []
    var open: [[Chunk]] = []
    for (place, line) in lines.enumerated() {
      if place == 0, isNumbering(line) {
        numbers += line
        continue
      }
      if isOutside(line, grid, isLast: index == parts.count - 1) {
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
    var divider = LayoutRows(leaves.map { (columns[$0], byColumn[$0]) })
    divider.mayContinue = mayContinue
    divider.levelLines = columns.indices.compactMap { column in
      levelLines(byColumn[column], kind: columns[column].kind)
    }
    let ranges = divider.rows()
    var rows = ranges.map { range in
      var row = Row()
      for (place, column) in leaves.enumerated() {
        let cell = divider.cell(place, in: range)
        guard !cell.isEmpty else { continue }
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
    return placed.flatMap { $0 }
  }

  // MARK: Merged columns

  private func placeLevels(
    _ rows: inout [Row], _ byColumn: [[Chunk]], ranges: [Range<Int>], lines: [Int],
    mayContinue: Bool, rest: Range<Int>?
  ) {
    guard !rows.isEmpty else { return }
    let tops = self.tops(rows)
    var levels = LayoutLevels(tops: tops)
    levels.mayStandLower = !hasLabelsBetween(byColumn, lines)
    let hints = rows.map { row in
      LevelHints.hint(
        row.cells.filter { !columns[$0.key].isMerged }.values.map {
          $0.map(\.bare).joined()
        })
    }
    // The cells of the column to the right are smaller and say where larger ones can begin.
    var starts: Set<Int>?
    var inner: [String] = []
    for column in columns.indices.reversed() where columns[column].isMerged {
      if column + 1 == columns.count || !columns[column + 1].isMerged {
        (starts, inner) = (nil, [])
      }
      var chunks = LayoutLevels.ordered(byColumn[column], kind: columns[column].kind)
      if let rest, let last = lines[safe: rest.upperBound - 1] {
        let ends = chunks.prefix {
          $0.line <= last && !Labels.isLevel1($0.bare) && !Labels.isLevel2($0.bare)
        }
        rows[0].cells[column, default: []] += ends
        chunks.removeFirst(ends.count)
      }
      guard !chunks.isEmpty else { continue }
      let found = LayoutLevels.labels(chunks, kind: columns[column].kind, wrapWidth: nil)
      let labels = found.map { range in
        let heights = range.map { height(ofLine: chunks[$0].line, ranges, lines, tops) }
        return LayoutLevels.Label(
          chunks: range, middle: ((heights.first ?? 0) + (heights.last ?? 0)) / 2,
          top: heights.first ?? 0)
      }
      let names = labels.map { label in chunks[label.chunks].map(\.bare).joined() }
      let conflict = { (label: Int, row: Int) -> Double in
        if let name = inner[safe: row] {
          return LevelPairs.conflict(names[label], name) ? Self.illegal : 0
        }
        return LevelHints.conflict(names[label], hints[row]) ? Self.unlikely : 0
      }
      let isLevel = columns[column].kind == .level1 || columns[column].kind == .level2
      levels.isCut = isCut
      levels.firstRow = rest == nil || rows.count < 2 ? 0 : 1
      // Every row of a list is of a project.
      levels.orphanCost = isLevel ? 6 : 40
      let spans = levels.spans(
        of: labels, starts: starts, mayContinue: mayContinue, conflict: conflict)
      for row in levels.doubts(in: spans, of: labels, conflict: conflict) {
        rows[row].isDoubtful = true
      }
      var begun: Set<Int> = [levels.firstRow]
      inner = Array(repeating: "", count: rows.count)
      for (index, span) in spans.enumerated() {
        let first = min(span.lowerBound, rows.count - 1)
        rows[first].cells[column, default: []] += chunks[labels[index].chunks]
        begun.insert(first)
        for row in span.clamped(to: 0..<rows.count) { inner[row] = names[index] }
      }
      starts = begun
    }
  }

  /// What it costs that a second level stands under a first level to which it does not belong: two
  /// or three lines, for no form that is known prints such a pair.
  private static let illegal = 6.0
  /// What it costs that a row stands under a level that its own words speak against: less than a line,
  /// for words are no proof.
  private static let unlikely = 1.0

  /// Whether a label of two rows stands on a line between them.
  private func hasLabelsBetween(_ byColumn: [[Chunk]], _ lines: [Int]) -> Bool {
    let held = Set(lines)
    return columns.indices.contains { column in
      switch columns[column].kind {
      case .level1:
        byColumn[column].contains { !held.contains($0.line) && Labels.isLevel1($0.bare) }
      case .level2:
        byColumn[column].contains { !held.contains($0.line) && Labels.isLevel2($0.bare) }
      default: false
      }
    }
  }

  /// The heights at which the rows begin, in lines: as high as their fullest cell, and some room.
  private func tops(_ rows: [Row]) -> [Double] {
    var result = [0.0]
    for row in rows {
      let height = row.cells.values.map(\.count).max() ?? 1
      // The room above and below a text is about half a line in printed forms.
      result.append((result.last ?? 0) + Double(height) + 0.5)
    }
    return result
  }

  /// The height at which a line of the dump stands.
  private func height(
    ofLine line: Int, _ ranges: [Range<Int>], _ lines: [Int], _ tops: [Double]
  ) -> Double {
    for (row, range) in ranges.enumerated() {
      guard let first = lines[safe: range.lowerBound], let last = lines[safe: range.upperBound - 1]
      else { continue }
      if line < first { return tops[row] }
      if line <= last {
        let part = (Double(line - first) + 0.5) / Double(last - first + 1)
        return tops[row] + part * (tops[row + 1] - tops[row])
      }
    }
    return tops.last ?? 0
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
