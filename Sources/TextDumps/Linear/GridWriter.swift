internal import Tables

/// A cell on its way into a table.
struct DraftCell {
  /// The rows that it covers.
  var rows: Range<Int>
  /// The columns that it covers; the last cell of a row is widened to the table's right side.
  var columns: Range<Int>
  /// What is printed in it, page by page.
  var printed: [PrintedLines]
}

/// Puts rows together into a table.
struct GridWriter {
  /// How text is joined.
  let reflow: Reflow
  /// The cells in the order in which they begin.
  private(set) var cells: [DraftCell] = []
  /// How many rows there are.
  private(set) var rowCount = 0
  /// How many columns are needed so far.
  private(set) var columnCount = 1
  /// What was mended besides the wraps.
  var repairs: [Repair] = []
  /// The rows at which a new page begins.
  var seams: [Int] = []
  /// How many rows from the top name the columns.
  var headerRows = 0

  /// Creates an empty table.
  init(reflow: Reflow) { self.reflow = reflow }

  /// Begins a row.
  ///
  /// - Returns: Its index.
  mutating func beginRow() -> Int {
    rowCount += 1
    return rowCount - 1
  }

  /// Adds a cell to the last row.
  ///
  /// - Returns: Its index, for ``extend(_:toRow:)``.
  @discardableResult
  mutating func add(_ printed: [PrintedLines], columns: Range<Int>) -> Int {
    let row = max(0, rowCount - 1)
    columnCount = max(columnCount, columns.upperBound)
    cells.append(DraftCell(rows: row..<row + 1, columns: columns, printed: printed))
    return cells.count - 1
  }

  /// Lets a cell reach down to the last row.
  mutating func extendToLastRow(_ cell: Int) {
    guard cells.indices.contains(cell), rowCount > cells[cell].rows.lowerBound else { return }
    cells[cell].rows = cells[cell].rows.lowerBound..<rowCount
  }

  /// Adds what is printed of a cell on another page.
  mutating func append(_ printed: [PrintedLines], to cell: Int) {
    guard cells.indices.contains(cell) else { return }
    let before = cells[cell].printed
    cells[cell].printed += printed
    let lines = cells[cell].printed.flatMap(\.lines)
    repairs.append(
      Repair(
        kind: .pageBreak, page: before.first?.page ?? 1,
        printed: (before + printed).map { $0.lines.joined(separator: "\n") }, text: text(lines)))
  }

  /// The table.
  func table(captions: [TextLine]) -> Table? {
    guard rowCount > 0 else { return nil }
    var last: [Int: Int] = [:]
    for (index, cell) in cells.enumerated() {
      for row in cell.rows
      where cell.columns.upperBound > (last[row].map { cells[$0].columns.upperBound } ?? 0) {
        last[row] = index
      }
    }
    var widened: Set<Int> = []
    for (row, index) in last where cells[index].rows.allSatisfy({ last[$0] == index }) {
      if row == cells[index].rows.lowerBound { widened.insert(index) }
    }
    var wraps: [Repair] = []
    var pages: Set<Int> = []
    var result: [Cell] = []
    for (index, cell) in cells.enumerated() {
      let end = widened.contains(index) ? columnCount : cell.columns.upperBound
      let lines = cell.printed.flatMap(\.lines)
      let text = text(lines)
      for part in cell.printed { pages.insert(part.page) }
      if cell.printed.count == 1, let part = cell.printed.first, part.lines.count > 1 {
        wraps.append(Repair(kind: .wrap, page: part.page, printed: part.lines, text: text))
      }
      result.append(
        Cell(
          rows: cell.rows, columns: cell.columns.lowerBound..<end, text: text,
          fragments: cell.printed.isEmpty
            ? [Fragment(page: page(ofRow: cell.rows.lowerBound))]
            : cell.printed.map { Fragment(page: $0.page, lines: $0.lines) }))
    }
    result.sort {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
    return Table(
      pages: pages.isEmpty ? [1] : pages.sorted(), rowCount: rowCount, columnCount: columnCount,
      cells: result, headerRows: headerRows, captions: captions, seams: seams,
      repairs: wraps + repairs)
  }

  private func text(_ lines: [String]) -> String { reflow.text(of: lines.map { Reflow.Line($0) }) }

  /// The page on which a row begins: that of the last cell printed in it or before.
  private func page(ofRow row: Int) -> Int {
    cells.last { $0.rows.lowerBound <= row && !$0.printed.isEmpty }?.printed.first?.page ?? 1
  }
}
