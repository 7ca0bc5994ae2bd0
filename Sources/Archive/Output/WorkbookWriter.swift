internal import Budget
internal import CXlsxWriter
internal import Tables

/// Writes documents into a spreadsheet: 项目 (a row a table), 指标 (a row an indicator), 问题 (a
/// row a finding).
///
/// Text is written as text, so that nothing printed ever becomes a formula or a link; amounts are
/// written as numbers with as many decimals as printed. Rows go to disk as they come: the size of
/// an archive costs no memory.
final class WorkbookWriter {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private let projects: SheetWriter
  private let indicators: SheetWriter
  private let findings: SheetWriter
  private var isOpen = true

  /// How many texts were cut because a cell cannot hold them.
  var cutTexts: Int { projects.cutTexts + indicators.cutTexts + findings.cutTexts }

  init(path: String) throws(ArchiveError) {
    var options = lxw_workbook_options()
    options.constant_memory = 1
    guard let workbook = workbook_new_opt(path, &options) else {
      throw .file(Location(path), reason: "the spreadsheet cannot be made")
    }
    self.workbook = workbook
    self.path = path
    // The library would write the time of day, and every file would be another one.
    var properties = lxw_doc_properties()
    properties.created = 946_684_800
    workbook_set_properties(workbook, &properties)
    projects = SheetWriter(workbook, name: "项目", headers: Self.projectHeaders)
    indicators = SheetWriter(workbook, name: "指标", headers: Self.indicatorHeaders)
    findings = SheetWriter(workbook, name: "问题", headers: Self.findingHeaders)
  }

  deinit {
    if isOpen { workbook_close(workbook) }
  }

  /// Adds the rows of a document.
  func write(_ document: Document) throws(ArchiveError) {
    let name = document.source.name
    for table in document.tables {
      try check(projects.write(Self.row(of: table, in: name, document.source.sha256)))
      for (index, indicator) in table.indicators.enumerated() {
        try check(indicators.write(Self.row(of: indicator, index + 1, in: table, name)))
      }
    }
    for finding in document.findings {
      try check(findings.write(Self.row(of: finding, in: name)))
    }
  }

  /// Ends the file.
  func close() throws(ArchiveError) {
    for sheet in [projects, indicators, findings] { sheet.finish() }
    isOpen = false
    try check(workbook_close(workbook))
  }

  private func check(_ result: lxw_error) throws(ArchiveError) {
    guard result != LXW_NO_ERROR else { return }
    let reason = lxw_strerror(result).map { String(cString: $0) } ?? "error \(result.rawValue)"
    throw .file(Location(path), reason: reason)
  }
}

extension WorkbookWriter {
  private static let projectHeaders = [
    "文档", "表序", "年度", "类型", "标题", "单位代码", "单位名称", "主管部门代码", "主管部门", "项目代码", "项目名称",
    "金额单位", "预算总额", "财政资金", "上年结转", "其他资金", "资金用途", "全年预算数", "全年执行数", "执行率",
    "项目资金总额", "项目财政资金", "项目其他资金", "年度目标", "总体目标", "页码", "SHA-256",
  ]
  private static let indicatorHeaders = [
    "文档", "表序", "年度", "单位名称", "项目名称", "序号", "一级指标", "二级指标", "三级指标", "指标描述", "指标值",
    "类别", "符号", "数值", "上限", "单位", "日期", "指标性质", "度量单位", "分值", "实际完成值", "得分",
    "偏差原因", "指标方向性", "备注", "范围", "页码",
  ]
  private static let findingHeaders = ["文档", "级别", "代码", "说明", "表序", "页码", "依据"]

  private static func row(of table: PerformanceTable, in document: String, _ sha256: String)
    -> [SheetWriter.Value]
  {
    let budget = table.budget
    let term = table.projectBudget
    let head: [SheetWriter.Value] = [
      .text(document), .count(table.index), .count(table.year), .text(table.kind.rawValue),
      .text(table.title), .text(table.unit.code), .text(table.unit.name),
      .text(table.department.code), .text(table.department.name), .text(table.projectCode),
      .text(table.projectName), .text(table.amountUnit),
    ]
    let money: [SheetWriter.Value] = [
      .amount(budget.total), .amount(budget.fiscal), .amount(budget.carryover),
      .amount(budget.other), .text(budget.purpose), .amount(budget.adjusted),
      .amount(budget.executed), .text(budget.rate), .amount(term.total), .amount(term.fiscal),
      .amount(term.other),
    ]
    return head + money + [
      .text(table.goals.joined(separator: "\n")), .text(table.termGoals.joined(separator: "\n")),
      .text(pages(table.pages)), .text(sha256),
    ]
  }

  private static func row(
    of indicator: Indicator, _ position: Int, in table: PerformanceTable, _ document: String
  ) -> [SheetWriter.Value] {
    let target = indicator.target
    let head: [SheetWriter.Value] = [
      .text(document), .count(table.index), .count(table.year), .text(table.unit.name),
      .text(table.projectName), .count(position), .text(indicator.level1),
      .text(indicator.level2), .text(indicator.level3), .text(indicator.description),
    ]
    let aim: [SheetWriter.Value] = [
      .text(target.text), .text(target.kind.rawValue), .text(target.operator?.rawValue),
      .number(target.number), .number(target.upper), .text(target.unit), .text(target.date),
    ]
    return head + aim + [
      .text(indicator.nature), .text(indicator.measure), .text(indicator.weight),
      .text(indicator.actual), .text(indicator.score), .text(indicator.deviation),
      .text(indicator.direction), .text(indicator.remark), .text(indicator.scope.rawValue),
      .text(pages(indicator.pages)),
    ]
  }

  private static func row(of finding: Finding, in document: String) -> [SheetWriter.Value] {
    [
      .text(document), .text(finding.severity.rawValue), .text(finding.code),
      .text(finding.message), .count(finding.table), .count(finding.page),
      .text(finding.evidence.joined(separator: "\n")),
    ]
  }

  private static func pages(_ pages: [Int]) -> String {
    pages.map(String.init).joined(separator: ",")
  }
}
