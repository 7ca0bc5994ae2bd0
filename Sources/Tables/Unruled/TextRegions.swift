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
  private struct Chain {
    var rows: [TextRow]
    /// The stretches of x that entries cover.
    var cover: [ClosedRange<Double>]
    /// How many of the rows have two entries or more.
    var telling = 1
    /// How many rows there were at the last of these.
    var length = 1
    /// The least distance from one of these to the next line, in points.
    var pitch = Double.infinity
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
  func regions(of rows: [TextRow]) -> [Region] {
    var open: [Chain] = []
    var done: [Chain] = []
    for (index, row) in rows.enumerated() {
      let chunks = row.chunks(settings)
      let em = row.fontSize
      done += open.filter { isApart(row, from: $0, em: em) }
      open.removeAll { isApart(row, from: $0, em: em) }
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
    return chain.rows.prefix(end)
  }

  /// Whether values stand half a line above or below a line: it is one of two lines of a name.
  private func isHalfLine(at index: Int, of rows: [TextRow]) -> Bool {
    [index - 1, index + 1].filter(rows.indices.contains).contains { other in
      abs(rows[other].box.midY - rows[index].box.midY) < settings.halfLine * rows[index].fontSize
        && rows[other].box.left > rows[index].box.right
        && rows[other].words.contains(where: \.isValue)
    }
  }

  /// A region with the lines right above and below it that stand in its columns, and the other
  /// lines.
  func grown(_ region: Region, by others: [TextRow]) -> (region: Region, others: [TextRow]) {
    guard let first = region.rows.first else { return (region, others) }
    let chunks = region.rows.map { $0.chunks(settings) }
    var chain = Chain(rows: [first], cover: cover(of: chunks[0]), box: region.box)
    for (row, chunks) in zip(region.rows, chunks).dropFirst() { add(row, chunks, to: &chain) }
    var region = region
    var taken: Set<Int> = []
    // Rows may be set apart by more than lines are.
    let apart = 1.15 * rowGap(of: region.rows)
    for index in rowsBelow(region, of: others, chain, apart: apart) {
      taken.insert(index)
      region.rows.append(others[index])
      region.box = region.box.union(others[index].box)
    }
    for index in others.indices.reversed() where others[index].box.midY < region.box.top {
      guard isBeside(others[index], region.box) else { continue }
      let row = others[index]
      let chunks = row.chunks(settings)
      let isHalfLine = region.rows.first.map { top in
        top.box.midY - row.box.midY < settings.halfLine * row.fontSize
      }
      let gap = region.box.top - row.box.bottom
      guard gap <= max(settings.leading * row.fontSize, isFull(chunks, chain) ? apart : 0),
        isHalfLine == true || isFull(chunks, chain) || isAboveColumns(chunks, chain),
        fits(row, chunks, chain)
      else { break }
      taken.insert(index)
      region.rows.insert(row, at: 0)
      region.box = region.box.union(row.box)
    }
    let rest = others.indices.filter { !taken.contains($0) }.map { others[$0] }
    return (region, rest)
  }

  /// The lines right below a region that go on with it, by their places: rows, and headings and rests
  /// of rows that other rows follow.
  private func rowsBelow(
    _ region: Region, of others: [TextRow], _ chain: Chain, apart: Double
  ) -> [Int] {
    var result: [Int] = []
    var pending: [Int] = []
    var bottom = region.box.bottom
    for index in others.indices where others[index].box.midY > region.box.bottom {
      let row = others[index]
      guard isBeside(row, region.box) else { continue }
      let chunks = row.chunks(settings)
      guard row.box.top - bottom <= max(settings.columnGap * row.fontSize, apart),
        fits(row, chunks, chain)
      else { break }
      if isFull(chunks, chain), chunks.contains(where: \.isValue) {
        result += pending + [index]
        pending = []
      } else if chunks.count == 1 || !chunks.contains(where: \.isValue) {
        pending.append(index)
      } else {
        break
      }
      bottom = row.box.bottom
    }
    // The rest of the last row.
    bottom = result.last.map { others[$0].box.bottom } ?? region.box.bottom
    for index in pending {
      let row = others[index]
      guard row.box.top - bottom <= settings.leading * row.fontSize,
        row.words.first?.first.isLatinLetter == true, row.words[0].first.properties.isLowercase,
        chain.cover.contains(where: { $0.contains(row.box.left + 1) })
      else { break }
      result.append(index)
      bottom = row.box.bottom
    }
    return result
  }

  /// The space that most lines of two entries or more leave above them, in points.
  private func rowGap(of rows: [TextRow]) -> Double {
    let gaps = zip(rows, rows.dropFirst()).map { $1.box.top - $0.box.bottom }.sorted()
    return gaps.isEmpty ? 0 : gaps[gaps.count / 2]
  }

  /// A region with the lines right above it that stand over its columns but the first: the upper
  /// lines of names that are set in several.
  ///
  /// `rows`: all lines, from top to bottom; `rules`: the horizontal rulings, by position.
  func headed(_ region: Region, by rows: [TextRow], rules: [Ruling]) -> Region {
    guard let first = region.rows.first else { return region }
    var region = region
    let chunks = first.chunks(settings)
    let chain = Chain(rows: [first], cover: cover(of: chunks), box: first.box)
    var index = rows.firstIndex(below: first.box.midY) - 1
    while index >= 0, let top = region.rows.first {
      let row = rows[index]
      index -= 1
      if row.box.midY >= top.box.midY || !isBeside(row, region.box) { continue }
      let isBeside = top.box.midY - row.box.midY < settings.halfLine * row.fontSize
      let reach = isUnderlined(row, above: top, by: rules) ? settings.rowReach : settings.leading
      // The name of the first column, in the middle of lines of others.
      let isBetween =
        index >= 0 && row.chunks(settings).count == 1 && row.box.right < top.box.right
        && top.box.midY - rows[index].box.midY < settings.rowReach * row.fontSize
        && isAboveColumns(rows[index].chunks(settings), chain)
      guard top.box.top - row.box.bottom <= reach * row.fontSize,
        isBeside || isBetween || isAboveColumns(row.chunks(settings), chain),
        row.box.right <= region.box.right + row.fontSize
      else { break }
      region.rows.insert(row, at: 0)
      region.box = region.box.union(row.box)
    }
    return region
  }

  /// Whether a rule between two lines underlines each entry of the upper one, as under headings over
  /// several columns.
  private func isUnderlined(_ row: TextRow, above next: TextRow, by rules: [Ruling]) -> Bool {
    let between = rules.atHeights(from: row.box.midY, to: next.box.midY)
    guard !between.isEmpty else { return false }
    return row.chunks(settings).allSatisfy { chunk in
      between.contains { rule in
        rule.extent.lowerBound <= chunk.box.left + 0.5 * row.fontSize
          && rule.extent.upperBound >= chunk.box.right - 0.5 * row.fontSize
      }
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

  private func isBeside(_ row: TextRow, _ box: Rect) -> Bool {
    row.box.left < box.right && row.box.right > box.left
  }

  /// Whether a line has entries in most of the columns.
  private func isFull(_ chunks: [TextChunk], _ chain: Chain) -> Bool {
    chunks.count > 1 && chunks.count * 3 >= chain.cover.count * 2
  }

  /// Whether a line has no entry above the first column, as the upper lines of names of columns and
  /// headings over several have none, but captions do.
  private func isAboveColumns(_ chunks: [TextChunk], _ chain: Chain) -> Bool {
    guard chain.cover.count > 1 else { return false }
    let start = chain.cover[0].upperBound
    return chunks.allSatisfy { $0.box.left > start && !$0.isValue }
  }

  /// Whether all entries of a line are as long as lines of running text.
  private func isProse(_ chunks: [TextChunk], em: Double) -> Bool {
    chunks.allSatisfy { !$0.isValue && $0.box.width > settings.proseWidth * em }
  }

  private func fits(_ row: TextRow, _ chunks: [TextChunk], _ chain: Chain) -> Bool {
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
  private func isApart(_ row: TextRow, from chain: Chain, em: Double) -> Bool {
    let gap = row.box.top - chain.box.bottom
    guard gap > settings.rowReach * em else { return false }
    guard chain.pitch.isFinite else { return true }
    // A blank line of a widely set table is as high as its rows.
    return gap > min(2.2 * chain.pitch - em, 2.8 * em)
  }

  private func add(_ row: TextRow, _ chunks: [TextChunk], to chain: inout Chain) {
    if let last = chain.rows.last, chain.length == chain.rows.count, row.box.midY > last.box.midY {
      chain.pitch = min(chain.pitch, max(row.box.midY - last.box.midY, row.fontSize))
    }
    chain.rows.append(row)
    chain.box = chain.box.union(row.box)
    guard chunks.count > 1 else { return }
    chain.telling += 1
    chain.length = chain.rows.count
    let joined = merged(chain.cover, cover(of: chunks))
    // A heading over several columns does not close the gaps between them, a name beside values does.
    let isRow = chunks.dropFirst().contains(where: \.isValue) && joined.count > 1
    if joined.count >= chain.cover.count || chunks.count >= chain.cover.count || isRow {
      chain.cover = joined
    }
  }

  private func cover(of chunks: [TextChunk]) -> [ClosedRange<Double>] {
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
  fileprivate func firstIndex(below y: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].box.midY >= y { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
