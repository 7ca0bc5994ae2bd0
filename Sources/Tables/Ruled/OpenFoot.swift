/// Text that runs on below the open foot of a table.
///
/// Some producers end the rulings of a row that a page break cuts where its last whole line ends, and
/// print further lines of its cells below. Such lines follow the text of one cell at the distance of
/// lines and stay inside its sides, which captions, notes and page numbers do not.
struct OpenFoot {
  var grouper = LineGrouper()

  /// How far below a line of its cell the next one may begin, in em.
  ///
  /// Lines set wide stand 0.8 apart. Smaller values lose such lines, larger ones take notes below a
  /// table for them.
  private static let leading = 0.9
  /// How far a line may reach over the sides of its cell, in em.
  private static let slack = 0.3

  /// The grid with its last row as low as the text of its cells.
  ///
  /// `inside`: the glyphs in it; `outside`: those in no table.
  func extended(_ grid: Grid, inside: [Glyph], outside: [Glyph]) -> Grid {
    let box = grid.box
    let below = outside.filter {
      $0.box.midY > box.bottom && $0.box.midX > box.left && $0.box.midX < box.right
    }
    guard !below.isEmpty else { return grid }
    let spans = grid.spans().filter { $0.rows.upperBound == grid.rowCount }
    let cells = spans.map { grid.box(rows: $0.rows, columns: $0.columns) }
    var feet = Array(repeating: -Double.infinity, count: cells.count)
    for glyph in inside {
      guard
        let cell = cells.firstIndex(where: { $0.contains(x: glyph.box.midX, y: glyph.box.midY) })
      else { continue }
      feet[cell] = max(feet[cell], glyph.box.bottom)
    }
    var result = grid
    for line in TextRow.rows(of: below, grouper: grouper) {
      var lowered = feet
      for word in line.words {
        let slack = OpenFoot.slack * word.fontSize
        let cell = cells.firstIndex { cell in
          cell.left <= word.box.left + slack && word.box.right <= cell.right + slack
        }
        guard let cell, word.box.top - feet[cell] < OpenFoot.leading * word.fontSize else {
          return result
        }
        lowered[cell] = max(lowered[cell], word.box.bottom)
      }
      feet = lowered
      result.rowEdges[grid.rowCount] = max(result.rowEdges[grid.rowCount], line.box.bottom)
    }
    return result
  }
}
