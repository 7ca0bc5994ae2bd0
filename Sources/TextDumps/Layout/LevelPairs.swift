internal import Budget

/// Which names of the second level go with which of the first, as data.
///
/// Source: the legal level names of 财预〔2015〕88号 and 财预〔2021〕101号. Only the names that every
/// form uses in one way are listed; a pair that is not listed is no conflict.
enum LevelPairs {
  /// Whether a second level belongs to another first level.
  static func conflict(_ level1: String, _ level2: String) -> Bool {
    guard let own = homes[Labels.levelKey(level2)] else { return false }
    let key = Labels.levelKey(level1)
    return !own.contains(key) && all.contains(key)
  }

  private static let all: Set<String> = [
    "产出", "预期产出", "成本", "效益", "效果", "预期效益", "预期效果", "满意度", "服务对象满意度",
  ]

  private static let homes: [String: Set<String>] = {
    let output: Set<String> = ["产出", "预期产出"]
    let outcome: Set<String> = ["效益", "效果", "预期效益", "预期效果"]
    var result: [String: Set<String>] = [:]
    for name in ["数量", "质量", "时效"] { result[name] = output }
    result["成本"] = output.union(["成本"])
    for name in ["经济成本", "社会成本", "生态环境成本"] { result[name] = output.union(["成本"]) }
    for name in ["经济效益", "社会效益", "生态效益", "环境效益", "可持续影响"] { result[name] = outcome }
    for name in ["满意度", "服务对象满意度"] {
      result[name] = outcome.union(["满意度", "服务对象满意度"])
    }
    return result
  }()
}
