internal import Budget
internal import Tables

/// Finds which rows the cells of a merged column cover.
///
/// The label of a merged cell stands on the middle of its rows. The cells cover the rows without a
/// gap; a shortest path finds the division in which each label stands nearest to its middle.
struct LayoutLevels {
  /// A cell of a merged column.
  struct Label {
    /// Its chunks, as indices.
    var chunks: Range<Int>
    /// The height at which its middle stands, in lines.
    var middle: Double
  }

  /// The most rows that one cell covers above or below its label: more than a page holds.
  private static let tallest = 60

  /// The height at which each row begins, and where the last ends, in lines.
  let tops: [Double]

  /// The labels that some chunks of a column are, by where a name ends.
  static func labels(_ chunks: [Chunk], kind: GridColumn.Kind, wrapWidth: Int?) -> [Range<Int>] {
    var tokens = chunks.map { Token(text: $0.bare, page: $0.page, line: $0.line, gap: .line) }
    // The lines of one cell follow each other, with a line of cells beside them between.
    for index in tokens.indices.dropFirst() where tokens[index].line > tokens[index - 1].line + 3 {
      tokens[index - 1].endsCell = true
    }
    var column = GridColumn(header: [], kind: kind, isMerged: true, absence: 0)
    column.wrapWidth = wrapWidth ?? tokens.map(\.width).max()
    var divider = RowDivider(columns: [column])
    // One column: every cell is a row, and a cell more is a name more.
    divider.rowCost = 2
    return divider.division(of: CellCosts(tokens, spacesDigits: false)).rows.compactMap {
      $0.cells.first?.tokens
    }
  }

  /// For each label the rows that it covers; rows before the first may belong to none.
  ///
  /// - Parameters:
  ///   - labels: The labels, top to bottom.
  ///   - starts: The rows at which a cell begins in the column to the right, if it has any: only
  ///     there a larger cell can begin.
  ///   - mayContinue: Whether the first rows may go on with a label of the page before.
  ///   - conflict: Whether a label and what the column to the right says of a row do not go
  ///     together.
  /// - Returns: A stretch of rows for each label.
  func spans(
    of labels: [Label], starts: Set<Int>?, mayContinue: Bool, conflict: (Int, Int) -> Bool
  ) -> [Range<Int>] {
    let rowCount = tops.count - 1
    guard rowCount > 0, !labels.isEmpty, labels.count <= rowCount else {
      return labels.indices.map { index in
        let row = min(index, max(0, rowCount - 1))
        return row..<min(row + 1, max(rowCount, 0))
      }
    }
    // best[i][r]: the first i labels cover the rows before r.
    var best = Array(
      repeating: Array(repeating: Double.infinity, count: rowCount + 1), count: labels.count + 1)
    var from = Array(
      repeating: Array(repeating: 0, count: rowCount + 1), count: labels.count + 1)
    for row in 0...rowCount {
      best[0][row] = row == 0 ? 0 : (mayContinue ? 1 : 6)
    }
    for (index, label) in labels.enumerated() {
      let row = tops.firstIndex { $0 >= label.middle } ?? rowCount
      for end in max(1, row - 1)...min(rowCount, max(1, row + Self.tallest)) {
        var conflicts = 0.0
        for start in stride(from: end - 1, through: max(0, row - Self.tallest), by: -1) {
          if conflict(index, start) { conflicts += 1 }
          if let starts, !starts.contains(start) { continue }
          let middle = (tops[start] + tops[end]) / 2
          let inside = label.middle > tops[start] - 0.6 && label.middle < tops[end] + 0.6
          let off = abs(middle - label.middle)
          let cost = best[index][start] + off * off + conflicts + (inside ? 0 : 20)
          if cost < best[index + 1][end] {
            (best[index + 1][end], from[index + 1][end]) = (cost, start)
          }
        }
      }
    }
    var result: [Range<Int>] = []
    var end = rowCount
    if best[labels.count][end] == .infinity {
      end = best[labels.count].indices.last { best[labels.count][$0] < .infinity } ?? rowCount
    }
    for index in labels.indices.reversed() {
      let start = from[index + 1][end]
      result.append(start..<end)
      end = start
    }
    return result.reversed()
  }
}
