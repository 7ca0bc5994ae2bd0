internal import Tables

/// One row of a divided text: which tokens stand in which column.
struct DividedRow {
  /// The cells in the order of the columns.
  var cells: [(column: Int, tokens: Range<Int>)] = []
  /// Whether it names a sum: its first cell covers the columns before its numbers.
  var isTotal = false
  /// Whether it holds nothing but the name of the unit of the projects below it.
  var isUnit = false
  /// Whether it only goes on with the row before it, on a new page.
  var isRemainder = false
  /// Whether it holds nothing but dots: more rows may be added here.
  var isFiller = false

  /// Whether it holds an indicator, as far as is known.
  var isIndicator: Bool { !isRemainder && !isTotal && !isFiller && !isUnit }
}

/// What a row left behind on the page before.
struct CutRow {
  /// The texts of its cells by column, and of the merged cells that reach down to it.
  var texts: [Int: String]
  /// The widths of their last lines by column.
  var lineWidths: [Int: Int]

  /// Notes the rows of a page: the last one and the merged cells that began above it.
  mutating func note(
    _ rows: [DividedRow], in stretch: Range<Int>, _ columns: [GridColumn], _ tokens: [Token]
  ) {
    for (index, row) in rows.enumerated() {
      let isLast = index == rows.count - 1
      if isLast {
        for column in columns.indices where !columns[column].isMerged { texts[column] = nil }
      }
      for cell in row.cells where isLast || columns[safe: cell.column]?.isMerged ?? false {
        let range =
          cell.tokens.lowerBound + stretch.lowerBound..<cell.tokens.upperBound + stretch.lowerBound
        let words = range.clamped(to: tokens.indices)
        let text = tokens[words].map(\.text).joined()
        texts[cell.column] = row.isRemainder ? texts[cell.column, default: ""] + text : text
        lineWidths[cell.column] = tokens.lineWidths(words).last
      }
    }
  }
}
