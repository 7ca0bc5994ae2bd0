internal import Budget

/// Writes lines of comma-separated values as RFC 4180 describes them.
struct CSVWriter {
  /// Whether a cell that a spreadsheet would run as a formula gets an apostrophe in front.
  var isSpreadsheetSafe: Bool

  /// Appends one cell; the caller puts ``separator`` between cells and ``lineEnd`` after the last.
  func write(_ cell: String?, to output: inout [UInt8]) {
    guard let cell, !cell.isEmpty else { return }
    let guards = isSpreadsheetSafe && Self.isFormula(cell)
    let quotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if quotes { output.append("\"") }
    if guards { output.append("'") }
    if quotes {
      for byte in cell.utf8 {
        if byte == 0x22 { output.append(byte) }
        output.append(byte)
      }
      output.append("\"")
    } else {
      output.append(cell)
    }
  }

  /// What stands between two cells.
  static let separator: UInt8 = 0x2C
  /// What stands after a line.
  static let lineEnd: StaticString = "\r\n"
  /// What tells spreadsheet programs that a file is UTF-8.
  static let byteOrderMark: StaticString = "\u{FEFF}"

  /// Whether a spreadsheet program would run the cell as a formula.
  ///
  /// Source: the OWASP list of leading characters, with their full-width forms, which some programs
  /// read alike. Blanks before them do not help: some programs drop those. Numbers are none.
  static func isFormula(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first(where: { $0 != " " && $0 != "\u{3000}" }) else {
      return false
    }
    switch first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠":
      return DecimalNumber(cell) == nil
    default:
      return false
    }
  }
}
