internal import Budget
internal import Tables

/// Labels of the rows that a form prints below its indicators, as data.
///
/// Other labels of a head may be names of indicators as well: 完成时间.
enum FootLabels {
  /// Whether a text is one of them.
  static func isLabel(_ text: String) -> Bool { names.contains(Labels.key(text)) }

  /// Whether a text is one of them or its beginning.
  static func begins(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, beginnings.contains(first) else { return false }
    let key = Labels.key(text)
    return names.contains { $0.hasPrefix(key) }
  }

  /// Whether one begins at a word, however its cell wraps it.
  static func begins(at start: Int, in tokens: [Token]) -> Bool {
    guard tokens[start].gap != .space else { return false }
    var text = ""
    for token in tokens[start...].prefix(4) {
      text += token.text
      guard text.utf8.count <= 60, begins(text) else { return false }
      if isLabel(text) { return true }
    }
    return false
  }

  private static let beginnings = Set(names.compactMap(\.unicodeScalars.first))

  private static let names: Set<String> = [
    "其他需要说明的问题", "其他需说明的问题", "其他需要说明的事项", "其他说明", "保障绩效目标实现措施", "保障措施", "项目管理措施",
    "评价结论", "存在问题", "改进措施", "审核意见", "财政部门审核意见", "主管部门审核意见",
  ]
}
