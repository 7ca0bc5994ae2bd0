import Budget
import Tables
import Testing

@Suite struct DateRulesTests {
  private func codes(term fields: [PerformanceTable.Field], deadline: String) -> [String] {
    BudgetTests.codes { table in
      table.fields += fields
      table.indicators[2].target = TargetReader().target(text: deadline, year: 2024)
    }
  }

  private let year2024 = [field("计划开始日期", "2024-01-01"), field("计划完成日期", "2024-12-31")]

  @Test func `a project ends after it begins`() throws {
    let reversed = [field("计划开始日期", "2024/12/31"), field("计划完成日期", "2024/1/1")]
    let found = findings(in: soundTable { $0.fields += reversed })
    #expect(found.map(\.code) == ["date-order"])
    #expect(found.first?.evidence == ["计划开始日期 2024/12/31", "计划完成日期 2024/1/1"])
    #expect(codes(term: year2024, deadline: "2024年12月底前").isEmpty)
  }

  @Test func `a deadline outside the printed term is a warning`() {
    #expect(codes(term: year2024, deadline: "2025年6月底前") == ["deadline-outside-year"])
    #expect(codes(term: year2024, deadline: "2023年6月底前") == ["deadline-outside-year"])
    let long = [field("项目起止时间", "2023.07-2025.12")]
    #expect(codes(term: long, deadline: "2025年6月底前").isEmpty)
    #expect(codes(term: long, deadline: "2023年8月底前").isEmpty)
    #expect(codes(term: long, deadline: "2023年6月底前") == ["deadline-outside-year"])
  }

  @Test func `without a term a deadline before the year is a warning, after it a note`() {
    func severities(_ deadline: String) -> [Finding.Severity] {
      findings(
        in: soundTable { table in
          table.indicators[2].target = TargetReader().target(text: deadline)
        }
      ).map(\.severity)
    }
    #expect(severities("2023年12月底前") == [.warning])
    #expect(severities("2025年6月底前") == [.note])
    #expect(severities("2024年6月底前").isEmpty)
  }

  @Test func `a table without a year, and targets of a whole term, are not judged`() {
    let noYear = BudgetTests.codes { table in
      table.year = nil
      table.indicators[2].target = TargetReader().target(text: "2019年6月底前")
    }
    let wholeTerm = BudgetTests.codes { table in
      table.indicators[2].scope = .term
      table.indicators[2].target = TargetReader().target(text: "2027年6月底前")
    }
    #expect(noYear.isEmpty)
    #expect(wholeTerm.isEmpty)
  }
}
