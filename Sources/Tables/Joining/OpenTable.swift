/// A table that may go on on the next page, with what the parts to come are held against.
///
/// Each part costs what it is itself: nothing here looks at the whole table again.
struct OpenTable {
  /// The table as far as it was read.
  var table: Table
  /// The indices of the cells that reach the last row, ascending.
  private var foot: [Int] = []
  /// The rows that could name the columns, ascending, by their marks; see `RowSignature`.
  private var rowsOfNames: [String: [Int]] = [:]
  /// The first row with more than one text, below the titles.
  private var firstRowOfNames: Int?
  /// How many rows were looked at for names.
  private var scanned = 0

  /// How many rows below a header may number its columns: 1 2 3, once more in a second language.
  private static let numberingRows = 3
  /// How many rows above a header may hold a title: its two lines and the unit of money.
  private static let titleRows = 3

  init(_ table: Table) {
    self.table = table
    foot = table.cells.indices.filter { table.cells[$0].rows.upperBound == table.rowCount }
  }

  /// The cells that reach the last row.
  var footCells: some Sequence<Cell> { foot.lazy.map { table.cells[$0] } }

  /// Whether all column lines of a part are lines of the table.
  ///
  /// `slack`: how far apart they may lie, in points.
  func hasLines(of part: Table, slack: Double) -> Bool {
    let edges = table.columnEdges
    guard !edges.isEmpty, part.columnEdges.count > 1 else { return false }
    return part.columnEdges.allSatisfy { edge in
      abs(edges[Grid.nearest(to: edge, in: edges)] - edge) <= slack
    }
  }

  /// Column lines whose outer ones, which may only be as far out as their text, are moved out to lines
  /// of the table.
  func widened(_ edges: [Double], slack: Double) -> [Double] {
    var result = edges
    guard edges.count > 2 else { return edges }
    if let left = table.columnEdges.last(where: { $0 <= edges[0] + slack }), left < edges[1] - slack
    {
      result[0] = left
    }
    let last = edges.count - 1
    if let right = table.columnEdges.first(where: { $0 >= edges[last] - slack }),
      right > edges[last - 1] + slack
    {
      result[last] = right
    }
    return result
  }

  /// Adds a part on another page; see `TableSeam` for the rules.
  mutating func append(
    _ part: Table, shift: Double, slack: Double, reflow: Reflow,
    isWhole: @escaping @Sendable (String) -> Bool,
    namesColumns: @escaping @Sendable ([String]) -> Bool
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

  /// How many rows at the top of a part repeat rows of the table: its header, and the title above it
  /// where both stand inside the lines.
  mutating func repeatedHeader(
    of part: Table, namesColumns: @Sendable ([String]) -> Bool
  ) -> Int {
    let titles = repeatedTitles(of: part)
    guard let top = part.rowSignatures(titles..<min(titles + 1, part.rowCount)).first,
      top.isHeaderLike
    else { return 0 }
    findRowsOfNames()
    // A row of words may stand in a table twice; only the row that names the columns is repeated.
    let candidates = top.marks.compactMap { mark in
      rowsOfNames[mark, default: []].first { row in
        guard row < table.rowCount - 1,
          let signature = table.rowSignatures(row..<(row + 1)).first, signature.isRepeated(by: top)
        else { return false }
        let rows = row..<min(row + table.headerDepth(at: row), table.rowCount)
        return row == firstRowOfNames || namesColumns(table.rowSignatures(rows).flatMap(\.texts))
      }
    }
    guard let header = candidates.min() else { return 0 }
    let depth = max(table.headerDepth(at: header), table.headerRows - header)
    let rows = header..<min(header + depth + OpenTable.numberingRows, table.rowCount - 1)
    let signatures = table.rowSignatures(rows)
    let others = part.rowSignatures(titles..<min(titles + rows.count, part.rowCount))
    if !namesColumns(signatures.prefix(max(depth, 1)).flatMap(\.texts)),
      OpenTable.areLabels(signatures, others)
    {
      return 0
    }
    var count = 1
    while count < min(others.count, signatures.count) {
      let isRepeated =
        count < depth
        ? signatures[count].isRepeated(by: others[count])
        : others[count] == signatures[count] && others[count].numbersColumns
      guard isRepeated else { break }
      count += 1
    }
    return titles + count
  }

  /// How many rows at the top of a part print one text each and the same as the table's first rows.
  private func repeatedTitles(of part: Table) -> Int {
    let rows = 0..<max(0, min(OpenTable.titleRows, part.rowCount - 1, table.rowCount))
    guard !rows.isEmpty else { return 0 }
    return zip(table.rowSignatures(rows), part.rowSignatures(rows))
      .prefix { $0.texts.count == 1 && $0 == $1 }.count
  }

  /// Whether the rows below two like rows begin alike, too, each with another text: the labels of a
  /// form that is filled in anew, for the same project.
  private static func areLabels(_ rows: [RowSignature], _ others: [RowSignature]) -> Bool {
    guard rows.count > 2, others.count > 2, rows[1...2] != others[1...2],
      let first = rows[1].texts.first, let second = rows[2].texts.first
    else { return false }
    return first != second && others[1].texts.first == first && others[2].texts.first == second
  }

  /// Looks for names in the rows that were added since.
  private mutating func findRowsOfNames() {
    let rows = scanned..<table.rowCount
    for (row, signature) in zip(rows, table.rowSignatures(rows)) {
      if firstRowOfNames == nil, signature.texts.count > 1 { firstRowOfNames = row }
      guard signature.hasNames else { continue }
      for mark in signature.marks { rowsOfNames[mark, default: []].append(row) }
    }
    scanned = table.rowCount
  }
}
