/// Finds the parts of a page whose lines look like the rows of a table.
///
/// The steps: take the lines with two entries or more that are no running text; chain those that
/// follow each other and stand in the same columns; leave out what the chain has no numbers in.
struct TextRegions: Sendable {
  var settings = RecognitionSettings()

  /// Lines that follow each other.
  struct Region {
    /// The lines, from top to bottom.
    var rows: [TextRow]
    /// Where they stand; see ``Rect``.
    var box: Rect

    init(rows: [TextRow], box: Rect) {
      self.rows = rows
      self.box = box
    }

    init?(rows: [TextRow]) {
      guard let first = rows.first else { return nil }
      self.init(rows: rows, box: rows.reduce(first.box) { $0.union($1.box) })
    }
  }

  /// The lines of a region under way.
  struct Chain {
    var rows: [TextRow]
    /// The stretches of x that entries cover.
    var cover: [ClosedRange<Double>]
    /// How many of the rows have two entries or more.
    var telling = 1
    /// How many rows there were at the last of these.
    var length = 1
    /// The least distance between two rows with values, in points.
    var pitch = Double.infinity
    /// The middle of the last row with values.
    var lastValues: Double?
    /// How many of the rows have values.
    var values = 0
    var box: Rect

    /// Whether a line stands in another of the page's columns of text, or in a table beside.
    func isBeside(_ row: TextRow) -> Bool {
      guard let own = rows.first else { return false }
      let isInOther = own.textColumn > 0 && row.textColumn > 0 && row.textColumn != own.textColumn
      return isInOther || own.table > 0 && row.table > 0 && row.table != own.table
    }
  }

  /// The regions of lines, from top to bottom.
  ///
  /// - Complexity: O(n log n) in the words for a bounded number of regions side by side.
  func regions(of rows: [TextRow], rules: [Ruling] = []) -> [Region] {
    var open: [Chain] = []
    var done: [Chain] = []
    for (index, row) in rows.enumerated() {
      let chunks = row.chunks(settings)
      let em = row.fontSize
      let apart = open.map { isApart(row, chunks, from: $0, rules: rules, em: em) }
      done += zip(open, apart).filter(\.1).map(\.0)
      open = zip(open, apart).filter { !$0.1 }.map(\.0)
      if isProse(chunks, em: em), !isHalfLine(at: index, of: rows),
        !open.contains(where: { isStub(row, of: $0) })
      {
        done += open.filter { $0.box.left < row.box.right && $0.box.right > row.box.left }
        open.removeAll { $0.box.left < row.box.right && $0.box.right > row.box.left }
        continue
      }
      if let index = open.lastIndex(where: { fits(row, chunks, $0) }) {
        add(row, chunks, to: &open[index])
      } else if chunks.count > 1 {
        done += open.filter { $0.box.left < row.box.right && $0.box.right > row.box.left }
        open.removeAll { $0.box.left < row.box.right && $0.box.right > row.box.left }
        open.append(Chain(rows: [row], cover: cover(of: chunks), box: row.box))
      }
    }
    return (done + open).filter { $0.telling > 1 }.flatMap { chain in
      RegionCutter(settings: settings).parts(of: Array(lines(of: chain)))
    }.compactMap { Region(rows: $0) }.sorted { $0.box.top < $1.box.top }
  }

  /// The lines of a region down to the last with two entries or more, and the rest of a name that stands
  /// half a line below.
  private func lines(of chain: Chain) -> ArraySlice<TextRow> {
    var end = chain.length
    while end < chain.rows.count,
      chain.rows[end].box.midY - chain.rows[end - 1].box.midY
        < settings.halfLine * chain.rows[end].fontSize
    { end += 1 }
    let right = right(ofNamesIn: chain)
    while end < chain.rows.count, end > 0,
      isRest(chain.rows[end], of: chain.rows[end - 1], in: chain, right: right)
    { end += 1 }
    return chain.rows.prefix(end)
  }

  /// The right side of the names in the first column, in points.
  private func right(ofNamesIn chain: Chain) -> Double {
    guard chain.cover.count > 1 else { return 0 }
    return chain.rows.reduce(chain.cover[0].upperBound) { right, line in
      guard let first = line.chunks(settings).first, first.box.right < chain.cover[1].lowerBound
      else { return right }
      return max(right, first.box.right)
    }
  }

  /// Whether a line is the rest of an entry above it, as close as its lines: it begins with a small
  /// letter, or the name above filled its column.
  private func isRest(
    _ row: TextRow, of above: TextRow, in chain: Chain, right: Double
  ) -> Bool {
    guard chain.cover.count > 1, row.chunks(settings).count == 1,
      let entry = above.chunks(settings).first(where: {
        abs(row.box.left - $0.box.left) < 0.3 * row.fontSize
      }), row.box.top - entry.box.bottom <= settings.leading * row.fontSize / 2
    else { return false }
    let first = row.words[0].first
    if first.isLatinLetter { return first.properties.isLowercase && !entry.isValue }
    return first.isCJK && entry.box.left < chain.cover[0].upperBound
      && row.box.right <= right + 1 && right - entry.box.right < row.fontSize
  }

  /// Whether values stand half a line above or below a line: it is one of two lines of a name.
  private func isHalfLine(at index: Int, of rows: [TextRow]) -> Bool {
    [index - 1, index + 1].filter(rows.indices.contains).contains { other in
      abs(rows[other].box.midY - rows[index].box.midY) < settings.halfLine * rows[index].fontSize
        && rows[other].box.left > rows[index].box.right
        && rows[other].words.contains(where: \.isValue)
    }
  }

  /// Whether lines in a box have no values, and the line right below the box goes on with some.
  func isHeader(_ rows: [TextRow], above others: [TextRow], box: Rect) -> Bool {
    guard var bottom = rows.last?.box.bottom, !rows.contains(where: { $0.isOfValues(settings) })
    else {
      return false
    }
    for row in others where row.box.midY > box.bottom && isBeside(row, box) {
      guard row.box.top - bottom < settings.rowReach * row.fontSize else { return false }
      bottom = row.box.bottom
      if row.isOfValues(settings) { return true }
      if row.chunks(settings).count > 1 { return false }
    }
    return false
  }

  func isBeside(_ row: TextRow, _ box: Rect) -> Bool {
    row.box.left < box.right && row.box.right > box.left
  }

  /// Whether a line has entries in most of the columns.
  func isFull(_ chunks: [TextChunk], _ chain: Chain) -> Bool {
    chunks.count > 1 && chunks.count * 3 >= chain.cover.count * 2
  }

  /// Whether a line has no entry above the first column, as the upper lines of names of columns and
  /// headings over several have none, but captions do.
  func isAboveColumns(_ chunks: [TextChunk], _ chain: Chain) -> Bool {
    guard chain.cover.count > 1 else { return false }
    let start = chain.cover[0].upperBound
    return chunks.allSatisfy { $0.box.left > start && !$0.isValue }
  }

  /// Whether all entries of a line are as long as lines of running text.
  private func isProse(_ chunks: [TextChunk], em: Double) -> Bool {
    chunks.allSatisfy { !$0.isValue && $0.box.width > settings.proseWidth * em }
  }

  func fits(_ row: TextRow, _ chunks: [TextChunk], _ chain: Chain) -> Bool {
    if chain.isBeside(row) { return false }
    if chunks.count == 1, isStub(row, of: chain) { return true }
    guard row.box.left < chain.box.right, row.box.right > chain.box.left else { return false }
    guard chunks.count > 1 else {
      // A heading inside the table, or the rest of an entry.
      return row.box.right < chain.box.right + row.fontSize
        && row.box.width < settings.proseWidth * row.fontSize
    }
    return merged(chain.cover, cover(of: chunks)).count > 1
  }

  /// Whether a line stands in the first column of a region alone, however wide that is.
  private func isStub(_ row: TextRow, of chain: Chain) -> Bool {
    guard chain.cover.count > 1, !chain.isBeside(row) else { return false }
    // Where the first column has no name, the header tells nothing of it.
    let hasName = row.box.right >= chain.cover[0].lowerBound
    guard hasName else { return chain.length < 4 }
    return abs(row.box.left - chain.cover[0].lowerBound) < 2 * row.fontSize
      && row.box.right < chain.cover[1].lowerBound
  }

  /// Whether a line stands below a region by more than the blank line that parts groups of rows.
  private func isApart(
    _ row: TextRow, _ chunks: [TextChunk], from chain: Chain, rules: [Ruling], em: Double
  ) -> Bool {
    let gap = row.box.top - chain.box.bottom
    guard gap > settings.rowReach * em else { return false }
    if chain.values == 0 {
      // Below the names of columns a rule may stand, at some distance from them and from the rows.
      let rule = rules.atHeights(from: chain.box.bottom, to: row.box.top).last {
        $0.extent.lowerBound < chain.box.right && $0.extent.upperBound > chain.box.left
      }
      return rule.map { row.box.top - $0.position > settings.rowReach * em } ?? true
    }
    // Nothing but a row stands so in many columns.
    if chain.values == 1, chain.cover.count > 3, isFull(chunks, chain) { return gap > 2.8 * em }
    guard chain.pitch.isFinite else { return true }
    // A blank line of a widely set table is as high as its rows.
    return gap > min(2.2 * chain.pitch - em, 2.8 * em)
  }

  func add(_ row: TextRow, _ chunks: [TextChunk], to chain: inout Chain) {
    chain.rows.append(row)
    chain.box = chain.box.union(row.box)
    guard chunks.count > 1 else { return }
    chain.telling += 1
    chain.length = chain.rows.count
    if chunks.dropFirst().contains(where: \.isValue) {
      let distance = row.box.midY - (chain.lastValues ?? -.infinity)
      if distance > settings.halfLine * row.fontSize {
        chain.pitch = min(chain.pitch, max(distance, row.fontSize))
      }
      chain.values += 1
      chain.lastValues = row.box.midY
    }
    let joined = merged(chain.cover, cover(of: chunks))
    // A heading over several columns does not close the gaps between them, a name beside values does.
    let isRow = chunks.dropFirst().contains(where: \.isValue) && joined.count > 1
    if joined.count >= chain.cover.count || chunks.count >= chain.cover.count || isRow {
      chain.cover = joined
    }
  }

  func cover(of chunks: [TextChunk]) -> [ClosedRange<Double>] {
    chunks.map { $0.box.left...max($0.box.left, $0.box.right) }
  }

  /// The stretches that either covers.
  private func merged(
    _ first: [ClosedRange<Double>], _ second: [ClosedRange<Double>]
  ) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    for range in (first + second).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}

extension [TextRow] {
  /// The place of the first line whose middle lies at a height or below, of those sorted by it.
  func firstIndex(below y: Double) -> Int {
    firstSorted { $0.box.midY >= y }
  }
}
