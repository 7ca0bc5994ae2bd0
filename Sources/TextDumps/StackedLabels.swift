internal import Budget
internal import Tables

/// Labels that stand above their values instead of before them, as data.
///
/// Two or more of them in a row are the header of a small table in the head of a form. They are
/// compared as in `Labels.key(_:)`, without what stands in parentheses.
enum StackedLabels {
  /// What stands below a label, or `nil` for a label that its value stands beside.
  static func kind(_ key: String) -> GridColumn.Kind? {
    if let kind = kinds[key] ?? kinds[Labels.withoutParentheses(key)] { return kind }
    // Two names in one cell: 执行率/得分.
    if let slash = key.utf8.firstIndex(of: UInt8(ascii: "/")), let kind = kinds[key[..<slash]],
      kinds[key[key.index(after: slash)...]] != nil
    {
      return kind
    }
    return Labels.field(forKey: key) == .termGoals ? .goals : nil
  }

  /// Whether a key may be the beginning of one of them.
  static func begins(_ key: String) -> Bool {
    if let slash = key.utf8.firstIndex(of: UInt8(ascii: "/")), kinds[key[..<slash]] != nil {
      let rest = key[key.index(after: slash)...]
      return rest.isEmpty || beginnings.contains(rest)
    }
    guard let open = key.utf8.firstIndex(of: UInt8(ascii: "(")), open != key.startIndex else {
      return beginnings.contains(key)
    }
    return kinds[key[..<open]] != nil
  }

  /// Names of a row in such a table: the label column of the money of a 自评表.
  static func isRowLabel(_ text: String) -> Bool {
    if Labels.key(text) == "总额" { return true }
    return switch Labels.field(text) {
    case .total, .fiscal, .carryover, .other, .termTotal, .termFiscal: true
    case .plain: Labels.key(text).hasSuffix("资金") || Labels.key(text).hasSuffix("拨款")
    default: false
    }
  }

  private static let kinds = NameTable(
    rows.flatMap { kind, names in
      names.split(separator: " ").map { (name: String($0), value: kind) }
    })

  private static let beginnings = NameSet(
    kinds.names.flatMap { key in key.indices.map { String(key[...$0]) } })

  private static let rows: [(GridColumn.Kind, String)] = [
    (
      .amount,
      "年初预算数 年初预算 全年预算数 全年预算 全年执行数 全年执行 调整后预算数 预算执行数 执行数 年度预算数 年度执行数 "
        + "总额 财政拨款 其他资金 金额 小计"
    ),
    (.points, "分值 权重 得分"),
    (.rate, "执行率 预算执行率 3月底 6月底 10月底 12月底"),
    (.name, "任务名称 工作任务 主要任务 成本构成"),
    (.text, "主要内容 任务内容 内容 原因 偏差原因 未完成原因 测算依据 测算公式依据 测算依据及说明 开始时间 完成时间"),
    (
      .goals,
      "预期目标 实际完成情况 全年实际完成情况 项目年度目标 年度目标完成情况 目标完成情况 年初设定目标 项目总目标 "
        + "项目总体目标 年度总体目标 年度目标 年度绩效目标 中期目标 实施期目标 实施期绩效目标 长期目标 "
        + "年初绩效目标 年初目标 预期绩效目标 全年目标实际完成情况 年度目标实际完成情况 目标实际完成情况 绩效目标完成情况"
    ),
  ]
}
