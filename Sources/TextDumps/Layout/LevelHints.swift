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

  /// What the cells of a row say, or `nil` where they say nothing or several things.
  static func hint(_ cells: [String]) -> Kind? {
    var found: Set<Kind> = []
    for cell in cells where cell.utf8.count <= 120 {
      for (kind, words) in parts where words.contains(where: { cell.holds($0) }) {
        found.insert(kind)
      }
      if counts.contains(where: { cell.hasSuffix($0) }) { found.insert(.quantity) }
    }
    return found.count == 1 ? found.first : nil
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
