/// Turns a grid and the glyphs inside it into a table.
///
/// The steps: give each glyph to the square its centre falls in; group the glyphs of a cell into
/// lines; measure how full each line is; join the lines that were wrapped.
struct TableBuilder: Sendable {
  /// How glyphs become lines.
  var grouper = LineGrouper()
  /// How lines become text.
  var reflow = Reflow()

  /// The table, or `nil` where the grid holds no text in two cells.
  func table(from grid: Grid, glyphs: [Glyph], page: Int) -> Table? {
    let spans = grid.spans()
    guard spans.count > 1 else { return nil }
    let contents = grid.distribute(glyphs, over: spans)
    let printed = contents.map { grouper.lines(of: $0) }
    let padding = self.padding(of: printed, in: spans, of: grid)
    var cells: [Cell] = []
    cells.reserveCapacity(spans.count)
    for (index, span) in spans.enumerated() {
      let box = grid.box(rows: span.rows, columns: span.columns)
      let lines = printed[index]
      let rooms = lines.map { line in
        (box.width - padding * line.fontSize - line.box.width) / max(line.fontSize, 1)
      }
      var text = reflow.text(of: zip(lines, rooms).map { Reflow.Line($0.text, room: $1) })
      // Most cells hold one line as it stands: one string then serves both.
      if lines.count == 1, lines[0].text == text { text = lines[0].text }
      cells.append(
        Cell(
          rows: span.rows, columns: span.columns, text: text,
          fragments: [
            Fragment(page: page, box: box, lines: lines.map(\.text), rooms: rooms)
          ]))
    }
    guard cells.contains(where: { !$0.text.isEmpty }) else { return nil }
    return Table(
      pages: [page], rowCount: grid.rowCount, columnCount: grid.columnCount, cells: cells,
      columnEdges: grid.columnEdges, isOpenAtBottom: grid.isOpenAtBottom)
  }

  /// The room that lines never use in their cells, both sides together, in parts of the font size.
  ///
  /// Taken from the fullest line of all wrapped cells: such a line reaches from margin to margin.
  private func padding(
    of printed: [[PrintedLine]], in spans: [(rows: Range<Int>, columns: Range<Int>)], of grid: Grid
  ) -> Double {
    var smallest = 1.2
    for (lines, span) in zip(printed, spans) where lines.count > 1 {
      let width = grid.box(rows: span.rows, columns: span.columns).width
      for line in lines {
        smallest = min(smallest, (width - line.box.width) / max(line.fontSize, 1))
      }
    }
    return max(smallest, 0)
  }
}

extension Grid {
  /// The glyphs of each span, in the order of the text layer.
  func distribute(
    _ glyphs: [Glyph], over spans: [(rows: Range<Int>, columns: Range<Int>)]
  ) -> [[Glyph]] {
    let places = self.places(of: glyphs, in: spans)
    var counts = Array(repeating: 0, count: spans.count)
    for place in places { counts[place] += 1 }
    var contents: [[Glyph]] = counts.map { count in
      var content: [Glyph] = []
      content.reserveCapacity(count)
      return content
    }
    for (glyph, place) in zip(glyphs, places) { contents[place].append(glyph) }
    return contents
  }

  /// For each glyph the span that it lies in.
  private func places(
    of glyphs: [Glyph], in spans: [(rows: Range<Int>, columns: Range<Int>)]
  ) -> [Int] {
    var owners = Array(repeating: 0, count: rowCount * columnCount)
    for (index, span) in spans.enumerated() {
      for row in span.rows {
        for column in span.columns { owners[row * columnCount + column] = index }
      }
    }
    var previous: (glyph: Glyph, owner: Int)?
    return glyphs.map { glyph in
      let owner: Int
      if let previous, glyph.hangs(on: previous.glyph) {
        owner = previous.owner
      } else {
        let row = Grid.firstIndex(above: glyph.box.midY, in: rowEdges) - 1
        let column = Grid.firstIndex(above: glyph.box.midX, in: columnEdges) - 1
        let square =
          min(max(row, 0), rowCount - 1) * columnCount
          + min(max(column, 0), columnCount - 1)
        owner = owners[square]
      }
      previous = (glyph, owner)
      return owner
    }
  }
}
