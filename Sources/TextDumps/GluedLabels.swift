internal import Budget
internal import Tables

extension [Token] {
  /// Parts words that an extractor put together of a value and the label of the cell beside it, of
  /// 项目名称 and the name, or of a second level and the name of an indicator.
  ///
  /// Extractors that keep no columns write what stands close on one line as one word.
  mutating func partGluedLabels() {
    var result: [Token] = []
    result.reserveCapacity(count)
    let isGlued = contains { Self.holdsTwoColumns($0.text) }
    var isInline = false
    var isInHead = false
    for token in self {
      if isInHead || token.gap != .space { Self.note(token.text, &isInHead) }
      if let place = Self.inlinePlace(in: token, &isInline) {
        result += token.parted(at: place)
        continue
      }
      guard token.gap != .space,
        let place = gluedPlace(in: token, after: result.last)
          ?? (isInHead ? Self.labelEnd(in: token.text, isGlued: isGlued) : nil)
      else {
        result.append(token)
        continue
      }
      result += token.parted(at: place)
    }
    self = result
  }

  /// Where the value begins in a word that is a label, a colon and the value of one cell: 项目名称：X.
  ///
  /// Whether the head of a form prints its values so is told by the cell of its name.
  private static func inlinePlace(in token: Token, _ isInline: inout Bool) -> String.Index? {
    let text = token.text
    if isInline, Labels.column(text) == .level1 || text.hasPrefix("一级") { isInline = false }
    guard isInline || token.gap != .space, text.utf8.count <= 1_000,
      let colon = text.prefix(longestInlineLabel).firstIndex(where: { $0 == "：" || $0 == ":" })
    else { return nil }
    let value = text.index(after: colon)
    guard value < text.endIndex, let field = Labels.field(text[..<colon]), field != .group else {
      return nil
    }
    if field == .projectName { isInline = true }
    return isInline ? value : nil
  }

  /// The longest label before a colon, in characters: 本年度申请市财政预算资金(万元).
  private static let longestInlineLabel = 20

  /// Whether a word is the names of two columns, the first level's first: an extractor that puts these
  /// together does so with the labels of the head.
  private static func holdsTwoColumns(_ text: String) -> Bool {
    text.hasPrefix("一级指标") && text.utf8.count > 12 && text.utf8.count <= 60
      && Labels.column(text.dropFirst(4)) != nil
  }

  /// Where a label of the head ends that a word begins with: 项目性质, 阶段性.
  private static func anyLabelEnd(in text: String) -> String.Index? {
    guard text.utf8.count >= 15, text.utf8.count <= 240, Labels.field(text) == nil else {
      return nil
    }
    return (4...8).reversed().lazy.map { text.prefix($0) }.first { label in
      guard label.endIndex < text.endIndex, let field = Labels.field(label) else { return false }
      return field != .group && !Labels.beginsLabel(Labels.key(text.prefix(label.count + 1)))
    }?.endIndex
  }

  /// Where a word is two, if it is.
  private func gluedPlace(in token: Token, after last: Token?) -> String.Index? {
    let text = token.text
    guard text.utf8.count >= 18, text.utf8.count <= 240, Labels.field(text) == nil else {
      return nil
    }
    let name = text.prefix(4)
    if Labels.field(name) == .projectName, !Labels.beginsLabel(Labels.key(text.prefix(5))) {
      return name.endIndex
    }
    if let end = Self.levelEnd(in: text) { return end }
    // A value stands between two labels.
    guard let last, last.width >= 8, last.text.utf8.count <= 60, Labels.field(last.text) != nil
    else {
      return nil
    }
    return (4...8).reversed().lazy.map { text.suffix($0) }.first { label in
      label.startIndex > text.index(text.startIndex, offsetBy: 1) && Labels.field(label) != nil
        && Labels.field(label) != .group
    }?.startIndex
  }

  /// Notes whether the words behind one that begins a line are those of a form's head.
  private static func note(_ text: String, _ isInHead: inout Bool) {
    guard text.utf8.count <= 60 else { return }
    switch Labels.column(text) {
    case .level1, .level2, .level3, .value: isInHead = false
    default:
      if text.hasPrefix("一级") || text.hasSuffix("表") {
        isInHead = false
      } else if Labels.field(text) == .projectName {
        isInHead = true
      }
    }
  }

  /// Where the label of a head ends that a word begins with and goes on behind: 实施单位 and the name,
  /// 实施期绩效目标 and the goals.
  ///
  /// `isGlued`: whether the extractor puts the names of columns together as well.
  private static func labelEnd(in text: String, isGlued: Bool) -> String.Index? {
    if isGlued, let end = anyLabelEnd(in: text) { return end }
    guard text.utf8.count >= 24, text.utf8.count <= 400, Labels.field(text) == nil else {
      return nil
    }
    let label = (4...8).reversed().lazy.map { text.prefix($0) }.first { label in
      switch Labels.field(label) {
      case .unit, .department: true
      case .goals, .termGoals, .plain: label.count > 5
      default: false
      }
    }
    guard let label, label.endIndex < text.endIndex, label.last != "：", label.last != ":",
      !Labels.beginsLabel(Labels.key(text.prefix(label.count + 1))),
      let next = text[label.endIndex].unicodeScalars.first,
      next.isDigit
        || Labels.field(label) != .plain
          && (next.isCJK && next.properties.isAlphabetic || next == "“")
    else { return nil }
    return label.endIndex
  }

  /// Where the name of a second level ends that a word begins with and goes on behind.
  private static func levelEnd(in text: String) -> String.Index? {
    guard text.holds("指标"), let mark = text.firstIndex(of: "指"), text[mark...].hasPrefix("指标")
    else { return nil }
    let end = text.index(mark, offsetBy: 2)
    guard text[end...].count > 2, text[end].unicodeScalars.first?.isCJK == true,
      text[end] != "（", !text[end...].hasPrefix("指标"), Labels.isLevel2(text[..<end])
    else { return nil }
    return end
  }
}

extension Token {
  /// The two words that one was put together of.
  fileprivate func parted(at place: String.Index) -> [Token] {
    let first = Token(text: String(text[..<place]), page: page, line: line, gap: gap)
    var second = Token(text: String(text[place...]), page: page, line: line, gap: .space)
    second.endsCell = endsCell
    second.continues = continues
    return [first, second]
  }
}
