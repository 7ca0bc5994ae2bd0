internal import Budget
internal import Tables

/// One column of the long form: its two names, and the text it shows of a value.
struct Column<Value>: Sendable {
  /// The JSON name, flattened.
  let english: StaticString
  /// The printed Chinese term.
  let chinese: StaticString
  /// The text of a value; `nil` where it has none.
  let text: @Sendable (Value) -> String?

  /// Creates a column.
  init(
    _ english: StaticString, _ chinese: StaticString,
    _ text: @escaping @Sendable (Value) -> String?
  ) {
    self.english = english
    self.chinese = chinese
    self.text = text
  }
}

extension Column where Value == Document {
  /// What is said of a whole document.
  static let ofDocument = [
    Column("source_name", "文件") { $0.source.name },
    Column("status", "状态") { $0.status.rawValue },
  ]
}

extension Column where Value == PerformanceTable {
  /// What is said of a whole table.
  static let ofTable = identity + money + goals

  private static let identity = [
    Column("index", "表号") { String($0.index) },
    Column("kind", "类型") { $0.kind.rawValue },
    Column("form", "形式") { $0.form.rawValue },
    Column("number", "序号") { $0.number },
    Column("title", "标题") { $0.title },
    Column("year", "年度") { $0.year.map { String($0) } },
    Column("pages", "页码") { $0.pages.joined },
    Column("unit_code", "单位代码") { $0.unit.code },
    Column("unit_name", "单位名称") { $0.unit.name },
    Column("department_code", "主管部门代码") { $0.department.code },
    Column("department_name", "主管部门") { $0.department.name },
    Column("project_name", "项目名称") { $0.projectName },
    Column("project_code", "项目编码") { $0.projectCode },
  ]

  private static let money = [
    Column("amount_unit", "金额单位") { $0.amountUnit },
    Column("budget_total", "年度资金总额") { $0.budget.total?.text },
    Column("budget_fiscal", "财政资金") { $0.budget.fiscal?.text },
    Column("budget_carryover", "上年结转") { $0.budget.carryover?.text },
    Column("budget_other", "其他资金") { $0.budget.other?.text },
    Column("budget_purpose", "资金用途") { $0.budget.purpose },
    Column("budget_adjusted", "全年预算数") { $0.budget.adjusted?.text },
    Column("budget_executed", "全年执行数") { $0.budget.executed?.text },
    Column("budget_rate", "执行率") { $0.budget.rate },
    Column("project_budget_total", "项目资金总额") { $0.projectBudget.total?.text },
    Column("project_budget_fiscal", "项目财政资金") { $0.projectBudget.fiscal?.text },
    Column("project_budget_other", "项目其他资金") { $0.projectBudget.other?.text },
  ]

  private static let goals = [
    Column("goals", "年度目标") { $0.goals.isEmpty ? nil : $0.goals.joined(separator: "\n") },
    Column("term_goals", "总体目标") {
      $0.termGoals.isEmpty ? nil : $0.termGoals.joined(separator: "\n")
    },
    Column("note", "附注") { $0.note },
  ]
}

extension Column where Value == Indicator {
  /// The cells of an indicator as they are printed.
  static let printed = [
    Column("level1", "一级指标") { $0.level1 },
    Column("level2", "二级指标") { $0.level2 },
    Column("level3", "三级指标") { $0.level3 },
    Column("description", "绩效指标描述") { $0.description },
    Column("nature", "指标性质") { $0.nature },
    Column("target_text", "指标值") { $0.target.text },
    Column("measure", "度量单位") { $0.measure },
    Column("weight", "分值") { $0.weight },
    Column("actual", "实际完成值") { $0.actual },
    Column("score", "得分") { $0.score },
    Column("deviation", "偏差原因") { $0.deviation },
    Column("direction", "指标方向性") { $0.direction },
    Column("remark", "备注") { $0.remark },
  ]

  /// Whether an indicator speaks of the year or of the whole term.
  static let scope = Column("scope", "时段") { $0.scope.rawValue }

  /// The pages on which it stands, and the reading of its target.
  static let reading = [
    scope,
    Column("indicator_pages", "指标页码") { $0.pages.joined },
    Column("target_kind", "指标值类型") { $0.target.kind.rawValue },
    Column("target_operator", "指标值符号") { $0.target.operator?.rawValue },
    Column("target_number", "指标值数值") { $0.target.number?.text },
    Column("target_upper", "指标值上限") { $0.target.upper?.text },
    Column("target_unit", "指标值单位") { $0.target.unit },
    Column("target_date", "指标值日期") { $0.target.date },
    Column("target_scale", "指标值等级") {
      $0.target.scale.isEmpty ? nil : $0.target.scale.joined(separator: "、")
    },
  ]
}

extension [Int] {
  /// The numbers in one cell; a semicolon, since spreadsheets read `1-2` as a date.
  fileprivate var joined: String { map { String($0) }.joined(separator: ";") }
}
