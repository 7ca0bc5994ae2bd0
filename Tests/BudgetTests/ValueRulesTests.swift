import Budget
import Tables
import Testing

@Suite struct ValueRulesTests {
  private func codes(name: String = "养护里程", value: String) -> [String] {
    BudgetTests.codes { $0.indicators[0] = row("产出指标", "数量指标", name, value) }
  }

  @Test func `an empty value is an error at its row`() throws {
    let found = findings(
      in: soundTable { $0.indicators[0] = row("产出指标", "数量指标", "养护里程", "") })
    #expect(found.map(\.code) == ["empty-target"])
    #expect(found.first?.severity == .error)
    #expect(found.first?.box == Rect(left: 50, top: 200, right: 500, bottom: 220))
    #expect(found.first?.evidence == ["养护里程"])
  }

  @Test(arguments: ["**公里", "≥**%", "/", "—", "待定"])
  func `a mark in place of a value is a warning`(value: String) {
    #expect(codes(value: value) == ["placeholder"])
  }

  @Test func `rows that hold a place open, and values within names, are no finding`() {
    #expect(codes(name: "……", value: "").isEmpty)
    #expect(codes(name: "/", value: "/").isEmpty)
    #expect(codes(name: "", value: "").isEmpty)
    #expect(codes(name: "指标1:年度资金支付完成率100%", value: "").isEmpty)
    #expect(codes(name: "重大事故", value: "无").isEmpty)
    #expect(codes(name: "重大事故", value: "0次").isEmpty)
  }

  @Test func `a form without any value is one error`() {
    let found = BudgetTests.codes { table in
      for index in table.indicators.indices {
        table.indicators[index].target = Target(text: "", kind: .empty)
      }
    }
    #expect(found == ["empty-target"])
  }

  @Test func `a column that was not found is not the document's fault`() {
    let found = BudgetTests.codes { table in
      table.columns.removeLast()
      table.indicators[0].target = Target(text: "", kind: .empty)
    }
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    ("完工及时率", "及时率", true), ("居民满意度", "满意度", true), ("保持环境", "保持环境", true), ("通行能力", "有所提高", false),
    ("完工及时", "及时", false), ("服务水平", "优", false), ("服务水平", "提高效率", false), ("服务水平", "优良中低差", false),
  ])
  func `a value that says nothing is a note`(name: String, value: String, isFound: Bool) {
    #expect(codes(name: name, value: value) == (isFound ? ["says-nothing"] : []))
  }

  @Test(arguments: [
    ("开展活动300场", "=300.00(场)", false), ("开展活动300场", "≥200场", true),
    ("村组干部230人", "≥230个", true), ("村组干部230人", "≥95%", false), ("补助标准500元", "≤500元/人", false),
    ("2024年支出费用", "≤30次", false),
    ("1至3月逾期率", "<0.05千分之", false), ("养护里程", "≥120公里", false),
  ])
  func `the number of a name and of its value agree`(name: String, value: String, isFound: Bool) {
    #expect(codes(name: name, value: value) == (isFound ? ["name-number"] : []))
  }

  @Test func `the same indicator twice is a warning, with another value too`() {
    func second(_ value: String, _ change: (inout Indicator) -> Void = { _ in }) -> [String] {
      BudgetTests.codes { table in
        var copy = row("产出指标", "数量指标", "养护里程", value)
        change(&copy)
        table.indicators.append(copy)
      }
    }
    #expect(second("≥120公里") == ["duplicate-indicator"])
    #expect(second("≥130公里") == ["same-name-different-value"])
    #expect(second("≥130公里") { $0.description = "县道" }.isEmpty)
    #expect(second("≥130公里") { $0.scope = .term }.isEmpty)
    #expect(second("≥130公里") { $0.level2 = "质量指标" }.isEmpty)
  }
}
