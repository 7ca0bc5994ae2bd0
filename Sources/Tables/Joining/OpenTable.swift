/// A table that may go on on the next page, with what the parts to come are held against.
///
/// Each part costs what it is itself: nothing here looks at the whole table again.
struct OpenTable {
  /// The table as far as it was read.
  var table: Table
  /// The indices of the cells that reach the last row, ascending.
  private var foot: [Int] = []
  /// The rows that a part may repeat.
  private var headers: [Header] = []
  /// How many rows were looked at for headers.
  private var scanned = 0
  /// Whether every row looked at has fewer than two texts: titles, above the header.
  private var isAboveHeader = true

  /// Rows that name the columns, or stand at the top.
  private struct Header {
    var row: Int
    /// How many rows its names take.
    var depth: Int
    /// What its rows print, and some below them.
    var signatures: [RowSignature]
  }

  /// How many rows below a header may number its columns: 1 2 3, once more in a second language.
  private static let numberingRows = 3

  init(_ table: Table) {
    self.table = table
    foot = table.cells.indices.filter { table.cells[$0].rows.upperBound == table.rowCount }
  }

  /// The cells that reach the last row.
  var footCells: some Sequence<Cell> { foot.lazy.map { table.cells[$0] } }

  /// Adds a part on another page; see `TableSeam` for the rules.
  mutating func append(
    _ part: Table, shift: Double, slack: Double, reflow: Reflow,
    isWhole: @escaping @Sendable (String) -> Bool, namesColumns: @Sendable ([String]) -> Bool
  ) {
    let rows = table.rowCount
    // The seam owns the table meanwhile, and changes it in place.
    var owned = Table(pages: [], rowCount: 0, columnCount: 0, cells: [])
    swap(&table, &owned)
    var seam = TableSeam(
      first: consume owned, foot: foot, second: part, shift: shift, slack: slack, reflow: reflow,
      isWhole: isWhole, namesColumns: namesColumns)
    seam.join()
    swap(&table, &seam.first)
    let start = table.firstIndex(ofRow: max(rows - 1, 0))
    let candidates = foot.filter { $0 < start } + Array(start..<table.cells.endIndex)
    foot = candidates.filter { table.cells[$0].rows.upperBound == table.rowCount }
  }

  /// How many rows at the top of a part repeat rows of the table.
  mutating func repeatedHeader(
    of part: Table, namesColumns: @Sendable ([String]) -> Bool
  ) -> Int {
    let others = part.rowSignatures(0..<part.rowCount)
    guard let top = others.first, top.isHeaderLike else { return 0 }
    findHeaders(namesColumns: namesColumns)
    // A row of words may stand in a table twice; only the row that names the columns is repeated.
    let header = headers.first { header in
      header.row < table.rowCount - 1
        && header.signatures.first.map { $0.isRepeated(by: top) } ?? false
    }
    guard let header else { return 0 }
    var count = 1
    while count < min(others.count, header.signatures.count),
      header.row + count < table.rowCount - 1, others[count] == header.signatures[count],
      count < header.depth || others[count].numbersColumns
    {
      count += 1
    }
    return count
  }

  /// Looks for headers in the rows that were added since.
  private mutating func findHeaders(namesColumns: @Sendable ([String]) -> Bool) {
    let rows = scanned..<table.rowCount
    for (row, signature) in zip(rows, table.rowSignatures(rows)) {
      if isAboveHeader || signature.hasNames && namesColumns(signature.texts) {
        let depth = table.headerDepth(at: row)
        let end = min(row + depth + OpenTable.numberingRows, table.rowCount)
        headers.append(
          Header(row: row, depth: depth, signatures: table.rowSignatures(row..<end)))
      }
      if signature.texts.count > 1 { isAboveHeader = false }
    }
    scanned = table.rowCount
  }
}
