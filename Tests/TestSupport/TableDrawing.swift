public import Tables

extension Table {
  /// A table drawn with bars: one line a row, `|` between cells.
  ///
  /// A cell that says `<` is merged with the one to its left, one that says `^` with the one above;
  /// `\n` in a cell is a printed line end that was kept, `/` one that was joined.
  ///
  /// - Parameters:
  ///   - drawing: The rows, all with as many cells.
  ///   - page: The page it stands on.
  ///   - captions: The lines above it.
  ///   - seams: The rows at which a new page begins.
  public init(
    rows drawing: String, page: Int = 1, captions: [String] = [], seams: [Int] = []
  ) {
    let rows = drawing.split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
      }
    }
    let columnCount = rows.map(\.count).max() ?? 0
    var cells: [Cell] = []
    var owner: [Int: Int] = [:]
    for (row, texts) in rows.enumerated() {
      for column in 0..<columnCount {
        let text = column < texts.count ? texts[column] : ""
        let square = row * columnCount + column
        if text == "<", let left = owner[square - 1] {
          owner[square] = left
          cells[left].columns = cells[left].columns.lowerBound..<(column + 1)
        } else if text == "^", let above = owner[square - columnCount] {
          owner[square] = above
          cells[above].rows = cells[above].rows.lowerBound..<(row + 1)
        } else {
          owner[square] = cells.count
          let printed = text.split(separator: "\\n").map(String.init)
          cells.append(
            Cell(
              rows: row..<(row + 1), columns: column..<(column + 1),
              text: printed.joined(separator: "\n"),
              fragments: [
                Fragment(
                  page: page + seams.filter { $0 <= row }.count, lines: printed)
              ]))
        }
      }
    }
    let pages = Array(page...(page + seams.count))
    self.init(
      pages: pages, rowCount: rows.count, columnCount: columnCount, cells: cells,
      captions: captions.map { TextLine(text: $0, page: page) }, seams: seams)
  }
}
