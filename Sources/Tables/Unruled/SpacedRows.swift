/// The rows of a table of text whose cells of several lines begin at one height, parted by more space
/// than there is between their lines.
///
/// The steps: part the lines where they stand further apart than lines of text; keep the parts where
/// each begins with a name and something beside it and goes on with nothing but the rest of cells.
struct SpacedRows {
  /// The rows as ranges of lines, all lines in order; `nil` where the lines do not stand so.
  private(set) var rows: [Range<Int>]?

  /// Reads some lines of a table.
  ///
  /// - Complexity: O(n) in the entries.
  init(settings: RecognitionSettings, lines: [[TextEntry]], range: Range<Int>) {
    let heights = range.map { lines[$0].first?.box.midY ?? 0 }
    let em = range.first.flatMap { lines[$0].first?.fontSize } ?? 0
    let distances = zip(heights, heights.dropFirst()).map { $1 - $0 }
    guard distances.count > 3, let pitch = distances.min(), pitch > 0.8 * em, pitch < 1.6 * em
    else { return }
    var result: [Range<Int>] = []
    var start = range.lowerBound
    for (index, distance) in zip(range, distances) where distance > settings.rowWidening * pitch {
      result.append(start..<(index + 1))
      start = index + 1
    }
    result.append(start..<range.upperBound)
    let long = result.count { $0.count > 1 }
    guard result.count > 2, long > 1, long * 3 > result.count,
      result.allSatisfy({ SpacedRows.isRow(lines[$0]) })
    else { return }
    rows = result
  }

  /// Whether lines are those of one row.
  private static func isRow(_ lines: ArraySlice<[TextEntry]>) -> Bool {
    guard let first = lines.first, first.count > 1, first[0].columns.lowerBound == 0 else {
      return false
    }
    return lines.dropFirst().joined().allSatisfy { entry in
      !entry.isValue && (entry.columns.lowerBound > 0 || entry.first.properties.isLowercase)
    }
  }
}
