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

  /// Whether a word is the label of who signed a form, with its colon and perhaps the name: 填表人：钱某.
  static func isSignature(_ word: String) -> Bool {
    guard word.utf8.count <= 60,
      let colon = word.firstIndex(where: { $0 == "：" || $0 == ":" })
    else { return false }
    return signatures.contains(String(word[..<colon]))
  }

  private static let signatures: Set<String> = [
    "填表人", "填报人", "审核人", "复核人", "制表人", "经办人", "项目负责人", "财务负责人", "单位负责人", "填报人(签字)", "填报人（签字）",
  ]

  private static let beginnings = Set(names.compactMap(\.unicodeScalars.first))

  private static let names: Set<String> = [
    "其他需要说明的问题", "其他需说明的问题", "其他需要说明的事项", "其他说明", "保障绩效目标实现措施", "保障措施", "项目管理措施",
    "评价结论", "存在问题", "改进措施", "审核意见", "财政部门审核意见", "主管部门审核意见",
  ]
}
