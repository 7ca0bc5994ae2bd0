/// Tells the lines of an unruled table that are headings over all its columns, or over all with values.
extension AlignmentGrid {
  /// The lines, those with a single entry set in the middle of the table as headings over all its
  /// columns.
  static func centred(
    _ lines: [[TextEntry]], in box: Rect, columnCount: Int, _ settings: RecognitionSettings
  ) -> [[TextEntry]] {
    let left = lines.joined().reduce(Double.infinity) {
      $1.columns.lowerBound == 0 ? min($0, $1.box.left) : $0
    }
    return lines.indices.map { index in
      let line = lines[index]
      guard line.count == 1, !line[0].isValue, abs(line[0].box.midX - box.midX) < line[0].fontSize,
        line[0].box.left > left + 2 * line[0].fontSize
      else { return line }
      var heading = line[0]
      // Half a line from others it is one of several entries set in their middle.
      let near = [index - 1, index + 1].filter(lines.indices.contains).compactMap {
        lines[$0].first
      }
      let isBeside = near.contains {
        abs($0.box.midY - heading.box.midY) < settings.halfLine * heading.fontSize
      }
      // Below an entry at the same left it is the rest of that.
      let isRest =
        index > 0
        && lines[index - 1].contains {
          !$0.isValue && abs($0.box.left - heading.box.left) < 0.2 * heading.fontSize
        }
      // Above others in the same middle, down to a line of several names, it is a line of a name.
      let isLine = lines[(index + 1)...].prefix { next in
        next.contains { $0.mayEnd(heading) }
      }.contains { $0.count > 1 }
      if isBeside || isRest || isLine { return line }
      heading.columns = 0..<columnCount
      return [heading]
    }
  }

  /// Whether others stand half a line above or below a line.
  private static func isBeside(_ index: Int, in lines: [[TextEntry]]) -> Bool {
    guard let own = lines[index].first else { return false }
    return [index - 1, index + 1].contains { other in
      guard lines.indices.contains(other), let near = lines[other].first else { return false }
      return abs(near.box.midY - own.box.midY) < 0.8 * own.fontSize
    }
  }

  /// The lines, those with a single entry set in the middle of the columns after the first as headings
  /// over these: units (in thousands) and names of groups of rows (Percent distribution).
  static func spreadOverValues(
    _ lines: [[TextEntry]], in box: Rect, separators: [Double], rules: [Ruling]
  ) -> [[TextEntry]] {
    guard let stub = separators.first, separators.count > 1 else { return lines }
    var left = Double.infinity
    var right = -Double.infinity
    for entry in lines.lazy.filter({ $0.count > 1 }).joined()
    where entry.columns.lowerBound > 0 {
      left = min(left, entry.box.left)
      right = max(right, entry.box.right)
    }
    let middles = [(left + right) / 2, (stub + box.right) / 2]
    // Numbers set to the right move these off the middle of the columns.
    let slack = 0.06 * (box.right - stub)
    var result = lines
    // What stands last in each column.
    var above: [TextEntry?] = Array(repeating: nil, count: separators.count + 1)
    // Above the names of columns stand their upper lines.
    let first = lines.firstIndex { $0.count > 1 } ?? lines.count
    for (index, line) in lines.enumerated() {
      if index > first, line.count == 1, !line[0].isValue, line[0].columns.lowerBound > 0,
        middles.contains(where: { abs(line[0].box.midX - $0) < max(slack, line[0].fontSize) }),
        !isBeside(index, in: lines)
      {
        let isRest = line[0].columns.contains { column in
          guard column < above.count, let upper = above[column] else { return false }
          return line[0].mayGoOn(from: upper, rules: rules)
        }
        if !isRest { result[index][0].columns = 1..<(separators.count + 1) }
      }
      for entry in line {
        for column in entry.columns where column < above.count { above[column] = entry }
      }
    }
    return result
  }
}
