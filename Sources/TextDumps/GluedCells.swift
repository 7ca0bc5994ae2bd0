internal import Budget
internal import Tables

extension [Token] {
  /// Parts words that an extractor put together of the cells of two columns of an indicator grid, by
  /// what a closed set of names says: two names of columns, the name of a level and what follows it,
  /// a unit and 定量指标, 定量指标 and what follows it.
  ///
  /// Extractors that keep no columns write what stands close on one line as one word, so that a line
  /// of a cell that fills its column is put together with the first line of the next one.
  mutating func partGluedCells() {
    let attributes = namesAttributes
    var parter = CellParter(attributes: attributes, result: [])
    parter.money = holdsGluedSum && namesMoney
    parter.result.reserveCapacity(count)
    for index in indices { parter.add(self[index], next: self[safe: index + 1]) }
    self = parter.result
  }

  /// Whether a line is a text with a sum of money at its end.
  private var holdsGluedSum: Bool {
    indices.contains { CellParter.sumStart(in: self[$0], next: self[safe: $0 + 1]) != nil }
  }

  /// Whether a header names projects and a column of money, as those of lists do.
  private var namesMoney: Bool {
    var columns: Set<Labels.Column> = []
    for token in self where token.text.utf8.count <= 40 {
      if let column = Labels.column(token.text) { columns.insert(column) }
      if columns.isSuperset(of: [.project, .total]) { return true }
    }
    return false
  }

  /// Whether a header names a column of 定量指标 and 定性指标, or of 正向指标 and 反向指标.
  private var namesAttributes: Bool {
    indices.contains { index in
      guard let mark = self[index].text.firstIndex(of: "指") else { return false }
      var text = String(self[index].text[mark...])
      guard text.utf8.count <= 60 else { return false }
      // One character a line, at worst.
      for next in self[(index + 1)...].prefix(4) where text.utf8.count < 15 { text += next.text }
      return CellParter.attributeColumns.contains { text.hasPrefix($0) }
    }
  }
}

/// Parts words one by one; see `partGluedCells()`.
private struct CellParter {
  /// Whether a column holds what kind an indicator is of.
  var attributes: Bool
  /// The words so far.
  var result: [Token]
  /// Whether a list has a column of money.
  var money = false

  /// The beginnings of the names of columns of attributes.
  static let attributeColumns = ["指标属性", "指标方向", "指标类型", "指标值类型"]

  /// What such a column holds.
  private static let attributeNames = ["定量指标", "定性指标", "正向指标", "反向指标", "负向指标", "中性指标"]

  /// The widest word that is looked at, in bytes: two lines of cells.
  private static let widest = 240

  /// Adds a word, in parts where it has some.
  mutating func add(_ token: Token, next: Token?) {
    var rest = token
    // Three columns of narrow cells may be put together.
    for _ in 0..<3 {
      guard let place = place(in: rest, next: next) else { break }
      var first = Token(
        text: String(rest.text[..<place]), page: rest.page, line: rest.line, gap: rest.gap)
      first.isIndented = rest.isIndented
      result.append(first)
      var second = Token(
        text: String(rest.text[place...]), page: rest.page, line: rest.line, gap: .space)
      second.endsCell = rest.endsCell
      second.continues = rest.continues
      rest = second
    }
    result.append(rest)
  }

  private func place(in token: Token, next: Token?) -> String.Index? {
    let text = token.text
    guard text.utf8.count >= 9, text.utf8.count <= Self.widest else { return nil }
    if let place = columnEnd(in: text, next: next) ?? levelEnd(in: text) { return place }
    if money, let place = Self.sumStart(in: token, next: next) { return place }
    return attributes ? attributeEnd(in: text, next: next) : nil
  }

  /// Where the sum of money begins that a line ends with: the name of a project that fills its column and
  /// its money, 第五次全国经济普查6261483.23.
  static func sumStart(in token: Token, next: Token?) -> String.Index? {
    // In a goal a figure goes on with its unit.
    guard token.shape.contains(.endsInFigure), token.gap != .space, let next, next.gap != .space,
      token.text.utf8.count <= widest, token.shape.isDisjoint(with: [.item, .endsOpen]),
      !token.text.unicodeScalars.contains(where: { Token.closesText($0) && $0 != "）" }),
      !(1...4).contains(where: { Units.isUnit(String(next.text.prefix($0))) })
    else { return nil }
    let scalars = token.text.unicodeScalars
    let sum = scalars.reversed().prefix { $0.isDigit || $0 == "." || $0 == "," }
    guard sum.count < scalars.count,
      TokenShape(String(String.UnicodeScalarView(sum.reversed()))).contains(.sum),
      let before = scalars.dropLast(sum.count).last, before.isCJK, !Token.closesText(before)
    else { return nil }
    return scalars.index(scalars.endIndex, offsetBy: -sum.count)
  }

  /// Where the name of a column ends that the name of another follows.
  private func columnEnd(in text: String, next: Token?) -> String.Index? {
    guard text.utf8.count <= 60, Labels.column(text) == nil,
      !Labels.beginsLabel(Labels.key(text))
    else { return nil }
    let isFirst = Labels.column(text.prefix(4)) == .level1
    guard isFirst || result.last.map({ Self.isColumn($0.text) }) ?? false else { return nil }
    return text.indices.dropFirst(2).reversed().first { place in
      guard Labels.column(text[..<place]) != nil else { return false }
      let rest = String(text[place...])
      if Labels.column(rest) != nil { return true }
      guard rest.count > 1, Labels.beginsLabel(Labels.key(rest)), let next else { return false }
      return next.text.utf8.count <= 60 && Labels.column(rest + next.text) != nil
    }
  }

  private static func isColumn(_ text: String) -> Bool {
    Labels.column(text) != nil || Labels.beginsLabel(Labels.key(text))
  }

  /// Where the name of a second level ends that a word goes on with from the lines before it: 经济成本,
  /// 指标年度总成本.
  private func levelEnd(in text: String) -> String.Index? {
    guard let mark = text.firstIndex(of: "标") else { return nil }
    let end = text.index(after: mark)
    let head = text[..<end]
    guard head.count <= 6, "指标".hasSuffix(head) || head.hasSuffix("指标"),
      Self.beginsCell(text[end...])
    else { return nil }
    var name = String(head)
    for before in result.suffix(3).reversed() {
      guard before.text.utf8.count <= 30 else { return nil }
      name = before.text + name
      guard Labels.isLevel2(name) || Labels.isLevel1(name) else { continue }
      // 绩效指, 标描述 is the name of a column.
      return Labels.beginsLabel(Labels.key(name + text[end...])) ? nil : end
    }
    return nil
  }

  /// Where 定量指标 begins or ends, or a line of it.
  private func attributeEnd(in text: String, next: Token?) -> String.Index? {
    for name in Self.attributeNames {
      if let end = attributeEnd(in: text, of: name) { return end }
      // A unit or a target stands before it, of which the last line fills its column.
      for head in [name, String(name.dropLast()), String(name.dropLast(2))]
      where text.hasSuffix(head) {
        let place = text.index(text.endIndex, offsetBy: -head.count)
        let rest = name.dropFirst(head.count)
        guard place > text.startIndex, rest.isEmpty || next?.text.hasPrefix(rest) == true else {
          continue
        }
        let left = String(text[..<place])
        let shape = TokenShape(left)
        if Units.isUnit(left) || !shape.isDisjoint(with: [.number, .beginsTarget]) { return place }
      }
    }
    return nil
  }

  /// Where a name ends that a word begins or goes on with.
  private func attributeEnd(in text: String, of name: String) -> String.Index? {
    for count in 0..<name.count {
      let rest = name.dropFirst(count)
      guard text.hasPrefix(rest) else { continue }
      let end = text.index(text.startIndex, offsetBy: rest.count)
      guard end < text.endIndex, Self.beginsCell(text[end...]) else { return nil }
      if count == 0 { return end }
      var before = ""
      for token in result.suffix(count).reversed() where before.count < count {
        before = token.text + before
      }
      return before == name.prefix(count) ? end : nil
    }
    return nil
  }

  /// Whether a text may be the beginning of a cell of words.
  private static func beginsCell(_ text: Substring) -> Bool {
    guard let first = text.unicodeScalars.first, text.count > 1 else { return false }
    return first.isCJK && !Token.closesText(first) && first != "（" && first != "："
      && !text.hasPrefix("指标")
  }
}
