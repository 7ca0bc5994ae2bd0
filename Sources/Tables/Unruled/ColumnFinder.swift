/// Finds the columns that the words of some lines stand in.
///
/// The steps: sum up how many lines cover each x; take the stretches that few cover as gaps; keep
/// the gaps that are wide in most lines with text on both sides; look for sparse columns, whose few
/// entries stand free inside a gap.
struct ColumnFinder: Sendable {
  var settings = RecognitionSettings()

  /// A stretch of x that few lines cover.
  struct Gap {
    var left: Double
    var right: Double
    var middle: Double { (left + right) / 2 }
  }

  /// The x positions that part the columns, ascending.
  ///
  /// Among the lines may be some with one entry and headings over several columns; `evidence`: how
  /// many lines must show a gap.
  /// - Complexity: O(n log n) in the words for a bounded number of columns.
  func separators(of rows: [TextRow], evidence: Int) -> [Double] {
    let all = rows.map { (row: $0, chunks: $0.chunks(settings)) }.filter { $0.chunks.count > 1 }
    var lines = all
    // The body has numbers, and most of its lines as many entries as any: headings over several
    // columns have fewer.
    let most = all.reduce(0) { max($0, $1.chunks.count) }
    let header = all.prefix { ColumnFinder.isHeader($0.row, $0.chunks) }
    let body = all.dropFirst(header.count).filter { line in
      line.chunks.count * 5 >= most * 3 && line.chunks.dropFirst().contains(where: \.isValue)
    }
    if body.count >= max(evidence, 2) { lines = body }
    guard lines.count >= evidence else { return [] }
    let telling = lines.map(\.chunks)
    var gaps = gaps(in: telling, allowing: max(telling.count > 3 ? 1 : 0, telling.count / 8))
    gaps = gaps.filter { isAgreed(on: $0, rows: lines.map(\.row), evidence: evidence) }
    gaps = ColumnFinder.withoutIndents(gaps, in: all.map(\.chunks))
    gaps = ColumnFinder.withoutTornNames(gaps, header: header.map(\.chunks), body: telling)
    guard !gaps.isEmpty else { return [] }
    // Lines with more entries than there are columns name columns that are empty.
    let full = all.map(\.chunks).filter { $0.count > gaps.count + 1 }
    let headings = ColumnFinder.chunks(all.map(\.chunks), over: gaps)
    let entries = ColumnFinder.chunks(telling + full, over: gaps)
    let named = named(gaps, by: names(in: header, columnCount: gaps.count + 1))
    let inner = gaps.indices.flatMap { index in
      split(narrowed(named[index], by: headings[index]), chunks: entries[index])
    }.map { freest(in: $0, of: rows) }
    let plain = telling.filter { $0.count <= gaps.count + 1 }
    return (inner + outer(full, beside: plain)).sorted()
  }

  /// Whether a line has no values but years.
  private static func isHeader(_ row: TextRow, _ chunks: [TextChunk]) -> Bool {
    chunks.dropFirst().allSatisfy { chunk in
      !chunk.isValue || row.words[chunk.words].allSatisfy(\.isYear)
    }
  }

  /// The positions that part columns without entries, which only their names tell, from those
  /// between which they do not lie.
  private func outer(_ full: [[TextChunk]], beside body: [[TextChunk]]) -> [Double] {
    let left = body.joined().reduce(Double.infinity) { min($0, $1.box.left) }
    let right = body.joined().reduce(-Double.infinity) { max($0, $1.box.right) }
    guard left < right else { return [] }
    let before = full.joined().filter { $0.box.right < left }.map(\.box)
    let after = full.joined().filter { $0.box.left > right }.map(\.box)
    var result: [Double] = []
    var end = right
    for box in after.sorted(by: { $0.left < $1.left }) {
      if box.left > end { result.append((end + box.left) / 2) }
      end = max(end, box.right)
    }
    var start = left
    for box in before.sorted(by: { $0.right > $1.right }) {
      if box.right < start { result.append((start + box.right) / 2) }
      start = min(start, box.left)
    }
    return result
  }

  /// The positions that text tells together with those that rulings tell, of two in one gap the
  /// latter.
  func separators(_ told: [Double], and ruled: [Double], rows: [TextRow]) -> [Double] {
    guard !ruled.isEmpty else { return told }
    let entries = rows.flatMap { row in row.chunks(settings).map { ($0.box, row.fontSize) } }
      .sorted { $0.0.midX < $1.0.midX }
    let middles = entries.map(\.0.midX)
    let parting = partingRows(told, within: ruled, rows)
    let others = parting.filter { position in
      let line = Grid.nearest(to: position, in: ruled)
      let low = min(position, ruled[line])
      let high = max(position, ruled[line])
      let start = Grid.firstIndex(above: low, in: middles)
      // Headings over several columns lie on the line.
      return entries[start...].prefix { $0.0.midX < high }.contains { box, em in
        box.left > low - 0.5 * em && box.right < high + 0.5 * em
      }
    }
    return (ruled + others).sorted()
  }

  /// The positions on both sides of which some line has entries over the same piece of a rule that
  /// underlines each column by itself: a name may stand beside what is set to one side below it.
  private func partingRows(_ told: [Double], within ruled: [Double], _ rows: [TextRow]) -> [Double]
  {
    var parting = Array(repeating: false, count: told.count)
    for row in rows {
      let middles = row.chunks(settings).map(\.box.midX)
      for (left, right) in zip(middles, middles.dropFirst()) where left < right {
        let start = Grid.firstIndex(above: left, in: told)
        for index in start..<max(start, Grid.firstIndex(above: right, in: told)) {
          let piece = Grid.firstIndex(above: told[index], in: ruled)
          if (piece == 0 || ruled[piece - 1] < left)
            && (piece == ruled.count || ruled[piece] > right)
          {
            parting[index] = true
          }
        }
      }
    }
    return zip(told, parting).filter(\.1).map(\.0)
  }

  /// For each gap the entries that reach into it.
  private static func chunks(_ rows: [[TextChunk]], over gaps: [Gap]) -> [[TextChunk]] {
    var result: [[TextChunk]] = Array(repeating: [], count: gaps.count)
    let ends = gaps.map(\.right)
    for chunk in rows.joined() {
      var index = Grid.firstIndex(above: chunk.box.left, in: ends)
      while index < gaps.count, gaps[index].left < chunk.box.right {
        result[index].append(chunk)
        index += 1
      }
    }
    return result
  }

  /// The stretches between the outermost entries that no more than some lines cover.
  private func gaps(in rows: [[TextChunk]], allowing crossings: Int) -> [Gap] {
    var events: [(x: Double, change: Int)] = []
    for chunk in rows.joined() {
      events.append((chunk.box.left, 1))
      events.append((chunk.box.right, -1))
    }
    // Where one entry ends as another begins there is no gap: beginnings first.
    events.sort { ($0.x, -$0.change) < ($1.x, -$1.change) }
    var result: [Gap] = []
    var depth = 0
    var start: Double?
    var isInside = false
    for event in events {
      depth += event.change
      if depth > crossings {
        if let left = start, isInside, event.x > left {
          result.append(Gap(left: left, right: event.x))
        }
        start = nil
        isInside = true
      } else if start == nil, isInside {
        start = event.x
      }
    }
    return result
  }

  /// Whether enough lines leave a gap open, and hardly any that could do not.
  private func isAgreed(on gap: Gap, rows: [TextRow], evidence: Int) -> Bool {
    var open = 0
    var closed = 0
    for row in rows {
      let next = row.firstWord(rightOf: gap.middle)
      guard next > 0, next < row.words.count else { continue }
      let before = row.words[next - 1]
      let after = row.words[next]
      let em = min(before.fontSize, after.fontSize)
      let bound = before.isValue && after.isValue ? settings.numberGap : settings.columnGap
      if before.isListMark, next == 1 { continue }
      if before.box.right <= gap.middle, after.box.left - before.box.right > bound * em {
        open += 1
      } else {
        closed += 1
      }
    }
    return open >= evidence && Double(open) >= settings.agreement * Double(open + closed)
  }

  /// What headings leave open of a gap, as far as they leave any.
  private func narrowed(_ gap: Gap, by chunks: [TextChunk]) -> Gap {
    var result = gap
    for chunk in chunks where chunk.box.right > gap.left && chunk.box.left < gap.right {
      if chunk.box.left < gap.left, chunk.box.right < result.right {
        result.left = max(result.left, chunk.box.right)
      } else if chunk.box.right > gap.right, chunk.box.left > result.left {
        result.right = min(result.right, chunk.box.left)
      }
    }
    return result
  }

  /// The gaps that part what stands in a gap: one, or more where a sparse column does.
  private func split(_ gap: Gap, chunks: [TextChunk]) -> [Gap] {
    var inside: [(left: Double, right: Double)] = []
    var left = gap.left
    var right = gap.right
    for chunk in chunks where chunk.box.right > gap.left && chunk.box.left < gap.right {
      let touchesLeft = chunk.box.left < gap.left
      let touchesRight = chunk.box.right > gap.right
      switch (touchesLeft, touchesRight) {
      case (false, false): inside.append((chunk.box.left, chunk.box.right))
      case (true, false): left = max(left, chunk.box.right)
      case (false, true): right = min(right, chunk.box.left)
      case (true, true): continue
      }
    }
    guard right > left else { return [gap] }
    inside = inside.filter { $0.left > left && $0.right < right }.sorted { $0.left < $1.left }
    var result: [Gap] = []
    var end = left
    for entry in inside {
      if entry.left > end { result.append(Gap(left: end, right: entry.left)) }
      end = max(end, entry.right)
    }
    if right > end || result.isEmpty { result.append(Gap(left: end, right: max(end, right))) }
    return result
  }

  /// The position in a gap that lies in the fewest phrases, of equals the nearest to its middle: names
  /// of columns and long names of rows may reach into it from either side.
  private func freest(in gap: Gap, of rows: [TextRow]) -> Double {
    var sides: [(x: Double, change: Int)] = []
    var depth = 0
    for row in rows {
      var index = row.firstWord(endingAfter: gap.left)
      while index < row.words.count, row.words[index].box.left < gap.right {
        let word = row.words[index]
        var right = word.box.right
        index += 1
        // The space inside a phrase parts nothing.
        if index < row.words.count,
          row.words[index].box.left - right <= settings.wordSpace * word.fontSize
        {
          right = max(right, row.words[index].box.left)
        }
        if word.box.left > gap.left { sides.append((word.box.left, 1)) } else { depth += 1 }
        if right < gap.right { sides.append((right, -1)) }
      }
    }
    guard !sides.isEmpty else { return gap.middle }
    sides.sort { ($0.x, -$0.change) < ($1.x, -$1.change) }
    var best = (depth: Int.max, distance: Double.infinity, position: gap.middle)
    var start = gap.left
    for (x, change) in sides + [(gap.right, 0)] {
      if x > start {
        let isHere = gap.middle >= start && gap.middle <= x
        let position = (start + x) / 2
        let distance = isHere ? 0 : abs(position - gap.middle)
        if (depth, distance) < (best.depth, best.distance) { best = (depth, distance, position) }
      }
      depth += change
      start = max(start, x)
    }
    return best.position
  }
}

extension TextRow {
  /// The place of the first word that ends to the right of a position.
  fileprivate func firstWord(endingAfter x: Double) -> Int {
    var index = firstWord(rightOf: x)
    while index > 0, words[index - 1].box.right > x { index -= 1 }
    return index
  }

  /// The place of the first word whose middle lies to the right of a position.
  func firstWord(rightOf x: Double) -> Int {
    words.firstSorted { $0.box.midX > x }
  }
}
