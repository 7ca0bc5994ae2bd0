public import Budget
internal import GRDB

/// Which performance tables are wanted.
public struct TableFilter: Hashable, Sendable {
  /// A part of the name, or the whole code, of the unit or its department.
  public var unit: String?
  /// The budget year.
  public var year: Int?
  /// What the tables are about, in the words of the contract.
  public var kinds: Set<PerformanceTable.Kind> = []

  /// Creates a filter that lets everything through.
  public init() {}

  /// Whether it lets everything through.
  var isOpen: Bool { unit == nil && year == nil && kinds.isEmpty }

  /// Whether a table passes.
  func passes(_ table: PerformanceTable) -> Bool {
    if let year, table.year != year { return false }
    if !kinds.isEmpty, !kinds.contains(table.kind) { return false }
    guard let unit else { return true }
    return [table.unit, table.department].contains { body in
      body.code == unit || body.name?.contains(unit) == true
    }
  }

  /// The conditions on rows of `performance_table`, with their arguments.
  var conditions: (sql: [String], arguments: [(any DatabaseValueConvertible)?]) {
    var sql: [String] = []
    var arguments: [(any DatabaseValueConvertible)?] = []
    if let unit {
      sql.append(
        """
        (instr(unit_name, ?) > 0 OR unit_code = ? OR instr(department_name, ?) > 0 \
        OR department_code = ?)
        """)
      arguments += [unit, unit, unit, unit]
    }
    if let year {
      sql.append("year = ?")
      arguments.append(year)
    }
    if !kinds.isEmpty {
      let places = repeatElement("?", count: kinds.count).joined(separator: ",")
      sql.append("performance_table.kind IN (\(places))")
      arguments += kinds.map(\.rawValue).sorted()
    }
    return (sql, arguments)
  }
}
