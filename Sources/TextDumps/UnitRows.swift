/// Rows that hold nothing but the name of the unit of the projects below them.
extension RowDivider {
  /// The column in which units stand in rows of their own above their projects.
  var unitColumn: GridColumn? { columns.first { $0.role == .unitOrProject } }

  /// The costs of the names of units that begin at a word and stand in rows of their own.
  func forEachUnit(
    from start: Int, _ column: GridColumn, _ costs: CellCosts,
    _ body: (_ end: Int, _ cost: Double) -> Void
  ) {
    var column = column
    column.role = .unit
    let wrap = CellCosts.Wrap(column)
    var inside = 0.0
    var lineWidth = 0
    for end in start + 1...max(start + 1, min(costs.tokens.count, start + Self.longestUnit)) {
      let token = costs.facts[end - 1]
      if end - 1 > start {
        inside += costs.join(before: end - 1, lineWidth: lineWidth, in: wrap)
      }
      lineWidth = token.gap == .space && end - 1 > start ? lineWidth + token.width + 1 : token.width
      guard costs.names[safe: end - 1]?.contains(.endsUnit) ?? false else { continue }
      let cost = inside + costs.end(after: end - 1, lineWidth: lineWidth, in: wrap)
      body(
        end, (start > 0 ? rowCost : 0) + cost + costs.content(start..<end, as: .entity, role: .unit)
      )
    }
  }

  /// The most words that the name of a unit in a row of its own has.
  private static let longestUnit = 6
}
