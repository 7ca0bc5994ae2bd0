/// Finds how many rows from the top name the columns of a table.
///
/// The header ends above the first row of numbers, and where the cells that begin in its first row
/// end: a cell over several rows keeps them together, headings over several columns bring the row of
/// the columns' own names along, and a row that counts the columns (1, 2, 3) belongs to it.
struct HeaderRows: Sendable {
  /// The number of header rows; 0 where the first row is no header.
  func count(in table: Table) -> Int {
    guard table.rowCount > 1, table.columnCount > 1 else { return 0 }
    var rows: [[Cell]] = Array(repeating: [], count: table.rowCount)
    for cell in table.cells where cell.rows.lowerBound < table.rowCount {
      rows[cell.rows.lowerBound].append(cell)
    }
    let body = rows.firstIndex { hasNumbers($0) } ?? table.rowCount
    guard body > 0, rows[0].count > 1, rows[0].contains(where: { !$0.text.isEmpty }) else {
      return 0
    }
    var end = 1
    while true {
      let reach = rows[..<end].joined().reduce(end) { max($0, $1.rows.upperBound) }
      let next = min(max(reach, end), table.rowCount)
      let headings = rows[end - 1].filter { $0.columns.count > 1 && !$0.text.isEmpty }
      let goesOn =
        next == end && end < body && end + 1 < table.rowCount && !headings.isEmpty
        && rows[end].count > rows[end - 1].count
        && rows[end].allSatisfy { !$0.text.isEmpty }
      if goesOn {
        end += 1
      } else if next > end {
        end = next
      } else {
        break
      }
    }
    guard end < table.rowCount else { return 0 }
    if countsColumns(rows[end]) { end += 1 }
    return end < table.rowCount ? end : 0
  }

  /// Whether a row has numbers that are no years and no counts of columns.
  private func hasNumbers(_ row: [Cell]) -> Bool {
    !countsColumns(row)
      && row.contains { cell in
        cell.columns.lowerBound > 0 && isNumber(cell.text)
      }
  }

  private func isNumber(_ text: String) -> Bool {
    var digits = 0
    for scalar in text.unicodeScalars where !scalar.isBlank {
      let scalar = scalar.halfWidth
      if scalar.isDigit {
        digits += 1
      } else if !",.-+%()".unicodeScalars.contains(scalar) {
        return false
      }
    }
    let isYear = digits == 4 && (text.hasPrefix("19") || text.hasPrefix("20")) && text.count == 4
    return digits > 0 && !isYear
  }

  /// Whether a row numbers the columns: 1, 2, 3, …, after a name or without.
  private func countsColumns(_ row: [Cell]) -> Bool {
    let numbers = row.compactMap { Int($0.text) }
    guard numbers.count > 1, row.count - numbers.count <= 2 else { return false }
    return zip(numbers, numbers.dropFirst()).allSatisfy { $1 == $0 &+ 1 }
  }
}
