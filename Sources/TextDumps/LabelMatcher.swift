internal import Budget
internal import Tables

/// A label or a column header found in a dump.
struct LabelMatch {
  /// The words that it is made of.
  var tokens: Range<Int>
  /// What it is as a label of a form's head.
  var field: Labels.Field?
  /// What it is as the header of a column.
  var column: Labels.Column?
  /// What stands below it where it is the header of a small table in the head.
  var below: GridColumn.Kind?
  /// The label without white space, in half-width form.
  var key: String
}

/// Finds known labels in the words of a dump, however their cells wrap them.
struct LabelMatcher {
  /// The words.
  let tokens: [Token]

  /// The most words that a label is joined from: one character a line in a narrow side column.
  private let longestLabel = 12

  /// The most columns of a header; more names in a row are a text that repeats them.
  static let mostColumns = 40

  /// The longest label that begins at a word.
  func match(at start: Int) -> LabelMatch? {
    var text = ""
    var key = ""
    var best: LabelMatch?
    for end in start..<min(tokens.count, start + longestLabel) {
      let token = tokens[end]
      // Cells of one line are parted by a space; only letter-spaced labels have one inside.
      if end > start, token.gap == .space, !isSpaced(end), isBalanced(key) { break }
      text += token.text
      // Labels are short; a longer text need not be looked at.
      guard text.utf8.count <= 150 else { break }
      key = Labels.key(text)
      // Behind a closed parenthesis the name itself goes on, not any text.
      let begun = isBalanced(key) ? Labels.withoutParentheses(key) : key
      // A whole name is a beginning too.
      guard Labels.beginsLabel(begun) || StackedLabels.begins(begun) else { break }
      let field = Labels.field(forKey: key)
      let column = Labels.column(forKey: key)
      let below = StackedLabels.kind(key)
      if field != nil || column != nil || below != nil, isBalanced(key) {
        best = LabelMatch(
          tokens: start..<end + 1, field: field, column: column, below: below, key: key)
        // Nothing follows a unit in parentheses, unless it stands inside a name: 部门（单位）名称.
        if key.hasSuffix(")") {
          let next = tokens[safe: end + 1].map { text + $0.text }
          guard let next, next.utf8.count <= 150, !Labels.key(next).hasSuffix(")"),
            Labels.field(next) != nil
          else { break }
        }
      }
    }
    return best
  }

  /// Whether the space before a word stands between two single characters or inside parentheses.
  private func isSpaced(_ index: Int) -> Bool {
    let left = tokens[index - 1].shape
    return left.contains(.single) && tokens[index].shape.contains(.single)
      || left.contains(.unpaired) && tokens[index].shape.contains(.unpaired)
  }

  /// Whether every parenthesis is closed.
  private func isBalanced(_ key: String) -> Bool {
    var depth = 0
    for scalar in key.unicodeScalars {
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth -= 1 }
    }
    return depth == 0
  }

  /// The header of an indicator grid that begins at a word.
  func header(at start: Int) -> HeaderMatch? {
    guard start < tokens.count else { return nil }
    let label = match(at: start)
    let first = label?.column
    guard first != nil || label?.field == .group || tokens[start].text.hasPrefix("序") else {
      return nil
    }
    // The levels of a form stand first; a list has others before them.
    var result =
      first == .level1 || first == .level2
      ? nil : twoRowHeader(at: start) ?? tieredHeader(at: start)
    if result == nil, let columns = columns(at: start), let last = columns.last {
      result = HeaderMatch(columns: columns, range: start..<last.tokens.upperBound)
    }
    guard var header = result else { return nil }
    takeNumberedColumns(&header)
    nameContents(&header)
    header.range = start..<header.numbers.upperBound
    return header
  }

  /// The columns that a header in one row names that begins at a word, in order.
  ///
  /// - Returns: `nil` for fewer than three columns, or without a level and a value among them.
  func columns(at start: Int) -> [LabelMatch]? {
    var result: [LabelMatch] = []
    var index = start
    if let counter = counter(at: start) {
      result = [counter]
      index = counter.tokens.upperBound
    }
    while index < tokens.count, result.count < Self.mostColumns {
      if let match = match(at: index), match.column != nil {
        result.append(match)
        index = match.tokens.upperBound
        continue
      }
      // A column that no list of names knows is taken where it stands between known ones, or on
      // the line of one.
      guard !result.isEmpty, result.contains(where: isLevel) else { break }
      if let other = otherColumn(at: index) {
        result.append(other)
        index = other.tokens.upperBound
        continue
      }
      let isBetween = match(at: index + 1)?.column != nil && !isRowStart(index)
      let isOnLine = tokens[index].gap == .space && index == result.last?.tokens.upperBound
      let isContents = tokens[index].text == Self.contents
      guard isBetween || isOnLine || isContents, index + 1 <= tokens.count else { break }
      result.append(
        LabelMatch(
          tokens: index..<index + 1, field: nil, column: nil, key: Labels.key(tokens[index].text)))
      index += 1
    }
    while let last = result.last, last.column == nil, last.key != Self.contents,
      !Self.otherColumns.contains(last.key),
      !isOnHeaderLine(last, of: result)
    {
      result.removeLast()
    }
    return isHeader(result) ? result : nil
  }

  /// The name of the column that numbers the rows, in a narrow column a character a line.
  func counter(at index: Int) -> LabelMatch? {
    for count in 1...2 where index + count <= tokens.count {
      let range = index..<index + count
      if tokens[range].map(\.text).joined() == "序号" {
        return LabelMatch(tokens: range, field: nil, column: nil, key: "序号")
      }
    }
    return nil
  }

  /// The name of a column that says something of an indicator and has no field of its own.
  private func otherColumn(at start: Int) -> LabelMatch? {
    var text = ""
    for end in start..<min(tokens.count, start + 4) {
      if end > start, tokens[end].gap == .space { return nil }
      text += tokens[end].text
      guard text.utf8.count <= 30 else { return nil }
      if Self.otherColumns.contains(text) {
        return LabelMatch(tokens: start..<end + 1, field: nil, column: nil, key: text)
      }
    }
    return nil
  }

  /// See ``otherColumn(at:)``: add a printed variant here.
  private static let otherColumns: Set<String> = [
    "完成时限", "责任科室", "责任部门", "责任单位", "责任人", "责任处室", "牵头科室", "牵头部门", "数据来源", "指标来源",
    contents,
  ]

  private func isRowStart(_ index: Int) -> Bool {
    Labels.isLevel1(tokens[index].text) || Labels.isLevel2(tokens[index].text)
  }

  private func isOnHeaderLine(_ match: LabelMatch, of header: [LabelMatch]) -> Bool {
    tokens[match.tokens.lowerBound].gap == .space
  }

  func isLevel(_ match: LabelMatch) -> Bool {
    match.column == .level1 || match.column == .level2 || match.column == .level3
  }

  /// Whether some columns are those of an indicator grid.
  ///
  /// Columns of a list may stand before the levels, but then a project is among them; the head of
  /// a form may end in labels that a list has as columns.
  private func isHeader(_ columns: [LabelMatch]) -> Bool {
    guard let level = columns.firstIndex(where: isLevel), columns.count >= 3 else { return false }
    if level > 0 {
      // Some tables are drawn with the column of the targets first.
      let isTarget = level == 1 && columns[0].column == .value && columns.count > 3
      let isCounted = level == 1 && columns[0].key == "序号"
      guard
        isTarget || isCounted
          || columns[..<level].contains(where: { $0.column == .project || $0.column == .unit })
      else { return false }
    }
    return columns.contains { $0.column == .value || $0.column == .weight || $0.column == .level3 }
      && columns.count { isLevel($0) } >= 1
  }
}
