/// Finds the rows of a table that no rulings draw: title, number and unit above, notes below.
///
/// Word processors cut the text of each cell to the cell. Where nearly all cells of a table have
/// such a frame, frames that adjoin the table over or under it are cells that its author made
/// without borders; lines outside the table have none.
struct FramedRows {
  /// The frames of a page; see ``Page/frames``.
  let frames: [Rect]
  var settings = RecognitionSettings()
  var grouper = LineGrouper()
  var reflow = Reflow()

  /// How many such rows a table has at most: title, number, date, unit, notes.
  private static let mostRows = 8

  /// Adds the rows to a table.
  ///
  /// - Parameters:
  ///   - table: Where the rows are added.
  ///   - box: The box of its grid, in points.
  ///   - others: The boxes of the other tables.
  ///   - glyphs: The glyphs outside all tables.
  ///   - em: The usual font size, in points.
  func add(to table: inout Table, box: Rect, others: [Rect], glyphs: [Glyph], em: Double) {
    let slack = settings.frameSlack * em
    let isAdjoining = frames.contains {
      abs($0.bottom - box.top) <= slack || abs($0.top - box.bottom) <= slack
    }
    guard isAdjoining, isFramed(table, within: slack) else { return }
    let near = frames.filter { frame in
      frame.left < box.right && frame.right > box.left && frame.height > em / 2
        && !others.contains { $0.overlaps(frame) } && !box.expanded(by: -slack).overlaps(frame)
    }
    var above: [[Rect]] = []
    var edge = box.top
    while above.count < Self.mostRows,
      let row = row(of: near.filter { abs($0.bottom - edge) <= slack }, within: slack),
      row[0].top < edge - slack
    {
      above.insert(row, at: 0)
      edge = row[0].top
    }
    var below: [[Rect]] = []
    edge = box.bottom
    while below.count < Self.mostRows,
      let row = row(of: near.filter { abs($0.top - edge) <= slack }, within: slack),
      row[0].bottom > edge + slack
    {
      below.append(row)
      edge = row[0].bottom
    }
    guard !above.isEmpty || !below.isEmpty else { return }
    let (inside, _) = GlyphAssignment.assign(glyphs, to: (above + below).flatMap { $0 })
    var contents = inside[...]
    let page = table.pages[0]
    let rows = (above + below).map { row in
      let cells = cells(of: row, contents: contents.prefix(row.count), table: table, page: page)
      contents = contents.dropFirst(row.count)
      return cells
    }
    table.rowsAbove = numbered(rows.prefix(above.count))
    table.rowsBelow = numbered(rows.suffix(below.count))
  }

  /// Whether nearly all filled cells have a frame of their own.
  private func isFramed(_ table: Table, within slack: Double) -> Bool {
    let filled = table.cells.filter { !$0.text.isEmpty }
    let boxes = filled.compactMap(\.box)
    let bands = Bands(boxes: boxes)
    var framed: Set<Int> = []
    for frame in frames {
      guard let cell = bands.box(atX: frame.midX, y: frame.midY) else { continue }
      let box = boxes[cell].expanded(by: slack)
      if frame.left >= box.left, frame.right <= box.right, frame.top >= box.top,
        frame.bottom <= box.bottom
      {
        framed.insert(cell)
      }
    }
    return Double(framed.count) >= settings.framedCells * Double(filled.count)
  }

  /// Frames side by side of one height, from left to right.
  private func row(of frames: [Rect], within slack: Double) -> [Rect]? {
    guard let first = frames.first else { return nil }
    let row = frames.sorted { $0.left < $1.left }
    let isEven = row.allSatisfy {
      abs($0.top - first.top) <= slack && abs($0.bottom - first.bottom) <= slack
    }
    let areParted = zip(row, row.dropFirst()).allSatisfy { $0.right <= $1.left + slack }
    return isEven && areParted ? row : nil
  }

  /// The cells of one row, over the columns whose lines are nearest to their sides, and the empty
  /// ones between them; all in row 0, none where two cells would share a column.
  private func cells(
    of row: [Rect], contents: ArraySlice<[Glyph]>, table: Table, page: Int
  ) -> [Cell] {
    let edges = table.columnEdges
    var cells: [Cell] = []
    func fill(upTo column: Int) {
      let start = cells.last?.columns.upperBound ?? 0
      guard column > start else { return }
      cells.append(
        Cell(
          rows: 0..<1, columns: start..<column, text: "",
          fragments: [
            Fragment(
              page: page,
              box: Rect(
                left: edges[start], top: row[0].top, right: edges[column], bottom: row[0].bottom))
          ]))
    }
    for (box, glyphs) in zip(row, contents) {
      let start = Swift.max(
        Grid.nearest(to: box.left, in: edges), cells.last?.columns.upperBound ?? 0)
      let end = Grid.nearest(to: box.right, in: edges)
      guard start < end else {
        if glyphs.isEmpty { continue }
        return []
      }
      fill(upTo: start)
      let lines = grouper.lines(of: glyphs)
      let rooms = lines.map { (box.width - $0.box.width) / max($0.fontSize, 1) - 1 }
      cells.append(
        Cell(
          rows: 0..<1, columns: start..<end,
          text: reflow.text(of: zip(lines, rooms).map { Reflow.Line($0.text, room: $1) }),
          fragments: [Fragment(page: page, box: box, lines: lines.map(\.text), rooms: rooms)]))
    }
    fill(upTo: table.columnCount)
    return cells
  }

  /// The rows with text, numbered from 0.
  private func numbered(_ rows: some Collection<[Cell]>) -> [[Cell]] {
    let filled = rows.filter { row in row.contains { !$0.text.isEmpty } }
    return filled.enumerated().map { number, row in
      row.map { cell in
        var cell = cell
        cell.rows = number..<(number + 1)
        return cell
      }
    }
  }
}
