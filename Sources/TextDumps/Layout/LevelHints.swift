internal import Budget
internal import Tables

/// What the words of an indicator say of the second level it stands under, as data.
///
/// They decide only where the places of the labels say nothing: rows of equal height around a label
/// that may stand on either of two lines.
enum LevelHints {
  /// The kinds of a second level that words tell apart.
  enum Kind {
    /// 数量.
    case quantity
    /// 质量.
    case quality
    /// 时效.
    case timeliness
    /// 成本.
    case cost
    /// 满意度.
    case satisfaction
  }

  /// What the cells of a row say.
  ///
  /// - Parameters:
  ///   - cells: The texts of its cells.
  ///   - target: Its target with its unit, which tells the kind where no word does.
  /// - Returns: A kind of second level, or `nil` where they say nothing or several things.
  static func hint(_ cells: [String], target: String) -> Kind? {
    var found: Set<Kind> = []
    for cell in cells where cell.utf8.count <= 120 {
      for (kind, words) in parts where words.contains(where: { cell.holds($0) }) {
        found.insert(kind)
      }
      if counts.contains(where: { cell.hasSuffix($0) }) { found.insert(.quantity) }
    }
    guard !found.isEmpty else { return hint(ofTarget: target) }
    return found.count == 1 ? found.first : nil
  }

  /// What a target says by its unit: 12月底前, 60工作日; 25万元; 312条.
  private static func hint(ofTarget text: String) -> Kind? {
    guard text.utf8.count <= 60, let last = text.lastIndex(where: \.isASCIIDigit) else {
      return nil
    }
    let isDate = text.holds("月") && text.holds("年") || dateEnds.contains { text.ends(with: $0) }
    if isDate { return .timeliness }
    var unit = String(text[text.index(after: last)...])
    for bound in ["以内", "以上", "以下", "内"] where unit.ends(with: bound) {
      unit = String(unit.dropLast(bound.count))
    }
    if durations.contains(unit) { return .timeliness }
    if unit.ends(with: "元") || unit.begins(with: "元/") || unit.begins(with: "万元/") { return .cost }
    return Units.isUnit(unit) && !shares.contains(unit) ? .quantity : nil
  }

  private static let dateEnds = ["月底前", "年底前", "日前", "月前", "月底", "年底", "年内", "月内"]
  private static let durations: Set<String> = ["小时", "工作日", "个工作日", "分钟", "天", "日", "秒"]
  /// Units of what is no quantity, or of several kinds.
  private static let shares: Set<String> = [
    "%", "％", "百分比", "‰", "千分之", "百分点", "个百分点", "(%)", "（%）", "度", "倍", "年", "月", "个月",
  ]

  /// Whether a level is of the kind that a row's words say.
  static func agree(_ level: String, _ hint: Kind?) -> Bool {
    hint != nil && levels[Labels.levelKey(level)] == hint
  }

  /// Whether a level is of another kind than a row's words say.
  static func conflict(_ level: String, _ hint: Kind?) -> Bool {
    guard let hint, let kind = levels[Labels.levelKey(level)] else { return false }
    return kind != hint
  }

  private static let levels: [String: Kind] = [
    "数量": .quantity, "产出数量": .quantity, "质量": .quality, "产出质量": .quality,
    "时效": .timeliness, "产出时效": .timeliness, "成本": .cost, "产出成本": .cost, "经济成本": .cost,
    "满意度": .satisfaction, "服务对象满意度": .satisfaction, "社会公众满意度": .satisfaction,
  ]

  private static let parts: [(Kind, [String])] = [
    (.quality, ["合格", "达标", "准确率", "完好率", "通过率", "优良率", "正确率"]),
    (.timeliness, ["及时", "完成时间", "时限", "按时", "按期", "月底前", "时长"]),
    (.cost, ["成本", "费用", "单价", "万元", "预算控制", "补助标准"]),
    (.satisfaction, ["满意"]),
  ]

  private static let counts = ["数量", "人数", "次数", "人次", "面积", "里程", "条数", "个数", "户数", "场次", "台数"]
}

extension Character {
  /// Whether it is one of the digits 0–9.
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
