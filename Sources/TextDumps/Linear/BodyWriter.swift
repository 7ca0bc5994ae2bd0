internal import Budget
internal import Tables

/// Writes the header and the rows of an indicator grid into a table.
struct BodyWriter {
  private let tokens: [Token]
  private let columns: [GridColumn]
  /// Where the rows go.
  private(set) var writer: GridWriter
  /// For each merged column, its last cell, which reaches down while no new one begins.
  private var open: [Int: Int] = [:]
  /// For each column, the cell of the last row.
  private var lastRow: [Int: Int] = [:]
  /// For each merged column, the words of its last cell.
  private var openWords: [Int: String] = [:]
  private var offset = 0

  /// Creates a writer that adds to a table.
  init(tokens: [Token], columns: [GridColumn], writer: GridWriter) {
    self.tokens = tokens
    self.columns = columns
    self.writer = writer
  }

  /// Adds the header and the rows of a block.
  mutating func write(_ block: TableRegion.Block, _ body: LinearTableReader.Body) {
    let headerRow = writer.beginRow()
    if headerRow == 0 { writer.headerRows = block.groups.isEmpty ? 1 : 2 }
    var side: Int?
    if !block.label.isEmpty {
      let label = tokens.printed(block.side) + tokens.printed(block.sideBelow)
      side = writer.add(label, columns: 0..<1)
      offset = 1
    }
    writeNames(of: block)
    for (index, stretch) in block.stretches.enumerated() {
      guard let division = body.stretches[safe: index] else { continue }
      if index > 0 { noteSeam(block.repeated[safe: index - 1]) }
      for row in division.rows { write(row, in: stretch) }
    }
    if let side { writer.extendToLastRow(side) }
    for cell in open.values { writer.extendToLastRow(cell) }
  }

  private mutating func writeNames(of block: TableRegion.Block) {
    let isBelow = { (column: Int) in block.groups.contains { $0.columns.contains(column) } }
    for group in block.groups {
      writer.add(
        tokens.printed(group.tokens),
        columns: offset + group.columns.lowerBound..<offset + group.columns.upperBound)
    }
    let tall = block.header.indices.filter { !isBelow($0) }.map { column in
      writer.add(tokens.printed(block.header[column].tokens), columns: place(column))
    }
    if !block.groups.isEmpty {
      _ = writer.beginRow()
      for cell in tall { writer.extendToLastRow(cell) }
      for column in block.header.indices where isBelow(column) {
        writer.add(tokens.printed(block.header[column].tokens), columns: place(column))
      }
    }
    guard let first = tokens[safe: block.numbers.lowerBound], !block.numbers.isEmpty else { return }
    let lines = tokens.printed(block.numbers).flatMap(\.lines)
    writer.repairs.append(Repair(kind: .header, page: first.page, printed: lines, text: ""))
  }

  private func place(_ column: Int) -> Range<Int> { offset + column..<offset + column + 1 }

  private mutating func noteSeam(_ header: Range<Int>?) {
    writer.seams.append(writer.rowCount)
    guard let header, let first = tokens[safe: header.lowerBound], !header.isEmpty else { return }
    let lines = tokens.printed(header).flatMap(\.lines)
    writer.repairs.append(Repair(kind: .header, page: first.page, printed: lines, text: ""))
  }

  private mutating func write(_ row: DividedRow, in stretch: Range<Int>) {
    if row.isRemainder {
      writeRemainder(row, in: stretch)
      return
    }
    if row.isTotal {
      writeTotal(row, in: stretch)
      return
    }
    let index = writer.beginRow()
    let repeated = repeatedColumns(of: row, in: stretch)
    let first = row.cells.first?.column ?? columns.count
    for (column, cell) in open where column < first && columns[column].isMerged {
      _ = column
      writer.extendToLastRow(cell)
    }
    lastRow = [:]
    for column in columns.indices {
      let cell = row.cells.first { $0.column == column }
      if cell == nil, columns[column].isMerged, isCovered(column, in: row, repeated),
        let above = open[column]
      {
        writer.extendToLastRow(above)
        continue
      }
      let range = cell.map {
        $0.tokens.lowerBound + stretch.lowerBound..<$0.tokens.upperBound + stretch.lowerBound
      }
      let added = writer.add(range.map { tokens.printed($0) } ?? [], columns: place(column))
      lastRow[column] = added
      if columns[column].isMerged { open[column] = added }
    }
    _ = index
  }

  /// Whether a merged column without a cell of its own goes on from the row above.
  ///
  /// A new cell in a merged column to its left, in the same set of columns, ends it.
  private func isCovered(_ column: Int, in row: DividedRow, _ repeated: Set<Int>) -> Bool {
    for left in stride(from: column - 1, through: 0, by: -1) {
      guard columns[left].isMerged else { return true }
      if repeated.contains(left) { continue }
      if row.cells.contains(where: { $0.column == left }) { return false }
    }
    return true
  }

  /// The columns of levels whose cell in a row repeats the one above.
  private mutating func repeatedColumns(of row: DividedRow, in stretch: Range<Int>) -> Set<Int> {
    var result: Set<Int> = []
    for cell in row.cells where columns[cell.column].kind == .level1 {
      let words = tokens[
        (cell.tokens.lowerBound + stretch.lowerBound..<cell.tokens.upperBound + stretch.lowerBound)
          .clamped(to: tokens.indices)
      ].prefix(CellCosts.longestName).map(\.text).joined()
      if openWords[cell.column] == words { result.insert(cell.column) }
      openWords[cell.column] = words
    }
    return result
  }

  private mutating func writeTotal(_ row: DividedRow, in stretch: Range<Int>) {
    for cell in open.values { writer.extendToLastRow(cell) }
    open = [:]
    _ = writer.beginRow()
    let figures = row.cells.dropFirst()
    let end = figures.first?.column ?? columns.count
    for (position, cell) in row.cells.enumerated() {
      let range =
        cell.tokens.lowerBound + stretch.lowerBound..<cell.tokens.upperBound + stretch.lowerBound
      writer.add(
        tokens.printed(range),
        columns: position == 0 ? offset..<offset + max(1, end) : place(cell.column))
    }
  }

  private mutating func writeRemainder(_ row: DividedRow, in stretch: Range<Int>) {
    for cell in row.cells {
      let range =
        cell.tokens.lowerBound + stretch.lowerBound..<cell.tokens.upperBound + stretch.lowerBound
      let fallback = lastRow.values.max()
      if let target = lastRow[cell.column] ?? open[cell.column] ?? fallback {
        writer.append(tokens.printed(range), to: target)
      } else {
        _ = writer.beginRow()
        writer.add(tokens.printed(range), columns: place(cell.column))
      }
    }
  }
}
