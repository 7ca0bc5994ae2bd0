internal import Budget

/// The titles of performance tables.
enum Titles {
  /// The most lines that a title takes from its first words about performance to its end.
  static let mostLines = 3

  /// Whether a line is the title of a performance table, white space left aside.
  static func isTitle(_ line: String) -> Bool {
    guard line.utf8.count <= 300 else { return false }
    let key = Labels.key(line)
    let bare = Labels.withoutParentheses(key)
    guard bare.hasSuffix("表"), !key.contains("。"), !key.contains("...") else { return false }
    return bare.contains("绩效")
      && (bare.contains("目标") || bare.contains("自评") || bare.contains("指标"))
  }
}
