/// What stands between two neighbouring horizontal lines of a table.
struct LinedBand {
  /// The y coordinates of the lines, in points.
  let heights: ClosedRange<Double>
  /// The stretches of x that its words cover, from left to right; none touch.
  let taken: [ClosedRange<Double>]
  /// The gaps between these that part two columns for themselves.
  let wideGaps: [ClosedRange<Double>]
  /// How many lines of words it has.
  let lineCount: Int
  /// How many of them have two entries or more, some of them values.
  let valueLines: Int
  /// Whether some of its entries, not the first, are values.
  let hasValues: Bool
  /// The size of most of its text, in points.
  let fontSize: Double

  /// Reads the words between two lines.
  ///
  /// `rows`: the lines of words whose middle lies there, from top to bottom.
  init(heights: ClosedRange<Double>, rows: [TextRow], settings: RecognitionSettings, em: Double) {
    self.heights = heights
    lineCount = rows.count
    fontSize = rows.first?.fontSize ?? em
    let chunks = rows.map { $0.chunks(settings) }
    valueLines = chunks.count { $0.count > 1 && $0.contains(where: \.isValue) }
    hasValues = zip(rows, chunks).contains { row, chunks in
      chunks.dropFirst().contains { chunk in
        chunk.isValue && !row.words[chunk.words].allSatisfy(\.isYear)
      }
    }
    var taken: [ClosedRange<Double>] = []
    let boxes = rows.flatMap { $0.words.map(\.box) }
      .filter { $0.left.isOnPaper && $0.right.isOnPaper }
    for box in boxes.sorted(by: { $0.left < $1.left }) {
      if let last = taken.last, box.left <= last.upperBound {
        taken[taken.count - 1] = last.lowerBound...max(last.upperBound, box.right)
      } else {
        taken.append(box.left...max(box.left, box.right))
      }
    }
    self.taken = taken
    let wide = settings.columnGap * fontSize
    wideGaps = zip(taken, taken.dropFirst()).map { $0.upperBound...$1.lowerBound }
      .filter { $0.upperBound - $0.lowerBound > wide }
  }

  /// What of a stretch of x no word covers: the longest piece, or `nil`.
  func freePart(of stretch: ClosedRange<Double>) -> ClosedRange<Double>? {
    var best: ClosedRange<Double>?
    var start = stretch.lowerBound
    for piece in taken[firstTaken(endingAfter: start)...] {
      if piece.lowerBound > stretch.upperBound { break }
      if piece.lowerBound >= start, piece.lowerBound - start > (best?.length ?? -1) {
        best = start...piece.lowerBound
      }
      start = max(start, piece.upperBound)
    }
    if start <= stretch.upperBound, stretch.upperBound - start > (best?.length ?? -1) {
      best = start...stretch.upperBound
    }
    return best
  }

  /// Whether no word reaches over a place by more than a length, in points.
  func isFree(at x: Double, slack: Double) -> Bool {
    let index = firstTaken(endingAfter: x)
    guard index < taken.count else { return true }
    let piece = taken[index]
    return min(x - piece.lowerBound, piece.upperBound - x) <= slack
  }

  /// Whether a word's middle, or a part of one, lies in a stretch of x.
  func hasText(in stretch: ClosedRange<Double>, slack: Double) -> Bool {
    taken[firstTaken(endingAfter: stretch.lowerBound + slack)...].first.map {
      $0.lowerBound < stretch.upperBound - slack
    } ?? false
  }

  /// The place of the first piece of text that ends right of a place.
  private func firstTaken(endingAfter x: Double) -> Int {
    taken.firstSorted { $0.upperBound > x }
  }
}

extension ClosedRange<Double> {
  /// How long a stretch is, in points.
  var length: Double { upperBound - lowerBound }
  /// Its middle.
  var middle: Double { (lowerBound + upperBound) / 2 }
}
