internal import Tables

/// Where the indicators below a header end.
extension IndicatorHeader {
  /// Whether a row belongs to something else: a sign-off, a remark, the next table.
  func ends(before row: Int, of grid: GridView) -> Bool {
    if IndicatorHeader(row: row, of: grid) != nil { return true }
    let columns = sets.flatMap(\.columns.values)
    let left = columns.map(\.lowerBound).min() ?? 0
    let right = columns.map(\.upperBound).max() ?? 0
    let cells = grid.beginning(row: row).map { grid.table.cells[$0] }.filter { !$0.text.isEmpty }
    if namesOtherColumns(cells) { return true }
    // Where the header leaves the column of side labels blank, one begins beside the first row.
    let behind = cells.first { cell in
      cell.columns.upperBound > left || Labels.field(cell.text) ?? .group != .group
    }
    guard let cell = behind ?? cells.first else { return false }
    // One cell across levels and values: a title, a remark, a heading.
    let spansAll = cell.columns.lowerBound <= left && cell.columns.upperBound >= right
    if spansAll, sets[0].columns.count > 1 { return !isGroup(row, of: grid) }
    // One cell over a level and the value beside it: a remark after its label, a signature.
    let levels = [Labels.Column.level2, .level3].compactMap { sets[0].columns[$0] }
    if let value = sets[0].columns[.value],
      levels.contains(where: {
        grid.index(row: row, column: $0.lowerBound)
          == grid.index(row: row, column: value.lowerBound)
      })
    {
      return true
    }
    guard cell.columns.lowerBound <= left else { return false }
    // One cell over two levels with label and value: 填表人：钱某.
    if let level = levels.first, cell.columns.upperBound > level.lowerBound,
      let colon = cell.text.firstIndex(where: { $0 == ":" || $0 == "：" }),
      Labels.field(cell.text[..<colon]) != nil
    {
      return true
    }
    if Labels.isLevel1(cell.text) || Labels.isLevel2(cell.text) { return false }
    if let level = sets[0].columns[.level1], cell.columns == level,
      cell.columns.lowerBound == left, Labels.field(cell.text) == nil
    {
      return false
    }
    guard let field = Labels.field(cell.text) else {
      return cell.text.hasPrefix("注：") || cell.text.hasPrefix("注:") || cell.text.hasPrefix("备注")
    }
    guard field == .group else { return true }
    // 指标 alone can be the rest of a name that a page break cut.
    let isLevel = sets[0].columns[.level1] == cell.columns
    return !(isLevel && grid.table.seams.contains(row))
  }

  /// Whether a row of a list names the projects below it: one cell across the columns, such as 特定目标类,
  /// with an indicator in the next row that is no such cell.
  func isGroup(_ row: Int, of grid: GridView) -> Bool {
    guard isList, let level3 = sets[0].columns[.level3] else { return false }
    for next in row..<min(grid.table.rowCount, row + Self.mostGroups + 1) {
      let cells = grid.indices(row: next, columns: 0..<grid.table.columnCount)
      if cells.count == 1, let cell = cells.first.map({ grid.table.cells[$0] }) {
        guard !cell.text.isEmpty, !TitleReader.isTitle(cell.text), !cell.text.hasPrefix("注"),
          !cell.text.hasPrefix("备注")
        else { return false }
        continue
      }
      guard next > row, IndicatorHeader(row: next, of: grid) == nil,
        let cell = grid.cell(row: next, column: level3.lowerBound)
      else { return false }
      return cell.columns == level3 && !cell.text.isEmpty
    }
    return false
  }

  /// The most such rows below each other: the fund, the kind and the unit.
  ///
  /// More would cost the square of a table of nothing else.
  private static let mostGroups = 3

  /// Whether cells name the columns of another table that stands right below the indicators.
  ///
  /// 序号, 支出内容, 单价, 金额, 测算依据: its columns are not those of the indicators.
  private func namesOtherColumns(_ cells: [Cell]) -> Bool {
    let names = cells.count { Labels.isHeadColumn($0.text) && !$0.text.hasNumbers }
    guard names > 2, names * 2 >= cells.count else { return false }
    let columns = sets.flatMap(\.columns.values)
    return cells.dropFirst().contains { cell in
      !columns.contains { [$0.lowerBound, $0.upperBound].contains(cell.columns.lowerBound) }
    }
  }
}

extension String {
  fileprivate var hasNumbers: Bool { unicodeScalars.contains { $0.halfWidth.isDigit } }
}
