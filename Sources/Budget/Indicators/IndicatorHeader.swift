internal import Tables

/// The header row of an indicator grid: which grid columns hold what.
struct IndicatorHeader: Equatable {
  /// The columns of one printed set of indicators; two stand side by side where a form prints the
  /// whole term and the year.
  struct Set: Equatable {
    var columns: [Labels.Column: Range<Int>] = [:]
    var scope: Indicator.Scope?
  }

  /// The first and last row of the header.
  var rows: Range<Int>
  /// The sets, from left to right, each with the columns that it shares with the first.
  var sets: [Set]
  /// The printed names, from left to right.
  var names: [String]
  /// The cells that are part of the header.
  var cells: [Int]
  /// The names above those columns that are only called the sum of what is named above them.
  var namesAbove: [Labels.Column: String] = [:]
  /// Columns with a name that is not known: their texts are kept under that name.
  var unknown: [(name: String, columns: Range<Int>)]

  static func == (left: IndicatorHeader, right: IndicatorHeader) -> Bool {
    left.rows == right.rows && left.sets == right.sets && left.names == right.names
  }

  /// Whether the header belongs to a list of many projects.
  var isList: Bool { sets.first?.columns[.project] != nil }

  /// Reads a row as a header of indicators.
  ///
  /// - Returns: `nil` where the row is no header: it names fewer than two levels, or one level and
  ///   no value.
  init?(row: Int, of grid: GridView) {
    // Most rows of a booklet head no columns; telling so must cost next to nothing.
    guard
      grid.indices(row: row).contains(where: { index in
        let cell = grid.table.cells[index]
        return row - cell.rows.lowerBound <= 1 && cell.text.namesLevelColumn
      })
    else { return nil }
    var found: [(cell: Int, column: Labels.Column?)] = []
    var levels = 0
    var others = 0
    for index in grid.indices(row: row) {
      let cell = grid.table.cells[index]
      // A header cell begins in the header: the row itself, or one above where it is merged down.
      guard row - cell.rows.lowerBound <= 1, cell.rows.count <= 3 || cell.rows.lowerBound == row
      else { continue }
      if cell.text.isEmpty, cell.rows == row..<(row + 1),
        let above = grid.index(row: row - 1, column: cell.columns.lowerBound),
        let column = IndicatorHeader.level(above, over: cell, of: grid)
      {
        // A name whose lower half was left blank, or cut off by a page break.
        found.append((above, column))
        continue
      }
      guard !cell.text.isEmpty, cell.text.unicodeScalars.count <= 40 else { continue }
      let column =
        IndicatorHeader.partOfTarget(cell, of: grid)
        ?? IndicatorHeader.shortLevels[Labels.key(cell.text)] ?? Labels.column(ofCell: cell.text)
      if let column {
        // Cells that only reach into the row from above do not make it a header.
        if cell.rows.lowerBound == row || cell.rows.upperBound == row + 1 {
          switch column {
          case .level1, .level2, .level3: levels += 1
          case .value, .description, .actual, .weight: others += 1
          default: break
          }
        }
      }
      found.append((index, column))
    }
    guard levels >= 2 || (levels == 1 && others >= 1) else { return nil }
    var bottom = row + 1
    var top = row
    let known = found.filter { $0.column != nil }.map { grid.table.cells[$0.cell] }
    // One name alone that reaches lower goes on over its blank column.
    if known.count(where: { $0.rows.upperBound > row + 1 }) > 1 || known.count < 4 {
      bottom = known.reduce(bottom) { max($0, min($1.rows.upperBound, row + 3)) }
    }
    top = known.reduce(top) { min($0, $1.rows.lowerBound) }
    rows = top..<bottom
    sets = []
    names = []
    cells = []
    unknown = []
    let settled = IndicatorHeader.settled(found, of: grid)
    collect(settled.flatMap { named($0.cell, as: $0.column, of: grid) }, of: grid)
    takeColumnNumbers(of: grid)
    resolveContents()
    shareColumns()
    nameScopes()
  }

  /// The level that the cell above a blank one names, where it is as wide.
  private static func level(_ above: Int, over cell: Cell, of grid: GridView) -> Labels.Column? {
    let name = grid.table.cells[above]
    guard name.columns == cell.columns, name.text.unicodeScalars.count <= 40 else { return nil }
    let column = Labels.column(ofCell: name.text)
    return [.level1, .level2, .level3].contains(column) ? column : nil
  }

  /// A row below that only numbers the columns, 1 to 10, is part of the header.
  private mutating func takeColumnNumbers(of grid: GridView) {
    let row = rows.upperBound
    let below = grid.beginning(row: row).filter { !grid.table.cells[$0].text.isEmpty }
    let numbers = below.map { Int(Labels.key(grid.table.cells[$0].text)) ?? -1 }
    guard numbers.count >= 3, numbers.count + 2 >= names.count else { return }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $1 == $0 &+ 1 }), numbers[0] >= 0 else {
      return
    }
    rows = rows.lowerBound..<(row + 1)
    cells += below
  }

  /// The column that a cell such as 合计 is, which stands below a name over several columns.
  private mutating func summed(_ cell: Cell, of grid: GridView) -> Labels.Column? {
    guard cell.rows.lowerBound > rows.lowerBound,
      IndicatorHeader.sums.contains(Labels.key(cell.text)),
      let above = grid.cell(row: rows.lowerBound, column: cell.columns.lowerBound),
      above.columns.count > cell.columns.count, Labels.column(ofCell: above.text) == .total
    else { return nil }
    namesAbove[.total] = above.text.withoutBlanks
    return .total
  }

  static let sums: Swift.Set<String> = ["合计", "小计", "总计", "总额"]

  private mutating func collect(_ found: [(cell: Int, column: Labels.Column?)], of grid: GridView) {
    var set = Set()
    var ended: [Set] = []
    for (index, column) in found {
      let cell = grid.table.cells[index]
      let key = Labels.key(cell.text)
      guard let column = column ?? summed(cell, of: grid) else {
        let isSide = Labels.field(key) == .group || cell.rows.upperBound > rows.upperBound
        if key == "指标内容" || (key == "绩效指标" && cell.rows.upperBound <= rows.upperBound) {
          // Stands for the third level or for its description; settled when all are known.
          names.append(cell.text.withoutBlanks)
          cells.append(index)
          unknown.append((key, cell.columns))
        } else if !isSide {
          names.append(cell.text.withoutBlanks)
          cells.append(index)
          unknown.append((cell.text.withoutBlanks, cell.columns))
        }
        continue
      }
      names.append(cell.text.withoutBlanks)
      cells.append(index)
      if set.columns[column] != nil {
        if [.remark, .description, .deviation, .score].contains(column) {
          unknown.append((cell.text.withoutBlanks, cell.columns))
          continue
        }
        ended.append(set)
        set = Set()
      }
      set.columns[column] = cell.columns
      if set.scope == nil, column == .value { set.scope = IndicatorHeader.scope(of: key) }
    }
    ended.append(set)
    sets = ended
  }

  /// 指标内容 is the third level where no other column is, else the description.
  private mutating func resolveContents() {
    guard let place = unknown.firstIndex(where: { $0.name == "指标内容" || $0.name == "绩效指标" })
    else { return }
    let columns = unknown[place].columns
    if sets[0].columns[.level3] == nil {
      sets[0].columns[.level3] = columns
      unknown.remove(at: place)
    } else if unknown[place].name == "指标内容", sets[0].columns[.description] == nil {
      sets[0].columns[.description] = columns
      unknown.remove(at: place)
    }
  }

  /// A set without levels of its own takes those of the set before it.
  private mutating func shareColumns() {
    guard sets.count > 1 else { return }
    for index in 1..<sets.count {
      for column in [Labels.Column.level1, .level2, .level3, .project, .unit]
      where sets[index].columns[column] == nil {
        // A lower level printed in this set goes with it; the levels above are shared.
        sets[index].columns[column] = sets[index - 1].columns[column]
      }
    }
  }

  /// Tells the whole term's set from the year's.
  private mutating func nameScopes() {
    guard sets.count > 1 else { return }
    for index in sets.indices where sets[index].scope == nil {
      sets[index].scope = index == 0 ? .term : .year
    }
  }

  private static func scope(of key: String) -> Indicator.Scope? {
    if ["实施周期", "实施期", "中期", "总体"].contains(where: key.hasPrefix) { return .term }
    if ["年度", "本年", "当年"].contains(where: key.hasPrefix), key != "年度指标值" { return .year }
    return nil
  }
}

extension String {
  /// Whether a text may head a column of levels: 一级指标, 指标名称, 三级目标.
  fileprivate var namesLevelColumn: Bool {
    guard utf8.count <= 120, holds("标") || holds("级") else { return false }
    let bare = withoutBlanks
    if IndicatorHeader.shortLevels[bare] != nil { return true }
    return String.levelColumnParts.contains { bare.holds($0) }
  }

  private static let levelColumnParts = ["级指标", "级绩效", "级目标", "指标名称", "具体指标", "绩效指标"]
}
