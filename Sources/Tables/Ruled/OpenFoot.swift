/// Text that runs on below the foot of a table.
///
/// Some producers end the rulings of a row that a page break cuts where its last whole line ends, and
/// print further lines of its cells below. Such lines follow the text of one cell at the distance of
/// its lines and stay inside its sides, which captions, notes and page numbers do not.
struct OpenFoot {
  var grouper = LineGrouper()

  /// How far below a line of its cell the next one may begin where no ruling closes it, in em.
  ///
  /// Lines set wide stand 0.8 apart. Smaller values lose such lines, larger ones take notes below a
  /// table for them.
  private static let leading = 0.9
  /// How far below the last ruling a line of its cells may begin, in em.
  private static let reach = 1.5
  /// How far a line may reach over the sides of its cell, in em.
  private static let slack = 0.3
  /// How far the distances of lines and their middles may differ in one cell, in em.
  private static let evenness = 0.15

  /// What a cell of the last row prints last.
  private struct Foot {
    var cell: Rect
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
    guard below.contains(where: { $0.box.top - box.bottom < OpenFoot.reach * $0.fontSize }) else {
      return grid
    }
    var feet = feet(of: grid, glyphs: inside)
    var result = grid
    for line in TextRow.rows(of: below, grouper: grouper) {
      var lowered = feet
      for word in line.words {
        let slack = OpenFoot.slack * word.fontSize
        let found = lowered.firstIndex { foot in
          foot.cell.left <= word.box.left + slack && word.box.right <= foot.cell.right + slack
        }
        guard let found, goesOn(feet[found], with: word, isOpen: grid.isOpenAtBottom) else {
          return result
        }
        lowered[found].lines.append(word.box)
      }
      feet = lowered
      result.rowEdges[grid.rowCount] = max(result.rowEdges[grid.rowCount], line.box.bottom)
    }
    return result
  }

  /// Whether a word is the next line of a cell: close below where the cell is open, across its ruling,
  /// or at the distance and in the middle of the lines above.
  private func goesOn(_ foot: Foot, with word: TextWord, isOpen: Bool) -> Bool {
    guard let last = foot.lines.last else { return false }
    let gap = word.box.top - last.bottom
    if gap < OpenFoot.leading * word.fontSize, isOpen || word.box.top < foot.cell.bottom {
      return true
    }
    guard foot.lines.count > 1 else { return false }
    let usual = last.top - foot.lines[foot.lines.count - 2].top
    let slack = OpenFoot.evenness * word.fontSize
    let isAligned = abs(word.box.midX - last.midX) < slack || abs(word.box.left - last.left) < slack
    return isAligned && abs(word.box.top - last.top - usual) < slack
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
    return zip(cells, contents).map { cell, glyphs in
      Foot(cell: cell, lines: TextRow.rows(of: glyphs, grouper: grouper).map(\.box))
    }
  }
}
