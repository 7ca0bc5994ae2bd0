internal import Tables

/// Reads the rows of a form that are no indicators: labels with their values.
///
/// A label's value stands to its right, or below it where its right neighbour is a label too.
/// A label that spans several rows groups the labels beside it. Rows of labels without values are
/// the header of a small table, such as 年初预算数 or 任务名称.
struct HeadReader {
  private var grid: GridView
  private(set) var entries: [HeadEntry] = []
  private var used: Swift.Set<Int> = []

  /// Reads some rows of a grid.
  ///
  /// - Returns: The entries in printed order, and the grid with the cells it read marked.
  static func read(rows: Range<Int>, of grid: GridView) -> (entries: [HeadEntry], grid: GridView) {
    var reader = HeadReader(grid: grid)
    var row = rows.lowerBound
    while row < rows.upperBound {
      row = reader.readRow(row, until: rows.upperBound)
    }
    return (reader.entries, reader.grid)
  }

  private init(grid: GridView) { self.grid = grid }

  private func text(_ index: Int) -> String { grid.table.cells[index].text }
  private func cell(_ index: Int) -> Cell { grid.table.cells[index] }

  /// The label that a cell is, or `nil`.
  private func field(_ index: Int) -> Labels.Field? {
    let text = text(index)
    guard !text.isEmpty, text.utf8.count <= 120 else { return nil }
    return Labels.field(ofCell: text)
  }

  /// Reads one row; returns the next row to read.
  private mutating func readRow(_ row: Int, until end: Int) -> Int {
    let all = grid.beginning(row: row).filter { !used.contains($0) }
    let cells = withoutGroups(all, row: row)
    if let next = readTable(header: cells, row: row, until: end) { return next }
    var pending: Int?
    var isLabelTurn = true
    for (place, index) in cells.enumerated() {
      if let label = pending {
        if canBeValue(index, of: label) {
          add(label: label, value: index)
          pending = nil
          isLabelTurn = true
          continue
        }
        closeWithoutValue(label)
        pending = nil
      }
      if text(index).isEmpty { continue }
      if readEmbedded(index) { continue }
      if field(index) != nil {
        pending = index
      } else if isLabelTurn, place + 1 < cells.count, isUnknownLabel(index, next: cells[place + 1])
      {
        pending = index
      } else {
        addToGroup(index, row: row)
        isLabelTurn = true
      }
    }
    if let label = pending { closeWithoutValue(label) }
    return row + 1
  }

  /// The cells of a row without the leading ones that only group the rows beside them.
  private mutating func withoutGroups(_ cells: [Int], row: Int) -> [Int] {
    var result: [Int] = []
    for (place, index) in cells.enumerated() {
      let rows = cell(index).rows
      let next = place + 1 < cells.count ? cells[place + 1] : nil
      let isTaller = rows.count > 1 && next.map { cell($0).rows.count < rows.count } ?? false
      let isGroup = Labels.field(text(index)) == .group
      if result.isEmpty, !text(index).isEmpty, isTaller || isGroup {
        grid.read(index, as: .label)
        used.insert(index)
      } else {
        result.append(index)
      }
    }
    return result
  }

  /// Whether a cell can be the value of a label before it.
  private func canBeValue(_ index: Int, of label: Int) -> Bool {
    if text(index).isEmpty { return true }
    if let field = field(index) {
      // Goals are often called by the name of their label, and 一般公共预算 is a kind of money; other
      // labels are labels.
      let asksForKind = kindMarks.contains { Labels.key(text(label)).ends(with: $0) }
      return field == .group && self.field(label) == .projectName
        || field == .plain && self.field(label) == .plain && asksForKind
    }
    if EmbeddedLabel(text(index)) != nil { return !isGoals(field(label)) }
    return true
  }

  /// How labels end whose value is one of several names.
  private var kindMarks: [String] { ["性质", "来源", "类型", "类别"] }

  private func isGoals(_ field: Labels.Field?) -> Bool {
    field == .goals || field == .termGoals || field == .group
  }

  /// Whether a text without a known label stands where a label does, with a value after it.
  private func isUnknownLabel(_ index: Int, next: Int) -> Bool {
    let text = text(index)
    return text.unicodeScalars.count <= 16 && !text.contains("\n") && DecimalNumber(text) == nil
      && cell(next).rows == cell(index).rows && field(next) == nil
      && cell(index).columns.upperBound == cell(next).columns.lowerBound
  }

  private mutating func add(label: Int, value: Int) {
    grid.read(label)
    grid.read(value)
    used.insert(label)
    used.insert(value)
    append(
      label: text(label), field: field(label) ?? .plain, value: text(value), at: value,
      columns: cell(label).columns)
  }

  /// A label whose right neighbour is no value: the value is below, or there is none.
  private mutating func closeWithoutValue(_ label: Int) {
    let place = cell(label)
    if let below = grid.index(row: place.rows.upperBound, column: place.columns.lowerBound),
      cell(below).rows.lowerBound == place.rows.upperBound,
      cell(below).columns == place.columns, !used.contains(below), field(below) == nil,
      !text(below).isEmpty, IndicatorHeader(row: place.rows.upperBound, of: grid) == nil
    {
      add(label: label, value: below)
      return
    }
    grid.read(label)
    used.insert(label)
    append(
      label: text(label), field: field(label) ?? .plain, value: "", at: label,
      columns: place.columns)
  }

  /// A cell without a label of its own, in the rows of a group: 资金用途 has none in some forms.
  private mutating func addToGroup(_ index: Int, row: Int) {
    grid.read(index)
    used.insert(index)
    var label = ""
    if let group = group(of: row, before: cell(index).columns.lowerBound) {
      let key = Labels.key(text(group))
      if key.holds("资金用途") {
        label = "资金用途"
      } else {
        label = text(group)
      }
    }
    append(
      label: label, field: Labels.field(ofCell: label) ?? .plain, value: text(index), at: index,
      columns: cell(index).columns)
  }

  /// The group label that stands left of a row's cells.
  private func group(of row: Int, before column: Int) -> Int? {
    var place = column - 1
    while place >= 0, let index = grid.index(row: row, column: place) {
      if !text(index).isEmpty, cell(index).rows.count > 1 || Labels.field(text(index)) == .group {
        return index
      }
      place = cell(index).columns.lowerBound - 1
    }
    return nil
  }

  private mutating func readEmbedded(_ index: Int) -> Bool {
    guard let found = EmbeddedLabel(text(index)), !found.value.isEmpty else { return false }
    grid.read(index)
    used.insert(index)
    append(
      label: found.label, field: Labels.field(ofCell: found.label) ?? .plain, value: found.value,
      at: index, columns: cell(index).columns)
    return true
  }

  private mutating func append(
    label: String, field: Labels.Field, value: String, at index: Int, columns: Range<Int>,
    header: String? = nil
  ) {
    let place = cell(index)
    var name = label.withoutBlanks
    while let last = name.last, last == ":" || last == "：" { name.removeLast() }
    entries.append(
      HeadEntry(
        label: name, field: field, value: value, columns: columns, header: header,
        row: place.rows.lowerBound, page: place.page, box: place.box))
  }
}

extension HeadReader {
  /// Reads a small table whose header is a row of labels: its rows down to the end of the group.
  ///
  /// - Returns: The row after it, or `nil` where the row is no such header.
  private mutating func readTable(header cells: [Int], row: Int, until end: Int) -> Int? {
    let named = cells.filter { !text($0).isEmpty }
    guard named.count >= 2, named.dropFirst().allSatisfy({ isColumnName($0) }),
      areNeighbours(named), row + 1 < end
    else { return nil }
    var columns = named
    var bottom = row + 1
    for index in named { bottom = max(bottom, cell(index).rows.upperBound) }
    if bottom > row + 1 {
      // A name over several columns has its own names below.
      columns = named.flatMap { index -> [Int] in
        guard cell(index).rows.upperBound < bottom else { return [index] }
        let below = grid.indices(row: cell(index).rows.upperBound, columns: cell(index).columns)
        return below.isEmpty ? [index] : below
      }
    }
    guard bottom < end else { return nil }
    var limit = groupEnd(of: row, before: cell(named[0]).columns.lowerBound) ?? bottom + 1
    if !isColumnName(named[0]) || !hasBody(row: bottom, under: columns) {
      // The first name heads those of the rows: 资金总额, 其中：财政拨款.
      guard let names = columns.first, columns.count > 2,
        let name = grid.index(row: bottom, column: cell(names).columns.lowerBound),
        isSum(name), hasBody(row: bottom, under: Array(columns.dropFirst()))
      else { return nil }
      columns.removeFirst()
      limit = bottom + 1
      while limit < end, let name = grid.index(row: limit, column: cell(names).columns.lowerBound),
        isSum(name)
      {
        limit += 1
      }
    }
    limit = min(end, limit)
    for index in named + columns {
      grid.read(index, as: .label)
      used.insert(index)
    }
    var next = bottom
    while next < max(limit, bottom + 1),
      hasBody(row: next, under: columns, allowsMerged: next > bottom)
    {
      readTableRow(next, under: columns)
      next += 1
    }
    return next
  }

  /// Whether a cell names a sum of money: 其中：财政拨款, 总额.
  private func isSum(_ index: Int) -> Bool {
    field(index)?.isSum == true || Labels.namesWhole(text(index))
  }

  private func isColumnName(_ index: Int) -> Bool {
    field(index) != nil || Labels.isHeadColumn(text(index))
  }

  private func areNeighbours(_ cells: [Int]) -> Bool {
    zip(cells, cells.dropFirst()).allSatisfy {
      cell($0).columns.upperBound == cell($1).columns.lowerBound
    }
  }

  /// Whether a row holds values right below the names.
  ///
  /// `allowsMerged`: whether one value may stand under several names, as 合计 does.
  private func hasBody(row: Int, under columns: [Int], allowsMerged: Bool = false) -> Bool {
    guard IndicatorHeader(row: row, of: grid) == nil, let first = columns.first,
      let last = columns.last
    else { return false }
    let span = cell(first).columns.lowerBound..<cell(last).columns.upperBound
    for index in columns {
      guard let below = grid.index(row: row, column: cell(index).columns.lowerBound),
        cell(below).rows.lowerBound == row
      else { return false }
      let isMerged =
        allowsMerged && span.contains(cell(below).columns.lowerBound)
        && cell(below).columns.upperBound <= span.upperBound
      guard cell(below).columns == cell(index).columns || isMerged else { return false }
      if isColumnName(below), !isMerged { return false }
    }
    return true
  }

  /// Where the rows of the group that a row belongs to end.
  private func groupEnd(of row: Int, before column: Int) -> Int? {
    var place = column - 1
    var result: Int?
    while place >= 0, let index = grid.index(row: row, column: place) {
      if cell(index).rows.count > 1 { result = cell(index).rows.upperBound }
      place = cell(index).columns.lowerBound - 1
    }
    return result
  }

  private mutating func readTableRow(_ row: Int, under columns: [Int]) {
    let first = columns.map { cell($0).columns.lowerBound }.min() ?? 0
    let names = grid.beginning(row: row).filter {
      cell($0).columns.upperBound <= first && !text($0).isEmpty && !used.contains($0)
    }
    var name = names.last
    if let rest = name, isRestOfGroup(rest, row: row) { name = nil }
    for index in names {
      grid.read(index, as: .label)
      used.insert(index)
    }
    // Names of sums alone are labels above their values, not columns of a list.
    let areSums = columns.allSatisfy { field($0)?.isSum ?? false }
    for (place, index) in columns.enumerated() {
      guard let value = grid.index(row: row, column: cell(index).columns.lowerBound),
        !used.contains(value)
      else { continue }
      grid.read(value)
      used.insert(value)
      let header = text(index).withoutBlanks
      // A side label over goals, 总体目标 beside 预期目标 and 实际完成情况, names none of them.
      if let name, !isGoals(field(name)) {
        append(
          label: place == 0 ? text(name) : text(name) + "/" + header,
          field: field(name) ?? .plain, value: text(value), at: value,
          columns: cell(index).columns, header: header)
      } else {
        append(
          label: header, field: field(index) ?? .plain, value: text(value), at: value,
          columns: cell(index).columns, header: areSums ? nil : header)
      }
    }
  }

  /// Whether a cell at the head of a page is the rest of the label above it, which groups the columns.
  private func isRestOfGroup(_ index: Int, row: Int) -> Bool {
    guard grid.table.seams.contains(row),
      let above = grid.index(row: row - 1, column: cell(index).columns.lowerBound),
      cell(above).columns == cell(index).columns
    else { return false }
    return Labels.field(text(index)) == nil && Labels.field(text(above) + text(index)) != nil
  }
}
