import Budget
import Tables
import TestSupport
import Testing

@Suite struct ChecksTests {
  @Test func `a sound table has no findings`() {
    #expect(findings(in: soundTable()).isEmpty)
  }

  @Test func `the codes are documented, each once`() {
    let codes = Checks.codes.map(\.code)
    #expect(Set(codes).count == codes.count)
    // Users rely on them: a code may be added, not renamed.
    #expect(
      codes == [
        "fund-sum", "unit-unknown", "level-missing", "level-pair", "weight-sum",
        "score-over-weight", "deviation-missing", "score-sum", "execution-rate", "date-order",
        "deadline-outside-year", "cost-over-budget", "percent-over-100", "operator-direction",
        "operator-conflict", "empty-target", "placeholder", "says-nothing", "name-number",
        "duplicate-indicator", "same-name-different-value", "title-name", "project-sum",
      ])
    #expect(Checks.codes.allSatisfy { !$0.severities.isEmpty && $0.meaning.hasSuffix(".") })
    // A loss is the conversion's, never the document's.
    #expect(Checks.codes.allSatisfy { !$0.severities.contains(.loss) })
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `any table is checked, and every finding is documented`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let texts = [
      "", "无", "100%", "≥5万元", "≤2024年", "12", "产出指标", "满意度指标", "成本指标", "社会效益指标", "2023.07-2024.01",
      "-3", "99999999999999999999999999999", "(", "%", "优良差", "2024年12月底前", "项目支出", "0.0001",
    ]
    func text() -> String { texts.randomElement(using: &random) ?? "" }
    let table = soundTable { table in
      table.kind = PerformanceTable.Kind.allCases.randomElement(using: &random) ?? .project
      table.title = text()
      table.amountUnit = ["元", "万元", nil, text()].randomElement(using: &random) ?? nil
      table.budget.total = DecimalNumber(text())
      table.budget.fiscal = DecimalNumber(text())
      table.budget.adjusted = DecimalNumber(text())
      table.budget.executed = DecimalNumber(text())
      table.budget.rate = text()
      table.projectBudget.total = DecimalNumber(text())
      table.fields = ["计划开始日期", "计划完成日期", "总分", "项目期", text()].map { field($0, text()) }
      table.indicators = (0..<6).map { _ in
        row(
          text(), text(), text(), text(), nature: text(), weight: text(), score: text(),
          deviation: text())
      }
    }
    let documented = Dictionary(uniqueKeysWithValues: Checks.codes.map { ($0.code, $0.severities) })
    for finding in findings(in: table) {
      #expect(documented[finding.code]?.contains(finding.severity) == true)
      #expect(finding.page != nil)
      #expect(!finding.message.isEmpty)
    }
  }

  // MARK: Published booklets

  @Test(.enabled(if: TestFiles.hasFixtures("seed", "real", "made"), GoldDocuments.whenMissing))
  func `the Tianjin booklet has two tables without satisfaction, and nothing else wrong`() throws {
    let document = try #require(try GoldDocuments.document("seed/tianjin-2024"))
    let found = Checks().findings(in: document)
    let grave = found.filter { $0.severity != .note }
    // 大楼尾款 and 中心综合服务用房安全维修 do end without 满意度指标.
    #expect(grave.map(\.code) == ["level-missing", "level-missing"])
    #expect(grave.map(\.table) == [4, 13])
    #expect(grave.allSatisfy { $0.severity == .warning })
    // 保持现有营业环境 is both name and value.
    #expect(found.filter { $0.severity == .note }.map(\.code) == ["says-nothing"])
  }

  @Test(.enabled(if: TestFiles.hasFixtures("seed", "real", "made"), GoldDocuments.whenMissing))
  func `the Shanghai booklet has three values that only name a rate`() throws {
    let document = try #require(try GoldDocuments.document("real/shanghai-wanli-2023-p1-32"))
    let found = Checks().findings(in: document)
    #expect(found.map(\.code) == ["says-nothing", "says-nothing", "says-nothing"])
    #expect(found.map { $0.evidence.last } == ["及时率", "完善率", "满意度"])
  }

  @Test(.enabled(if: TestFiles.hasFixtures("seed", "real", "made"), GoldDocuments.whenMissing))
  func `the Tianjin values are 99 quantities, 3 deadlines and 9 in words`() throws {
    let document = try #require(try GoldDocuments.document("seed/tianjin-2024"))
    let kinds = document.tables.flatMap(\.indicators).map(\.target.kind)
    #expect(kinds.count == 111)
    #expect(kinds.filter { $0 == .quantity }.count == 99)
    #expect(kinds.filter { $0 == .deadline }.count == 3)
    #expect(kinds.filter { $0 == .qualitative }.count == 9)
  }

  @Test(
    .enabled(if: TestFiles.hasFixtures("seed", "real", "made"), GoldDocuments.whenMissing),
    arguments: GoldDocuments.names())
  func `no record beside the fixtures has an error`(name: String) throws {
    let document = try #require(try GoldDocuments.document(name))
    let errors = Checks().findings(in: document).filter { $0.severity == .error }
    #expect(errors.isEmpty)
  }
}
