/// Text that runs on below the foot of a table.
///
/// Some producers end the rulings of a row that a page break cuts where its last whole line ends, and
/// print further lines of its cells below. Such lines follow the text of one cell at the distance of
/// its lines and stay inside its sides, which captions, notes and page numbers do not.
struct OpenFoot {
  var settings = RecognitionSettings()
  var grouper = LineGrouper()

  /// What a cell of the last row prints last.
  private struct Foot {
    var cell: Rect
    /// Whether no ruling closes it below, as where a page break cuts a merged cell.
    var isOpen: Bool
    /// Its lines, from top to bottom.
    var lines: [Rect] = []
  }

  /// The grid with its last row as low as the text of its cells.
  ///
  /// `inside`: the glyphs in it; `outside`: those in no table.
  func extended(_ grid: Grid, inside: [Glyph], outside: [Glyph]) -> Grid {
    let box = grid.box
    let below = outside.filter {
      $0.box.midY > box.bottom && $0.box.midX > box.left && $0.box.midX < box.right
    }
    guard below.contains(where: { $0.box.top - box.bottom < settings.footReach * $0.fontSize })
    else {
      return grid
    }
    var feet = feet(of: grid, glyphs: inside)
    var result = grid
    for line in TextRow.rows(of: below, grouper: grouper) {
      let isNumber = isPageNumber(
        below.filter { line.box.contains(x: $0.box.midX, y: $0.box.midY) })
      guard !isNumber, let parts = parts(of: line, under: feet),
        parts.allSatisfy({
          goesOn(feet[$0.foot], with: $0.box, fontSize: line.fontSize)
        })
      else { return result }
      for part in parts { feet[part.foot].lines.append(part.box) }
      result.rowEdges[grid.rowCount] = max(result.rowEdges[grid.rowCount], line.box.bottom)
    }
    return result
  }

  /// Whether a line is a number between signs: `- 3 -`, `第3页`.
  ///
  /// Digits alone may be the rest of a value.
  private func isPageNumber(_ line: [Glyph]) -> Bool {
    guard let first = line.first, let last = line.last, !first.scalar.halfWidth.isDigit,
      !last.scalar.halfWidth.isDigit
    else { return false }
    var text = TextBuilder(capacity: 3 * line.count)
    for glyph in line { text.append(glyph.scalar) }
    return Furniture.isPageNumber(text.text)
  }

  /// What a line prints under each cell: justified text stands in several words; `nil` where a word
  /// stands under none.
  private func parts(of line: TextRow, under feet: [Foot]) -> [(foot: Int, box: Rect)]? {
    var result: [(foot: Int, box: Rect)] = []
    for word in line.words {
      let slack = settings.footOverhang * word.fontSize
      let found = feet.firstIndex { foot in
        foot.cell.left <= word.box.left + slack && word.box.right <= foot.cell.right + slack
      }
      guard let found else { return nil }
      if let last = result.last, last.foot == found {
        result[result.count - 1].box = last.box.union(word.box)
      } else {
        result.append((found, word.box))
      }
    }
    return result
  }

  /// Whether a line is the next one of a cell: close below where the cell is open, across its ruling,
  /// or at the distance and in the middle of the lines above; the first one where it begins in it.
  private func goesOn(_ foot: Foot, with line: Rect, fontSize: Double) -> Bool {
    guard let last = foot.lines.last else { return foot.isOpen && line.top < foot.cell.bottom }
    let gap = line.top - last.bottom
    if gap < settings.footLeading * fontSize, foot.isOpen || line.top < foot.cell.bottom {
      return true
    }
    guard foot.lines.count > 1 else { return false }
    let usual = last.top - foot.lines[foot.lines.count - 2].top
    let slack = settings.footEvenness * fontSize
    let isAligned = abs(line.midX - last.midX) < slack || abs(line.left - last.left) < slack
    return isAligned && abs(line.top - last.top - usual) < slack
  }

  private func feet(of grid: Grid, glyphs: [Glyph]) -> [Foot] {
    let spans = grid.spans().filter { $0.rows.upperBound == grid.rowCount }
    let cells = spans.map { grid.box(rows: $0.rows, columns: $0.columns) }
    var contents: [[Glyph]] = Array(repeating: [], count: cells.count)
    let top = cells.reduce(Double.infinity) { min($0, $1.top) }
    for glyph in glyphs where glyph.box.midY > top {
      let cell = cells.firstIndex { $0.contains(x: glyph.box.midX, y: glyph.box.midY) }
      if let cell { contents[cell].append(glyph) }
    }
    return spans.indices.map { place in
      Foot(
        cell: cells[place], isOpen: grid.isOpenBelow(columns: spans[place].columns),
        lines: TextRow.rows(of: contents[place], grouper: grouper).map(\.box))
    }
  }
}
