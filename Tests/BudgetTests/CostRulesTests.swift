import Budget
import Tables
import Testing

@Suite struct CostRulesTests {
  private func cost(_ value: String, budget: String = "312.80", unit: String = "万元") -> [Finding] {
    findings(
      in: soundTable { table in
        table.amountUnit = unit
        table.budget.total = DecimalNumber(budget)
        table.budget.fiscal = DecimalNumber(budget)
        table.indicators[3] = row("产出指标", "成本指标", "养护费用", value)
      })
  }

  @Test func `a cost above the budget is a warning, a little above it a note`() {
    #expect(cost("≤400万元").map(\.code) == ["cost-over-budget"])
    #expect(cost("≤400万元").map(\.severity) == [.warning])
    #expect(cost("≤318万元").map(\.severity) == [.note])
  }

  @Test func `a budget rounded up is no excess`() {
    #expect(cost("≤313万元").isEmpty)
    #expect(cost("≤95万元", budget: "94.10").isEmpty)
    #expect(cost("312.8万元").isEmpty)
    #expect(cost("≤300万元").isEmpty)
  }

  @Test func `units are made alike before costs are compared`() {
    #expect(cost("≤313万元", budget: "3128000.00", unit: "元").isEmpty)
    #expect(cost("≤3500000元").map(\.code) == ["cost-over-budget"])
    #expect(cost("≤0.0400亿元").map(\.code) == ["cost-over-budget"])
    #expect(cost("≤3.83元").isEmpty)
  }

  @Test func `costs to others and savings are not held against the budget`() {
    let found = codes { table in
      table.indicators.append(row("成本指标", "社会成本指标", "居民支出", "≤900万元"))
      table.indicators.append(row("成本指标", "经济成本指标", "节约养护费用", "≥900万元"))
    }
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    ("验收合格率", "120%", true), ("验收合格率", "≥100%", true), ("验收合格率", "100%", false),
    ("收入增长率", "120%", false), ("投入产出倍率", "≥150%", false), ("居民满意度", "≥90%", false),
  ])
  func `a share of more than a whole is a note`(name: String, value: String, isFound: Bool) {
    let found = codes { $0.indicators[1] = row("产出指标", "质量指标", name, value) }
    #expect(found == (isFound ? ["percent-over-100"] : []))
  }

  @Test(arguments: [
    ("产出指标", "成本指标", "材料费用", "≥300万元", true),
    ("成本指标", "经济成本指标", "节约费用", "≥30万元", false),
    ("成本指标", "经济成本指标", "成本节约率", "≥5%", false),
    ("产出指标", "时效指标", "故障响应时间", "≥2小时", true), ("产出指标", "时效指标", "故障响应时间", "≤2小时", false),
    ("产出指标", "时效指标", "响应及时率", "≥95%", false), ("产出指标", "时效指标", "设备使用年限", "≥5年", false),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≤90%", true),
    ("满意度指标", "服务对象满意度指标", "群众不满意率", "≤5%", false),
    ("满意度指标", "服务对象满意度指标", "群众投诉次数", "≤5次", false),
  ])
  func `bounds point the way their names mean`(
    level1: String, level2: String, name: String, value: String, isFound: Bool
  ) {
    let found = codes { $0.indicators.append(row(level1, level2, name, value)) }
    #expect(found == (isFound ? ["operator-direction"] : []))
  }

  @Test func `a value and its column that bind differently are a note`() {
    func nature(_ nature: String, _ value: String) -> [String] {
      codes { $0.indicators[0] = row("产出指标", "数量指标", "养护里程", value, nature: nature) }
    }
    #expect(nature("＝", "≥120公里") == ["operator-conflict"])
    #expect(nature("≥", "≥120公里").isEmpty)
    #expect(nature("≥", "120公里").isEmpty)
    #expect(nature("≥", "达到120公里").isEmpty)
    #expect(nature("定性", "≥120公里").isEmpty)
  }
}
