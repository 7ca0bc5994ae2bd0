internal import Budget
internal import GRDB

/// What an archive holds, in numbers.
public struct ArchiveStatistics: Hashable, Sendable {
  /// A word and how often it occurs.
  public struct Count: Hashable, Sendable {
    /// The word.
    public var name: String
    /// How often it occurs.
    public var count: Int
  }

  /// The year's money of one unit in one year.
  public struct Sum: Hashable, Sendable {
    /// The unit's name.
    public var unit: String?
    /// The budget year.
    public var year: Int?
    /// How many tables there are.
    public var tables: Int
    /// How many of them print an amount and its unit, and are part of the sum.
    public var counted: Int
    /// The sum of 预算数, in ten-thousandths of a 元: exact.
    public var amount: Int128

    /// The sum in 万元, all digits kept, two decimals at least.
    public var tenThousands: String {
      // One 万元 is 10⁸ ten-thousandths of a 元.
      let digits = String(amount.magnitude)
      let padded = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
      var fraction = String(padded.suffix(8))
      while fraction.count > 2, fraction.last == "0" { fraction.removeLast() }
      return (amount < 0 ? "-" : "") + padded.dropLast(8) + "." + fraction
    }
  }

  /// The paths by what was found there: those that gave a document, and those that did not.
  public var sources: [Count] = []
  /// The documents by the outcome of their conversion.
  public var documents: [Count] = []
  /// The performance tables by kind.
  public var tables: [Count] = []
  /// How many indicators there are.
  public var indicators = 0
  /// The findings by severity and code.
  public var findings: [Count] = []
  /// The failures by outcome and reason.
  public var failures: [Count] = []
  /// The money of the projects by unit and year, unless other kinds were asked for.
  public var sums: [Sum] = []

  /// Counts an archive.
  public init(of archive: ArchiveFile, filter: TableFilter = TableFilter()) throws(ArchiveError) {
    self = try archive.read { try Self(from: $0, filter) }
  }

  private init(from db: Database, _ filter: TableFilter) throws {
    let tables = """
      FROM performance_table JOIN extraction ON extraction.id = extraction_id AND extraction.current
      WHERE \((filter.conditions.sql + ["1"]).joined(separator: " AND "))
      """
    let arguments = StatementArguments(filter.conditions.arguments)
    // What is wanted of some tables is told of the documents that hold them.
    func among(_ column: String, _ documents: String) -> String {
      filter.isOpen ? "1" : "\(column) IN (SELECT \(documents))"
    }
    let passing = "FROM documents WHERE extraction_id IN (SELECT extraction_id \(tables))"
    sources = try Self.counts(
      db,
      """
      SELECT coalesce(outcome, 'document'), count(*) FROM source
      WHERE current AND \(among("document_id", "document_id \(passing)")) GROUP BY 1
      """, arguments)
    documents = try Self.counts(
      db,
      """
      SELECT coalesce(status, 'unfinished'), count(*) FROM documents
      WHERE \(among("extraction_id", "extraction_id \(tables)")) GROUP BY 1
      """, arguments)
    self.tables = try Self.counts(
      db, "SELECT performance_table.kind, count(*) \(tables) GROUP BY 1", arguments)
    indicators =
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM indicator
          WHERE table_id IN (SELECT performance_table.id \(tables))
          """,
        arguments: arguments) ?? 0
    findings = try Self.counts(
      db,
      """
      SELECT severity || ' ' || code, count(*) FROM finding
        JOIN extraction ON extraction.id = extraction_id AND current
      WHERE \(among("(extraction_id, coalesce(table_index, 0))", "extraction_id, table_index \(tables)"))
        OR (table_index IS NULL AND \(among("extraction_id", "extraction_id \(tables)")))
      GROUP BY 1
      """, arguments + arguments)
    failures = try Self.counts(
      db,
      """
      SELECT status || coalesce(': ' || reason, ''), count(*) FROM failures
      WHERE \(among("sha256", "sha256 \(passing)")) GROUP BY 1
      """, arguments)
    // The table of a whole unit holds its projects' money once more.
    var counted = filter
    if counted.kinds.isEmpty { counted.kinds = [.project, .transfer] }
    let (conditions, values) = counted.conditions
    sums = try Self.sums(
      db, conditions.joined(separator: " AND "), StatementArguments(values))
  }

  private static func counts(
    _ db: Database, _ sql: String, _ arguments: StatementArguments = StatementArguments()
  ) throws -> [Count] {
    try Row.fetchAll(db, sql: sql + " ORDER BY 2 DESC, 1", arguments: arguments).map {
      Count(name: $0[0] ?? "", count: $0[1])
    }
  }

  private static func sums(_ db: Database, _ condition: String, _ arguments: StatementArguments)
    throws -> [Sum]
  {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT unit_name, year, amount_unit, budget_total_text
        FROM performance_table JOIN extraction
          ON extraction.id = extraction_id AND extraction.current
        WHERE \(condition)
        ORDER BY unit_name, year
        """,
      arguments: arguments)
    var result: [Sum] = []
    while let row = try rows.next() {
      let (unit, year): (String?, Int?) = (row["unit_name"], row["year"])
      if result.last?.unit != unit || result.last?.year != year || result.isEmpty {
        result.append(Sum(unit: unit, year: year, tables: 0, counted: 0, amount: 0))
      }
      let last = result.count - 1
      result[last].tables += 1
      guard let amount = amount(row["budget_total_text"], unit: row["amount_unit"]) else {
        continue
      }
      let (sum, overflow) = result[last].amount.addingReportingOverflow(amount)
      guard !overflow else { continue }
      result[last].amount = sum
      result[last].counted += 1
    }
    return result
  }

  /// An amount in ten-thousandths of a 元; `nil` where its unit is not printed.
  private static func amount(_ text: String?, unit: String?) -> Int128? {
    guard let number = text.flatMap({ DecimalNumber($0) }) else { return nil }
    return switch unit {
    case "元": number.scaled(by: 4)
    case "千元": number.scaled(by: 7)
    case "万元": number.scaled(by: 8)
    case "百万元": number.scaled(by: 10)
    case "亿元": number.scaled(by: 12)
    default: nil
    }
  }
}
