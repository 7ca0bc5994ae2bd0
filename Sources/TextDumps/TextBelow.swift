internal import Budget
internal import Tables

/// Tells where what a document prints below a form begins: a remark, a signature, a heading, another
/// table.
///
/// Only behind the last name of a level is it looked for: rows go on up to there at least.
enum TextBelow {
  /// The first line that is no part of the form.
  ///
  /// - Parameter lines: The words of each line below the header, in order.
  /// - Returns: Its index, or `nil` where the form goes on to the end.
  static func start(in lines: [[String]]) -> Int? {
    let last = lines.lastIndex { $0.contains(where: isLevel) }
    return lines.indices.dropFirst((last ?? 0) + 1).first { index in
      guard let first = lines[index].first else { return false }
      let text = lines[index].joined()
      return isRemark(first) || FootLabels.isSignature(first) || isHeading(text)
        || isSpacedTotal(lines[index])
        || isTitle(text) && lines.dropFirst(index + 1).prefix(reach).contains(where: beginsTable)
    }
  }

  /// The first word below the header that is no part of the form.
  static func start(in range: Range<Int>, of tokens: [Token]) -> Int? {
    var lines: [[String]] = []
    var starts: [Int] = []
    for place in range {
      if tokens[place].gap != .space || lines.isEmpty {
        lines.append([])
        starts.append(place)
      }
      lines[lines.count - 1].append(tokens[place].text)
    }
    return start(in: lines).map { starts[$0] }
  }

  /// How many lines below its title a table begins: the name of the unit and the number of the form
  /// may stand between.
  private static let reach = 3

  /// The longest title of a table and the longest heading, in characters.
  private static let longest = 40

  /// Whether a word is the name of a level.
  ///
  /// The column 数量 of another table is none.
  private static func isLevel(_ word: String) -> Bool {
    guard word.utf8.count <= 60 else { return false }
    if word.hasSuffix("指标") { return word.count < 9 || Labels.isLevel2(word) }
    return word != "数量" && (Labels.isLevel1(word) || Labels.isLevel2(word))
  }

  private static func isRemark(_ word: String) -> Bool {
    ["注：", "注:", "备注：", "备注:", "填表说明", "填报说明"].contains { word.hasPrefix($0) }
  }

  /// Whether a line is the sum of the points, its name printed with room between the characters.
  private static func isSpacedTotal(_ words: [String]) -> Bool {
    words.count > 1 && ["总分", "合计", "总计"].contains(words[0] + words[1])
  }

  /// Whether a line is the heading of a part of a document: 第四部分 名词解释.
  private static func isHeading(_ text: String) -> Bool {
    guard text.hasPrefix("第"), text.count <= longest else { return false }
    let rest = text.dropFirst().drop { numerals.contains($0) }
    return rest.count < text.count - 1 && (rest.hasPrefix("部分") || rest.hasPrefix("章"))
  }

  private static let numerals: Set<Character> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  /// Whether a line may be the title of a table; names of indicators end so as well.
  private static func isTitle(_ text: String) -> Bool {
    text.count <= longest && Labels.withoutParentheses(Labels.key(text)).hasSuffix("表")
  }

  /// Whether a line is one that stands between the title of a table and its rows.
  private static func beginsTable(_ words: [String]) -> Bool {
    guard let first = words.first else { return false }
    if first == "序号" || first == "科目编码" { return true }
    return words.contains { word in
      units.contains { word.hasPrefix($0 + "：") || word.hasPrefix($0 + ":") }
    }
  }

  private static let units = [
    "单位", "部门", "金额单位", "编制单位", "填报单位", "预算单位", "单位名称", "部门名称", "填报部门", "编制部门",
  ]
}
