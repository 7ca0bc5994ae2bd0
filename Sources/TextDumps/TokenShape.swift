internal import Budget
internal import Tables

/// What a token looks like: the features that the costs of ``CellCosts`` speak of.
struct TokenShape: OptionSet {
  let rawValue: UInt32

  /// Digits, separators, and nothing else: `1,860.50`, `10`.
  static let number = TokenShape(rawValue: 1 << 0)
  /// A digit stands in it.
  static let hasDigit = TokenShape(rawValue: 1 << 1)
  /// It begins as a target does: with an operator, or with a number.
  static let beginsTarget = TokenShape(rawValue: 1 << 2)
  /// It is an operator alone, 定性 or 定量.
  static let nature = TokenShape(rawValue: 1 << 3)
  /// It is a dash or a slash that stands for nothing.
  static let placeholder = TokenShape(rawValue: 1 << 4)
  /// It begins with the mark of a list item: `1.`, `（2）`, `目标3：`.
  static let item = TokenShape(rawValue: 1 << 5)
  /// It begins with the mark of the first item of a list.
  static let firstItem = TokenShape(rawValue: 1 << 6)
  /// It ends a sentence.
  static let endsSentence = TokenShape(rawValue: 1 << 7)
  /// It says which way is better, or what kind an indicator is of: 正向指标, 定量指标.
  static let direction = TokenShape(rawValue: 1 << 8)
  /// It names a sum: 合计, 总分.
  static let total = TokenShape(rawValue: 1 << 9)
  /// A percentage: `96.34%`.
  static let percentage = TokenShape(rawValue: 1 << 10)
  /// It is one character.
  static let single = TokenShape(rawValue: 1 << 11)
  /// It begins or ends with a character that is not CJK, so that a space beside it may be
  /// typography.
  static let latinStart = TokenShape(rawValue: 1 << 12)
  /// See ``latinStart``.
  static let latinEnd = TokenShape(rawValue: 1 << 13)
  /// It holds an operator, a word such as 不低于 or 以上, or the word of a common quality.
  static let saysTarget = TokenShape(rawValue: 1 << 14)
  /// Its parentheses or the signs of a title (《》) do not pair.
  static let unpaired = TokenShape(rawValue: 1 << 15)

  /// It begins with an operator, as a sign or as a word: ≥, 不低于.
  static let beginsOperator = TokenShape(rawValue: 1 << 16)

  /// It begins as a line shortly before it does: a description repeats the name it describes.
  static let echo = TokenShape(rawValue: 1 << 17)
  /// It ends in a word that binds the number after it: 约, 每, 至.
  static let bindsNumber = TokenShape(rawValue: 1 << 18)

  /// It holds a number and does not end as if more of a target followed.
  static let completesTarget = TokenShape(rawValue: 1 << 19)

  /// It ends in a number and 年, or in a number and 月 behind a year: `2024年`.
  static let opensDate = TokenShape(rawValue: 1 << 21)
  /// It ends in digits behind 年 or 月: `2024年11`.
  static let endsInMonth = TokenShape(rawValue: 1 << 22)
  /// It is a number that goes on: `8300.`, `28,317,`.
  static let opensNumber = TokenShape(rawValue: 1 << 26)
  /// It ends in what something follows in the same text: a comma, a colon, an open parenthesis.
  static let endsOpen = TokenShape(rawValue: 1 << 28)
  /// It ends in a number behind other words: 每1.
  static let endsInFigure = TokenShape(rawValue: 1 << 27)
  /// It begins with what closes a text: 。，）.
  static let beginsClosing = TokenShape(rawValue: 1 << 23)
  /// It ends in 。: a sentence, not only a part of one, is over.
  static let endsFullSentence = TokenShape(rawValue: 1 << 24)
  /// It begins with the words before it, put together: a description repeats a whole name.
  static let wholeEcho = TokenShape(rawValue: 1 << 25)
  /// It mixes CJK characters with others that are no CJK punctuation either: `15户`, `年度(/项目)`.
  static let mixed = TokenShape(rawValue: 1 << 29)
  /// It begins with an opening parenthesis that marks no item.
  static let beginsInParenthesis = TokenShape(rawValue: 1 << 30)
  /// It is a sum of money as lists print them: 5343.67, 23231.61.
  static let sum = TokenShape(rawValue: 1 << 31)
  /// It is dots that say that rows may be added: `……`.
  static let filler = TokenShape(rawValue: 1 << 20)

  /// Creates a shape from its bits.
  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Looks at a token.
  ///
  /// - Parameters:
  ///   - text: The token.
  ///   - saysTarget: Whether to look for the words of ``saysTarget``, of which there are dozens.
  init(_ text: String, saysTarget: Bool = true) {
    self = []
    // Features are read off the beginning: no cell is told by more than that, and a token may be
    // as long as the file.
    let key = Array(text.unicodeScalars.prefix(40).map(\.halfWidth))
    guard let first = key.first, let last = text.unicodeScalars.last else { return }
    if key.count == 1 { insert(.single) }
    if key.allSatisfy({ $0 == "…" }) || (key.count > 2 && key.allSatisfy { $0 == "." }) {
      insert(.filler)
    }
    let digits = key.filter { $0.properties.numericType == .decimal }
    if !digits.isEmpty { insert(.hasDigit) }
    if !digits.isEmpty, key.allSatisfy({ Self.numeric.contains($0) || isDigit($0) }) {
      insert(.number)
    }
    if !digits.isEmpty, last.halfWidth == "%", contains(.number) == false,
      key.dropLast().allSatisfy({ Self.numeric.contains($0) || isDigit($0) })
    {
      insert(.percentage)
    }
    let words = String(String.UnicodeScalarView(key))
    if contains(.number), key.count >= 6, key[key.count - 3] == "." { insert(.sum) }
    // `1.` is an item of a list.
    if contains(.number), key.count > 2, last == "." || last == "," { insert(.opensNumber) }
    // 达到100%, but 达到国家标准 may be the rest of a name.
    let isReached = words.begins(with: "达到") && key.count > 2 && isDigit(key[2])
    let isBound =
      isReached || Self.operators.contains(first)
      || Self.operatorWords.contains { words.begins(with: $0) }
    if isBound { insert(.beginsOperator) }
    if isBound || isDigit(first) && !Self.beginsWithYear(key) { insert(.beginsTarget) }
    if key.count <= 2, key.allSatisfy({ Self.operators.contains($0) }) { insert(.nature) }
    if !first.isCJK { insert(.latinStart) }
    if !last.isCJK { insert(.latinEnd) }
    if Token.closesText(first) || text.unicodeScalars.first.map(Token.closesText) ?? false {
      insert(.beginsClosing)
    }
    if last == "。" { insert(.endsFullSentence) }
    if Self.sentenceEnds.contains(last.halfWidth) { insert(.endsSentence) }
    let isEach = text.unicodeScalars.dropLast().last == "每"
    if isEach || Self.binders.contains(last) { insert(.bindsNumber) }
    let tail = text.unicodeScalars.suffix(3).map(\.halfWidth)
    if tail.count == 3, tail[2] == "年", isDigit(tail[0]), isDigit(tail[1]) { insert(.opensDate) }
    let digitsEnd = tail.reversed().prefix { isDigit($0) }.count
    if digitsEnd > 0, digitsEnd < 3, tail.count == 3,
      ["年", "月"].contains(tail[tail.count - 1 - digitsEnd])
    {
      insert(.endsInMonth)
    }
    if last.isDigit, first.isCJK { insert(.endsInFigure) }
    if key.count > 1, Self.unfinished.contains(last.halfWidth), !contains(.number) {
      insert(.endsOpen)
    }
    // `≤40.` goes on with its decimals.
    let isDecimal = tail.count > 1 && tail.last == "." && isDigit(tail[tail.count - 2])
    let isOpen = isDecimal || Self.openEnds.contains(last.halfWidth)
    if !digits.isEmpty, !isOpen, !contains(.bindsNumber) { insert(.completesTarget) }
    if text.unicodeScalars.prefix(40).contains(where: \.isCJK),
      text.unicodeScalars.prefix(40).contains(where: { $0.value > 0x20 && $0.value < 0x250 })
    {
      insert(.mixed)
    }
    readWords(words)
    if saysTarget,
      Self.targetWords.contains(where: { words.holds($0) && !Self.isNoun($0, in: key) })
    {
      insert(.saysTarget)
    }
    readItem(key, words)
    if first == "(", !contains(.item), !contains(.number) { insert(.beginsInParenthesis) }
    var depth = 0
    for scalar in key {
      if scalar == "(" || scalar == "《" { depth += 1 }
      if scalar == ")" || scalar == "》" { depth -= 1 }
    }
    if depth != 0 { insert(.unpaired) }
  }

  /// Whether a word makes the name of a measure with what follows it: 及时性, 合格率.
  private static func isNoun(_ word: String, in key: [Unicode.Scalar]) -> Bool {
    let word = Array(word.unicodeScalars)
    guard word.count > 1 else { return false }
    let places = key.indices.filter { key[$0...].starts(with: word) }
    return !places.isEmpty
      && places.allSatisfy { place in
        let next = place + word.count
        return key.indices.contains(next) && measures.contains(key[next])
      }
  }

  /// The last characters of the names of measures.
  private static let measures = Set("率性度量".unicodeScalars)

  /// Whether a text begins with a year that is no date: 2024年支出费用 is a name.
  private static func beginsWithYear(_ key: [Unicode.Scalar]) -> Bool {
    guard key.count > 6, key[4] == "年", key[..<4].allSatisfy(\.isDigit) else { return false }
    return key[5].isCJK && !yearParts.contains(key[5])
  }

  /// What goes on with a date behind 年.
  private static let yearParts = Set("底内末前初月上下全第一二三四五六七八九十完以之后".unicodeScalars)

  private mutating func readWords(_ key: String) {
    if Self.natures.contains(key) { insert(.nature) }
    if Self.placeholders.contains(key) { insert(.placeholder) }
    if Self.directions.contains(key) { insert(.direction) }
    if Self.totals.contains(key) { insert(.total) }
  }

  private mutating func readItem(_ key: [Unicode.Scalar], _ words: String) {
    var index = 0
    let prefix = ["目标内容", "目标", "指标"].first { words.begins(with: $0) }
    if let prefix { index = prefix.unicodeScalars.count }
    let isOpen = key.indices.contains(index) && key[index] == "("
    if isOpen { index += 1 }
    let start = index
    while key.indices.contains(index), isDigit(key[index]) || Self.numerals.contains(key[index]) {
      index += 1
    }
    let isCircled = key.first.map { ("①"..."⑳").contains($0) } ?? false
    guard isCircled || (index > start && index - start <= 2) else { return }
    if isCircled {
      insert(.item)
      if key.first == "①" { insert(.firstItem) }
      return
    }
    let after = key.indices.contains(index) ? key[index] : " "
    let marks: Set<Unicode.Scalar> = isOpen ? [")"] : [".", "、", ":", ")"]
    guard marks.contains(after) || (prefix == "目标内容" && after == " ") else { return }
    // `3.83` is a number, not an item.
    if after == ".", key.indices.contains(index + 1), isDigit(key[index + 1]) { return }
    insert(.item)
    if index - start == 1, key[start] == "1" || key[start] == "一" { insert(.firstItem) }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x30 && scalar.value <= 0x39
  }

  private static let operators: Set<Unicode.Scalar> = [
    "≥", "≤", "=", ">", "<", "±", "≧", "≦", "﹥", "﹤", "≮", "≯",
  ]
  private static let operatorWords = [
    "不低于", "不高于", "不少于", "不超过", "不大于", "不小于", "大于", "小于", "至少", "低于", "高于", "超过",
  ]
  private static let numeric: Set<Unicode.Scalar> = [",", ".", "-", "+", "(", ")"]
  private static let binders = Set("约近每共第至到超满达逾过不于扣".unicodeScalars)
  private static let openEnds = Set("年月-—~～、,/:(;".unicodeScalars)
  private static let unfinished = Set("、,/:(·《“".unicodeScalars)
  private static let numerals = Set("一二三四五六七八九十".unicodeScalars)
  private static let sentenceEnds: Set<Unicode.Scalar> = ["。", ";", "！", "!", "."]
  private static let natures: Set<String> = ["定性", "定量", "大于等于", "小于等于", "等于", "大于", "小于"]
  private static let placeholders: Set<String> = ["/", "-", "—", "--", "——", "……", "…", "*", "**"]
  /// Whether a text says which way is better, however its cell wraps it.
  static func isDirection(_ text: String) -> Bool { directions.contains(text) }

  /// Whether a text is the beginning of such a name.
  static func beginsDirection(_ text: String) -> Bool {
    directions.contains { $0.hasPrefix(text) && $0 != text }
  }

  /// Whether a text is the beginning of 定性 or of an operator in words.
  static func beginsNature(_ text: String) -> Bool {
    natures.contains { $0.hasPrefix(text) && $0 != text }
  }

  /// Whether a text is an operator in words, 定性 or 定量.
  static func isNature(_ text: String) -> Bool { natures.contains(text) }

  private static let directions: Set<String> = [
    "正向指标", "反向指标", "负向指标", "正向", "反向", "负向", "中性指标", "定量指标", "定性指标",
  ]
  private static let totals: Set<String> = ["合计", "总分", "总计", "小计", "金额合计", "总得分", "合计:", "总分:"]
  private static let targetWords = [
    "不低于", "不高于", "不少于", "不超过", "不大于", "不小于", "以上", "以下", "以内", "大于", "小于", "达到", "达标",
    "≥", "≤", "提升", "提高", "改善", "降低", "下降", "有效", "长期", "持续", "及时", "完成", "符合", "合格", "优", "良",
    "增强", "减少", "显著", "明显", "合理", "按计划", "底前", "月前", "日前", "保障", "保持", "健全", "未完成", "确保",
  ]
}
