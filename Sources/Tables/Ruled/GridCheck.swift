/// Tells tables from the other things that rulings draw: charts, diagrams, frames around text.
struct GridCheck: Sendable {
  var settings = RecognitionSettings()

  private typealias Span = (rows: Range<Int>, columns: Range<Int>)

  /// Why a grid of rulings is no table; `nil` where it is one.
  ///
  /// `rows`: the lines of words inside it; `rulings`: those that it was made of.
  func objection(to grid: Grid, rows: [TextRow], rulings: [Ruling]) -> Omission.Reason? {
    if rows.isEmpty { return .empty }
    let spans = grid.spans()
    let filled = filledSpans(grid, spans, rows)
    let share = Double(filled.count) / Double(spans.count)
    // Charts have labels here and there; text in most cells is that of a table whose cells overflow.
    let isDense = spans.count >= settings.smallGrid && share > settings.denseCells
    let cut = cutShare(grid, rows)
    if cut > (isDense ? settings.overflowingWords : settings.cutWords) { return .cut }
    if hasTicks(grid, spans) { return .ticks }
    if hasBars(grid) { return .bars }
    guard spans.count >= settings.smallGrid else { return nil }
    if share < settings.filledCells { return namesColumns(filled, spans, grid) ? nil : .sparse }
    return share < 0.5 && isOutlineBroken(grid, rulings) ? .diagram : nil
  }

  /// Whether most lines of a grid without columns have a number at their left end, as the lines of a
  /// chart have at its axis.
  ///
  /// The rows of a table stand between lines. `glyphs`: those outside all grids; `em`: the usual font
  /// size, in points.
  func hasAxis(_ grid: Grid, glyphs: [Glyph], em: Double) -> Bool {
    guard grid.columnCount == 1, grid.rowCount > 1 else { return false }
    var numbered: Set<Int> = []
    for glyph in glyphs where glyph.scalar.isDigit && glyph.box.right <= grid.box.left {
      guard glyph.box.left > grid.box.left - settings.axisReach * em else { continue }
      let line = Grid.nearest(to: glyph.box.midY, in: grid.rowEdges)
      if abs(grid.rowEdges[line] - glyph.box.midY) < em / 2 { numbered.insert(line) }
    }
    return numbered.count > 2 && numbered.count * 3 >= grid.rowEdges.count * 2
  }

  /// The share of the words that lines run through, as the lines of charts do.
  private func cutShare(_ grid: Grid, _ rows: [TextRow]) -> Double {
    var cut = 0
    var count = 0
    for row in rows {
      let line = Grid.firstIndex(above: row.box.midY, in: grid.rowEdges) - 1
      guard line >= 0, line < grid.rowCount else { continue }
      count += row.words.count
      for word in row.words {
        // The side bearings of characters may lie on a line.
        let margin = 0.25 * min(word.fontSize, word.box.width)
        let first = Grid.firstIndex(above: word.box.left + margin, in: grid.columnEdges)
        let last = Grid.firstIndex(above: word.box.right - margin, in: grid.columnEdges)
        guard first > 0, last > first else { continue }
        let isWalled = (first..<min(last, grid.columnCount)).contains {
          grid.isWalledRight(row: line, column: $0 - 1)
        }
        if isWalled, !overflows(word, cells: (first - 1)..<last, of: grid) { cut += 1 }
      }
    }
    return Double(cut) / Double(max(count, 1))
  }

  /// Whether a word is set into one of the cells that it lies in: at its left side or in its middle.
  private func overflows(_ word: TextWord, cells: Range<Int>, of grid: Grid) -> Bool {
    let edges = grid.columnEdges
    guard let first = cells.first, first >= 0, cells.upperBound < edges.count else { return false }
    let gap = word.box.left - edges[first]
    if gap >= 0, gap < settings.cellPadding * word.fontSize { return true }
    return cells.contains { column in
      abs((edges[column] + edges[column + 1]) / 2 - word.box.midX) < 0.1 * word.fontSize
    }
  }

  /// Whether the rows at the top name the columns, as in forms that nobody filled in.
  ///
  /// The lines of charts part few of the squares that they cross at.
  private func namesColumns(_ filled: Set<Int>, _ spans: [Span], _ grid: Grid) -> Bool {
    guard spans.count * 2 > grid.rowCount * grid.columnCount else { return false }
    var named: Set<Int> = []
    for index in filled where spans[index].rows.lowerBound * 3 < grid.rowCount {
      named.formUnion(spans[index].columns)
    }
    return grid.columnCount > 2 && named.count * 5 >= grid.columnCount * 4
  }

  /// The cells that hold text, by their place.
  private func filledSpans(_ grid: Grid, _ spans: [Span], _ rows: [TextRow]) -> Set<Int> {
    var owners = Array(repeating: 0, count: grid.rowCount * grid.columnCount)
    for (index, span) in spans.enumerated() {
      for row in span.rows {
        for column in span.columns { owners[row * grid.columnCount + column] = index }
      }
    }
    var filled: Set<Int> = []
    for row in rows {
      let line = Grid.firstIndex(above: row.box.midY, in: grid.rowEdges) - 1
      guard line >= 0, line < grid.rowCount else { continue }
      for word in row.words {
        let column = Grid.firstIndex(above: word.box.midX, in: grid.columnEdges) - 1
        guard column >= 0, column < grid.columnCount else { continue }
        filled.insert(owners[line * grid.columnCount + column])
      }
    }
    return filled
  }

  /// Whether most of the grid lines part no cells, as the ticks of an axis do.
  private func hasTicks(_ grid: Grid, _ spans: [Span]) -> Bool {
    var rows: Set<Int> = []
    var columns: Set<Int> = []
    for span in spans {
      rows.insert(span.rows.lowerBound)
      columns.insert(span.columns.lowerBound)
    }
    let lines = grid.rowCount + grid.columnCount - 2
    let parting = rows.count + columns.count - 2
    return lines > 4 && Double(parting) < settings.partingLines * Double(lines)
  }

  /// Whether most lines part one column or row alone, each another one, as the ends of bars do.
  private func hasBars(_ grid: Grid) -> Bool {
    isStepped(lines: grid.rowCount, across: grid.columnCount) {
      grid.isWalledBelow(row: $0, column: $1)
    }
      || isStepped(lines: grid.columnCount, across: grid.rowCount) {
        grid.isWalledRight(row: $1, column: $0)
      }
  }

  private func isStepped(
    lines: Int, across count: Int, isWalled: (_ line: Int, _ place: Int) -> Bool
  ) -> Bool {
    guard lines > settings.smallGrid, count > settings.smallGrid else { return false }
    var single = 0
    var places: Set<Int> = []
    for line in 0..<(lines - 1) {
      guard let place = (0..<count).first(where: { isWalled(line, $0) }),
        !((place + 1)..<count).contains(where: { isWalled(line, $0) })
      else { continue }
      single += 1
      places.insert(place)
    }
    return places.count > settings.smallGrid / 2 + 1 && single * 2 > lines
  }

  /// Whether two sides or more are drawn in part: tables draw a side or leave it open.
  private func isOutlineBroken(_ grid: Grid, _ rulings: [Ruling]) -> Bool {
    let box = grid.box
    var drawn: [Double] = [0, 0, 0, 0]
    for ruling in rulings {
      let length = ruling.extent.upperBound - ruling.extent.lowerBound
      let slack = settings.columnGap
      if ruling.axis == .horizontal {
        if abs(ruling.position - box.top) < slack { drawn[0] += length / box.width }
        if abs(ruling.position - box.bottom) < slack { drawn[1] += length / box.width }
      } else {
        if abs(ruling.position - box.left) < slack { drawn[2] += length / box.height }
        if abs(ruling.position - box.right) < slack { drawn[3] += length / box.height }
      }
    }
    return drawn.count { $0 > 0.1 && $0 < 0.8 } >= 2
  }
}
