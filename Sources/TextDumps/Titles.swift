internal import Budget
internal import Tables

/// The titles of performance tables.
enum Titles {
  /// The most lines that a title takes from its first words about performance to its end.
  static let mostLines = 3

  /// Whether a line is the title of a performance table, white space left aside.
  static func isTitle(_ line: String) -> Bool {
    guard line.utf8.count <= 300 else { return false }
    let key = Labels.key(line)
    let bare = Labels.withoutParentheses(key)
    guard bare.hasSuffix("表"), !key.holds("。"), !key.holds("...") else { return false }
    return bare.holds("绩效")
      && ["目标", "自评", "指标", "监控", "评价"].contains(where: bare.holds)
  }

  /// Whether a word begins the money unit that stands beside a title: 单位：万元.
  static func beginsMoneyUnit(_ word: String) -> Bool {
    ["单位", "金额单位"].contains { word.hasPrefix($0 + "：") || word.hasPrefix($0 + ":") }
  }

  /// Whether a line holds nothing but the code and the name of a unit, as some print it above the title.
  static func isUnitLine(_ line: String) -> Bool {
    let scalars = line.unicodeScalars
    let code = scalars.prefix(while: \.isDigit)
    let name = scalars[code.endIndex...].drop(while: \.isBlank)
    return code.count >= shortestCode && name.count >= shortestCode && name.allSatisfy(\.isCJK)
  }

  /// How many digits the code of a unit has at least, and characters its name: figures with the units
  /// that they count have fewer.
  private static let shortestCode = 5
}
