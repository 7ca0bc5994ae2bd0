internal import Tables

/// How wide a printed line is, in half-width units.
struct LineWidth {
  /// The width of the whole line.
  var width: Int
  /// The width of what cannot be parted from its start by a line break.
  var head: Int
}

/// Finds where the columns of a table wrap, from cells that were read already.
///
/// All lines of a column wrap at one width. In half-width units a line can be short of it by a
/// character that did not fit any more and by what its font makes of digits.
struct WrapWidths {
  /// How far below its column's width a wrapped line may stay, in half-width units.
  ///
  /// One wide character that did not fit and one that had to take the next along; a larger value
  /// takes short lines for wrapped ones, a smaller one misses lines that end before a word.
  static let slack = 3

  private var wrapped: [[Int: Int]]
  private var all: [[Int: Int]]

  /// Creates an empty record for a number of columns.
  init(columnCount: Int) {
    wrapped = Array(repeating: [:], count: columnCount)
    all = wrapped
  }

  /// Notes the lines of a cell.
  ///
  /// A line before a long word that does not break, such as 19001-2016, ends anywhere.
  mutating func add(_ lines: [LineWidth], to column: Int) {
    guard all.indices.contains(column) else { return }
    for line in lines { all[column][line.width, default: 0] += 1 }
    for (line, next) in zip(lines, lines.dropFirst()) where next.head <= Self.longestHead {
      wrapped[column][line.width, default: 0] += 1
    }
  }

  /// The widest beginning of a line that says where the line before it wraps, in half-width units.
  private static let longestHead = 6

  /// The width at which each column wraps.
  var widths: [Int?] { all.indices.map { width(of: $0) } }

  /// The width at which a column wraps, or `nil` where too little is known of it.
  func width(of column: Int) -> Int? {
    guard wrapped.indices.contains(column), !wrapped[column].isEmpty else { return nil }
    var best: (width: Int, score: Double)?
    for (candidate, _) in wrapped[column] {
      var score = 0.0
      for (width, count) in wrapped[column] where width <= candidate + 1 {
        score += width >= candidate - Self.slack ? Double(count) : -0.5 * Double(count)
      }
      for (width, count) in all[column] where width > candidate + 1 { score -= 2 * Double(count) }
      if score > best?.score ?? 0 || (score == best?.score && candidate > best?.width ?? 0) {
        best = (candidate, score)
      }
    }
    return best?.width
  }
}
