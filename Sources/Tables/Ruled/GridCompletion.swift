/// Adds the rows and columns that a ruled table tells by alignment alone.
///
/// Some tables rule their header and sides only, or draw no lines between their columns or between
/// rows of numbers. The steps: look for columns in the lines of all cells of the same width; look
/// for rows in bands whose lines all have numbers of their own; part the cells along both.
struct GridCompletion: Sendable {
  var settings = RecognitionSettings()
  var grouper = LineGrouper()

  private typealias Span = (rows: Range<Int>, columns: Range<Int>)

  /// The grid with the rows and columns that its text shows, or the same where it shows none.
  func completed(_ grid: Grid, glyphs: [Glyph]) -> Grid {
    let spans = grid.spans()
    let printed = grid.distribute(glyphs, over: spans)
    let contents = printed.map { TextRow.rows(of: $0, grouper: grouper) }
    let columns = addedColumns(spans, contents, of: grid)
    let rows = addedRows(printed, spans, contents, columns: columns, of: grid)
    guard !columns.isEmpty || !rows.isEmpty else { return grid }
    return parted(grid, spans: spans, contents: contents, columns: columns, rows: rows)
  }

  /// For each range of columns, as cells have it, the x positions that part its text.
  private func addedColumns(
    _ spans: [Span], _ contents: [[TextRow]], of grid: Grid
  ) -> [Range<Int>: [Double]] {
    var groups: [Range<Int>: [TextRow]] = [:]
    var bands: Set<Int> = []
    for (span, rows) in zip(spans, contents) where !rows.isEmpty {
      groups[span.columns, default: []] += rows
      bands.formUnion(span.rows)
    }
    var result: [Range<Int>: [Double]] = [:]
    let finder = ColumnFinder(settings: settings)
    for (columns, rows) in groups {
      let telling = rows.count { $0.chunks(settings).count > 1 }
      // The habit of the table, not of a cell or two.
      guard telling >= 3, telling * 2 >= rows.count, telling * 2 >= bands.count else { continue }
      let found = finder.separators(of: rows, evidence: 3)
      guard !found.isEmpty else { continue }
      // A column line of other rows counts as that of these where it lies in the same gap.
      result[columns] = found.map { position in
        let line = Grid.nearest(to: position, in: grid.columnEdges)
        guard line > columns.lowerBound, line < columns.upperBound else { return position }
        let edge = grid.columnEdges[line]
        let low = min(edge, position)
        let high = max(edge, position)
        let isFree = !rows.contains { row in
          row.words.contains { $0.box.midX > low && $0.box.midX < high }
        }
        return isFree ? edge : position
      }
    }
    return result
  }

  /// For each band of the grid the y positions that part its lines.
  ///
  /// Cells over several bands, whose lines keep to none, tell nothing.
  private func addedRows(
    _ printed: [[Glyph]], _ spans: [Span], _ contents: [[TextRow]],
    columns: [Range<Int>: [Double]], of grid: Grid
  ) -> [Int: [Double]] {
    var tallest = Array(repeating: 0, count: grid.rowCount)
    for (span, rows) in zip(spans, contents) where span.rows.count == 1 {
      tallest[span.rows.lowerBound] = max(tallest[span.rows.lowerBound], rows.count)
    }
    guard tallest.contains(where: { $0 > 1 }) else { return [:] }
    var inBands: [Int: [Glyph]] = [:]
    for (span, glyphs) in zip(spans, printed) where span.rows.count == 1 && !glyphs.isEmpty {
      let row = span.rows.lowerBound
      if tallest[row] > 1 { inBands[row, default: []] += glyphs }
    }
    let separators = (grid.columnEdges.dropFirst().dropLast() + columns.values.joined()).sorted()
    var result: [Int: [Double]] = [:]
    var first: Set<Int> = []
    var later: Set<Int> = []
    for (band, glyphs) in inBands {
      let rows = TextRow.rows(of: glyphs, grouper: grouper)
      let lines = rows.map { $0.entries(partedBy: separators, settings) }
      let finder = RowFinder(
        settings: settings, lines: lines, columnCount: separators.count + 1)
      let groups = finder.rows(of: lines, in: lines.indices)
      let edges = [grid.box.left] + separators + [grid.box.right]
      guard isStacked(groups, lines, columnEdges: edges), let top = groups.first else { continue }
      first.formUnion(lines[top].joined().flatMap(\.columns))
      later.formUnion(lines[top.upperBound...].joined().flatMap(\.columns))
      result[band] = zip(groups, groups.dropFirst()).map { upper, lower in
        (rows[upper.upperBound - 1].box.midY + rows[lower.lowerBound].box.midY) / 2
      }
    }
    // Lines that leave a third of the columns blank in every band are the rest of its one row.
    return later.count * 3 > first.count * 2 ? result : [:]
  }

  /// Whether groups of lines are rows of their own: most have two entries, one of them a number,
  /// and some column has nothing but numbers, one to a row, that did not fill it.
  ///
  /// Headings of groups of rows, which stand in the first column alone, tell nothing.
  private func isStacked(
    _ groups: [Range<Int>], _ lines: [[TextEntry]], columnEdges: [Double]
  ) -> Bool {
    guard groups.count > 1, !areInterleaved(lines) else { return false }
    let full = groups.count { group in
      let entries = lines[group].joined()
      return entries.contains { $0.isValue }
        && entries.contains { $0.columns != entries.first?.columns }
    }
    let headings = groups.count { group in lines[group].joined().allSatisfy { $0.isHeading } }
    let count = groups.count - headings
    guard full > 1, full * 3 >= count * 2, full >= headings else { return false }
    // Numbers that go on below are seldom two side by side, and hardly ever over three lines.
    let areRows =
      groups.count { group in lines[group].joined().count { $0.isValue } > 1 } >= 3
      && !areStaggered(groups, lines)
    var values: [Int: Int] = [:]
    var others: [Int: Int] = [:]
    var printed: [Int: [TextEntry]] = [:]
    for entry in lines.joined() {
      let column = entry.columns.lowerBound
      // A long number that goes on in the next line fills the first to its last character, but for
      // the padding of the cell: 11 points, as word processors have it, and half an em.
      let isFull =
        column + 1 < columnEdges.count
        && columnEdges[column + 1] - columnEdges[column] - entry.box.width < 2 * entry.fontSize
      if entry.isValue, areRows || !isFull, !entry.isPartOfNumber {
        values[column, default: 0] += 1
        printed[column, default: []].append(entry)
      } else {
        others[column, default: 0] += 1
      }
    }
    return values.contains { column, found in
      // A unit may stand above the numbers.
      others[column, default: 0] <= (areRows ? 1 : 0) && found * 3 >= count * 2
        && !isOneNumber(printed[column] ?? [])
    }
  }

  /// Whether some groups stand half a line below others, as cells of one row do that are centred
  /// beside cells of more lines.
  private func areStaggered(_ groups: [Range<Int>], _ lines: [[TextEntry]]) -> Bool {
    zip(groups, groups.dropFirst()).contains { upper, lower in
      guard let last = lines[upper].last?.first, let first = lines[lower].first?.first else {
        return false
      }
      return first.box.midY - last.box.midY < settings.halfLine * first.fontSize
    }
  }

  /// Whether a line stands in the middle between two others and in none of their columns, as the
  /// cells of one line do beside cells of two, however wide these are set.
  private func areInterleaved(_ lines: [[TextEntry]]) -> Bool {
    guard lines.count > 2 else { return false }
    return (1..<(lines.count - 1)).contains { index in
      guard let upper = lines[index - 1].first, let lower = lines[index + 1].first,
        let entry = lines[index].first,
        abs(upper.box.midY + lower.box.midY - 2 * entry.box.midY) < 0.3 * entry.fontSize
      else { return false }
      let columns = Set(lines[index].flatMap(\.columns))
      return columns.isDisjoint(with: (lines[index - 1] + lines[index + 1]).flatMap(\.columns))
    }
  }

  /// Whether two lines are the parts of one number, which has its point once: `1033.0` above `00`.
  private func isOneNumber(_ entries: [TextEntry]) -> Bool {
    entries.count == 2 && entries.allSatisfy(\.first.isDigit)
      && entries.count { $0.whole == nil } == 1
  }

  /// The grid with its cells parted.
  private func parted(
    _ grid: Grid, spans: [Span], contents: [[TextRow]], columns: [Range<Int>: [Double]],
    rows: [Int: [Double]]
  ) -> Grid {
    let columnEdges = Array(Set(grid.columnEdges + columns.values.joined())).sorted()
    let rowEdges = (grid.rowEdges + rows.values.joined()).sorted()
    let width = columnEdges.count - 1
    guard
      width.multipliedReportingOverflow(by: rowEdges.count).partialValue <= Grid.mostSquares
    else { return grid }
    var owners = Array(repeating: 0, count: width * (rowEdges.count - 1))
    var next = 0
    for (index, span) in spans.enumerated() {
      let box = grid.box(rows: span.rows, columns: span.columns)
      let area = (
        rows: Grid.nearest(to: box.top, in: rowEdges)..<Grid.nearest(to: box.bottom, in: rowEdges),
        columns: Grid.nearest(
          to: box.left, in: columnEdges)..<Grid.nearest(
            to: box.right, in: columnEdges)
      )
      let parts = self.parts(
        of: area, lines: contents[index], separators: columns[span.columns] ?? [],
        hasRows: span.rows.count == 1 && rows[span.rows.lowerBound] != nil,
        columnEdges: columnEdges, rowEdges: rowEdges)
      for part in parts {
        for row in part.rows {
          for column in part.columns { owners[row * width + column] = next }
        }
        next += 1
      }
    }
    guard var result = Grid(columnEdges: columnEdges, rowEdges: rowEdges, owners: owners) else {
      return grid
    }
    result.isOpenAtTop = grid.isOpenAtTop
    result.isOpenAtBottom = grid.isOpenAtBottom
    result.foot = grid.foot
    return result
  }

  /// The cells that one cell falls into.
  private func parts(
    of area: Span, lines: [TextRow], separators: [Double], hasRows: Bool,
    columnEdges: [Double], rowEdges: [Double]
  ) -> [Span] {
    let bands = hasRows ? area.rows.map { $0..<($0 + 1) } : [area.rows]
    guard !separators.isEmpty else { return bands.map { ($0, area.columns) } }
    let bounds =
      [area.columns.lowerBound]
      + separators.map { Grid.nearest(to: $0, in: columnEdges) } + [area.columns.upperBound]
    var result: [Span] = []
    for band in bands {
      var joined = Array(repeating: false, count: bounds.count)
      for line in lines
      where line.box.midY > rowEdges[band.lowerBound] && line.box.midY < rowEdges[band.upperBound] {
        for entry in line.entries(partedBy: separators, settings) where entry.columns.count > 1 {
          for column in entry.columns.dropFirst() where column < joined.count {
            joined[column] = true
          }
        }
      }
      var start = bounds[0]
      for index in 1..<bounds.count where index == bounds.count - 1 || !joined[index] {
        if bounds[index] > start { result.append((band, start..<bounds[index])) }
        start = max(start, bounds[index])
      }
    }
    return result
  }
}
