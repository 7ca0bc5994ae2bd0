/// Joins a table and the columns of it that are printed on pages of their own.
///
/// A sheet that is wider than its paper prints its first columns page by page, and then its last ones
/// with the same rows at the same heights. Names and titles stand over the first columns alone.
struct SpilledColumns {
  /// How far a line between rows may lie apart on the two pages, in points.
  ///
  /// Producers round to a tenth of a point; rows are never lower than a line of text. Larger values
  /// find the rows of one table in another.
  private static let slack = 1.0
  /// How many lines between rows must be shared, the outer ones among them.
  ///
  /// With fewer, tables of a header and a row on equal pages would meet by chance.
  private static let fewestLines = 4
  /// More than a page is high, in points: parts the heights of one page from those of the next.
  private static let pageHeight = 1e6

  /// Where the rows of both tables begin and the last ends, as one set.
  private let rows: MergedEdges

  /// Holds a table against the one before it.
  ///
  /// `slack`: how far the same column line may lie apart, in points.
  /// - Returns: `nil` where the second is no such part: it has lines of its own above it, other rows,
  ///   or the same columns, as a form has that is printed once a page.
  init?(_ first: Table, _ second: Table, slack: Double) {
    guard SpilledColumns.areAlike(first, second, slack: slack),
      !SpilledColumns.haveSameLabels(first, second),
      first.pages.count.isMultiple(of: second.pages.count),
      let one = SpilledColumns.rowLines(of: first, pages: second.pages.count),
      let other = SpilledColumns.rowLines(of: second, pages: second.pages.count)
    else { return nil }
    rows = MergedEdges(one, other, slack: SpilledColumns.slack)
    let fewest = min(one.count, other.count)
    guard fewest >= SpilledColumns.fewestLines, rows.edges.count == max(one.count, other.count)
    else { return nil }
  }

  /// Whether the pages to come may show that a table holds columns of the one before it.
  static func mayBelong(to first: Table, _ second: Table, slack: Double) -> Bool {
    guard let last = first.pages.last, let next = second.pages.first else { return false }
    return next == last + 1 && areAlike(first, second, slack: slack)
  }

  /// Whether two tables are drawn alike, the second without a line above it, with other columns.
  private static func areAlike(_ first: Table, _ second: Table, slack: Double) -> Bool {
    guard let page = first.pages.last, let next = second.pages.first, page < next else {
      return false
    }
    return first.origin == .ruled && second.origin == .ruled && second.captions.isEmpty
      && first.orientation == second.orientation
      && !haveSameColumns(first, second, slack: slack)
  }

  /// Whether the rows of both tables begin with the same words, the first or more than a quarter of them.
  ///
  /// Forms printed once a page do; of the halves of a table only sums, 合计 and 总计, have one name.
  private static func haveSameLabels(_ first: Table, _ second: Table) -> Bool {
    let labels = first.leadingWords
    let others = second.leadingWords
    let top = (labels.keys.min(), others.keys.min())
    if let row = top.0, row == top.1, labels[row] == others[row] { return true }
    return others.count { labels[$0.key] == $0.value } * 4 > others.count
  }

  /// The first table with the second to the right of it.
  func joined(_ first: Table, _ second: Table) -> Table {
    var result = first
    let shift = (first.columnEdges.last ?? 0) - (second.columnEdges.first ?? 0)
    result.columnEdges += second.columnEdges.dropFirst().map { $0 + shift }
    result.columnCount += second.columnCount
    result.rowCount = rows.edges.count - 1
    result.pages += second.pages
    result.headerRows = rows.first[first.headerRows]
    result.seams = first.seams.map { rows.first[$0] }
    result.repairs += second.repairs
    let left = first.cells.map { moved($0, to: rows.first, by: 0) }
    let right = second.cells.map { moved($0, to: rows.second, by: first.columnCount) }
    result.cells = (left + right).sorted {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
    return result
  }

  private func moved(_ cell: Cell, to places: [Int], by columns: Int) -> Cell {
    var cell = cell
    cell.rows = places[cell.rows.lowerBound]..<places[cell.rows.upperBound]
    cell.columns = (cell.columns.lowerBound + columns)..<(cell.columns.upperBound + columns)
    return cell
  }

  /// Whether every column line of the second table is one of the first where their left sides meet.
  private static func haveSameColumns(_ first: Table, _ second: Table, slack: Double) -> Bool {
    guard let left = first.columnEdges.first, let other = second.columnEdges.first else {
      return true
    }
    return second.columnEdges.allSatisfy { edge in
      let position = edge - other + left
      let nearest = Grid.nearest(to: position, in: first.columnEdges)
      return abs(first.columnEdges[nearest] - position) <= slack
    }
  }

  /// The height at which each row begins and the last one ends, pages one below the other, rising.
  ///
  /// `pages`: on how many pages its rows stand; those behind them hold columns that were joined before.
  private static func rowLines(of table: Table, pages: Int) -> [Double]? {
    var ordinals: [Int: Int] = [:]
    for (ordinal, page) in table.pages.enumerated() { ordinals[page] = ordinal % pages }
    func height(_ y: Double, _ page: Int) -> Double? {
      guard abs(y) * 4 < pageHeight, let ordinal = ordinals[page] else { return nil }
      return Double(ordinal) * pageHeight + y
    }
    var lines: [Double?] = Array(repeating: nil, count: table.rowCount + 1)
    for cell in table.cells {
      guard let first = cell.fragments.first, let last = cell.fragments.last,
        let top = first.box?.turnedUpright(from: table.orientation).top,
        let bottom = last.box?.turnedUpright(from: table.orientation).bottom
      else { return nil }
      if lines[cell.rows.lowerBound] == nil {
        lines[cell.rows.lowerBound] = height(top, first.page)
      }
      if cell.rows.upperBound == table.rowCount {
        lines[table.rowCount] = height(bottom, last.page)
      }
    }
    let known = lines.compactMap(\.self)
    let isRising = zip(known, known.dropFirst()).allSatisfy(<)
    return known.count == lines.count && isRising ? known : nil
  }
}

extension Table {
  /// The first text of each row that begins with an ideograph, without white space.
  fileprivate var leadingWords: [Int: String] {
    var result: [Int: String] = [:]
    for cell in cells where result[cell.rows.lowerBound] == nil {
      let text = cell.text.withoutBlanks
      if text.unicodeScalars.first?.isCJK == true { result[cell.rows.lowerBound] = text }
    }
    return result
  }

  /// What of the table begins on its first page.
  var firstPage: Table {
    guard let page = pages.first, pages.count > 1 else { return self }
    var result = self
    result.pages = [page]
    result.cells = cells.prefix { $0.page == page }.map { cell in
      var cell = cell
      cell.fragments.removeLast(cell.fragments.count - 1)
      return cell
    }
    result.rowCount = result.cells.reduce(0) { max($0, $1.rows.lowerBound + 1) }
    for index in result.cells.indices {
      let rows = result.cells[index].rows
      result.cells[index].rows = rows.lowerBound..<min(rows.upperBound, result.rowCount)
    }
    return result
  }
}
