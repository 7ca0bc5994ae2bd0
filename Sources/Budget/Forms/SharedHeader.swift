internal import Tables

/// One header of indicators above the forms of several projects, each with a row that names it.
///
/// `项目名称：桥梁维修　预算金额：120` and its goals stand across the columns, above its indicators.
struct SharedHeader {
  /// The rows of each form, and the header as if it stood above its indicators.
  private(set) var forms: [(rows: Range<Int>, header: IndicatorHeader)] = []

  /// Reads the rows below a header, the only one of its grid; `nil` where they are no such forms.
  init?(_ header: IndicatorHeader, of grid: GridView) {
    let rows = header.rows.upperBound..<grid.table.rowCount
    let starts = rows.filter { SharedHeader.namesProject($0, of: grid) }
    // A form whose project is named below its header is another's; two make a pattern.
    guard starts.count > 1, starts.first == rows.lowerBound else { return nil }
    for (start, end) in zip(starts, starts.dropFirst() + [rows.upperBound]) {
      guard let body = (start..<end).first(where: { !header.ends(before: $0, of: grid) }) else {
        return nil
      }
      var moved = header
      moved.rows = body..<body
      forms.append((start..<end, moved))
    }
  }

  /// Whether a row begins with a project's name behind its label, in one cell or in two.
  private static func namesProject(_ row: Int, of grid: GridView) -> Bool {
    let cells = grid.beginning(row: row).lazy.map { grid.table.cells[$0] }
    if let cell = cells.first, cell.columns.lowerBound == 0, cell.rows.count == 1,
      Labels.field(cell.text) == .projectName
    {
      return true
    }
    guard let cell = cells.first(where: { !$0.text.isEmpty }), cell.columns.count > 1,
      let colon = cell.text.firstIndex(where: { $0 == ":" || $0 == "：" })
    else { return false }
    return Labels.field(cell.text[..<colon]) == .projectName
  }
}
