internal import Budget
internal import CXlsxWriter
internal import Tables

/// Writes the rows of one kind, on as many sheets as they need.
///
/// Each sheet has a frozen header with filters, and columns as wide as what stands in them.
final class SheetWriter {
  /// What stands in a cell.
  enum Value {
    case text(String?)
    case count(Int?)
    case amount(DecimalNumber?)
    case number(DecimalNumber?)
  }

  /// How a number is shown.
  private struct Style: Hashable {
    var decimals: Int
    var isGrouped: Bool
  }

  /// How many texts were cut because a cell cannot hold them.
  private(set) var cutTexts = 0

  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private let name: String
  private let headers: [String]
  private let bold: UnsafeMutablePointer<lxw_format>?
  private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var sheetCount = 0
  private var row: UInt32 = 0
  private var widths: [Int]

  /// How many rows a sheet holds.
  ///
  /// Source: the limits of Office Open XML spreadsheets.
  private static let rowLimit: UInt32 = 1_048_576
  /// How many characters a cell holds.
  ///
  /// Source: as above.
  private static let textLimit = 32_767
  /// How many digits a number in a cell keeps.
  ///
  /// Source: IEEE 754 double precision.
  private static let digitLimit = 15
  /// The widest column, in characters: wider ones push the rest off the screen.
  private static let widestColumn = 60
  /// The narrowest column, in characters: narrower ones hide the arrow of the filter.
  private static let narrowestColumn = 8

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>, name: String, headers: [String]) {
    self.workbook = workbook
    self.name = name
    self.headers = headers
    widths = headers.map { Self.width(of: $0) + 3 }
    bold = workbook_add_format(workbook)
    format_set_bold(bold)
    _ = begin()
  }

  /// Writes one row.
  func write(_ values: [Value]) -> lxw_error {
    if row >= Self.rowLimit {
      finish()
      let result = begin()
      guard result == LXW_NO_ERROR else { return result }
    }
    for (column, value) in values.enumerated() {
      let result = write(value, column: column)
      guard result == LXW_NO_ERROR else { return result }
    }
    row += 1
    return LXW_NO_ERROR
  }

  /// Ends the sheet at hand.
  func finish() {
    let last = UInt16(headers.count - 1)
    worksheet_autofilter(sheet, 0, 0, max(row, 1) - 1, last)
    for (column, width) in widths.enumerated() {
      let fitted = Double(min(max(width, Self.narrowestColumn), Self.widestColumn))
      worksheet_set_column(sheet, UInt16(column), UInt16(column), fitted, nil)
    }
  }

  private func begin() -> lxw_error {
    sheetCount += 1
    sheet = workbook_add_worksheet(workbook, sheetCount == 1 ? name : "\(name) \(sheetCount)")
    guard sheet != nil else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
    worksheet_freeze_panes(sheet, 1, 0)
    for (column, header) in headers.enumerated() {
      let result = worksheet_write_string(sheet, 0, UInt16(column), header, bold)
      guard result == LXW_NO_ERROR else { return result }
    }
    row = 1
    return LXW_NO_ERROR
  }

  private func write(_ value: Value, column: Int) -> lxw_error {
    switch value {
    case .text(let text): write(text, column: column)
    case .count(let count):
      count.map { worksheet_write_number(sheet, row, UInt16(column), Double($0), nil) }
        ?? LXW_NO_ERROR
    case .amount(let amount): write(amount, isGrouped: true, column: column)
    // A target may be a year: no separators.
    case .number(let number): write(number, isGrouped: false, column: column)
    }
  }

  private func write(_ text: String?, column: Int) -> lxw_error {
    guard var text = text.map(SheetText.text(of:)), !text.isEmpty else { return LXW_NO_ERROR }
    if text.utf16.count > Self.textLimit {
      // Characters of two units are counted twice by some programs: cut by units.
      var kept = String.UnicodeScalarView()
      var room = Self.textLimit - 1
      for scalar in text.unicodeScalars {
        room -= UTF16.width(scalar)
        guard room >= 0 else { break }
        kept.append(scalar)
      }
      text = String(kept) + "…"
      cutTexts += 1
    }
    widths[column] = max(widths[column], Self.width(of: text))
    return worksheet_write_string(sheet, row, UInt16(column), text, nil)
  }

  private func write(_ amount: DecimalNumber?, isGrouped: Bool, column: Int) -> lxw_error {
    guard let amount else { return LXW_NO_ERROR }
    let digits = amount.text.filter(\.isNumber).count
    // More digits than a number keeps stay what they are: text.
    guard digits <= Self.digitLimit else { return write(amount.text, column: column) }
    let decimals = amount.text.split(separator: ".").dropFirst().first?.count ?? 0
    widths[column] = max(widths[column], digits + digits / 3 + 2)
    return worksheet_write_number(
      sheet, row, UInt16(column), amount.approximate,
      format(Style(decimals: decimals, isGrouped: isGrouped)))
  }

  private func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if let format = formats[style] { return format }
    guard let format = workbook_add_format(workbook) else { return nil }
    let fraction = style.decimals > 0 ? "." + String(repeating: "0", count: style.decimals) : ""
    format_set_num_format(format, (style.isGrouped ? "#,##0" : "0") + fraction)
    formats[style] = format
    return format
  }

  /// The width of a text's widest line, in characters; full-width ones count twice.
  private static func width(of text: String) -> Int {
    var (widest, width) = (0, 0)
    for scalar in text.unicodeScalars.prefix(4 * widestColumn) {
      if scalar == "\n" {
        width = 0
      } else {
        width += scalar.isCJK ? 2 : 1
        widest = max(widest, width)
      }
    }
    return widest
  }
}
