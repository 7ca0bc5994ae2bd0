/// Two parts of a table at a page break, and how they become one.
struct TableSeam {
  /// The first part; the one table once they are joined.
  var first: Table
  /// The indices of its cells that reach its last row.
  private let foot: [Int]
  private var second: Table
  private let reflow: Reflow
  private let isWhole: @Sendable (String) -> Bool
  /// Whether the second part begins with names of columns: the header of another block.
  private let beginsBlock: Bool
  /// The last rows of the first part below its header.
  private let recent: Range<Int>
  /// Whether the recent rows begin right below the header.
  private let isBelowHeader: Bool
  /// Those among them that print little, only …… or the sum of a unit: their blanks say nothing.
  private var sparse: Set<Int> = []
  /// How far the measured room of a line may lie off, in widths of a CJK character.
  ///
  /// The padding of cells is estimated. More takes lines that had room for full, less misses full ones.
  private static let roundingSlack = 0.4
  /// How many rows back a column is looked at to tell whether it is ever blank.
  private static let recentRows = 6
  /// The gap that some producers set between CJK and other characters, in widths of a CJK character.
  ///
  /// They set a quarter, and round it. A word after such a gap needs that much more room.
  private static let scriptGap = 0.3
  /// How many cells back other lines of a column are looked at.
  ///
  /// About twenty rows: enough for a full line in each column, and no more work for long tables.
  fileprivate static let recentCells = 200

  init(
    first: Table, foot: [Int], second: Table, shift: Double, slack: Double, reflow: Reflow,
    isWhole: @escaping @Sendable (String) -> Bool,
    namesColumns: @Sendable ([String]) -> Bool
  ) {
    self.first = first
    self.foot = foot
    self.second = second
    self.reflow = reflow
    self.isWhole = isWhole
    beginsBlock = namesColumns(second.texts(ofRow: 0))
    let last = first.rowCount
    let start = max(0, last - TableSeam.recentRows)
    let header = (start..<last).last { namesColumns(first.texts(ofRow: $0)) }
    recent = (header.map { $0 + 1 } ?? start)..<last
    isBelowHeader = header != nil
    alignColumns(shift: shift, slack: slack)
    sparse = sparseRows()
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
    return second.cells.map { cell in
      guard cell.rows.lowerBound == 0, let index = above[cell.columns.lowerBound] else {
        return nil
      }
      let upper = first.cells[index]
      guard upper.columns == cell.columns else { return nil }
      let isOne =
        isCut || carriesOver(upper, cell)
        || carried.contains(RowPair(upper: upper.rows, lower: cell.rows))
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

  /// The rows over which merged cells go on: a cell beside, cut at the same rows, goes on too.
  private func carriedRows(above: [Int: Int]) -> Set<RowPair> {
    var result: Set<RowPair> = []
    var apart: Set<RowPair> = []
    for cell in second.cells where cell.rows.lowerBound == 0 && cell.rows.count > 1 {
      guard let index = above[cell.columns.lowerBound] else { continue }
      let upper = first.cells[index]
      guard upper.columns == cell.columns else { continue }
      let rows = RowPair(upper: upper.rows, lower: cell.rows)
      if upper.text.isEmpty != cell.text.isEmpty {
        if carriesOver(upper, cell) { result.insert(rows) }
      } else if !cell.text.isEmpty, !mayBeOneText(upper, cell) {
        apart.insert(rows)
      }
    }
    return result.subtracting(apart)
  }

  /// Whether the texts of two cells may be the halves of one: no half is a known name, and the last
  /// line above the break is full.
  private func mayBeOneText(_ upper: Cell, _ lower: Cell) -> Bool {
    if isWhole(upper.text + lower.text) { return true }
    guard !isWhole(upper.text), !isWhole(lower.text) else { return false }
    return canGoOn(upper, with: lower)
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
  ///
  /// It is where every column that prints text on both pages can go on: the text above fills its
  /// last line, and the text below is no whole name. A row that lacks what every row above has is
  /// likely such a rest; one that lacks nothing is only where every cell was wrapped before.
  private func isRowCut() -> Bool {
    var above: [Int: Cell] = [:]
    for index in foot { above[first.cells[index].columns.lowerBound] = first.cells[index] }
    if above.values.allSatisfy(\.text.isEmpty) { return first.isOpenAtBottom }
    var goesOn = false
    var areWrapped = true
    let isComplete = !second.cells.contains { cell in
      guard cell.rows.lowerBound == 0, cell.text.isEmpty,
        let upper = above[cell.columns.lowerBound], !upper.text.isEmpty
      else { return false }
      return isAlwaysFilled(upper, beside: cell)
    }
    for cell in second.cells where cell.rows.lowerBound == 0 {
      let upper = above[cell.columns.lowerBound]
      if cell.text.isEmpty { continue }
      guard let upper, upper.columns == cell.columns else { return false }
      if upper.text.isEmpty {
        // What a centred cell prints on the second page only, its row began on the first.
        if !isComplete, isElsewhereFilled(upper) { goesOn = true }
        continue
      }
      guard canGoOn(upper, with: cell) else { return false }
      goesOn = true
      if (upper.fragments.last?.lines.count ?? 0) < 2 { areWrapped = false }
    }
    return goesOn && (!isComplete || areWrapped)
  }

  /// Whether the text of a cell can go on with that of another: its last line has no room for the
  /// first word.
  private func canGoOn(_ upper: Cell, with lower: Cell) -> Bool {
    guard let fragment = upper.fragments.last, let room = fragment.rooms.last else { return false }
    if isWhole(upper.text + lower.text) { return true }
    guard !isWhole(lower.text), !lower.text.isFiller else { return false }
    if ListItems.goesOn(upper.text, with: lower.text) { return true }
    let width = (lower.fragments.first?.lines.first ?? lower.text).unbreakableHeadWidth
    guard room < width + TableSeam.roundingSlack else { return false }
    // A longer line in the column shows that the word would have had room. Other characters than
    // CJK ones are of any width.
    guard lower.text.unicodeScalars.first?.isCJK == true else { return true }
    let gap = upper.text.unicodeScalars.last?.isCJK == true ? -0.05 : TableSeam.scriptGap
    return room - width < max(leastRoom(beside: upper, fragment), 0) + gap
  }

  /// The room of the fullest line in the column of a cell but its last one.
  private func leastRoom(beside cell: Cell, _ last: Fragment) -> Double {
    var least = last.rooms.dropLast().min() ?? .infinity
    for other in first.cells.suffix(TableSeam.recentCells)
    where other.columns == cell.columns && other.rows != cell.rows {
      for fragment in other.fragments { least = min(least, fragment.rooms.min() ?? least) }
    }
    return least
  }

  /// Whether a blank cell's column is filled in all rows above: the cell's text is still to come.
  private func isElsewhereFilled(_ cell: Cell) -> Bool {
    guard cell.rows.count == 1 else { return false }
    let cells = recentCells(in: cell.columns).filter { $0.rows != cell.rows }
    return cells.count > (isBelowHeader ? 0 : 1)
      && cells.allSatisfy { !$0.text.isEmpty && $0.rows.count == 1 }
  }

  /// Whether a column is blank in no row above: a blank there means that the row is not whole.
  private func isAlwaysFilled(_ upper: Cell, beside lower: Cell) -> Bool {
    guard upper.rows.count == 1, lower.rows.count == 1 else { return false }
    let cells = recentCells(in: upper.columns)
    // The first row of a body says nothing of its columns.
    guard cells.count > 1 || !isBelowHeader else { return false }
    return cells.allSatisfy { !$0.text.isEmpty && $0.rows.count == 1 }
  }

  /// The cells of some columns in the recent rows, sparse ones left out.
  private func recentCells(in columns: Range<Int>) -> [Cell] {
    first.cells.suffix(TableSeam.recentCells).filter {
      $0.columns == columns && $0.rows.upperBound > recent.lowerBound
        && !sparse.contains($0.rows.lowerBound)
    }
  }

  /// The recent rows with less than half as many filled cells as the last row.
  private func sparseRows() -> Set<Int> {
    var counts: [Int: Int] = [:]
    for cell in first.cells.suffix(TableSeam.recentCells)
    where cell.rows.count == 1 && !cell.text.isEmpty {
      counts[cell.rows.lowerBound, default: 0] += 1
    }
    let usual = counts[first.rowCount - 1] ?? 0
    return Set(recent.filter { (counts[$0] ?? 0) * 2 < usual })
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
    } else if !lower.text.isEmpty, lower.text != before {
      upper.text = reflow.text(of: upper.fragments.flatMap(\.reflowLines))
      repairs.append(
        Repair(
          kind: .pageBreak, page: lower.page, box: lower.box, printed: [before, lower.text],
          text: upper.text))
    }
  }

  /// Gives both parts the column lines of either.
  private mutating func alignColumns(shift: Double, slack: Double) {
    var edges = first.columnEdges
    for edge in second.columnEdges {
      let position = edge - shift
      if !edges.contains(where: { abs($0 - position) <= slack }) { edges.append(position) }
    }
    edges.sort()
    first.moveColumns(to: edges, shift: 0)
    second.moveColumns(to: edges, shift: shift)
  }
}

extension String {
  /// Whether a text only fills a row that says nothing: ……, /, —.
  fileprivate var isFiller: Bool {
    unicodeScalars.allSatisfy { $0.isBlank || "….⋯/-—".unicodeScalars.contains($0) }
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

  /// Gives the table another set of column lines, of which its own are a part.
  fileprivate mutating func moveColumns(to edges: [Double], shift: Double) {
    let places = columnEdges.map { Grid.nearest(to: $0 - shift, in: edges) }
    guard !places.elementsEqual(0..<edges.count) else {
      columnEdges = edges
      return
    }
    for index in cells.indices {
      let columns = cells[index].columns
      let start = places[columns.lowerBound]
      cells[index].columns = start..<max(places[columns.upperBound], start + 1)
    }
    columnEdges = edges
    columnCount = edges.count - 1
  }
}
