/// Joins the layouts of pages into the layout of a document: tables cut by page breaks become one.
///
/// The last table of a page goes on with the first of the next where nothing but page furniture
/// stands between them, their outer sides agree, and the second does not begin as the first began.
/// Then a repeated header is dropped, a row cut in two is made one, and merged cells are carried
/// over.
public struct PageJoiner: Sendable {
  /// How far the sides of two parts may differ and still be the same lines, in points.
  ///
  /// Producers round to a tenth of a point and centre a table on each page anew; a column is never
  /// narrower than a character, about 5. Larger values join tables of unlike columns.
  public var sideSlack = 3.0

  /// How lines of a cell cut in two are joined.
  public var reflow = Reflow()

  /// Whether a text is a whole name that is never the rest of a cut cell: 数量指标.
  ///
  /// Rulings do not tell a narrow cell that is just full from one that was cut; known names do.
  public var isWhole: @Sendable (String) -> Bool

  /// Whether the texts of a row name columns: 一级指标, 二级指标, 指标值.
  ///
  /// At the top of a table a header is told by its place; the header of a form stands below its head.
  public var namesColumns: @Sendable ([String]) -> Bool

  /// Creates a joiner.
  public init(
    reflow: Reflow = Reflow(), isWhole: @escaping @Sendable (String) -> Bool = { _ in false },
    namesColumns: @escaping @Sendable ([String]) -> Bool = { _ in false }
  ) {
    self.reflow = reflow
    self.isWhole = isWhole
    self.namesColumns = namesColumns
  }

  /// The layout of the document that the pages make.
  ///
  /// `pages`: one layout a page, in page order.
  public func layout(joining pages: [Layout]) -> Layout {
    let furniture = Furniture(lines: pages.flatMap(\.lines))
    var result = Layout()
    var isOpen = false
    var carried: [TextLine] = []
    for page in pages {
      result.findings += page.findings
      let text = page.lines.filter { !furniture.contains($0) }
      result.lines += text
      for (index, table) in page.tables.enumerated() {
        var table = table
        let parting = table.captions.filter { !furniture.contains($0) }
        table.captions = withoutHeads(table.captions, furniture: furniture)
        // A title at the foot of a page belongs to the table at the head of the next.
        if index == 0 { table.captions = carried + table.captions }
        if index == 0, isOpen, let last = result.tables.last,
          let joined = join(last, table, parting: parting)
        {
          result.tables[result.tables.count - 1] = joined
        } else {
          result.tables.append(table)
        }
      }
      carried = linesAtFoot(of: page, text: text)
      isOpen = carried.isEmpty && !page.tables.isEmpty
    }
    return result
  }

  /// The last lines of a page below its last table: all there can be of a caption.
  private func linesAtFoot(of page: Layout, text: [TextLine]) -> [TextLine] {
    guard let last = page.tables.last, let bottom = last.bottom else {
      return text.suffix(PageJoiner.captionLines)
    }
    return text.filter { line in
      guard let box = line.box?.turnedUpright(from: last.orientation), box.midY > bottom
      else { return false }
      // A line across the open foot of a table is the rest of a cell that the page cuts.
      return !(last.isOpenAtBottom && box.top < bottom)
    }.suffix(PageJoiner.captionLines)
  }

  /// How many lines a caption has at most: title in two lines, year, unit and money unit.
  ///
  /// More would take prose for captions, fewer would lose titles.
  private static let captionLines = 4

  /// Captions without running heads.
  ///
  /// A form that is printed once a page has its title at the same place on each: from a line that
  /// names a table on, what repeats belongs to the table.
  private func withoutHeads(_ captions: [TextLine], furniture: Furniture) -> [TextLine] {
    let lines = captions.filter { !Furniture.isPageNumber($0.text) }
    let title = lines.firstIndex { namesTable($0.text) } ?? lines.endIndex
    return lines[..<title].filter { !furniture.contains($0) } + lines[title...]
  }

  /// Whether a line ends in 表, a note in parentheses behind it left aside.
  private func namesTable(_ text: String) -> Bool {
    var key = text.withoutBlanks
    if let last = key.last, last == ")" || last == "）",
      let open = key.lastIndex(where: { $0 == "(" || $0 == "（" })
    {
      key = String(key[..<open])
    }
    return key.hasSuffix("表")
  }

  /// One table of two parts, or `nil` where the second is a table of its own.
  ///
  /// `parting`: the lines between them that are no page furniture.
  private func join(_ first: Table, _ second: Table, parting: [TextLine]) -> Table? {
    var second = second
    if haveLikeColumns(first, second) { second.columnEdges = first.columnEdges }
    guard let shift = sharedSides(first, second) else { return nil }
    let header = repeatedHeader(of: second, in: first)
    guard header > 0 || (parting.isEmpty && !beginsAlike(second, first)) else { return nil }
    if header > 0, !parting.isEmpty {
      // Print titles: the same lines above each part.
      let before = Set(first.captions.map(\.text.withoutBlanks))
      guard parting.allSatisfy({ before.contains($0.text.withoutBlanks) }) else {
        return nil
      }
    }
    var part = second
    let dropped = part.removeRows(header)
    guard part.rowCount > 0 else { return nil }
    var seam = TableSeam(
      first: first, second: part, shift: shift, slack: sideSlack, reflow: reflow, isWhole: isWhole,
      namesColumns: namesColumns)
    var joined = seam.joined()
    for row in dropped {
      joined.repairs.append(
        Repair(
          kind: .header, page: second.pages[0], box: row.box, printed: row.texts, text: ""))
    }
    return joined
  }

  /// Whether two parts whose columns alignment alone tells have the same: their outer sides are
  /// those of the words, which differ from page to page.
  private func haveLikeColumns(_ first: Table, _ second: Table) -> Bool {
    guard first.origin == .aligned || first.origin == .lined, second.origin == first.origin,
      first.columnEdges.count == second.columnEdges.count, first.columnEdges.count > 2
    else { return false }
    return zip(first.columnEdges, second.columnEdges).dropFirst().dropLast().allSatisfy {
      abs($0 - $1) <= 3 * sideSlack
    }
  }

  /// How far the second part lies to the right of the first, where their sides agree.
  private func sharedSides(_ first: Table, _ second: Table) -> Double? {
    guard let left = first.columnEdges.first, let right = first.columnEdges.last,
      let otherLeft = second.columnEdges.first, let otherRight = second.columnEdges.last
    else { return nil }
    if abs((right - left) - (otherRight - otherLeft)) <= 2 * sideSlack {
      return ((otherLeft - left) + (otherRight - right)) / 2
    }
    // A merged cell at a side without rules of its own leaves nothing on the second page.
    let edges = first.columnEdges
    let otherEdges = second.columnEdges
    let start = Grid.nearest(to: otherLeft, in: edges)
    let end = Grid.nearest(to: otherRight, in: edges)
    guard abs(edges[start] - otherLeft) <= sideSlack, abs(edges[end] - otherRight) <= sideSlack
    else { return nil }
    // Where all lines of the second are lines of the first, its row may be the first of such a cell.
    let isAligned =
      otherEdges.count > 3
      && otherEdges.allSatisfy { abs(edges[Grid.nearest(to: $0, in: edges)] - $0) <= sideSlack }
    if isAligned, !beginsAlike(second, first) { return 0 }
    let isMerged = first.cells.allSatisfy { cell in
      cell.rows.upperBound < first.rowCount || cell.rows.count > 1
        || (cell.columns.lowerBound >= start && cell.columns.upperBound <= end)
    }
    return isMerged ? 0 : nil
  }

  /// How many rows at the top of the second part repeat rows of the first.
  private func repeatedHeader(of second: Table, in first: Table) -> Int {
    let signatures = first.rowSignatures()
    let others = second.rowSignatures()
    guard let top = others.first, top.isHeaderLike else { return 0 }
    // A row of words may stand in a table twice; only the row that names the columns is repeated.
    let start = signatures.dropLast().indices.first { row in
      signatures[row].isRepeated(by: top)
        && (signatures[..<row].allSatisfy { $0.texts.count < 2 }
          || namesColumns(signatures[row].texts))
    }
    guard let start else { return 0 }
    let depth = first.headerDepth(at: start)
    var count = 1
    while count < others.count, start + count < signatures.count - 1,
      others[count] == signatures[start + count],
      count < depth || others[count].numbersColumns
    {
      count += 1
    }
    return count
  }

  /// Whether the second part begins like the first: the same form, filled in anew.
  private func beginsAlike(_ second: Table, _ first: Table) -> Bool {
    guard let one = first.cells.first, let other = second.cells.first else { return false }
    guard !one.text.isEmpty else { return false }
    return one.text.withoutBlanks == other.text.withoutBlanks
      && one.columns.count == other.columns.count
  }
}

/// The texts of a row, to tell repeated headers.
struct RowSignature: Hashable {
  /// The non-empty texts with the columns they begin at, white space removed.
  var texts: [String]

  /// Whether another row prints the same names.
  ///
  /// The name of a side column may stand in the row as well, or a part of it; and text of the cells
  /// below may run over a few of the names.
  func isRepeated(by other: RowSignature) -> Bool {
    if self == other { return true }
    if texts.count == other.texts.count {
      let unlike = zip(texts, other.texts).filter { $0 != $1 }
      if unlike.count * 4 <= texts.count, unlike.allSatisfy({ $1.holds($0) }) { return true }
    }
    let long = texts.count >= other.texts.count ? texts : other.texts
    let short = texts.count >= other.texts.count ? other.texts : texts
    guard short.count >= 3, long.count - short.count <= 1 else { return false }
    guard short.dropFirst().elementsEqual(long.suffix(short.count - 1)) else { return false }
    // 年度绩效指标 beside the names where 长期绩效指标 stood begins another block.
    return short.count < long.count || long[0].holds(short[0]) || short[0].holds(long[0])
  }

  /// Whether the row only numbers the columns: 1, 2, 3.
  var numbersColumns: Bool {
    texts.count > 1
      && texts.allSatisfy { $0.utf8.count <= 4 && $0.unicodeScalars.allSatisfy(\.isDigit) }
  }

  /// Whether the row could be a header: several names, no bare numbers.
  var isHeaderLike: Bool {
    texts.count > 1
      && texts.allSatisfy { text in
        text.unicodeScalars.contains { !$0.isDigit && $0.isCJK }
          || text.unicodeScalars.contains { $0.isWordLetter }
      }
  }
}

extension Table {
  /// The bottom of its last row on its last page, in points, its text turned upright.
  var bottom: Double? {
    var result: Double?
    for cell in cells {
      guard let fragment = cell.fragments.last,
        let box = fragment.box?.turnedUpright(from: orientation)
      else { continue }
      if fragment.page == pages.last { result = max(result ?? -Double.infinity, box.bottom) }
    }
    return result
  }

  /// How many rows the header that begins in a row takes: names over several columns have their own
  /// names below, beside which others reach down.
  ///
  /// A name at the left side may reach down over the body, too.
  fileprivate func headerDepth(at row: Int) -> Int {
    let tallest = cells.lazy
      .filter { $0.rows.lowerBound == row && $0.columns.lowerBound > 0 && !$0.text.isEmpty }
      .map(\.rows.count).max()
    return tallest ?? 1
  }

  /// What each row prints in the cells that begin in it.
  func rowSignatures() -> [RowSignature] {
    var rows = Array(repeating: RowSignature(texts: []), count: rowCount)
    for cell in cells where !cell.text.isEmpty {
      rows[cell.rows.lowerBound].texts.append(cell.text.withoutBlanks)
    }
    return rows
  }

  /// Takes rows off the top; a cell that reaches below them keeps its lower rows.
  ///
  /// - Returns: What the rows printed.
  mutating func removeRows(_ count: Int) -> [(texts: [String], box: Rect?)] {
    guard count > 0 else { return [] }
    var dropped: [(texts: [String], box: Rect?)] = Array(repeating: ([], nil), count: count)
    var kept: [Cell] = []
    for var cell in cells {
      if cell.rows.lowerBound < count {
        let row = cell.rows.lowerBound
        if !cell.text.isEmpty { dropped[row].texts.append(cell.text) }
        if let box = cell.box { dropped[row].box = dropped[row].box?.union(box) ?? box }
        guard cell.rows.upperBound > count else { continue }
        cell.text = ""
        cell.fragments = cell.fragments.map { Fragment(page: $0.page, box: $0.box) }
      }
      cell.rows = max(cell.rows.lowerBound - count, 0)..<(cell.rows.upperBound - count)
      kept.append(cell)
    }
    cells = kept
    rowCount -= count
    return dropped
  }
}
