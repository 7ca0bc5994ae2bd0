internal import Tables

/// What the lines above a performance table, or its first rows, say of it.
struct TableTitle: Equatable {
  /// The title without white space, its number still before it.
  var text: String?
  /// The year in the title or in a line of its own.
  var year: Int?
  /// The unit named beside the table.
  var unit = PerformanceTable.Body()
  /// 万元 or 元.
  var amountUnit: String?
}

/// Reads titles, years, units and money units from lines of text.
struct TitleReader {
  /// Whether a line is the title of a performance table.
  static func isTitle(_ text: String) -> Bool {
    let key = Labels.key(text)
    guard key.holds("绩效"), key.unicodeScalars.count <= 80 else { return false }
    guard !key.holds("。"), !key.holds("详见"), !key.holds("....") else { return false }
    let bare = TitleReader.withoutYearNote(key)
    guard bare.hasSuffix("表") || bare.hasSuffix("表格") else { return false }
    guard ["目标", "自评", "申报", "填报", "批复", "评价", "监控"].contains(where: bare.holds)
    else { return false }
    // A sentence that mentions a table is no title.
    return !bare.contains(where: { "，,；;：:".contains($0) }) || bare.hasSuffix("绩效目标表")
  }

  /// The last line of the title among the captions of a table, or `nil`.
  static func titleIndex(in captions: [TextLine]) -> Int? {
    captions.indices.last { index in
      if isTitle(captions[index].text) { return true }
      // A wrapped title may leave 目标表 alone on its last line.
      guard index > 0, Labels.key(captions[index].text).hasSuffix("表"),
        let size = captions[index].fontSize, let above = captions[index - 1].fontSize,
        abs(size - above) < 0.05 * size
      else { return false }
      return isTitle(captions[index - 1].text + captions[index].text)
    }
  }

  /// Whether a text only says the year: （2025年度）.
  static func isYearLine(_ text: String) -> Bool {
    let key = Labels.key(text)
    guard key.unicodeScalars.count <= 12, year(in: key) != nil else { return false }
    return key.unicodeScalars.allSatisfy {
      "()〔〕[]年度至-".unicodeScalars.contains($0) || digit(of: $0) != nil
    }
  }

  /// Reads the captions of a table, from top to bottom.
  ///
  /// `width`: the table's width in points, to tell a title that was wrapped.
  func title(of captions: [TextLine], width: Double?) -> TableTitle {
    var result = TableTitle()
    guard let index = TitleReader.titleIndex(in: captions) else {
      for line in captions { readFacts(of: line.text, into: &result) }
      return result
    }
    result.text = titleText(at: index, of: captions, width: width).withoutBlanks
    result.year = TitleReader.year(in: Labels.key(result.text ?? ""))
    for line in captions[captions.index(after: index)...] {
      readFacts(of: line.text, into: &result)
    }
    return result
  }

  /// Whether a text beside a table is only about the whole: its unit, its year, its money unit.
  static func isFact(_ text: String) -> Bool {
    if partedMoneyUnit(of: text) != nil || isYearLine(text) { return true }
    let body = PerformanceTable.Body(printed: text)
    return body.code != nil && body.name != nil && text.unicodeScalars.count < 40
  }

  /// Reads one line or row for a year, a unit and a money unit.
  func readFacts(of line: String, into title: inout TableTitle) {
    var text = line
    if let (unit, rest) = TitleReader.partedMoneyUnit(of: line) {
      title.amountUnit = unit
      text = rest
    }
    // A line that says nothing else counts more than prose above it that names another year.
    if let year = TitleReader.year(in: Labels.key(text)),
      title.year == nil || TitleReader.isYearLine(text)
    {
      title.year = year
    }
    let words = TitleReader.words(of: text)
    var code: String?
    for (index, word) in words.enumerated() {
      let key = Labels.key(word)
      if let colon = key.firstIndex(of: ":") {
        let label = String(key[..<colon])
        let value = String(key[key.index(after: colon)...])
        if let unit = TitleReader.moneyUnit(value), label.hasSuffix("单位") {
          title.amountUnit = unit
        } else if Labels.field(label) == .year, let year = TitleReader.year(ofValue: value) {
          title.year = year
        } else if Labels.field(label) == .unit, !value.isEmpty {
          title.unit = PerformanceTable.Body(printed: value)
          title.unit.code = title.unit.code ?? code
        } else if Labels.column(label) == .unitCode, TitleReader.isCode(value) {
          code = value
        }
      } else if let unit = TitleReader.moneyUnit(key), key.hasPrefix("单位") || words.count == 1 {
        title.amountUnit = unit
      } else if TitleReader.isCode(key) {
        code = key
      } else if Labels.field(key) == .unit, word.hasSuffix("：") || word.hasSuffix(":") {
        if index + 1 < words.count {
          title.unit = PerformanceTable.Body(printed: words[index + 1])
        }
      } else if let known = code, title.unit.name == nil {
        title.unit = PerformanceTable.Body(code: known, name: word)
        code = nil
      } else if title.unit.name == nil {
        let body = PerformanceTable.Body(printed: word)
        if body.code != nil, body.name != nil { title.unit = body }
      }
    }
  }

  /// The words of a line: a space between a letter and an ideograph parts none, as layout puts it
  /// there (Q 湾).
  private static func words(of text: String) -> [String] {
    var result: [String] = []
    for word in text.split(whereSeparator: { $0.isWhitespace }) {
      if let last = result.last?.unicodeScalars.last, let first = word.unicodeScalars.first,
        isLetter(last) && first.isCJK || last.isCJK && isLetter(first)
      {
        result[result.count - 1] += word
      } else {
        result.append(String(word))
      }
    }
    return result
  }

  /// Whether a scalar is a Latin letter.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }

  /// The title with the lines above it that it was wrapped from.
  private func titleText(at index: Int, of captions: [TextLine], width: Double?) -> String {
    var text = captions[index].text
    guard let width, let size = captions[index].fontSize else { return text }
    var next = index
    while next > 0, let above = captions[next - 1].box, let below = captions[next].box,
      let other = captions[next - 1].fontSize
    {
      let isClose = below.top - above.bottom < above.height
      let isFull = above.width > 0.7 * width
      guard abs(other - size) < 0.05 * size, isClose, isFull,
        !TitleReader.isTitle(captions[next - 1].text)
      else { break }
      text = captions[next - 1].text + text
      next -= 1
    }
    return text
  }

  /// The money unit that a text names: `万元`, `(元)`, `金额单位:万元`.
  static func moneyUnit(_ text: String) -> String? {
    let key = Labels.key(text)
    for unit in ["亿元", "百万元", "万元", "千元", "百元", "元"] where key.hasSuffix(unit) {
      let rest = key.dropLast(unit.count)
      if rest.isEmpty || rest.hasSuffix(":") || rest.hasSuffix("人民币") || rest.hasSuffix("单位") {
        return unit
      }
    }
    return nil
  }

  /// The money unit of a line such as `685201 天津市… 单位：万元`, and the line without it.
  ///
  /// The gap before 单位 can be too narrow to part words, so it is not relied on.
  private static func partedMoneyUnit(of line: String) -> (unit: String, rest: String)? {
    guard let range = line.ranges(of: "单位").last else { return nil }
    let behind = Labels.key(line[range.upperBound...])
    guard behind.hasPrefix(":") else { return nil }
    let value = behind.dropFirst().prefix { $0 != ")" && $0 != "(" }
    guard let unit = moneyUnit(String(value)) else { return nil }
    var rest = line[..<range.lowerBound]
    for word in ["金额", "货币", "计量", "（", "("] where rest.hasSuffix(word) {
      rest = rest.dropLast(word.count)
    }
    return (unit, String(rest))
  }

  /// The money unit that a label carries in parentheses: `项目资金（元）`.
  static func moneyUnit(inLabel label: String) -> String? {
    let key = Labels.key(label)
    guard let open = key.lastIndex(of: "("), let close = key.lastIndex(of: ")"), open < close else {
      return nil
    }
    return moneyUnit(String(key[key.index(after: open)..<close]))
  }

  /// Whether a word is the code of a unit: three digits or more.
  static func isCode(_ key: String) -> Bool {
    key.unicodeScalars.count >= 3 && key.unicodeScalars.allSatisfy(\.isDigit)
  }

  /// The title without a closing （2025年度）.
  private static func withoutYearNote(_ key: String) -> String {
    guard key.hasSuffix(")"), let open = key.lastIndex(of: "("), open != key.startIndex else {
      return key
    }
    return String(key[..<open])
  }

  /// A title parted from the number before it.
  ///
  /// `1.2024年…` has the number 1, `（一）…` the number 一; `9.5万亩…` has none where the project is called so.
  static func parted(_ title: String, project: String?) -> (number: String?, title: String) {
    if let project, !project.isEmpty, Labels.key(title).hasPrefix(Labels.key(project)) {
      return (nil, title)
    }
    var rest = title.unicodeScalars[...]
    let isBracketed = rest.first?.halfWidth == "("
    if isBracketed { rest.removeFirst() }
    var digits = rest.prefix { $0.halfWidth.isDigit }
    let isIdeographic = digits.isEmpty
    if isIdeographic { digits = rest.prefix { "一二三四五六七八九十".unicodeScalars.contains($0) } }
    rest = rest[digits.endIndex...]
    // Ideographs alone are no number before a point: 一.
    let marks = isBracketed ? ")" : isIdeographic ? "、" : ".、"
    guard !digits.isEmpty, digits.count <= 3, let mark = rest.first,
      marks.unicodeScalars.contains(mark.halfWidth), rest.count > 1
    else { return (nil, title) }
    let number = String(String.UnicodeScalarView(digits.map(\.halfWidth)))
    return (number, String(Substring(rest.dropFirst())))
  }
}

extension PerformanceTable.Body {
  /// A body as forms print it: `[360]云岭市财政局`, `219001-名称`, `685201 名称`, `名称`.
  init(printed: String) {
    let text = printed.withoutBlanks
    var scalars = Substring(text).unicodeScalars
    let opening: Unicode.Scalar? = scalars.first.flatMap {
      "[【（(〔".unicodeScalars.contains($0) ? $0 : nil
    }
    if opening != nil { scalars.removeFirst() }
    let digits = scalars.prefix { $0.halfWidth.isDigit }
    var rest = scalars[digits.endIndex...]
    if opening != nil {
      guard let close = rest.first, "]】）)〕".unicodeScalars.contains(close), digits.count >= 2 else {
        self.init(code: nil, name: text.isEmpty ? nil : text)
        return
      }
      rest.removeFirst()
    } else {
      rest = rest.drop { $0 == "-" || $0 == "—" || $0 == "_" || $0 == "－" }
    }
    // A name may begin with a letter: 692012Q湾高新区.
    let start = rest.drop { ("A"..."Z").contains($0) }
    guard digits.count >= (opening == nil ? 3 : 2), let first = start.first, first.isCJK,
      first != "年"
    else {
      self.init(code: nil, name: text.isEmpty ? nil : text)
      return
    }
    self.init(code: String(Substring(digits)), name: String(Substring(rest)))
  }
}
