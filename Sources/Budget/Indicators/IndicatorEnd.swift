internal import Tables

/// Where the indicators below a header end.
extension IndicatorHeader {
  /// Whether a row belongs to something else: a sign-off, a remark, the next table.
  func ends(before row: Int, of grid: GridView) -> Bool {
    if IndicatorHeader(row: row, of: grid) != nil { return true }
    let cells = grid.beginning(row: row).filter { !grid.table.cells[$0].text.isEmpty }
    guard let first = cells.first else { return false }
    let cell = grid.table.cells[first]
    let columns = sets.flatMap(\.columns.values)
    let left = columns.map(\.lowerBound).min() ?? 0
    let right = columns.map(\.upperBound).max() ?? 0
    // One cell across levels and values: a title, a remark, a heading.
    let spansAll = cell.columns.lowerBound <= left && cell.columns.upperBound >= right
    if spansAll, sets[0].columns.count > 1 { return true }
    // One cell over a level and the value beside it: a remark after its label.
    let levels = [Labels.Column.level2, .level3].compactMap { sets[0].columns[$0] }
    if let value = sets[0].columns[.value], let level = levels.first,
      grid.index(row: row, column: level.lowerBound)
        == grid.index(row: row, column: value.lowerBound)
    {
      return true
    }
    guard cell.columns.lowerBound <= left else { return false }
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
}
