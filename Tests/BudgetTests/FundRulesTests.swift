import Budget
import Tables
import Testing

@Suite struct FundRulesTests {
  /// The head of a form that prints both the term and the year, in 元.
  private func bothTerms(_ change: (inout PerformanceTable) -> Void = { _ in }) -> PerformanceTable
  {
    soundTable { table in
      table.amountUnit = "元"
      table.indicators.remove(at: 3)
      table.projectBudget.total = DecimalNumber("10903043.00")
      table.projectBudget.fiscal = DecimalNumber("10903043.00")
      table.projectBudget.other = DecimalNumber("0.00")
      table.budget.total = DecimalNumber("10903043.00")
      table.budget.fiscal = DecimalNumber("10900000.00")
      table.budget.carryover = DecimalNumber("3043.00")
      table.budget.other = DecimalNumber("0.00")
      table.fields = [
        field("项目资金总额", "10,903,043.00"), field("年度资金申请总额", "10,903,043.00"),
        field("其中：财政资金", "10,903,043.00"), field("其中：当年财政拨款", "10,900,000.00"),
        field("上年结转资金", "3,043.00"), field("其他资金", "0.00"), field("其他资金", "0.00"),
      ]
      change(&table)
    }
  }

  @Test func `sums that add up are no finding`() {
    #expect(findings(in: soundTable(), bothTerms()).isEmpty)
  }

  @Test func `what was carried over is a part of the term, too, where the term prints it`() {
    let table = bothTerms { table in
      table.projectBudget.fiscal = DecimalNumber("10900000.00")
      table.fields[2].value = "10,900,000.00"
      table.fields.insert(field("上年结转资金", "3,043.00"), at: 4)
    }
    #expect(findings(in: table).isEmpty)
  }

  @Test func `a part larger than its total is an error with both figures`() throws {
    // 万里街道 2023, page 35: 年度资金申请总额 is smaller than 当年财政拨款.
    let table = bothTerms { table in
      table.projectBudget.total = DecimalNumber("11419043.00")
      table.projectBudget.fiscal = DecimalNumber("11419043.00")
      table.budget.fiscal = DecimalNumber("11419043.00")
      table.budget.carryover = DecimalNumber("0.00")
      table.fields[0].value = "11,419,043.00"
      table.fields[2].value = "11,419,043.00"
      table.fields[3].value = "11,419,043.00"
    }
    let found = findings(in: table)
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.code == "fund-sum")
    #expect(finding.severity == .error)
    #expect(finding.table == 1)
    #expect(finding.page == 3)
    #expect(finding.box != nil)
    #expect(finding.evidence == ["年度资金申请总额 10,903,043.00", "其中：财政资金 11,419,043.00"])
  }

  @Test func `parts that do not reach their total are an error`() throws {
    let finding = try #require(
      findings(in: soundTable { $0.budget.fiscal = DecimalNumber("300.00") }).first)
    #expect(finding.code == "fund-sum")
    #expect(finding.message == "the parts add up to 300, not 312.80")
  }

  @Test func `a hundredth of the printed unit is forgiven, two are not`() {
    #expect(codes { $0.budget.fiscal = DecimalNumber("312.79") }.isEmpty)
    #expect(codes { $0.budget.fiscal = DecimalNumber("312.78") } == ["fund-sum"])
  }

  @Test func `a form that prints only some parts need not add up`() {
    let isSilent = codes { table in
      table.budget.fiscal = DecimalNumber("300.00")
      table.fields.removeLast()
    }.isEmpty
    #expect(isSilent)
  }

  @Test func `further money in the head may be the missing part`() {
    let isSilent = codes { table in
      table.budget.fiscal = DecimalNumber("300.00")
      table.fields.append(field("事业收入", "12.80"))
    }.isEmpty
    #expect(isSilent)
  }

  @Test func `money carried over may be within 财政拨款, but not within 当年财政拨款`() {
    func carried(_ label: String) -> [String] {
      codes { table in
        table.budget.carryover = DecimalNumber("18.60")
        table.fields[2].label = label
        table.fields.append(field("上年结转资金", "18.60"))
      }
    }
    #expect(carried("其中：财政拨款").isEmpty)
    #expect(carried("其中：当年财政拨款") == ["fund-sum"])
  }

  @Test func `a year above its term is an error, unless the term is blank`() {
    #expect(codes { $0.projectBudget.total = DecimalNumber("312.7") } == ["fund-sum"])
    #expect(codes { $0.projectBudget.total = DecimalNumber("936") }.isEmpty)
    #expect(codes { $0.projectBudget.total = DecimalNumber("0.00") }.isEmpty)
  }

  @Test func `the funds of a task add up`() {
    func task(_ fiscal: String, _ other: String?) -> [String] {
      codes { table in
        table.kind = .overall
        table.tasks = [
          .init(
            name: "养护", total: DecimalNumber("326.00"), fiscal: DecimalNumber(fiscal),
            other: other.flatMap { DecimalNumber($0) })
        ]
      }
    }
    #expect(task("300.00", "26.00").isEmpty)
    #expect(task("300.00", "25.00") == ["fund-sum"])
    #expect(task("300.00", nil).isEmpty)
    #expect(task("327.00", nil) == ["fund-sum"])
  }

  @Test func `amounts need a unit of money`() {
    #expect(codes { $0.amountUnit = nil } == ["unit-unknown"])
    #expect(codes { $0.amountUnit = "万" } == ["unit-unknown"])
    #expect(codes { $0.amountUnit = "人民币万元" }.isEmpty)
    let isSilent = codes { table in
      table.amountUnit = nil
      table.budget = .init()
      table.fields = []
    }.isEmpty
    #expect(isSilent)
  }

  @Test func `amounts beyond all measure are not compared, and trap nowhere`() {
    let huge = String(repeating: "9", count: 30)
    #expect(codes { $0.budget.total = DecimalNumber(huge) }.isEmpty)
  }
}
