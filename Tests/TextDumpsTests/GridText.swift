import Tables

/// A table in the form in which tests compare it.
struct GridText {
  let table: Table

  /// The text at a square; empty where no cell covers it.
  func text(_ row: Int, _ column: Int) -> String {
    table.cells.first { $0.rows.contains(row) && $0.columns.contains(column) }?.text ?? ""
  }

  /// The texts of a row, spans repeated once.
  func row(_ row: Int) -> [String] {
    table.cells.filter { $0.rows.contains(row) }
      .sorted { $0.columns.lowerBound < $1.columns.lowerBound }
      .map(\.text)
  }

  /// The rows below the header whose first cells are these, levels filled down.
  var indicators: [[String]] {
    guard let header = (0..<table.rowCount).first(where: { row($0).contains("二级指标") }) else {
      return []
    }
    return (header + 1..<table.rowCount).map { row($0) }
  }

  /// Every character of the cells that is no white space, in no order.
  var characters: [Unicode.Scalar: Int] {
    var result: [Unicode.Scalar: Int] = [:]
    for cell in table.cells {
      for line in cell.fragments.flatMap(\.lines) {
        for scalar in line.unicodeScalars where !scalar.isBlank { result[scalar, default: 0] += 1 }
      }
    }
    return result
  }
}
