public import Tables

/// One 绩效目标表: a project (or a unit), its money, its goals and its indicators.
public struct PerformanceTable: Hashable, Sendable {
  /// What the table is about.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 项目绩效目标表 and its 申报, 填报 and 批复 variants.
    case project = "project_target"
    /// 部门 or 单位整体支出绩效目标表.
    case overall = "overall_target"
    /// 转移支付 and 中央预算内投资.
    case transfer = "transfer_target"
    /// 自评表.
    case selfEvaluation = "self_evaluation"
  }

  /// How the printed table is laid out.
  public enum Form: String, Hashable, Sendable {
    /// One project a table: a head of labels and values, then the indicators.
    case form
    /// Many projects in one table, one indicator a row.
    case list
  }

  /// A body with its code, as `685201 天津市住房公积金管理中心` prints them.
  public struct Body: Hashable, Sendable {
    /// The code, digits as printed.
    public var code: String?
    /// The name.
    public var name: String?

    /// Creates a body.
    public init(code: String? = nil, name: String? = nil) {
      self.code = code
      self.name = name
    }
  }

  /// The year's money, in the table's `amountUnit`.
  public struct YearBudget: Hashable, Sendable {
    /// 预算数, 年度资金总额, 年度资金申请总额.
    public var total: DecimalNumber?
    /// 财政资金, 财政拨款, 当年财政拨款.
    public var fiscal: DecimalNumber?
    /// 上年结转.
    public var carryover: DecimalNumber?
    /// 其他资金.
    public var other: DecimalNumber?
    /// 资金用途.
    public var purpose: String?
    /// 全年预算数, of a 自评表.
    public var adjusted: DecimalNumber?
    /// 全年执行数, of a 自评表.
    public var executed: DecimalNumber?
    /// 执行率 as printed, of a 自评表.
    public var rate: String?

    /// Creates an empty budget.
    public init() {}
  }

  /// The money of the whole term, in the table's `amountUnit`.
  public struct TermBudget: Hashable, Sendable {
    /// 项目资金总额, 中期资金总额.
    public var total: DecimalNumber?
    /// 财政资金 of the term.
    public var fiscal: DecimalNumber?
    /// 其他资金 of the term.
    public var other: DecimalNumber?

    /// Creates an empty budget.
    public init() {}
  }

  /// A label and its value in the head of a table, as printed.
  public struct Field: Hashable, Sendable {
    /// The label, white space removed.
    public var label: String
    /// The value; empty where none is printed.
    public var value: String
    /// The page of the value, from 1.
    public var page: Int
    /// Where the value stands.
    ///
    /// `nil` for text input. See `Rect`.
    public var box: Rect?

    /// Creates a field.
    public init(label: String, value: String, page: Int, box: Rect? = nil) {
      self.label = label
      self.value = value
      self.page = page
      self.box = box
    }
  }

  /// One of the 年度主要任务 of a 整体支出 table.
  public struct DutyTask: Hashable, Sendable {
    /// 任务名称.
    public var name: String
    /// 主要内容.
    public var content: String?
    /// 总额.
    public var total: DecimalNumber?
    /// 财政拨款.
    public var fiscal: DecimalNumber?
    /// 其他资金.
    public var other: DecimalNumber?

    /// Creates a task.
    public init(
      name: String, content: String? = nil, total: DecimalNumber? = nil,
      fiscal: DecimalNumber? = nil, other: DecimalNumber? = nil
    ) {
      self.name = name
      self.content = content
      self.total = total
      self.fiscal = fiscal
      self.other = other
    }
  }

  /// Its number in the document, from 1.
  public var index: Int
  /// What it is about.
  public var kind: Kind
  /// How it is laid out.
  public var form: Form
  /// The number printed before the title.
  public var number: String?
  /// The printed title without its number and without white space.
  public var title: String?
  /// The budget year.
  public var year: Int?
  /// The pages it stands on, in order.
  public var pages: [Int]
  /// The unit that reports or carries the project out.
  public var unit: Body
  /// 主管部门.
  public var department: Body
  /// 万元 or 元.
  public var amountUnit: String?
  /// 项目名称.
  public var projectName: String?
  /// 项目编码.
  public var projectCode: String?
  /// The year's money.
  public var budget: YearBudget
  /// The whole term's money.
  public var projectBudget: TermBudget
  /// The year's goals, one string an item.
  public var goals: [String]
  /// The goals of the whole term, one string an item.
  public var termGoals: [String]
  /// Every label and value of the head.
  public var fields: [Field]
  /// 年度主要任务, of a 整体支出 table.
  public var tasks: [DutyTask]
  /// The printed header of the indicators, in order.
  public var columns: [String]
  /// The texts that name parts of the table and stand in no other list, as printed: names of groups
  /// and sides, levels without an indicator, lines inside the grid that say its year or unit.
  ///
  /// A list has those of the whole with its first project.
  public var labels: [String]
  /// The indicators in printed order.
  public var indicators: [Indicator]
  /// What is unusual about the printed form, such as level names in each other's column.
  public var note: String?
  /// What was mended on the way.
  public var repairs: [Repair]

  /// Creates an empty table.
  public init(index: Int, kind: Kind = .project, form: Form = .form) {
    self.index = index
    self.kind = kind
    self.form = form
    self.pages = []
    self.unit = Body()
    self.department = Body()
    self.budget = YearBudget()
    self.projectBudget = TermBudget()
    self.goals = []
    self.termGoals = []
    self.fields = []
    self.tasks = []
    self.columns = []
    self.labels = []
    self.indicators = []
    self.repairs = []
  }
}
