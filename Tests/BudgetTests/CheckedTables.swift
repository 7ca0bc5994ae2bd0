import Budget
import Tables

/// A sound table that each test spoils in one way.
///
/// 道路养护: 312.80万元, all public money, in 2024.
func soundTable(_ change: (inout PerformanceTable) -> Void = { _ in }) -> PerformanceTable {
  var table = PerformanceTable(index: 1)
  table.title = "道路养护项目绩效目标表"
  table.projectName = "道路养护项目"
  table.year = 2024
  table.pages = [3]
  table.amountUnit = "万元"
  table.budget.total = DecimalNumber("312.80")
  table.budget.fiscal = DecimalNumber("312.80")
  table.columns = ["一级指标", "二级指标", "三级指标", "指标值"]
  table.fields = [
    field("项目名称", "道路养护项目"), field("预算数", "312.80"), field("其中：财政资金", "312.80"),
    field("其他资金", ""),
  ]
  table.indicators = [
    row("产出指标", "数量指标", "养护里程", "≥120公里"),
    row("产出指标", "质量指标", "验收合格率", "100%"),
    row("产出指标", "时效指标", "完成时间", "2024年12月底前"),
    row("产出指标", "成本指标", "养护费用", "≤313万元"),
    row("效益指标", "社会效益指标", "通行能力", "有所提高"),
    row("满意度指标", "服务对象满意度指标", "居民满意度", "≥90%"),
  ]
  change(&table)
  return table
}

/// A field of the head on page 3.
func field(_ label: String, _ value: String) -> PerformanceTable.Field {
  .init(
    label: label, value: value, page: 3, box: Rect(left: 100, top: 90, right: 180, bottom: 110))
}

/// An indicator on page 4.
func row(
  _ level1: String, _ level2: String, _ level3: String, _ value: String, nature: String? = nil,
  weight: String? = nil, score: String? = nil, deviation: String? = nil
) -> Indicator {
  Indicator(
    level1: level1, level2: level2, level3: level3,
    target: TargetReader().target(text: value, nature: nature, name: level3, year: 2024),
    nature: nature, weight: weight, score: score, deviation: deviation, pages: [4],
    box: Rect(left: 50, top: 200, right: 500, bottom: 220))
}

/// A document of some tables and grids.
func document(_ tables: [PerformanceTable], grids: [Table] = []) -> Document {
  Document(
    source: .init(name: "made", sha256: "", bytes: 0, mediaType: "text/plain", pageCount: 4),
    status: .complete, tables: tables, grids: grids)
}

/// What the checks find in some tables.
func findings(in tables: PerformanceTable...) -> [Finding] {
  Checks().findings(in: document(tables))
}

/// The codes of what the checks find in a sound table that was spoilt.
func codes(_ change: (inout PerformanceTable) -> Void) -> [String] {
  findings(in: soundTable(change)).map(\.code)
}
