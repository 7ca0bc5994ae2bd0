internal import Foundation

/// What the rows of a table, once divided, show of its columns: where their lines wrap, and in how
/// many rows they have a cell.
struct ColumnRecord {
  private var wraps: WrapWidths
  private var filled: [Int]
  private var rows = 0

  /// How many rows must speak against what is thought of a column beforehand.
  private static let weight = 2.0
  /// The share of rows without a cell that is thought of beforehand.
  private static let share = 0.1
  /// The most that it costs that a row has a cell of its own, or none.
  private static let most = 4.0

  /// Creates an empty record for a number of columns.
  init(columnCount: Int) {
    wraps = WrapWidths(columnCount: columnCount)
    filled = Array(repeating: 0, count: columnCount)
  }

  /// Notes the lines of a cell.
  mutating func add(_ lines: [LineWidth], to column: Int) {
    wraps.add(lines, to: column)
    if filled.indices.contains(column) { filled[column] += 1 }
  }

  /// Notes the widths of the lines of a cell.
  mutating func add(_ lineWidths: [Int], to column: Int) {
    add(lineWidths.map { LineWidth(width: $0, head: 0) }, to: column)
  }

  /// Notes that a row ends.
  mutating func endRow() { rows += 1 }

  /// Tells some columns what the rows show of them, and what those of other tables show where these
  /// say nothing.
  func teach(_ columns: inout [GridColumn], others: ColumnRecord?) {
    for index in columns.indices {
      columns[index].wrapWidth =
        wraps.width(of: index) ?? others.flatMap { $0.wraps.width(of: index) }
      guard columns[index].kind == .text, columns[index].header != [],
        filled.indices.contains(index)
      else { continue }
      let record = others ?? self
      guard record.filled.indices.contains(index), record.rows > 0 else { continue }
      let absent = Double(record.rows - record.filled[index]) + Self.weight * Self.share
      let part = min(0.99, absent / (Double(record.rows) + Self.weight))
      columns[index].absence = min(Self.most, -log(part))
      columns[index].presence = min(Self.most, -log(1 - part))
    }
  }
}
