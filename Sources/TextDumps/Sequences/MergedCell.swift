/// A cell of a page, in the order in which the page prints its rows.
struct MergedCell {
  /// The words.
  var tokens: Range<Int>
  /// Whether it stands in a row of the indicators, where one cell never goes on with the next.
  var isBody = false
  /// Whether it only repeats a label of the page before.
  var isRepeated = false
  /// Whether it could as well stand in another row or column.
  var isUnsure = false
  /// The column in which it stands, in a row of the indicators.
  var column: Int?
}

/// A part of a page of which the cells of both sequences are put into one order.
///
/// Parts follow each other on the page: for each place in the second sequence, one tells what the
/// cheapest order costs that has used the words before that place when the part ends.
protocol MergedPart {
  /// What the cheapest order costs that ends before each place of the second sequence.
  var ends: [Double] { get }
  /// The cells of that order, and the place of the second sequence at which the part began.
  func cells(endingAt place: Int) -> (cells: [MergedCell], start: Int)
}

/// The names of the columns: those of the first sequence with those of the second between them.
struct HeaderMerge: MergedPart {
  let ends: [Double]
  private let cells: [MergedCell]
  private let starts: [Int]

  /// Puts the names into one order.
  ///
  /// - Parameters:
  ///   - header: The names in both sequences.
  ///   - second: The names of the second sequence among them, as places from its beginning; empty
  ///     where it has none.
  ///   - entry: What the cheapest order costs up to here.
  init(_ header: MergedHeader, second: Range<Int>, entry: [Double]) {
    cells = header.cells
    var ends = entry
    var starts = Array(entry.indices)
    if !second.isEmpty, entry.indices.contains(second.upperBound) {
      ends = Array(repeating: .infinity, count: entry.count)
      ends[second.upperBound] = entry[second.lowerBound]
      starts[second.upperBound] = second.lowerBound
    }
    self.ends = ends
    self.starts = starts
  }

  func cells(endingAt place: Int) -> (cells: [MergedCell], start: Int) {
    (cells, starts[safe: place] ?? place)
  }
}

/// A label beside the rows that the second sequence draws before their cells: 绩效指标, one character
/// a line.
struct SideMerge: MergedPart {
  let ends: [Double]
  private let starts: [Int]
  private let offset: Int
  private let isRepeated: Bool

  /// Looks for the label at each place.
  ///
  /// - Parameters:
  ///   - labels: The labels by the place at which they begin, as ranges of places.
  ///   - offset: The first word of the second sequence.
  ///   - isRepeated: Whether the page goes on with the rows of the page before.
  ///   - entry: What the cheapest order costs up to here.
  init(_ labels: [Range<Int>], offset: Int, isRepeated: Bool, entry: [Double]) {
    self.offset = offset
    self.isRepeated = isRepeated
    var ends = entry
    var starts = Array(entry.indices)
    for label in labels where entry.indices.contains(label.upperBound) {
      let cost = entry[label.lowerBound] - 1
      guard cost < ends[label.upperBound] else { continue }
      ends[label.upperBound] = cost
      starts[label.upperBound] = label.lowerBound
    }
    self.ends = ends
    self.starts = starts
  }

  func cells(endingAt place: Int) -> (cells: [MergedCell], start: Int) {
    guard let start = starts[safe: place], start < place else { return ([], place) }
    let tokens = offset + start..<offset + place
    return ([MergedCell(tokens: tokens, isRepeated: isRepeated)], start)
  }
}
