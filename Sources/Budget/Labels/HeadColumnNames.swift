/// The names of the columns of small tables inside a form's head.
extension Labels {
  /// Whether a text names a column of a small table in a head that is no label elsewhere.
  static func isHeadColumn(_ text: some StringProtocol) -> Bool {
    let name = withoutParentheses(key(text))
    if headColumns.contains(name) { return true }
    return name.unicodeScalars.count <= 12 && headColumnEnds.contains(where: name.hasSuffix)
  }

  /// Whether a text only says that a sum is that of all the money beside parts of it.
  static func namesWhole(_ text: some StringProtocol) -> Bool {
    ["总额", "总计", "合计"].contains(key(text))
  }

  /// Names that stand whole: add a printed variant here.
  private static let headColumns = Set(
    ("年初预算 年初预算数 全年预算数 全年执行数 调整后预算数 预算执行数 预算执行率 执行率 分值 得分 权重 原因 任务名称 主要内容 "
      + "任务内容 总额 财政拨款 其他资金 成本构成 金额 内容 测算依据 测算(公式)依据 开始时间 完成时间 偏差原因 预算数 执行数 "
      + "全年预算 全年执行 支出构成 年度预算数 年度执行数 工作任务 主要任务 重点工作 任务 预算金额 小计 合计 未完成原因 "
      + "序号 单价 数量 期望达到的目标")
      .split(separator: " ").map(String.init))

  /// Ends of longer names, such as 2024年实际执行数, 项目实施内容, 执行率/得分.
  private static let headColumnEnds = [
    "内容", "时间", "得分", "分值", "权重", "预算数", "执行数", "执行率", "金额", "依据", "原因",
  ]
}
