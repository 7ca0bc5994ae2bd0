/// Two parts of a table at a page break, and how they become one.
struct TableSeam {
  /// The first part; the one table once they are joined.
  var first: Table
  /// The indices of its cells that reach its last row.
  private let foot: [Int]
  private var second: Table
  private let reflow: Reflow
  /// Whether the second part begins with names of columns: the header of another block.
  private let beginsBlock: Bool
  private let namesColumns: @Sendable ([String]) -> Bool
  /// What the cells at the break tell.
  private let evidence: CutEvidence
  /// How many rows before and behind the break tell what a column usually prints.
  private static let recentRows = 6
  /// How many cells before and behind the break are looked at.
  ///
  /// About twenty rows: enough for a full line in each column, and no more work for long tables.
  fileprivate static let recentCells = 200

  init(
    first: Table, foot: [Int], second: Table, shift: Double, slack: Double, reflow: Reflow,
    isWhole: @escaping @Sendable (String) -> Bool,
    namesColumns: @escaping @Sendable ([String]) -> Bool
  ) {
    self.first = first
    self.foot = foot
    self.second = second
    TableSeam.alignColumns(of: &self.first, and: &self.second, shift: shift, slack: slack)
    self.reflow = reflow
    self.namesColumns = namesColumns
    beginsBlock = namesColumns(self.second.texts(ofRow: 0))
    evidence = TableSeam.evidence(
      above: self.first, below: self.second, isWhole: isWhole, namesColumns: namesColumns)
  }

  /// What the cells before and behind the break tell of their columns.
  private static func evidence(
    above first: Table, below second: Table, isWhole: @escaping @Sendable (String) -> Bool,
    namesColumns: ([String]) -> Bool
  ) -> CutEvidence {
    let last = first.rowCount - 1
    let start = max(0, last + 1 - recentRows)
    let header = (start...max(last, start)).last { namesColumns(first.texts(ofRow: $0)) }
    let near = first.cells.suffix(recentCells)
    let usual = first.filledCount(ofRow: last, in: near)
    let above = telling(
      near.filter { $0.rows.upperBound <= last },
      rows: min(header.map { $0 + 1 } ?? start, last)..<last, usual: usual)
    let below = telling(
      second.cells.prefix(recentCells).filter { $0.rows.lowerBound > 0 },
      rows: 1..<(1 + recentRows), usual: usual)
    return CutEvidence(cells: above + below, isWhole: isWhole)
  }

  /// The cells of some rows and the merged ones, but for rows with less than half as many filled
  /// cells as usual: those print only …… or the sum of a unit, and their blanks say nothing.
  private static func telling(_ cells: [Cell], rows: Range<Int>, usual: Int) -> [Cell] {
    var counts: [Int: Int] = [:]
    for cell in cells where cell.rows.count == 1 && !cell.text.isEmpty {
      counts[cell.rows.lowerBound, default: 0] += 1
    }
    return cells.filter { cell in
      if cell.rows.count > 1 { return true }
      let row = cell.rows.lowerBound
      return rows.contains(row) && (counts[row] ?? 0) * 2 >= usual
    }
  }

  /// Makes the first part the one table.
  mutating func join() {
    let isCut = isRowCut()
    let offset = first.rowCount - (isCut ? 1 : 0)
    let above = cellsAbove()
    let partners = partners(above: above, isCut: isCut)
    let start = first.firstIndex(ofRow: offset)
    first.pages += second.pages.filter { !first.pages.contains($0) }
    first.rowCount = offset + second.rowCount
    first.seams.append(offset)
    first.isOpenAtBottom = second.isOpenAtBottom
    first.repairs += second.repairs
    first.rowsBelow = second.rowsBelow
    for (var cell, partner) in zip(second.cells, partners) {
      if isCut, cell.rows.lowerBound == 0, cell.text.isEmpty, cell.rows.count == 1,
        above[cell.columns.lowerBound].map({ first.cells[$0].columns != cell.columns }) ?? true
      {
        continue
      }
      cell.rows = (cell.rows.lowerBound + offset)..<(cell.rows.upperBound + offset)
      if let partner {
        TableSeam.merge(cell, into: &first.cells[partner], reflow: reflow, repairs: &first.repairs)
      } else {
        first.cells.append(cell)
      }
    }
    extendSides(above: above)
    // All that was added begins in the last row above the break or below it.
    first.cells[start...].sort {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
  }

  /// The cells that reach the last row of the first part, by the column where they begin.
  private func cellsAbove() -> [Int: Int] {
    var result: [Int: Int] = [:]
    for index in foot { result[first.cells[index].columns.lowerBound] = index }
    return result
  }

  /// For each cell of the second part: the cell above the break of which it is the rest.
  private func partners(above: [Int: Int], isCut: Bool) -> [Int?] {
    let carried = carriedRows(above: above)
    // The column up to which a cut name and the blanks beside it were joined.
    var named = -1
    // Beside a label that begins anew, what stands below a blank is the value of that label, where it
    // is no name itself.
    var isAnew = false
    return second.cells.map { cell in
      guard cell.rows.lowerBound == 0, let index = above[cell.columns.lowerBound] else {
        return nil
      }
      let upper = first.cells[index]
      guard upper.columns == cell.columns else { return nil }
      let pair = CutEvidence.Pair(upper: upper, lower: cell)
      // A label that a break cuts goes on beside rows that do not, with the blank rest of its value.
      let isNamed =
        evidence.areHalvesOfName(pair)
        || (named == cell.columns.lowerBound && cell.text.isEmpty && !upper.text.isEmpty)
      if isNamed { named = cell.columns.upperBound }
      let isOne =
        isCut || isNamed || carried.contains(RowPair(upper: upper.rows, lower: cell.rows))
        || carriesOver(upper, cell)
          && !(isAnew && upper.rows.count == 1 && cell.rows.count == 1
            && !evidence.isName(cell.text))
      if !isOne, !upper.text.isEmpty, !cell.text.isEmpty { isAnew = true }
      return isOne ? index : nil
    }
  }

  /// Whether a blank cell stands in a column of merged names without another blank: its name is
  /// still to come.
  private func isNamedElsewhere(_ cell: Cell) -> Bool {
    let column = first.cells.filter { $0.columns == cell.columns && $0.rows != cell.rows }
    return column.contains { $0.rows.count > 1 } && column.allSatisfy { !$0.text.isEmpty }
  }

  /// The rows of two merged cells that are one.
  private struct RowPair: Hashable {
    var upper: Range<Int>
    var lower: Range<Int>
  }

  /// The rows over which merged cells go on: a cell beside, cut at the same rows, goes on too, and
  /// no text of theirs begins anew.
  private func carriedRows(above: [Int: Int]) -> Set<RowPair> {
    var groups: [RowPair: [CutEvidence.Pair]] = [:]
    for cell in second.cells where cell.rows.lowerBound == 0 {
      guard let index = above[cell.columns.lowerBound] else { continue }
      let upper = first.cells[index]
      guard upper.columns == cell.columns, upper.rows.count > 1 || cell.rows.count > 1 else {
        continue
      }
      groups[RowPair(upper: upper.rows, lower: cell.rows), default: []].append(
        CutEvidence.Pair(upper: upper, lower: cell))
    }
    return Set(
      groups.lazy.filter { _, pairs in
        guard pairs.contains(where: { !$0.upper.text.isEmpty && !$0.lower.text.isEmpty }) else {
          return pairs.contains {
            $0.upper.text.isEmpty != $0.lower.text.isEmpty
              && carriesOver($0.upper, $0.lower)
          }
        }
        guard !beginsBlock else { return false }
        return areNamedAgain(pairs) || CutOdds.prior * evidence.odds(of: pairs, lines: nil) > 1
      }.map(\.key))
  }

  /// Whether merged cells at the same rows are printed on both pages, as the name and the amount of a
  /// project are, and no more than the prose beside them, its goals, goes on.
  private func areNamedAgain(_ pairs: [CutEvidence.Pair]) -> Bool {
    let same = pairs.prefix { !$0.upper.text.isEmpty && $0.upper.text == $0.lower.text }
    guard same.count > 1, same.first?.upper.columns.lowerBound == 0 else { return false }
    return pairs.dropFirst(same.count).allSatisfy { pair in
      [pair.upper.text, pair.lower.text].allSatisfy { text in
        text.isEmpty || text.unicodeScalars.contains(where: \.endsSentence)
      }
    }
  }

  /// Merged cells at a side of which the second page draws nothing go on over all its rows.
  private mutating func extendSides(above: [Int: Int]) {
    let left = second.cells.reduce(first.columnCount) { min($0, $1.columns.lowerBound) }
    let right = second.cells.reduce(0) { max($0, $1.columns.upperBound) }
    for index in above.values
    where first.cells[index].columns.upperBound <= left
      || first.cells[index].columns.lowerBound >= right
    {
      first.cells[index].rows = first.cells[index].rows.lowerBound..<first.rowCount
    }
  }

  /// Whether the first row of the second part is the rest of the last row of the first.
  private func isRowCut() -> Bool {
    var above: [Int: Cell] = [:]
    for index in foot { above[first.cells[index].columns.lowerBound] = first.cells[index] }
    if above.values.allSatisfy(\.text.isEmpty) { return first.isOpenAtBottom }
    var pairs: [CutEvidence.Pair] = []
    var whole: [String] = []
    for cell in second.cells where cell.rows.lowerBound == 0 {
      guard let upper = above[cell.columns.lowerBound], upper.columns == cell.columns else {
        if cell.text.isEmpty { continue }
        return false
      }
      whole.append(upper.text + cell.text)
      let pair = CutEvidence.Pair(upper: upper, lower: cell)
      if upper.rows.count == 1, cell.rows.count == 1 {
        pairs.append(pair)
      } else if !upper.text.isEmpty, !cell.text.isEmpty, evidence.beginsAnew(pair) {
        return false
      }
    }
    if namesColumns(whole),
      !namesColumns(first.texts(ofRow: first.rowCount - 1))
        || pairs.contains(where: evidence.areHalvesOfName)
    {
      return true
    }
    guard !beginsBlock else { return false }
    let lines = above.values.lazy.filter { $0.rows.count == 1 }
      .map { $0.fragments.last?.lines.count ?? 0 }.max()
    let foot = first.isOpenAtBottom ? CutOdds.openFoot : 1
    return CutOdds.prior * foot * evidence.odds(of: pairs, lines: lines) > 1
  }

  /// Whether two cells at a page break are the halves of a merged cell.
  ///
  /// Producers print its text in one half.
  private func carriesOver(_ upper: Cell, _ lower: Cell) -> Bool {
    if upper.text.isEmpty {
      return upper.rows.count > 1 || lower.rows.count > 1
        || (!lower.text.isEmpty && isNamedElsewhere(upper))
    }
    // The first column names its rows; a blank there at a page's head goes on with the name above.
    // Beside names of columns it is the corner of their header.
    let isStub = lower.columns.lowerBound == 0 && lower.text.isEmpty && !beginsBlock
    guard upper.rows.count > 1 || lower.rows.count > 1 || isStub else { return false }
    return lower.text.isEmpty
  }

  private static func merge(
    _ lower: Cell, into upper: inout Cell, reflow: Reflow, repairs: inout [Repair]
  ) {
    let before = upper.text
    upper.rows = upper.rows.lowerBound..<lower.rows.upperBound
    upper.fragments += lower.fragments
    if before.isEmpty {
      upper.text = lower.text
    } else if !lower.text.isEmpty {
      // A name that the new page prints once more stays one.
      if lower.text != before {
        upper.text = reflow.text(of: upper.fragments.flatMap(\.reflowLines))
      }
      repairs.append(
        Repair(
          kind: .pageBreak, page: lower.page, box: lower.box, printed: [before, lower.text],
          text: upper.text))
    }
  }

  /// Gives both parts the column lines of either.
  private static func alignColumns(
    of first: inout Table, and second: inout Table, shift: Double, slack: Double
  ) {
    let merged = MergedEdges(
      first.columnEdges, second.columnEdges.map { $0 - shift }, slack: slack)
    first.moveColumns(to: merged.edges, places: merged.first)
    second.moveColumns(to: merged.edges, places: merged.second)
  }
}

extension Fragment {
  /// Its lines as reflow takes them.
  var reflowLines: [Reflow.Line] {
    lines.enumerated().map { index, text in
      Reflow.Line(text, room: index < rooms.count ? rooms[index] : nil)
    }
  }
}

extension Table {
  /// What the cells print that begin in a row.
  fileprivate func texts(ofRow row: Int) -> [String] {
    let near = row == 0 ? cells.prefix(TableSeam.recentCells) : cells.suffix(TableSeam.recentCells)
    return near.filter { $0.rows.lowerBound == row && !$0.text.isEmpty }.map(\.text)
  }

  /// How many cells print something that stand in one row alone.
  fileprivate func filledCount(ofRow row: Int, in cells: ArraySlice<Cell>) -> Int {
    cells.count { $0.rows == row..<(row + 1) && !$0.text.isEmpty }
  }

  /// Gives the table another set of column lines, of which its own are a part.
  ///
  /// `places`: which of them each of its own is, in rising order.
  fileprivate mutating func moveColumns(to edges: [Double], places: [Int]) {
    columnEdges = edges
    guard places.count != edges.count else { return }
    for index in cells.indices {
      let columns = cells[index].columns
      cells[index].columns = places[columns.lowerBound]..<places[columns.upperBound]
    }
    columnCount = edges.count - 1
  }
}
