/// Parts the tables that follow each other closely in lines with the same sides.
///
/// The steps: take the lines of one entry, as captions and headings of rows are; join the lines above
/// and below where they have the same columns, or where the line is a heading of rows.
struct RegionCutter: Sendable {
  var settings = RecognitionSettings()

  /// The tables that follow each other in one chain.
  ///
  /// A line with one entry, as captions are, parts two tables where the columns below it are not
  /// those above.
  func parts(of rows: [TextRow]) -> [[TextRow]] {
    var result: [[TextRow]] = []
    var part: [TextRow] = []
    var run: [TextRow] = []
    var pending: [TextRow] = []
    func close() {
      guard !run.isEmpty else { return }
      if part.isEmpty {
        part = run
      } else if isOneTable(part.suffix(Self.compared), run.prefix(Self.compared), pending) {
        part += pending + run
      } else {
        result.append(part)
        part = run
      }
      run = []
      pending = []
    }
    for (index, row) in rows.enumerated() {
      if row.chunks(settings).count > 1 || isBeside(index, in: rows) {
        run.append(row)
      } else {
        close()
        pending.append(row)
      }
    }
    close()
    // What is left is the rest of the last row.
    if !part.isEmpty { result.append(part + pending) }
    return result
  }

  /// Whether lines of several entries stand half a line above or below a line: it is one of the lines of
  /// a name beside them.
  private func isBeside(_ index: Int, in rows: [TextRow]) -> Bool {
    [index - 1, index + 1].contains { other in
      rows.indices.contains(other) && rows[other].chunks(settings).count > 1
        && abs(rows[other].box.midY - rows[index].box.midY)
          < settings.halfLine * rows[index].fontSize
    }
  }

  /// How many lines on either side of a caption are compared.
  private static let compared = 12

  /// Whether lines have the columns of those above a line of one entry, and that is no caption.
  private func isOneTable(
    _ upper: ArraySlice<TextRow>, _ lower: ArraySlice<TextRow>, _ between: [TextRow]
  ) -> Bool {
    guard let last = upper.last, let first = lower.first else { return true }
    // Names of rows may be larger than the numbers beside them.
    let size = (last.words + first.words).reduce(0) { max($0, $1.fontSize) }
    let isLarger = between.contains { $0.fontSize > 1.15 * size }
    if isLarger { return false }
    if between.count == 1, isRest(between[0], of: last) { return true }
    if isHeadingOfRows(between, before: lower) { return true }
    let finder = ColumnFinder(settings: settings)
    let above = finder.separators(of: Array(upper), evidence: min(2, upper.count))
    let below = finder.separators(of: Array(lower), evidence: min(2, lower.count))
    // Below the name of another table stand names of other columns.
    if !between.isEmpty, !first.isOfValues(settings), lower.count > 2, below.count < above.count,
      lower.dropFirst().contains(where: { $0.isOfValues(settings) })
    {
      return false
    }
    let both = finder.separators(of: Array(upper) + Array(lower), evidence: 2)
    // A run of one or two lines may be a header, which shows fewer gaps, or a sum, which has few.
    let fewest =
      lower.count < 3 || upper.count < 3
      ? min(above.count, below.count)
      : max(above.count, below.count)
    return both.count >= fewest
  }

  /// Whether a line goes on with the name above it: at the same left, before the next column, and as close
  /// as lines of one text.
  private func isRest(_ row: TextRow, of above: TextRow) -> Bool {
    let chunks = above.chunks(settings)
    guard chunks.count > 1, let name = chunks.first, !row.words[0].namesTable else { return false }
    return row.box.top - name.box.bottom < settings.leading * row.fontSize / 2
      && abs(row.box.left - name.box.left) < 0.3 * row.fontSize
      && row.box.right < chunks[1].box.left
  }

  /// Whether lines of one entry above a line of values name the rows below them, or begin the name of
  /// the next: they are set as close as rows.
  ///
  /// Below a caption stand the names of columns.
  private func isHeadingOfRows(_ between: [TextRow], before rows: ArraySlice<TextRow>) -> Bool {
    guard let first = rows.first, first.isOfValues(settings) else { return false }
    let next = rows.dropFirst().first.map { $0.box.top - first.box.bottom } ?? 0
    return zip(between, between.dropFirst() + [first]).allSatisfy { upper, lower in
      lower.box.top - upper.box.bottom <= max(settings.columnGap * lower.fontSize, 1.1 * next)
    }
  }
}
