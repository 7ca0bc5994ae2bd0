internal import Budget
internal import Tables

/// Labels of a head that no list of names knows, told by the words they end in.
///
/// In a grid the lines tell labels from values; in a text a label that is not known would be read as
/// the end of the value before it: 项目名称 X 债券类型 Y.
struct UnlistedLabels {
  let tokens: [Token]
  let matcher: LabelMatcher

  /// The label that begins at a word, where what stands there ends as labels do.
  ///
  /// A sum of money may follow a label that ends as names of projects do as well: 专项资金.
  func label(at start: Int, until end: Int) -> LabelMatch? {
    guard let first = tokens[safe: start], first.text.utf8.count <= Self.longest,
      first.gap != .space || tokens[safe: start - 1]?.text.unicodeScalars.last?.isCJK ?? false
        || tokens[safe: start - 1]?.shape.contains(.number) ?? false
    else { return nil }
    if let label = moneyLabel(at: start, until: end) { return label }
    guard let next = tokens[safe: start + 1], start + 1 < end, Self.isWords(first.text),
      (3...9).contains(first.text.count)
    else { return nil }
    let ends = next.shape.contains(.number) ? Self.ends + Self.endsOfSums : Self.ends
    guard ends.contains(where: { first.text.hasSuffix($0) }) else { return nil }
    return LabelMatch(
      tokens: start..<start + 1, field: .plain, column: nil, below: nil,
      key: Labels.key(first.text))
  }

  /// Whether a text is such a label of a sum of money that follows it.
  static func namesSum(_ text: String, before next: String) -> Bool {
    text.utf8.count <= longest && isWords(text) && (3...9).contains(text.count)
      && TokenShape(next, saysTarget: false).contains(.number)
      && endsOfSums.contains { text.hasSuffix($0) }
  }

  /// Whether a text is such a label, of no sum.
  static func isLabel(_ text: String) -> Bool {
    text.utf8.count <= longest && isWords(text) && (3...9).contains(text.count)
      && ends.contains { text.hasSuffix($0) }
  }

  /// A label that ends in the unit of its money, on one line or more: 年度部门预算（万元）.
  private func moneyLabel(at start: Int, until end: Int) -> LabelMatch? {
    var text = ""
    for index in start..<min(end, start + 4) {
      // A label that is known begins no line of another; what a cell wraps is no shorter than the rest.
      guard
        index == start
          || tokens[index].gap != .space && tokens[start].width >= tokens[index].width
            && matcher.match(at: index) == nil
      else { return nil }
      text += tokens[index].text
      guard text.utf8.count <= Self.longest else { return nil }
      let bare = Labels.withoutParentheses(Labels.key(text))
      if Self.moneyUnits.contains(where: { text.hasSuffix($0) }), bare.count > 1 {
        let words = bare.drop { $0.isNumber }
        guard Self.isWords(String(words)), words.count == bare.count || words.hasPrefix("年") else {
          return nil
        }
        let isSum = tokens[safe: index + 1]?.shape.contains(.number) ?? false
        return LabelMatch(
          tokens: start..<index + 1, field: isSum ? .plain : .group, column: nil, below: nil,
          key: Labels.key(text))
      }
    }
    return nil
  }

  private static func isWords(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.isCJK && $0.properties.isAlphabetic }
  }

  /// The longest label, in bytes.
  private static let longest = 54

  private static let moneyUnits = ["（万元）", "(万元)", "（元）", "(元)"]

  private static let ends = [
    "方式", "类型", "类别", "性质", "期限", "编码", "代码", "名称", "级次", "属性", "时间", "日期", "主体", "科目",
    "渠道", "来源", "等级", "地点", "年限", "电话", "负责人", "联系人", "处室", "内容", "建设期", "实施机构",
  ]

  private static let endsOfSums = ["总额", "金额", "资金", "拨款", "收入", "支出", "投资"]
}
