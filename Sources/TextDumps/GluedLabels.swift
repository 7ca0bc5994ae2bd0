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
    for token in self {
      guard token.gap != .space, let place = gluedPlace(in: token, after: result.last) else {
        result.append(token)
        continue
      }
      let parts = [token.text[..<place], token.text[place...]].map(String.init)
      for (text, gap) in zip(parts, [token.gap, .space]) {
        result.append(Token(text: text, page: token.page, line: token.line, gap: gap))
      }
      result[result.count - 1].endsCell = token.endsCell
      result[result.count - 1].continues = token.continues
    }
    self = result
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
