internal import Tables

/// The printed labels of performance tables and their variants, as data.
///
/// Every label is compared without white space and in half-width form; see ``Labels/key(_:)``.
/// Source: the forms of 财预〔2015〕88号, 财预〔2020〕10号 and 财预〔2021〕101号, and published
/// booklets of a dozen provinces.
public enum Labels {
  /// A column of an indicator grid.
  public enum Column: Hashable, Sendable, CaseIterable {
    /// 一级指标.
    case level1
    /// 二级指标.
    case level2
    /// 三级指标.
    case level3
    /// 绩效指标描述.
    case description
    /// 指标性质.
    case nature
    /// 指标值.
    case value
    /// 度量单位.
    case measure
    /// 分值.
    case weight
    /// 实际完成值.
    case actual
    /// 得分.
    case score
    /// 偏差原因.
    case deviation
    /// 指标方向性.
    case direction
    /// 备注.
    case remark
    /// 单位名称 of a list.
    case unit
    /// 单位编码 of a list.
    case unitCode
    /// 主管部门 of a list.
    case department
    /// 项目名称 of a list.
    case project
    /// 项目编码 of a list.
    case projectCode
    /// 预算数 of a list.
    case total
    /// 财政资金 of a list.
    case fiscal
    /// 其他资金 of a list.
    case other
    /// 年度目标 of a list.
    case goals
    /// 总体目标 of a list.
    case termGoals

    /// Whether it says something of an indicator, not of its project: goals beside goals head a form.
    var isOfIndicators: Bool {
      switch self {
      case .unit, .unitCode, .department, .project, .projectCode, .total, .fiscal, .other, .goals,
        .termGoals:
        false
      default: true
      }
    }
  }

  /// A label in the head of a form.
  public enum Field: Hashable, Sendable, CaseIterable {
    /// 项目名称.
    case projectName
    /// 项目编码.
    case projectCode
    /// 实施单位, 填报单位, 预算单位.
    case unit
    /// 主管部门.
    case department
    /// 预算数, 年度资金总额.
    case total
    /// 财政资金 of the year.
    case fiscal
    /// 上年结转 of the year.
    case carryover
    /// 其他资金.
    case other
    /// 资金用途.
    case purpose
    /// 项目资金总额, 中期资金总额.
    case termTotal
    /// 财政资金 where the form also prints 当年财政拨款.
    case termFiscal
    /// 年度目标.
    case goals
    /// 项目总目标, 中期目标.
    case termGoals
    /// 年度, as in （2025年度）.
    case year
    /// A label with no field of its own.
    case plain
    /// A label that groups others: 项目资金（万元）, 预算规模及资金用途.
    case group

    /// Whether it names an amount of money.
    public var isSum: Bool {
      switch self {
      case .total, .fiscal, .carryover, .other, .termTotal, .termFiscal: true
      default: false
      }
    }
  }

  /// The text in the form in which labels are compared: no white space, half-width forms, no
  /// closing colon, no leading ★ or ※.
  public static func key(_ text: some StringProtocol) -> String {
    var result = TextBuilder(capacity: text.utf8.count)
    // Colons wait until something follows them.
    var colons = 0
    for scalar in text.unicodeScalars where !scalar.isBlank {
      let scalar = scalar.halfWidth
      if scalar == ":" {
        colons += 1
        continue
      }
      let isMark = scalar == "★" || scalar == "※" || scalar == "*"
      if isMark, colons == 0, result.last == nil { continue }
      for _ in 0..<colons { result.append(":") }
      colons = 0
      result.append(scalar)
    }
    return result.text
  }

  /// The column that a header names by one of its known names, or `nil`.
  ///
  /// A unit or points in parentheses (`分值权重(90)`, `预算数(万元)`) do not matter.
  public static func column(_ header: some StringProtocol) -> Column? {
    column(forKey: key(header))
  }

  /// The column that a header names whose key is known.
  public static func column(forKey key: String) -> Column? {
    columns[key] ?? columns[withoutParentheses(key)]
  }

  /// The column that a text names that is known to be the cell of a header.
  ///
  /// Other names than the known ones are told by the word in them that says what they hold.
  static func column(ofCell header: some StringProtocol) -> Column? {
    if let column = column(header) { return column }
    let key = key(header)
    guard key.unicodeScalars.count <= 16 else { return nil }
    return columnParts.first { key.holds($0.part) }?.column
  }

  /// Whether the texts of a row name columns: three at least, and most of them.
  public static func nameColumns(_ texts: [String]) -> Bool {
    let names = texts.compactMap { column(ofCell: $0) }
    return names.count >= 3 && names.count * 2 > texts.count
      && names.contains(where: \.isOfIndicators)
  }

  /// The head label that a text is by one of its known names, or `nil`.
  public static func field(_ label: some StringProtocol) -> Field? {
    field(forKey: key(label))
  }

  /// The head label that a text is whose key is known.
  public static func field(forKey key: String) -> Field? {
    fields[key] ?? fields[withoutParentheses(key)]
  }

  /// The head label that a text is that stands where labels do.
  ///
  /// Other labels than the known ones are told by their end.
  static func field(ofCell label: some StringProtocol) -> Field? {
    if let field = field(label) { return field }
    let bare = withoutParentheses(key(label))
    guard bare.unicodeScalars.count <= 16,
      let end = fieldEnds.first(where: { bare.hasSuffix($0.end) })
    else {
      return nil
    }
    let isTerm = termMarks.contains { bare.holds($0) }
    switch end.field {
    case .goals where isTerm: return .termGoals
    case .total where isTerm: return .termTotal
    default: return end.field
    }
  }

  /// Whether the label of a goal says that it is that of several years: 中期目标, 总目标(2024年-2026年).
  ///
  /// 项目总目标 does not: where it stands alone, it is all that the project aims at.
  static func namesTerm(_ label: some StringProtocol) -> Bool {
    let key = key(label)
    let isSpan = key.holds("年") && spanMarks.contains(where: key.holds)
    return isSpan || yearsMarks.contains(where: key.holds)
  }

  /// Whether a key may be the beginning of a column header or a head label: the first lines of one
  /// that its cell wraps, or all of it.
  ///
  /// What a parenthesis has opened may still be anything.
  public static func beginsLabel(_ key: some StringProtocol) -> Bool {
    guard let open = key.utf8.firstIndex(of: openingByte), open != key.startIndex else {
      return beginnings.contains(key)
    }
    return beginnings.contains(key[..<open])
  }

  /// A key without what its parentheses hold.
  ///
  /// `项目资金(万元)` gives `项目资金`; a key that begins with one, and what none closes, stays.
  public static func withoutParentheses(_ key: String) -> String {
    // Most keys have none, and are told fastest by their bytes in one piece.
    let hasSome = key.utf8.withContiguousStorageIfAvailable { $0.contains(openingByte) } ?? true
    guard hasSome, key.utf8.first != openingByte else { return key }
    var result = Array(key.utf8)
    var open: [Int] = []
    var kept = 0
    for byte in key.utf8 {
      result[kept] = byte
      kept += 1
      if byte == openingByte { open.append(kept - 1) }
      if byte == closingByte, let start = open.popLast() { kept = start }
    }
    return String(decoding: result[..<kept], as: UTF8.self)
  }

  /// The parentheses of a key: to look for bytes is much faster than to look for characters.
  private static let openingByte = UInt8(ascii: "(")
  private static let closingByte = UInt8(ascii: ")")

  /// Whether a text is a name of the first level, points in parentheses left aside.
  public static func isLevel1(_ text: some StringProtocol) -> Bool {
    level1.contains(levelKey(text))
  }

  /// Whether a text is a name of the second level, points in parentheses left aside.
  public static func isLevel2(_ text: some StringProtocol) -> Bool {
    level2.contains(levelKey(text))
  }

  /// Whether a text is a whole name that a cell holds alone: a level, points left aside, or a label.
  ///
  /// 成本（第3批） is none: what stands in its parentheses makes it another name; 指标 ends many.
  public static func isName(_ text: some StringProtocol) -> Bool {
    let key = key(LevelNames.parted(String(text)).name)
    guard key != "指标" else { return false }
    if field(text) != nil { return true }
    guard isLevel1(text) || isLevel2(text) else { return false }
    let bare = withoutParentheses(key)
    return bare == key || bare.hasSuffix("指标")
  }

  /// Whether a text is a name of the first level or the first lines of one.
  public static func beginsLevel1(_ text: some StringProtocol) -> Bool {
    level1Beginnings.contains(levelKey(text))
  }

  /// Whether a text is a name of the second level or the first lines of one.
  public static func beginsLevel2(_ text: some StringProtocol) -> Bool {
    level2Beginnings.contains(levelKey(text))
  }

  /// The form in which level names are compared: no white space, no points, no closing 指标.
  public static func levelKey(_ text: some StringProtocol) -> String {
    let bare = withoutParentheses(key(text))
    let end = "指标"
    guard bare.ends(with: end), bare.utf8.count > end.utf8.count else { return bare }
    return String(bare.unicodeScalars.dropLast(end.unicodeScalars.count))
  }
}
