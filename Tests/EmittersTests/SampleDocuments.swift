import Budget
import Tables

/// Values as the reader makes them, written by hand.
enum SampleDocuments {
  static let source = Document.Source(
    name: "budget.pdf", sha256: String(repeating: "0a", count: 32), bytes: 224_970,
    mediaType: "application/pdf", pageCount: 35, producer: "WPS Office")

  /// The first table of the Tianjin 2024 booklet as text input gives it.
  static let seedTable: PerformanceTable = {
    let goal = "1.对中心使用年限较长的网络设备,安全设备,服务器等进行更换,采购符合国家要求的设备."
    let purpose = "更换中心使用年限较长的网络设备,安全设备,服务器等"
    var table = PerformanceTable(index: 1)
    table.number = "1"
    table.title = "2024年基础设施更新项目绩效目标表"
    table.year = 2024
    table.pages = [1]
    table.unit = PerformanceTable.Body(code: "685201", name: "天津市住房公积金管理中心")
    table.amountUnit = "万元"
    table.projectName = "2024年基础设施更新项目"
    table.budget.total = DecimalNumber("396.00")
    table.budget.fiscal = DecimalNumber("396.00")
    table.budget.purpose = purpose
    table.goals = [goal]
    table.fields = [
      ("项目名称", "2024年基础设施更新项目"), ("预算数", "396.00"), ("其中：财政资金", "396.00"),
      ("其他资金", ""), ("资金用途", purpose), ("绩效目标", goal),
    ].map { PerformanceTable.Field(label: $0.0, value: $0.1, page: 1) }
    table.columns = ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值"]
    table.indicators = [
      indicator("产出指标", "数量指标", "购置设备数量", "27台", .equal, "27", "台"),
      indicator("产出指标", "质量指标", "设备质量合格率", "100百分比", .equal, "100", "%"),
      indicator("产出指标", "质量指标", "设备验收率通过率", "100百分比", .equal, "100", "%"),
      indicator(
        "产出指标", "时效指标", "设备到货时长", "≤60工作日", .atMost, "60", "工作日",
        description: "合同签订后设备到货时长"),
      indicator("产出指标", "成本指标", "2024年支出费用", "≤396万元", .atMost, "396", "万元"),
      indicator("效益指标", "社会效益指标", "设备利用率", "≥95百分比", .atLeast, "95", "%"),
      indicator("效益指标", "可持续影响指标", "设备使用年限", "≥5年", .atLeast, "5", "年"),
      indicator(
        "满意度指标", "服务对象满意度指标", "使用人员满意度", "≥90百分比", .atLeast, "90", "%",
        description: "设备使用人员满意度"),
    ]
    return table
  }()

  private static func indicator(
    _ level1: String, _ level2: String, _ level3: String, _ text: String,
    _ sign: Target.Operator, _ number: String, _ unit: String, description: String? = nil
  ) -> Indicator {
    Indicator(
      level1: level1, level2: level2, level3: level3, description: description ?? level3,
      target: Target(
        text: text, kind: .quantity, operator: sign, number: DecimalNumber(number), unit: unit),
      pages: [1])
  }

  /// An 整体支出 table with tasks and boxes, and characters that formats act on.
  static let overall: PerformanceTable = {
    var table = PerformanceTable(index: 2, kind: .overall)
    table.title = "2025年单位整体支出绩效目标表"
    table.year = 2025
    table.pages = [3, 4]
    table.department = PerformanceTable.Body(name: "市<教育>局 & 体育局")
    table.amountUnit = "元"
    table.budget.total = DecimalNumber("1,234,567.80")
    table.goals = ["1. 保障*教学*", "- 改善|环境", "# 其他\n第二行"]
    table.termGoals = ["三年内建成“智慧校园”"]
    table.fields = [
      PerformanceTable.Field(
        label: "部门名称", value: "市<教育>局 & 体育局", page: 3,
        box: Rect(left: 100.04, top: 99.96, right: 300.25, bottom: 120))
    ]
    table.tasks = [
      PerformanceTable.DutyTask(
        name: "任务_1", content: "校舍\"修缮\"", total: DecimalNumber("1000"),
        fiscal: DecimalNumber("1000"))
    ]
    table.columns = ["一级指标", "二级指标", "三级指标", "指标值", "备注"]
    table.indicators = [
      Indicator(
        level1: "产出指标", level2: "数量指标", level3: "修缮\\面积",
        target: Target(
          text: "10-20平方米", kind: .range, number: DecimalNumber("10"),
          upper: DecimalNumber("20"), unit: "平方米"),
        remark: "=SUM(A1)", pages: [3, 4],
        box: Rect(left: -0.04, top: 700, right: 500.5, bottom: 1e38)),
      Indicator(
        level1: "产出指标", level2: "质量指标", level3: "验收",
        target: Target(text: "优", kind: .qualitative, scale: ["优", "良", "中"]), scope: .term,
        pages: [4], box: Rect(left: 56.7, top: 70, right: 500.5, bottom: 90)),
    ]
    table.labels = ["项目资金（万元）", "绩效指标"]
    table.note = "level names stand in each other's column"
    table.repairs = [
      Repair(kind: .pageBreak, page: 3, printed: ["修缮\\面", "积"], text: "修缮\\面积")
    ]
    return table
  }()

  /// A 自评表 in list form without indicators.
  static let evaluation: PerformanceTable = {
    var table = PerformanceTable(index: 3, kind: .selfEvaluation, form: .list)
    table.title = "项目支出绩效自评表"
    table.projectName = "办公用房维修"
    table.pages = [5]
    table.budget.adjusted = DecimalNumber("10.50")
    table.budget.executed = DecimalNumber("-0.5")
    table.budget.rate = "99.5%"
    return table
  }()

  static let grid = Table(
    pages: [6], rowCount: 3, columnCount: 3,
    cells: [
      cell(0..<1, 0..<2, "名称"), cell(0..<1, 2..<3, "金额"), cell(1..<3, 0..<1, "甲\n乙"),
      cell(1..<2, 1..<2, "a|b"), cell(1..<2, 2..<3, "=1+1"), cell(2..<3, 2..<3, "<3"),
    ], headerRows: 1,
    captions: [
      TextLine(
        text: "收支预算总表", page: 6, box: Rect(left: 1, top: -40, right: 90, bottom: -20),
        fontSize: 18),
      TextLine(
        text: "单位：万元", page: 6, box: Rect(left: 40, top: -12, right: 90, bottom: 0),
        fontSize: 10),
    ])

  private static func cell(_ rows: Range<Int>, _ columns: Range<Int>, _ text: String) -> Cell {
    Cell(
      rows: rows, columns: columns, text: text,
      fragments: [
        Fragment(page: 6, box: Rect(left: 1, top: 2, right: 3.14, bottom: 4), lines: [text])
      ])
  }

  static let document = Document(
    source: source, status: .partial, tables: [seedTable, overall, evaluation], grids: [grid],
    findings: [
      Finding(
        code: "fund-sum", severity: .error, message: "the total is not the sum of its parts",
        table: 2, page: 4, box: Rect(left: 1, top: 2, right: 3, bottom: 4), evidence: ["396", "39"]),
      Finding(code: "no-text-layer", severity: .loss, message: "page without text"),
    ])
}
