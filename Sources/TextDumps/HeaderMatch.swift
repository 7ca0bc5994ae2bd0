internal import Budget
internal import Tables

/// The header of an indicator grid found in a dump.
struct HeaderMatch {
  /// A name above the names of several columns: 预算金额 above 合计, 财政拨款 and 其他资金.
  struct Group {
    /// The words of the name.
    var tokens: Range<Int>
    /// The columns below it.
    var columns: Range<Int>
  }

  /// The columns from left to right.
  var columns: [LabelMatch]
  /// Names above several of them.
  var groups: [Group] = []
  /// The words, names and numbers of columns.
  var range: Range<Int>
  /// The row of numbers below the names: 1 2 3 4.
  var numbers = 0..<0

  /// Whether other columns stand before the levels than the numbers of the rows, as in a list.
  var isList: Bool {
    let names = columns.drop { $0.key == "序号" }.prefix(1)
    return names.contains { ![.level1, .level2, .level3].contains($0.column) }
  }
}

extension LabelMatcher {
  /// The header of a list that begins at a word and takes two rows: names of columns and of groups
  /// of columns in the first, the names of the columns below the groups in the second.
  func tieredHeader(at start: Int) -> HeaderMatch? {
    var items: [LabelMatch] = []
    var index = start
    while index < tokens.count, items.count < Self.mostColumns, let item = tierItem(at: index) {
      // No header names its projects twice; words that repeat without end are none.
      if item.column == .project, items.contains(where: { $0.column == .project }) { return nil }
      items.append(item)
      index = item.tokens.upperBound
    }
    guard let level = items.firstIndex(where: isLevel), level > 2,
      let indicators = items[..<level].firstIndex(where: { $0.field == .group && $0.column == nil }
      ),
      items[..<level].contains(where: { $0.column == .project || $0.column == .unit })
    else { return nil }
    // Sums of money stand in the second row before the levels, below 预算金额.
    let sums = items[..<level].reversed().prefix { Self.isSum($0) }.count
    let money = items[..<(level - sums)].lastIndex { $0.column == .total || $0.field == .total }
    let below = sums > 1 && money != nil ? level - sums : level
    var result = HeaderMatch(columns: [], range: start..<index)
    for (place, item) in items[..<below].enumerated() {
      let children =
        place == indicators
        ? items[level...] : place == money && below < level ? items[below..<level] : []
      guard !children.isEmpty else {
        result.columns.append(item)
        continue
      }
      let first = result.columns.count
      result.columns += children
      result.groups.append(
        HeaderMatch.Group(tokens: item.tokens, columns: first..<result.columns.count))
    }
    let hasValue = items[level...].contains { $0.column == .value || $0.column == .level3 }
    return hasValue && items[level...].count >= 3 ? result : nil
  }

  /// The header of a form that begins at a word and takes two rows: in the first 绩效指标 above the
  /// levels, 目标值 above the columns of the target, and the names of columns that take both rows; in the second the
  /// names of the columns below the groups.
  func twoRowHeader(at start: Int) -> HeaderMatch? {
    guard let side = match(at: start), side.field == .group, side.key.hasSuffix("指标") else {
      return nil
    }
    var upper: [LabelMatch] = []
    var index = side.tokens.upperBound
    while upper.count < Self.mostUpperNames, let item = match(at: index), item.column != nil,
      !isLevel(item)
    {
      upper.append(item)
      index = item.tokens.upperBound
    }
    guard let group = upper.firstIndex(where: { $0.column == .value }),
      match(at: index)?.column == .level1, let lower = columns(at: index), let last = lower.last
    else { return nil }
    let levels = lower.prefix { isLevel($0) }
    let rest = lower[levels.count...]
    guard rest.contains(where: { $0.column == .value }),
      let end = rest.lastIndex(where: Self.isOfTarget)
    else { return nil }
    var result = HeaderMatch(columns: Array(levels), range: start..<last.tokens.upperBound)
    result.groups = [HeaderMatch.Group(tokens: side.tokens, columns: 0..<levels.count)]
    for (place, item) in upper.enumerated() {
      guard place == group else {
        result.columns.append(item)
        continue
      }
      let first = result.columns.count
      result.columns += rest[...end]
      result.groups.append(
        HeaderMatch.Group(tokens: item.tokens, columns: first..<result.columns.count))
    }
    // What takes both rows may be drawn after the second.
    result.columns += rest[(end + 1)...]
    return result
  }

  /// The most names in the first row of a header of two.
  private static let mostUpperNames = 6

  private static func isOfTarget(_ match: LabelMatch) -> Bool {
    switch match.column {
    case .value, .nature, .measure, .description, .actual: true
    default: false
    }
  }

  /// A name of a column or of a group of columns.
  private func tierItem(at index: Int) -> LabelMatch? {
    if let match = match(at: index),
      match.column != nil || match.field == .group || match.field == .total || Self.isSum(match)
    {
      return match
    }
    if let counter = counter(at: index) { return counter }
    let text = tokens[index].text
    guard text == "合计" || text == "小计" || text == "总额" else { return nil }
    return LabelMatch(tokens: index..<index + 1, field: .total, column: .total, key: text)
  }

  private static func isSum(_ match: LabelMatch) -> Bool {
    switch match.column {
    case .total: ["合计", "小计", "总额"].contains(match.key)
    case .fiscal, .other: true
    default: match.field == .fiscal || match.field == .other || match.field == .carryover
    }
  }

  /// Takes the row of numbers below a header, and the columns before it whose names no list has.
  ///
  /// The numbers say how many there are; with more than one unknown, each stands on a line or is a word.
  func takeNumberedColumns(_ header: inout HeaderMatch) {
    let end = header.range.upperBound
    header.numbers = end..<end
    for start in end...end + Self.mostUnknown {
      let numbers = numbers(at: start, upTo: Self.mostColumns)
      guard !numbers.isEmpty else { continue }
      let count = tokens[numbers.upperBound - 1].text == String(numbers.count) ? 0 : 1
      let missing = numbers.count - count - header.columns.count
      guard start > end else {
        header.numbers = numbers.prefix(header.columns.count + 1)
        return
      }
      guard missing == 1 || missing == start - end else { return }
      let parts = missing == 1 ? [end..<start] : (end..<start).map { $0..<$0 + 1 }
      header.columns += parts.map { part in
        LabelMatch(
          tokens: part, field: nil, column: nil,
          key: Labels.key(tokens[part].map(\.text).joined()))
      }
      header.numbers = numbers
      return
    }
  }

  /// 指标内容 is the third level where no other column is, else the description.
  func nameContents(_ header: inout HeaderMatch) {
    guard let place = header.columns.firstIndex(where: { $0.key == Self.contents }),
      header.columns[place].column == nil
    else { return }
    let hasName = header.columns.contains { $0.column == .level3 }
    header.columns[place].column = hasName ? .description : .level3
  }

  /// The name of a column that no row of an indicator begins with, and that says which one it is only
  /// beside the others.
  static let contents = "指标内容"

  /// The most words of the names of columns that no list has.
  private static let mostUnknown = 4

  /// A row that numbers the columns, right below their names.
  func numbers(at start: Int, upTo count: Int) -> Range<Int> {
    var end = start
    while end < tokens.count, end - start < count + 1, tokens[end].text == String(end - start + 1) {
      end += 1
    }
    guard end - start >= 4 else { return start..<start }
    // The last one may be drawn twice.
    if end - start > 5, let last = tokens[safe: end], last.gap == .line,
      last.text == tokens[end - 1].text
    {
      end += 1
    }
    return start..<end
  }
}
