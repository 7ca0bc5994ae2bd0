internal import Tables

/// What merged cells that go over a page break print on both of its sides.
///
/// Some programs print the text of such a cell on each of its pages, cut off where the page ends:
/// the lines that end one page begin the next.
struct LayoutRepeats {
  /// The lines of each merged column at the end of the page before.
  private var tails: [Int: [String]] = [:]
  /// What the next page begins with.
  private var next: Set<String> = []
  /// The lines with which a column's cell of the page before goes on.
  private(set) var remainders: [Int: [Chunk]] = [:]

  /// Whether the cells that a page repeats may go on below its header.
  private var isPending = false
  /// Whether a page repeats a cell.
  var wereFound = false

  /// How many lines at the beginning of a page may repeat a cell: those of a long one.
  private static let reach = 24
  /// The fewest bytes that tell a cell: two characters may be the end of any.
  private static let shortest = 9
  /// The most lines from one line of a cell to the next.
  private static let pitch = 2

  /// The last line of the page, and of the page before.
  private var ends: (own: Int, last: Int) = (0, 0)
  /// The first line of the page.
  private var top = 0
  /// The line on which the goals of the page before end that are no whole sentence.
  private var unfinished: Int?

  /// How far from the end of a page, in lines, a cell may end that goes on: lines of cells beside it
  /// stand half a line lower.
  private static let margin = 2

  /// Begins a page, given the lines that follow it.
  mutating func beginPage(_ own: [[Chunk]], next lines: some Sequence<[Chunk]>) {
    top = own.first?.first?.line ?? top
    ends = (own.last?.first?.line ?? ends.own, ends.own)
    next = Set(
      lines.prefix(Self.reach).joined().map(\.bare).filter { $0.utf8.count >= Self.shortest })
    remainders = [:]
  }

  /// Whether the next page repeats the last cells of some columns.
  func isRepeated(_ cells: [[Chunk]]) -> Bool {
    let lasts = cells.compactMap(\.last).filter { $0.bare.utf8.count >= Self.shortest }
    return !lasts.isEmpty && lasts.allSatisfy { next.contains($0.bare) }
  }

  /// Whether goals go on, on the next page: they are no whole sentence where the page ends.
  func isUnfinished(_ chunks: [Chunk]) -> Bool {
    guard let last = chunks.last, let end = last.bare.last else { return false }
    return last.line >= ends.own - Self.margin && !"。！？.!?".contains(end)
  }

  /// Takes the lines from the beginning of a page with which the cells of the project go on that the
  /// page break cut.
  mutating func takeRemainders(from byColumn: inout [[Chunk]], of columns: [GridColumn]) {
    guard let unfinished, unfinished >= ends.last - Self.margin,
      let goals = columns.indices.first(where: { columns[$0].kind == .goals }),
      let first = byColumn[goals].first, first.line <= top + Self.margin,
      !TokenShape(first.bare).contains(.item)
    else { return }
    for column in columns.indices where columns[column].isProject {
      let chunks = byColumn[column]
      guard let first = chunks.first, first.line <= top + Self.margin else { continue }
      var end = 1
      while let chunk = chunks[safe: end], chunk.line - chunks[end - 1].line <= Self.pitch {
        end += 1
      }
      remainders[column] = Array(chunks[..<end])
      byColumn[column].removeFirst(end)
    }
    self.unfinished = nil
  }

  /// Drops the cells from the beginning of a page that the page before ended with.
  ///
  /// In a list a cell is repeated where all names are: two projects in a row may be of one unit, or
  /// have one name.
  mutating func drop(from byColumn: inout [[Chunk]], of columns: [GridColumn]) {
    var counts: [Int: Int] = [:]
    var rests: [Int: [String]] = [:]
    for column in columns.indices where columns[column].isProject {
      (counts[column], rests[column]) = repeated(byColumn[column], after: tails[column] ?? [])
    }
    let names = columns.indices.filter { columns[$0].kind == .entity && !byColumn[$0].isEmpty }
    guard !names.isEmpty || isPending else { return }
    guard names.allSatisfy({ (counts[$0] ?? 0) > 0 }) else { return }
    let isTold = counts.contains { column, count in
      byColumn[column].prefix(count).reduce(0) { $0 + $1.bare.utf8.count } >= Self.shortest
    }
    guard isTold else { return }
    unfinished = nil
    wereFound = true
    isPending = true
    for (column, count) in counts where count > 0 {
      let chunks = byColumn[column]
      var end = count
      while let chunk = chunks[safe: end], chunk.line - chunks[end - 1].line <= Self.pitch,
        columns[column].kind == .goals || columns[column].kind == .entity
      {
        end += 1
      }
      remainders[column] = Array(chunks[count..<end])
      byColumn[column].removeFirst(end)
      tails[column] = rests[column]
    }
  }

  /// Remembers the ends of the columns of a page.
  mutating func endPage(_ byColumn: [[Chunk]], of columns: [GridColumn]) {
    if let goals = columns.indices.first(where: { columns[$0].kind == .goals }) {
      let chunks = byColumn[goals]
      if !chunks.isEmpty { unfinished = isUnfinished(chunks) ? chunks.last?.line : nil }
    }
    for column in columns.indices where columns[column].isProject && !byColumn[column].isEmpty {
      isPending = false
      tails[column] = byColumn[column].suffix(Self.reach).map(\.bare)
    }
  }

  /// How many lines at the beginning of a column the page before ended with, and what followed them
  /// there.
  private func repeated(_ chunks: [Chunk], after tail: [String]) -> (count: Int, rest: [String]) {
    let start = chunks.prefix(Self.reach).map(\.bare)
    guard let first = start.first else { return (0, []) }
    for place in tail.indices where tail[place] == first {
      let count = zip(tail[place...], start).prefix { $0 == $1 }.count
      let rest = tail[(place + count)...]
      // A header may stand in between.
      if rest.isEmpty || count == chunks.count { return (count, Array(rest)) }
    }
    return (0, [])
  }
}

extension GridColumn {
  /// Whether it is a column of a list that tells of a project.
  fileprivate var isProject: Bool {
    isMerged && (kind == .entity || kind == .amount || kind == .goals)
  }
}
