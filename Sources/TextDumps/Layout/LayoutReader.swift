internal import Budget
internal import Tables

/// Rebuilds tables from a dump that keeps the layout.
struct LayoutReader {
  private let dump: Dump
  private let reflow: Reflow
  let chunks: [[Chunk]]
  private let neighbours: Neighbours
  private let search: HeaderSearch

  /// Prepares a dump.
  init(_ dump: Dump, reflow: Reflow) {
    self.dump = dump
    self.reflow = reflow
    let spacesDigits = dump.spacesDigits
    var chunks = dump.lines.indices.map { dump.chunks(ofLine: $0, spacesDigits: spacesDigits) }
    chunks.dropDoubles()
    self.chunks = chunks
    neighbours = Neighbours(chunks.lazy.joined().map(\.bare))
    search = HeaderSearch(chunks)
  }

  /// Where a table stands among the lines.
  private struct Place {
    var captions: Range<Int>
    var title: Range<Int>
    /// The words of the head in reading order.
    var tokens: [Token]
    var headers: [LayoutHeader]
    /// The lines below each header.
    var bodies: [Range<Int>]
  }

  /// The tables and the other lines.
  func layout() -> Layout {
    var layout = Layout()
    var free = 0
    for place in places() {
      layout.lines += lines(free..<place.captions.lowerBound)
      let captions = self.captions(place)
      layout.lines += captions
      let result = table(place, captions: captions)
      if let table = result.table { layout.tables.append(table) }
      layout.findings += result.findings
      free = result.end
    }
    layout.lines += lines(free..<dump.lines.count)
    return layout
  }

  private func captions(_ place: Place) -> [TextLine] {
    let printed = place.title.filter { !chunks[$0].isEmpty }.map { number in
      PrintedLines(
        page: dump.lines[number].page,
        lines: [titleChunks(ofLine: number).map(\.text).joined(separator: " ")])
    }
    guard let title = TextLine(title: printed, reflow: reflow) else { return lines(place.captions) }
    let beside = place.title.compactMap { number -> TextLine? in
      let rest = chunks[number].dropFirst(titleChunks(ofLine: number).count)
      guard !rest.isEmpty else { return nil }
      return TextLine(
        text: rest.map(\.text).joined(separator: " "), page: dump.lines[number].page)
    }
    return [title] + lines(place.captions.lowerBound..<place.title.lowerBound) + beside
      + lines(place.title.upperBound..<place.captions.upperBound)
  }

  /// The chunks of a line before the money unit that stands beside a title.
  func titleChunks(ofLine line: Int) -> ArraySlice<Chunk> {
    let end = chunks[line].dropFirst().firstIndex { Titles.beginsMoneyUnit($0.bare) }
    return chunks[line][..<(end ?? chunks[line].endIndex)]
  }

  private func lines(_ range: Range<Int>) -> [TextLine] {
    range.filter { $0 < chunks.count && !chunks[$0].isEmpty }.map { number in
      TextLine(
        text: chunks[number].map(\.text).joined(separator: " "), page: dump.lines[number].page)
    }
  }

  // MARK: Places

  private func places() -> [Place] {
    var result: [Place] = []
    var free = 0
    var line = 0
    while line < chunks.count {
      guard let header = header(at: line, after: result.last?.headers.last) else {
        line += 1
        continue
      }
      let between = free..<max(free, header.top)
      if var last = result.popLast() {
        // A header with other columns repeats none, whatever stands above it.
        let repeats = header.names.count == last.headers.first?.names.count
        if repeats, title(in: between) == nil, firstLabel(in: between) == nil {
          last.bodies[last.bodies.count - 1] = free..<header.lines.lowerBound
          last.headers.append(header)
          last.bodies.append(header.lines.upperBound..<chunks.count)
          result.append(last)
        } else {
          let next = place(header, between, isFirst: false)
          last.bodies[last.bodies.count - 1] = free..<next.captions.lowerBound
          result += [last, next]
        }
      } else {
        result.append(place(header, between, isFirst: true))
      }
      free = header.lines.upperBound
      line = free
    }
    return result.map(withoutTextBelow)
  }

  /// A place without what is printed below its form.
  private func withoutTextBelow(_ place: Place) -> Place {
    var result = place
    guard let body = result.bodies.popLast() else { return place }
    let filled = body.filter { !chunks[$0].isEmpty }
    let end = TextBelow.start(in: filled.map { chunks[$0].map(\.bare) }).map { filled[$0] }
    result.bodies.append(body.lowerBound..<(end ?? body.upperBound))
    return result
  }

  /// The header that begins on a line: one like that before where that can be found again.
  private func header(at line: Int, after last: LayoutHeader?) -> LayoutHeader? {
    let found = search.header(at: line)
    guard let last, found?.names.map(\.key) != last.names.map(\.key) else { return found }
    // A header with more columns that are known is another.
    if let found, found.known > last.known { return found }
    let lines = found == nil ? line..<line + 1 : line..<line + LayoutHeader.tallest
    return lines.lazy.compactMap { last.repeated(at: $0) { self.chunks[safe: $0] ?? [] } }.first
      ?? found
  }

  private func place(_ header: LayoutHeader, _ between: Range<Int>, isFirst: Bool) -> Place {
    var title = isFirst ? lastTitle(in: between) : title(in: between)
    let titleEnd = title?.upperBound
    let isList = header.isList
    let top = header.lines.lowerBound
    let above = (titleEnd ?? between.lowerBound)..<top
    let label =
      isList ? nil : firstLabel(in: above) ?? (title == nil ? nil : firstSumOrGoal(in: above))
    let head = (label.map { beginning(of: $0, from: titleEnd ?? between.lowerBound) } ?? top)..<top
    let tokens = LayoutHead(head.map { chunks[$0] }).tokens()
    if let whole = title {
      title = wrapped(whole, from: between.lowerBound, head: tokens)..<whole.upperBound
    }
    let first = title?.lowerBound ?? head.lowerBound
    return Place(
      captions: unitLine(above: first, from: between.lowerBound)..<head.lowerBound,
      title: first..<(titleEnd ?? head.lowerBound), tokens: tokens,
      headers: [header],
      bodies: [header.lines.upperBound..<chunks.count])
  }

  /// The first line of a head: right of its first label another may begin a line above it.
  private func beginning(of label: Int, from floor: Int) -> Int {
    guard let first = chunks[label].first, label > floor else { return label }
    let above = chunks[label - 1]
    let isPart = above.contains { $0.bare.count > 2 && Labels.beginsLabel(Labels.key($0.bare)) }
    guard isPart || isValue(above, around: label) || begins(above, on: label) else { return label }
    return above.allSatisfy { $0.place.lowerBound > first.place.upperBound } ? label - 1 : label
  }

  /// Whether chunks are the upper halves of values that stand around the line of a label.
  private func isValue(_ above: [Chunk], around label: Int) -> Bool {
    let below = chunks[safe: label + 1] ?? []
    return !above.isEmpty
      && above.allSatisfy { chunk in
        !chunks[label].contains { $0.overlaps(chunk) }
          && below.contains {
            $0.overlaps(chunk) && ($0.bare.count < 3 || !Labels.beginsLabel(Labels.key($0.bare)))
          }
      }
  }

  /// Whether chunks are the first lines of values that go on beside their labels, on the line of a
  /// label: each begins right above one.
  private func begins(_ above: [Chunk], on label: Int) -> Bool {
    let values = zip(chunks[label], chunks[label].dropFirst()).compactMap { name, value in
      Labels.field(name.bare) != nil && Labels.field(value.bare) == nil ? value : nil
    }
    return !above.isEmpty
      && above.allSatisfy { chunk in
        // The year of a form may stand above a value by chance.
        !chunk.bare.hasPrefix("（") && !Titles.beginsMoneyUnit(chunk.bare)
          && values.contains {
            abs($0.place.lowerBound - chunk.place.lowerBound) < 2
              && $0.place.upperBound <= chunk.place.upperBound + 1
          }
      }
  }

  /// The first line with a label of a form's head: its name may go on below.
  func firstLabel(in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    return range.first { line in
      guard let first = chunks[line].first else { return false }
      var text = ""
      for next in line..<min(line + 4, range.upperBound) {
        guard let chunk = chunks[next].first, abs(chunk.center - first.center) < 6 else { continue }
        text += chunk.bare
        guard text.utf8.count <= 120 else { return false }
        switch Labels.field(text) {
        case .projectName, .projectCode, .unit, .department: return true
        default: if Labels.column(text) == .unitCode { return true }
        }
        guard Labels.beginsLabel(Labels.key(text)) else { return false }
      }
      return false
    }
  }

  /// The first line that begins with a label of money or goals: some heads name nothing.
  private func firstSumOrGoal(in range: Range<Int>) -> Int? {
    range.first { line in
      guard let first = chunks[line].first else { return false }
      if let field = Labels.field(first.bare) {
        return field.isSum || field == .goals || field == .termGoals
      }
      return UnlistedLabels.namesSum(first.bare, before: chunks[line].dropFirst().first?.bare ?? "")
    }
  }

  // MARK: A table

  private func table(
    _ place: Place, captions: [TextLine]
  ) -> (table: Table?, end: Int, findings: [Finding]) {
    var tokens = place.tokens
    var region = TableRegion(
      captions: 0..<0, title: 0..<0, head: 0..<tokens.count, blocks: [], end: tokens.count)
    let taken = Set(place.headers.flatMap { $0.below.map(\.spot) })
    var bodies: [LinearTableReader.Body] = []
    var outside: [Chunk] = []
    for block in blocks(of: place) {
      var body = LayoutBody(
        Array(place.headers[block]),
        place.bodies[block].map { range in
          range.map { line in chunks[line].filter { !taken.contains($0.spot) } }
        }, neighbours: neighbours)
      bodies += body.write(to: &tokens, region: &region)
      outside = body.outside
    }
    let reader = LinearTableReader(tokens, reflow: reflow, neighbours: neighbours)
    let result = reader.table(of: region, bodies: bodies, captions: captions)
    let end = outside.map(\.line).min() ?? place.bodies.last?.upperBound ?? 0
    return (result.table, end, result.findings)
  }

  /// The headers that belong together: a form of 2011 has the indicators of the term and below them
  /// those of the year, each with a header and a label at its side.
  private func blocks(of place: Place) -> [Range<Int>] {
    guard place.headers.count > 1 else { return [0..<place.headers.count] }
    var result: [Range<Int>] = []
    var last: String?
    for index in place.headers.indices {
      let label = sideLabel(place.headers[index], place.bodies[index])
      if let label, let last, label != last {
        result.append(index..<index + 1)
      } else {
        let start = result.popLast()?.lowerBound ?? index
        result.append(start..<index + 1)
      }
      last = label ?? last
    }
    return result
  }

  /// The label left of the columns that groups the indicators below a header.
  private func sideLabel(_ header: LayoutHeader, _ body: Range<Int>) -> String? {
    let left = header.names.first?.chunks.map(\.place.lowerBound).min() ?? 0
    var text = ""
    for line in header.lines.lowerBound..<max(body.upperBound, header.lines.upperBound) {
      guard let chunk = chunks[safe: line]?.first, chunk.place.lowerBound < left,
        chunk.place.upperBound <= left + 2, !Labels.isLevel1(chunk.bare)
      else { continue }
      text += chunk.bare
      guard text.utf8.count <= 60 else { return nil }
      if Labels.field(text) == .group { return Labels.key(text) }
    }
    return nil
  }
}
