internal import Tables

/// Which of the names in a header are those of its columns, where several would be.
extension IndicatorHeader {
  /// The columns where two names would be the same one of a set.
  ///
  /// A name that only holds a word of it, 得分系数, gives way to one that is it, 得分; levels and
  /// targets do not, of which a form prints several. Beside 项目名称, 单位(专项)名称 is the unit's.
  static func settled(
    _ found: [(cell: Int, column: Labels.Column?)], of grid: GridView
  ) -> [(cell: Int, column: Labels.Column?)] {
    var isNamed: Swift.Set<Labels.Column> = []
    for (index, column) in found {
      guard let column, Labels.column(grid.table.cells[index].text) == column else { continue }
      isNamed.insert(column)
    }
    let projects = found.count { $0.column == .project }
    let targets = found.filter { $0.column == .value }.map { grid.table.cells[$0.cell].text }
    return found.map { index, column in
      let text = grid.table.cells[index].text
      switch column {
      case .project where projects == 2 && Labels.key(text).hasPrefix("单位"): return (index, .unit)
      case .value where targets.count > 1 && IndicatorHeader.isBefore(text, among: targets):
        return (index, nil)
      case .none, .level1, .level2, .level3, .value, .project: return (index, column)
      case .some(let column):
        let gives = isNamed.contains(column) && Labels.column(text) == nil
        return (index, gives ? nil : column)
      }
    }
  }

  /// The names that stand below a name over several columns, where they say which of them is meant:
  /// 指标值 over 前年, 上年 and 预计当年实现; else the name itself.
  func named(
    _ index: Int, as column: Labels.Column?, of grid: GridView
  ) -> [(cell: Int, column: Labels.Column?)] {
    let above = grid.table.cells[index]
    guard above.columns.count > 1, above.rows.upperBound < rows.upperBound else {
      return [(index, column)]
    }
    let below = self.below(above, of: grid)
    guard let column else {
      return below.count > 1 ? below.map { (cell: $0, column: nil) } : [(index, nil)]
    }
    let isAimedAt = below.map { index in
      let key = Labels.key(grid.table.cells[index].text)
      return column == .value && IndicatorHeader.yearMarks.contains(where: key.holds)
        || column == .total && IndicatorHeader.sums.contains(key)
    }
    let names = zip(below, isAimedAt).map { index, isSame -> (cell: Int, column: Labels.Column?) in
      let key = Labels.key(grid.table.cells[index].text)
      let part = column == .value ? IndicatorHeader.partsOfTarget[key] : nil
      let other = part ?? Labels.column(ofCell: key)
      // Beside the target the values of years before stand to compare.
      let isBefore = isAimedAt.contains(true) && other == column
      return (index, isSame ? column : isBefore ? nil : other)
    }
    guard names.count > 1, names.contains(where: { $0.column == column }) else {
      return [(index, column)]
    }
    return names.flatMap { $1 == nil ? named($0, as: nil, of: grid) : [(cell: $0, column: $1)] }
  }

  /// Whether a name of values is that of years before: 近两年指标值, 上年指标值, and 2024年指标值 beside
  /// 2025年指标值.
  private static func isBefore(_ name: String, among names: [String]) -> Bool {
    let key = Labels.key(name)
    if ["近两年", "近三年", "前年", "上年", "往年", "历史"].contains(where: key.hasPrefix) { return true }
    guard let year = leadingYear(key) else { return false }
    return names.contains { leadingYear(Labels.key($0)).map { $0 > year } ?? false }
  }

  /// The one year that a name begins with.
  private static func leadingYear(_ key: String) -> Int? {
    let digits = key.prefix { $0.isNumber }
    guard digits.count == 4, key[digits.endIndex...].hasPrefix("年"),
      !Labels.spanMarks.contains(where: key.holds)
    else { return nil }
    return Int(digits)
  }

  /// The cells with text in the row below a cell, in its columns.
  private func below(_ above: Cell, of grid: GridView) -> [Int] {
    grid.beginning(row: above.rows.upperBound).filter {
      let cell = grid.table.cells[$0]
      return above.columns.contains(cell.columns.lowerBound) && !cell.text.isEmpty
    }
  }

  /// Levels below a name that says 指标 for all of them.
  static let shortLevels: [String: Labels.Column] = [
    "一级": .level1, "二级": .level2, "三级": .level3,
  ]

  /// Names below 指标值 of the columns that its parts stand in.
  private static let partsOfTarget: [String: Labels.Column] = [
    "符号": .nature, "性质": .nature, "数值": .value, "数量": .value, "值": .value, "单位": .measure,
  ]

  /// The column that a cell below 指标值 is, where that name stands over several columns.
  static func partOfTarget(_ cell: Cell, of grid: GridView) -> Labels.Column? {
    guard let part = partsOfTarget[Labels.key(cell.text)],
      let above = grid.cell(row: cell.rows.lowerBound - 1, column: cell.columns.lowerBound),
      above.columns.count > cell.columns.count, Labels.column(ofCell: above.text) == .value
    else { return nil }
    return part
  }

  /// Words in the name of the one column below 指标值 that is aimed at: years before it are printed
  /// beside it to compare.
  private static let yearMarks = ["当年", "本年", "年度", "预计", "预期", "实施期", "实施周期", "中期"]
}
