/// Joins the layouts of pages into the layout of a document: tables cut by page breaks become one.
///
/// The last table of a page goes on with the first of the next where nothing but page furniture
/// stands between them, their outer sides agree, and the second does not begin as the first began.
/// Then a repeated header is dropped, a row cut in two is made one, and merged cells are carried
/// over.
public struct PageJoiner: Sendable {
  /// How far the sides of two parts may differ and still be the same lines, in points.
  ///
  /// Producers round to a tenth of a point and centre a table on each page anew; a column is
  /// seldom narrower than a character, about 5. Larger values join tables of unlike columns.
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

  /// The last pages, which wait until the pages near them tell their furniture.
  private var waiting: [Layout] = []
  private var furniture = Furniture()
  /// The table that may go on on the next page.
  private var open: OpenTable?
  /// The table before it, whose last columns the open one may hold.
  private var last: Table?
  /// The lines at the foot of the page before.
  private var carried: [TextLine] = []

  /// The layout of the document that the pages make.
  ///
  /// `pages`: one layout a page, in page order.
  public func layout(joining pages: [Layout]) -> Layout {
    var joiner = self
    var result = Layout()
    for page in pages { result.append(joiner.join(page)) }
    result.append(joiner.finish())
    return result
  }

  /// Takes the next page.
  ///
  /// - Returns: What no later page changes any more: tables, lines and findings in page order.
  public mutating func join(_ page: Layout) -> Layout {
    furniture.add(page.lines)
    waiting.append(page)
    guard waiting.count > Furniture.reach else { return Layout() }
    return joinFirstWaiting()
  }

  /// Ends the document.
  ///
  /// - Returns: What was still open.
  public mutating func finish() -> Layout {
    var result = Layout()
    while !waiting.isEmpty { result.append(joinFirstWaiting()) }
    close(into: &result)
    handOut(into: &result)
    carried = []
    furniture = Furniture()
    return result
  }

  private mutating func joinFirstWaiting() -> Layout {
    furniture.turn(back: waiting.count)
    var page = waiting.removeFirst()
    let isContinued = joinFragment(of: &page)
    let text = page.lines.filter { !furniture.contains($0) }
    var result = Layout(lines: text, findings: page.findings)
    for (index, table) in page.tables.enumerated() {
      var table = table
      let parting = table.captions.filter(parts)
      table.captions = withoutHeads(table.captions, furniture: furniture)
      // A title at the foot of a page belongs to the table at the head of the next.
      if index == 0 { table.captions = carried + table.captions }
      if index == 0, carried.isEmpty, open != nil, join(table, parting: parting) { continue }
      close(into: &result)
      if let first = last, !SpilledColumns.mayBelong(to: first, table, slack: sideSlack) {
        handOut(into: &result)
      }
      open = OpenTable(table)
    }
    carried = linesAtFoot(of: page, text: text)
    if !carried.isEmpty || (page.tables.isEmpty && !isContinued) {
      close(into: &result)
      handOut(into: &result)
    }
    return result
  }

  private mutating func handOut(into result: inout Layout) {
    if let table = last.take() { result.tables.append(table) }
  }

  /// Ends the open table; it is held back until the next one shows that it has no columns for it.
  private mutating func close(into result: inout Layout) {
    guard let table = open?.table else { return }
    open = nil
    guard let first = last.take() else {
      last = table
      return
    }
    if let columns = SpilledColumns(first, table, slack: sideSlack) {
      last = columns.joined(first, table)
    } else {
      result.tables.append(first)
      last = table
    }
  }

  /// Joins the grid that a page begins with to the open table, where it is the rest of its last row;
  /// its lines are then none of the page's.
  ///
  /// - Returns: Whether it is.
  private mutating func joinFragment(of page: inout Layout) -> Bool {
    guard var fragment = page.fragment, let first = open else { return false }
    fragment.columnEdges = first.widened(fragment.columnEdges, slack: sideSlack)
    guard first.hasLines(of: fragment, slack: sideSlack) else { return false }
    let parting = fragment.captions.filter(parts)
    guard carried.isEmpty, join(fragment, parting: parting) else {
      page.findings.append(PageJoiner.finding(unjoined: fragment))
      return false
    }
    let boxes = fragment.cells.compactMap(\.box)
    func isInside(_ line: TextLine) -> Bool {
      guard let place = line.box else { return false }
      return boxes.contains { $0.contains(x: place.midX, y: place.midY) }
    }
    page.lines.removeAll(where: isInside)
    for index in page.tables.indices { page.tables[index].captions.removeAll(where: isInside) }
    return true
  }

  /// What is said of a row with the columns of the table before it that does not go on with it.
  private static func finding(unjoined row: Table) -> Finding {
    Finding(
      code: "unread-row", severity: .loss,
      message: "a row with the columns of the table before it stands apart and is left out",
      page: row.pages.first, box: row.cells.first?.box,
      evidence: row.cells.map(\.text).filter { !$0.isEmpty })
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
        && !ContinuationMark.standsBelow(line.text)
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

  /// Whether a line above a table parts it from the page before: it is no page furniture, or a title
  /// that stands above the tables of the pages behind as well.
  private func parts(_ line: TextLine) -> Bool {
    !furniture.contains(line) || (namesTable(line.text) && !furniture.isOnPageBefore(line))
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

  /// Whether lines above the rest of a table may be the head of its page: its own title printed again,
  /// or a line or two that name no table and are no prose, as the first page of a booklet has none.
  private func areHeads(_ lines: [TextLine], of table: Table) -> Bool {
    let titles = Set(table.captions.map(\.text.withoutBlanks))
    let others = lines.filter { !titles.contains($0.text.withoutBlanks) }
    return others.count <= 2
      && others.allSatisfy { line in
        let scalars = line.text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return true }
        return !namesTable(line.text) && line.text.amountUnit == nil && !last.endsSentence
          && first != "附" && first != "表"
      }
  }

  /// Joins a table to the open one, where it is no table of its own.
  ///
  /// `parting`: the lines between them that are no page furniture.
  /// - Returns: Whether it goes on with the open table.
  private mutating func join(_ second: Table, parting: [TextLine]) -> Bool {
    guard var first = open, case (var part, let shift)? = aligned(second, with: first) else {
      return false
    }
    let header = first.repeatedHeader(of: part, namesColumns: namesColumns)
    let isContinued =
      first.table.isCalledContinued(by: parting)
      || (part.beginsBlank(below: header) && areHeads(parting, of: first.table))
    let parting = isContinued ? [] : parting
    guard header > 0 || (parting.isEmpty && !beginsAlike(part, first.table)) else { return false }
    if header > 0, !parting.isEmpty {
      // Print titles: the same lines above each part.
      let before = Set(first.table.captions.map(\.text.withoutBlanks))
      guard parting.allSatisfy({ before.contains($0.text.withoutBlanks) }) else { return false }
    }
    let dropped = part.removeRows(header)
    guard part.rowCount > 0 else { return false }
    // Columns beside the rows of the first page are none below them, however wide they are in all.
    guard SpilledColumns(first.table.firstPage, part, slack: sideSlack) == nil else { return false }
    // The open table is changed in place: copies of it would cost the square of its length.
    open = nil
    first.append(
      part, shift: shift, slack: sideSlack, reflow: reflow, isWhole: isWhole,
      namesColumns: namesColumns)
    for row in dropped {
      first.table.repairs.append(
        Repair(kind: .header, page: second.pages[0], box: row.box, printed: row.texts, text: ""))
    }
    open = first
    return true
  }
}

extension Table {
  /// Whether it begins below its header with blank cells: the rests of merged labels that a page
  /// break cuts.
  fileprivate func beginsBlank(below header: Int) -> Bool {
    let blanks = cells.drop { $0.rows.lowerBound < header }
      .prefix { $0.rows.lowerBound == header && $0.text.isEmpty }
    return blanks.count > 1 || (blanks.first?.rows.count ?? 0) > 1
  }

  /// Whether lines above a part say that it goes on with this table: one is a continuation mark, and
  /// what else they say is the name of this table or the unit of money.
  fileprivate func isCalledContinued(by lines: [TextLine]) -> Bool {
    let marks = lines.map { ContinuationMark($0.text) }
    guard marks.contains(where: { $0 != nil }) else { return false }
    let firstRow = cells.prefix { $0.rows.lowerBound == 0 }
    let name = ContinuationMark.key((captions.map(\.text) + firstRow.map(\.text)).joined())
    return zip(lines, marks).allSatisfy { line, mark in
      let rest = mark?.rest ?? ContinuationMark.key(line.text)
      return rest.isEmpty || rest.amountUnit != nil || name.contains(rest)
    }
  }
}
