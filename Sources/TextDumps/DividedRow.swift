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
