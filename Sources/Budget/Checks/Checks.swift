public import Tables

/// Looks for what is wrong in the published tables themselves.
///
/// The findings speak of the document, not of the conversion: `error` where its figures contradict
/// each other, `warning` where something looks wrong, `note` for what a reviewer may want to look
/// at. A rule that lacks the figures it needs says nothing.
public struct Checks: Sendable {
  /// Creates the checks.
  public init() {}

  /// What is wrong in a document's tables, table by table, in the order of the rules.
  ///
  /// - Complexity: Linear in the number of indicators.
  public func findings(in document: Document) -> [Finding] {
    findings(in: document, totals: document.grids.flatMap(ProjectSum.totals(in:)))
  }

  /// What is wrong in a document's tables, compared with totals of grids that it need not hold.
  func findings(in document: Document, totals: [ProjectSum.Total]) -> [Finding] {
    var findings: [Finding] = []
    let style = TitleStyle(of: document)
    for table in document.tables {
      for rule in Self.tableRules { findings += rule.findings(table) }
      findings += style.findings(in: table)
    }
    return findings + ProjectSum.findings(in: document, totals: totals)
  }

  /// Every code that a finding of the checks can have, in the order of the rules.
  public static let codes: [FindingCode] =
    tableRules.flatMap(\.codes) + [TitleStyle.code, ProjectSum.code]

  /// The rules that look at one table at a time.
  private static let tableRules: [CheckRule] = [
    .funds, .moneyUnit, .requiredLevels, .levelPairs, .weights, .scores, .executionRate, .dates,
    .cost, .percentages, .directions, .missingValues, .emptyWords, .nameNumbers, .duplicates,
  ]
}

/// A code that a finding can have.
public struct FindingCode: Hashable, Sendable {
  /// The code, such as `fund-sum`.
  public var code: String
  /// The severities that it comes with, the gravest first.
  public var severities: [Finding.Severity]
  /// What it says, in one sentence.
  public var meaning: String

  /// Creates a code.
  public init(_ code: String, _ severities: [Finding.Severity], _ meaning: String) {
    self.code = code
    self.severities = severities
    self.meaning = meaning
  }
}

/// One rule: the codes it can give and how it finds them in a table.
struct CheckRule: Sendable {
  /// The codes of its findings.
  let codes: [FindingCode]
  /// What it finds.
  let findings: @Sendable (PerformanceTable) -> [Finding]
}

extension FindingCode {
  /// A finding with this code about an indicator of a table.
  func finding(
    _ message: String, severity: Finding.Severity? = nil, in table: PerformanceTable,
    at indicator: Indicator, evidence: [String?]
  ) -> Finding {
    Finding(
      code: code, severity: severity ?? severities.first ?? .note, message: message,
      table: table.index, page: indicator.pages.first ?? table.pages.first, box: indicator.box,
      evidence: evidence.compactMap { $0 })
  }

  /// A finding with this code about a table, at one of its fields where there is one.
  func finding(
    _ message: String, severity: Finding.Severity? = nil, in table: PerformanceTable,
    at field: PerformanceTable.Field? = nil, evidence: [String?]
  ) -> Finding {
    Finding(
      code: code, severity: severity ?? severities.first ?? .note, message: message,
      table: table.index, page: field?.page ?? table.pages.first, box: field?.box,
      evidence: evidence.compactMap { $0 })
  }
}

extension Indicator {
  /// The name and the value as printed, for evidence.
  var printed: [String] {
    [level3, nature, target.text, measure].compactMap { $0 }.filter { !$0.isEmpty }
  }

  /// Whether the row holds a place open: its name is missing or a mark.
  var isFiller: Bool {
    let name = TargetText(level3 ?? "")
    return name.scalars.allSatisfy(TargetWords.blankMarks.unicodeScalars.contains)
      || name.string == "无"
  }
}
