internal import Tables

/// The rows of one printed performance table: parts of one grid or of several that follow.
struct FormSegment {
  /// Some rows of a grid.
  struct Part {
    /// The index of the table among those that wait to be read.
    var table: Int
    /// The rows that belong to the form.
    var rows: Range<Int>
    /// The headers of indicators among them.
    var headers: [IndicatorHeader]
  }

  /// The parts in printed order, never empty.
  var parts: [Part]
  /// The index of the table whose captions name the form.
  var captioned: Int
  /// Whether the captions name the forms before it in the grid, too.
  var sharesCaptions = false

  var hasIndicators: Bool { parts.contains { !$0.headers.isEmpty } }
  var isList: Bool { parts.contains { $0.headers.contains { $0.isList } } }
}

/// Cuts the tables of a document into performance tables.
///
/// A form begins at a grid with a title above it, at a title row inside a grid, or at the row of
/// 项目名称 after the indicators of the form before. A grid without a title goes on with the form
/// before it where one of the two has what the other lacks: a head without indicators and
/// indicators without a head.
struct FormSegments {
  private var closed: [FormSegment] = []
  private var current: FormSegment?

  /// The index of the first table that the open form needs; `nil` where none is open.
  var firstTable: Int? {
    current.map { form in form.parts.reduce(form.captioned) { min($0, $1.table) } }
  }

  /// The forms with indicators that no later table changes, each handed out once.
  mutating func takeClosed() -> [FormSegment] {
    defer { closed = [] }
    return closed
  }

  /// Counts the tables anew after the first ones were let go.
  mutating func removeTables(_ count: Int) {
    guard count > 0, current != nil else { return }
    current?.captioned -= count
    for index in current?.parts.indices ?? 0..<0 { current?.parts[index].table -= count }
  }

  /// Takes the next table; `index` tells its place among those that wait to be read.
  mutating func add(_ index: Int, _ grid: GridView) {
    let headers = FormSegments.headers(of: grid)
    if let header = headers.first, headers.count == 1, !header.isList,
      let forms = SharedHeader(header, of: grid)?.forms
    {
      close()
      for part in forms {
        closed.append(
          FormSegment(
            parts: [FormSegment.Part(table: index, rows: part.rows, headers: [part.header])],
            captioned: index, sharesCaptions: true))
      }
      return
    }
    let starts = FormSegments.starts(of: grid, headers: headers)
    let isTitled = TitleReader.titleIndex(in: grid.table.captions) != nil
    let isHead = FormSegments.isHead(grid)
    if isTitled {
      close()
    } else if let open = current, !goesOn(open, grid: grid, headers: headers, isHead: isHead) {
      close()
    }
    guard current != nil || isTitled || !headers.isEmpty || isHead else { return }
    var bounds = starts.filter { $0 > 0 }
    bounds.insert(0, at: 0)
    bounds.append(grid.table.rowCount)
    for (start, end) in zip(bounds, bounds.dropFirst()) where start < end {
      if start > 0 || starts.first == 0 && current != nil && !isTitled { close() }
      let part = FormSegment.Part(
        table: index, rows: start..<end,
        headers: headers.filter { (start..<end).contains($0.rows.lowerBound) })
      if current == nil {
        current = FormSegment(
          parts: [part], captioned: index,
          sharesCaptions: isTitled && start > 0 && !FormSegments.isTitleRow(start, of: grid))
      } else {
        current?.parts.append(part)
      }
    }
  }

  /// Ends the open form.
  mutating func close() {
    if let segment = current, segment.hasIndicators { closed.append(segment) }
    current = nil
  }

  /// Whether a grid without a title belongs to the form before it.
  private func goesOn(
    _ form: FormSegment, grid: GridView, headers: [IndicatorHeader], isHead: Bool
  ) -> Bool {
    // A head goes on with its indicators, or with more of the head.
    if !form.hasIndicators { return !headers.isEmpty || isHead }
    // Text between two grids parts them, and so does a second head.
    guard grid.table.captions.isEmpty, !isHead else { return false }
    guard let last = form.parts.last?.headers.last else { return false }
    return headers.first.map { $0.names == last.names } ?? false
  }

  private static func headers(of grid: GridView) -> [IndicatorHeader] {
    var result: [IndicatorHeader] = []
    var row = 0
    while row < grid.table.rowCount {
      if let header = IndicatorHeader(row: row, of: grid) {
        result.append(header)
        row = max(header.rows.upperBound, row + 1)
      } else {
        row += 1
      }
    }
    return result
  }

  /// Whether a grid without indicators is the head of a form: it names the project or the unit.
  private static func isHead(_ grid: GridView) -> Bool {
    for row in 0..<min(grid.table.rowCount, 6) {
      for index in grid.beginning(row: row) {
        let text = grid.table.cells[index].text
        let field = Labels.field(text)
        guard field == .projectName || field == .goals || field == .group else { continue }
        // A column called 项目名称 heads a list, not a form.
        let names = grid.beginning(row: row).filter {
          Labels.column(grid.table.cells[$0].text) != nil
            || Labels.field(grid.table.cells[$0].text) != nil
        }
        let filled = grid.beginning(row: row).filter { !grid.table.cells[$0].text.isEmpty }
        if filled.count < 3 || names.count * 2 <= filled.count + 1 { return true }
      }
    }
    return false
  }

  /// The rows at which a form begins inside a grid.
  private static func starts(of grid: GridView, headers: [IndicatorHeader]) -> [Int] {
    var result: [Int] = []
    var headersSince = 0
    var next = 0
    for row in 0..<grid.table.rowCount {
      while next < headers.count, headers[next].rows.lowerBound < row {
        headersSince += 1
        next += 1
      }
      guard next < headers.count || row == 0 else { break }
      if isTitleRow(row, of: grid) {
        if row == 0 || headersSince > 0 || result.isEmpty {
          result.append(row)
          headersSince = 0
        }
      } else if headersSince > 0, isFirstHeadRow(row, of: grid) {
        result.append(firstOfTitleRows(above: row, of: grid))
        headersSince = 0
      }
    }
    // Blank rows above the first one are its own.
    if let first = result.first, isBlank(rows: 0..<first, of: grid) { result[0] = 0 }
    return result
  }

  private static func isBlank(rows: Range<Int>, of grid: GridView) -> Bool {
    rows.allSatisfy { row in
      grid.indices(row: row).allSatisfy { grid.table.cells[$0].text.isEmpty }
    }
  }

  /// Whether one cell over most columns holds the title of a performance table.
  static func isTitleRow(_ row: Int, of grid: GridView) -> Bool {
    let cells = grid.beginning(row: row).filter { !grid.table.cells[$0].text.isEmpty }
    guard cells.count == 1, let cell = cells.first.map({ grid.table.cells[$0] }) else {
      return false
    }
    return cell.columns.count * 2 > grid.table.columnCount && TitleReader.isTitle(cell.text)
  }

  /// Whether a row begins the head of a form: 项目名称 with its value.
  private static func isFirstHeadRow(_ row: Int, of grid: GridView) -> Bool {
    guard IndicatorHeader(row: row, of: grid) == nil else { return false }
    let cells = grid.beginning(row: row).filter { !grid.table.cells[$0].text.isEmpty }
    guard let first = cells.first.map({ grid.table.cells[$0] }) else { return false }
    return first.columns.lowerBound == 0 && Labels.field(first.text) == .projectName
  }

  /// The topmost of the rows of one cell above a row: the title and the year inside the grid.
  private static func firstOfTitleRows(above row: Int, of grid: GridView) -> Int {
    var result = row
    while result > 0 {
      let cells = grid.indices(row: result - 1).filter { !grid.table.cells[$0].text.isEmpty }
      guard cells.count == 1, let cell = cells.first.map({ grid.table.cells[$0] }),
        TitleReader.isTitle(cell.text) || TitleReader.isYearLine(cell.text)
      else { break }
      result -= 1
    }
    return result
  }
}
