/// The rows of a table whose names of several lines stand beside values in their middle, close to each
/// other.
///
/// The steps: take the values of one column; give each the next lines of the names whose middle it
/// stands at; keep the rows where that works out for all.
struct CentredRows {
  /// The rows as ranges of lines, all lines in order; `nil` where the lines do not stand so.
  private(set) var rows: [Range<Int>]?

  /// How many lines a name may have.
  private static let mostLines = 8

  /// Reads some lines of a table.
  ///
  /// - Complexity: O(n) in the entries, for a bounded number of columns.
  init(
    settings: RecognitionSettings, lines: [[TextEntry]], range: Range<Int>, columnCount: Int
  ) {
    var names: [TextEntry] = []
    var values: [Int: [TextEntry]] = [:]
    for entry in lines[range].joined() where entry.columns.count == 1 {
      let column = entry.columns.lowerBound
      if column == 0 {
        names.append(entry)
      } else if entry.isValue {
        values[column, default: []].append(entry)
      }
    }
    for column in 1..<max(columnCount, 1) {
      guard let anchors = values[column], anchors.count > 1, anchors.count < names.count,
        let blocks = CentredRows.blocks(of: names, at: anchors, settings)
      else { continue }
      rows = CentredRows.ranges(of: lines, in: range, from: blocks)
      return
    }
  }

  /// The heights that each name covers, from the middle of its first line to that of its last; `nil`
  /// where some value stands in the middle of none.
  private static func blocks(
    of names: [TextEntry], at anchors: [TextEntry], _ settings: RecognitionSettings
  ) -> [ClosedRange<Double>]? {
    var result: [ClosedRange<Double>] = []
    var next = 0
    var between = 0
    for anchor in anchors {
      guard next < names.count else { return nil }
      let top = names[next].box.midY
      let end = (next..<min(next + mostLines, names.count)).first { last in
        abs((top + names[last].box.midY) / 2 - anchor.box.midY) < settings.centring
          * anchor.fontSize
      }
      guard let end else { return nil }
      // The lines of a name are set without space.
      let isClose = (next..<end).allSatisfy {
        names[$0 + 1].box.midY - names[$0].box.midY < settings.widestPitch * names[$0].fontSize
      }
      guard isClose else { return nil }
      if (end - next) % 2 == 1 { between += 1 }
      result.append(top...max(top, names[end].box.midY))
      next = end + 1
    }
    // Values between two lines tell the setting.
    return next == names.count && between > 1 ? result : nil
  }

  private static func ranges(
    of lines: [[TextEntry]], in range: Range<Int>, from blocks: [ClosedRange<Double>]
  ) -> [Range<Int>]? {
    var result: [Range<Int>] = []
    var start = range.lowerBound
    for (block, next) in zip(blocks, blocks.dropFirst()) {
      let edge = (block.upperBound + next.lowerBound) / 2
      var end = start
      while end < range.upperBound, let first = lines[end].first, first.box.midY < edge { end += 1 }
      guard end > start else { return nil }
      result.append(start..<end)
      start = end
    }
    guard start < range.upperBound else { return nil }
    return result + [start..<range.upperBound]
  }
}
