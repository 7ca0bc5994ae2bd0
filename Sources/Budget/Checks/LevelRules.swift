internal import Tables

/// The levels of the indicators: which must be there, and which second level belongs to which first.
///
/// 部门整体支出 tables have level lists of their own, which differ from place to place, and the form
/// of 中央预算内投资 shifts its levels by one (一级 实施效果, 二级 产出): neither is judged.
/// Source: 财预〔2015〕88号, 财预〔2021〕101号.
extension CheckRule {
  /// 产出, 效益 and 满意度 are all there.
  static let requiredLevels = CheckRule(codes: [LevelFamily.missingCode]) { table in
    guard table.kind != .overall else { return [] }
    let rows = table.indicators.filter { !$0.isFiller }
    guard rows.contains(where: { $0.level1 != nil }),
      rows.allSatisfy({ LevelFamily($0.level1) != nil || $0.level1 == nil })
    else { return [] }
    let present = Set(rows.flatMap { [LevelFamily($0.level1), LevelFamily($0.level2)] })
    let missing: [(LevelFamily, String)] = [
      (.output, "产出指标"), (.benefit, "效益指标"), (.satisfaction, "满意度指标"),
    ].filter { !present.contains($0.0) }
    guard !missing.isEmpty else { return [] }
    let names = missing.map(\.1).joined(separator: ", ")
    return [
      LevelFamily.missingCode.finding(
        "it has no \(names)", in: table, evidence: [table.projectName ?? table.title])
    ]
  }

  /// The second level belongs to its first.
  static let levelPairs = CheckRule(codes: [LevelFamily.pairCode]) { table in
    guard table.kind != .overall else { return [] }
    var seen: Set<String> = []
    return table.indicators.compactMap { row in
      guard let first = LevelFamily(row.level1), let second = LevelFamily(row.level2),
        !first.holds(second), let level1 = row.level1, let level2 = row.level2,
        seen.insert(Labels.key(level1) + "/" + Labels.key(level2)).inserted
      else { return nil }
      return LevelFamily.pairCode.finding(
        "\(level2) does not belong under \(level1)", in: table, at: row,
        evidence: [level1, level2, row.level3])
    }
  }
}

/// The family that the name of a level belongs to.
enum LevelFamily: Hashable {
  case output
  case cost
  case benefit
  case satisfaction

  static let missingCode = FindingCode(
    "level-missing", [.warning], "A table has no 产出, no 效益 or no 满意度 indicator.")
  static let pairCode = FindingCode(
    "level-pair", [.warning], "A second level stands under a first level it does not belong to.")

  /// What names of a family hold, the most telling first: 成本效益 is a benefit.
  private static let words: [(String, LevelFamily)] = [
    ("满意", .satisfaction), ("效益", .benefit), ("成本", .cost), ("可持续", .benefit),
    ("效果", .benefit), ("影响", .benefit), ("产出", .output), ("数量", .output), ("质量", .output),
    ("时效", .output), ("工期", .output),
  ]

  /// Names that hold such a word but stand outside the families.
  private static let strangers = ["实施效果", "履职", "运行成本", "管理", "投入", "过程", "决策", "部门", "整体"]

  init?(_ name: String?) {
    guard let name else { return nil }
    let key = Labels.levelKey(name)
    guard !Self.strangers.contains(where: { key.holds($0) }),
      let family = Self.words.first(where: { key.holds($0.0) })?.1
    else { return nil }
    self = family
  }

  /// Whether a second level of another family may stand under this first one.
  ///
  /// 成本 stood under 产出 before 2021; forms of 2011 have 满意度 under 效益.
  func holds(_ second: LevelFamily) -> Bool {
    switch self {
    case .output: second == .output || second == .cost
    case .cost: second == .cost
    case .benefit: second == .benefit || second == .satisfaction
    case .satisfaction: second == .satisfaction
    }
  }
}
