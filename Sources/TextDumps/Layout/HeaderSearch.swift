internal import Budget
internal import Tables

/// Finds the headers of indicator grids among the lines of a dump that keeps the layout.
///
/// A header of narrow columns takes some lines, the names centred on them. From each line on, lines
/// are added as long as they hold parts of names: so most lines are given up at once.
struct HeaderSearch {
  private let chunks: [[Chunk]]
  /// For each line the first at or below it that may hold part of the name of a level.
  private let levelLines: [Int]

  /// Prepares the chunks of a dump, line by line.
  init(_ chunks: [[Chunk]]) {
    self.chunks = chunks
    var next = Int.max
    levelLines = chunks.reversed().enumerated().map { place, line in
      if Self.namesLevel(line) { next = chunks.count - 1 - place }
      return next
    }.reversed()
  }

  /// Whether one may be part of the name of a level: 一级指标, 指标名称, 具体指标.
  private static func namesLevel(_ chunks: [Chunk]) -> Bool {
    chunks.contains { $0.text.unicodeScalars.contains { levelMarks.contains($0) } }
  }

  private static let levelMarks = Set("级称具".unicodeScalars)

  /// Finds a header whose topmost line is a given one.
  func header(at line: Int) -> LayoutHeader? {
    guard let level = levelLines[safe: line], level < line + LayoutHeader.tallest,
      let page = chunks[line].first?.page
    else { return nil }
    var best: LayoutHeader?
    var names = NamesOfLines()
    for last in line..<min(line + LayoutHeader.tallest, chunks.count) {
      guard chunks[last].first?.page == page, names.add(chunks[last]) else { break }
      guard last >= level, let header = names.header(of: line..<last + 1) else { continue }
      // A line more that only completes names belongs to the header; one that adds others does not.
      let isBetter =
        header.known > best?.known ?? 0
        || header.known == best?.known && header.names.count == best?.names.count
      if isBetter { best = header }
    }
    return best?.completed { chunks[safe: $0] ?? [] }
  }
}

/// The names of columns that some lines may hold, one below the other.
private struct NamesOfLines {
  /// What stands below each other.
  private var overlapping: [NameStack] = []
  /// What goes together although it was moved; the lines that wait to be added to it.
  private var moved = HeaderStacks()
  private var waiting: [[Chunk]] = []
  private var count = 0
  private var hasLabel = false

  /// The most chunks of a header.
  private static let most = 60

  /// Adds the next line, unless it holds no part of a name or there are too many.
  mutating func add(_ line: [Chunk]) -> Bool {
    count += line.count
    guard count <= Self.most else { return false }
    var hasName = false
    for chunk in line {
      let column = Labels.column(chunk.bare)
      let key = Labels.key(chunk.bare)
      if Labels.beginsLabel(key), chunk.bare.unicodeScalars.count > 1 { hasLabel = true }
      let goesOn = join(chunk, isName: column != nil)
      if goesOn || NameStack.begins(key) || LayoutHeader.sums.contains(key) { hasName = true }
    }
    waiting.append(line)
    return hasName || goesOn()
  }

  /// Puts a chunk below what it goes on with.
  private mutating func join(_ chunk: Chunk, isName: Bool) -> Bool {
    let above = overlapping.firstIndex { stack in
      guard let last = stack.chunks.last, last.line < chunk.line, Self.overlaps(last, chunk) else {
        return false
      }
      let (mayJoin, isKnown) = stack.joins(chunk)
      // A name of its own below an open one: 指标值（或计划水 beside 二级指标.
      return isKnown || mayJoin && !isName
    }
    if let above { overlapping[above].append(chunk) } else { overlapping.append(NameStack(chunk)) }
    return above != nil
  }

  private static func overlaps(_ left: Chunk, _ right: Chunk) -> Bool {
    // A centred line may begin two places further left when the drift of wide characters moves it.
    left.place.lowerBound < right.place.upperBound + 2
      && right.place.lowerBound < left.place.upperBound + 2
  }

  /// Whether the last line goes on with names that were moved.
  private mutating func goesOn() -> Bool {
    guard let line = waiting.last?.first?.line else { return false }
    addWaiting()
    return moved.stacks.contains { $0.chunks.count > 1 && $0.chunks.last?.line == line }
  }

  private mutating func addWaiting() {
    for line in waiting { moved.add(line) }
    waiting = []
  }

  /// The header that the lines are.
  mutating func header(of lines: Range<Int>) -> LayoutHeader? {
    guard count >= 3, hasLabel else { return nil }
    let header = LayoutHeader(overlapping, lines: lines, areOrdered: false)
    // Where all that stands below each other gives whole names, nothing was moved.
    if let header, header.others.isEmpty, header.known == header.names.count { return header }
    addWaiting()
    let other = LayoutHeader(moved.stacks, lines: lines, areOrdered: true)
    return other?.known ?? 0 > header?.known ?? 0 ? other : header
  }
}
