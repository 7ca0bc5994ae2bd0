internal import Tables

/// Puts the cells of rows that an extractor printed column by column back beside each other.
///
/// Extractors that keep the layout sort what stands within half a character's height by columns,
/// and begin a new line where a column holds more than one piece. Where fonts reach far above and
/// below their characters, as the free CJK fonts do, that holds two or three rows: their cells come
/// as a staircase, each column one step to the right, as high as there are rows.
struct Staircase {
  /// A chunk and its column.
  typealias Placed = (chunk: Chunk, column: Int)

  /// What stands in the columns.
  let kinds: [GridColumn.Kind]
  /// The chunks of which the lines do not say the row.
  private(set) var doubtful: [Chunk.Spot] = []

  /// Creates a step.
  init(kinds: [GridColumn.Kind]) { self.kinds = kinds }

  /// The most rows that one character's height holds.
  private static let highest = 4

  /// Puts the steps of every staircase onto the lines of their rows.
  mutating func straighten(_ lines: inout [[Placed]]) {
    for index in lines.indices { separate(&lines, at: index) }
    var start = 0
    while start < lines.count {
      var end = start + 1
      while end < lines.count, Self.goesOn(lines[end - 1], lines[end]) { end += 1 }
      if end - start > 2 { straighten(&lines, start..<end) }
      start = end
    }
    for index in lines.indices { lines[index].sort { $0.column < $1.column } }
  }

  /// Parts the names of rows that stand on one line, where their targets stand below each other
  /// right below it.
  private func separate(_ lines: inout [[Placed]], at index: Int) {
    guard let column = lines[index].last?.column, column > 0, kinds[safe: column] == .target,
      kinds[safe: column - 1] == .name, index + 2 < lines.count
    else { return }
    let names = lines[index].filter { $0.column >= column - 1 }
    let below = lines[(index + 1)...].prefix(Self.highest + 1).prefix {
      $0.count == 1 && $0[0].column == column && $0[0].chunk.page == names[0].chunk.page
    }
    let targets = below.flatMap { $0 }
    let areNames = names.allSatisfy {
      TokenShape($0.chunk.bare).isDisjoint(with: [.hasDigit, .beginsTarget])
    }
    let areTargets = targets.allSatisfy { TokenShape($0.chunk.bare).contains(.beginsTarget) }
    guard names.count == 2, names[0].column == column - 1, targets.count == 2, areNames, areTargets
    else { return }
    let labels = lines[index].filter { $0.column < column - 1 }
    let numbers = [names[0].chunk.line] + targets.map(\.chunk.line)
    // The labels of both rows stand between them.
    lines[index] = [moved(names[0], column - 1, numbers[0]), moved(targets[0], column, numbers[0])]
    lines[index + 1] = labels.map { moved($0, $0.column, numbers[1]) }
    lines[index + 2] = [
      moved(names[1], column - 1, numbers[2]), moved(targets[1], column, numbers[2]),
    ]
  }

  private func moved(_ placed: Placed, _ column: Int, _ line: Int) -> Placed {
    var chunk = placed.chunk
    chunk.line = line
    return (chunk, column)
  }

  /// Whether a line does not go back to the left of the one before it.
  private static func goesOn(_ line: [Placed], _ next: [Placed]) -> Bool {
    guard let last = line.last, let first = next.first, first.chunk.page == last.chunk.page else {
      return false
    }
    return first.column >= last.column && first.column >= 0
  }

  private mutating func straighten(_ lines: inout [[Placed]], _ run: Range<Int>) {
    var stacks: [Int: [Int]] = [:]
    for line in run {
      for placed in lines[line]
      where placed.column >= 0 && stacks[placed.column]?.last != line {
        stacks[placed.column, default: []].append(line)
      }
    }
    let height = stacks.values.map(\.count).max() ?? 0
    let steps = stacks.filter { $0.value.count == height }.keys.sorted()
    guard height >= 2, height <= Self.highest, steps.count >= 2, let first = steps.first,
      let rows = rows(of: stacks[first] ?? [], in: lines, run, steps: Set(steps))
    else { return }
    var numbers: [Int: Int] = [:]
    for line in lines.indices[..<run.upperBound].suffix(run.count + height) {
      numbers[line] = lines[line].first?.chunk.line
    }
    var moved: [Moved] = []
    for line in Set(rows).union(run).sorted() {
      for placed in lines[line] {
        let stack = stacks[placed.column] ?? []
        if let row = rows.firstIndex(of: line) {
          moved.append(Moved(placed: placed, row: row))
        } else if placed.column >= 0, stack.count == height, let step = stack.firstIndex(of: line) {
          moved.append(Moved(placed: placed, row: step))
        } else {
          moved.append(unsure(placed, height: height, moved))
        }
      }
      lines[line] = []
    }
    place(
      moved, height: height, from: min(run.lowerBound, rows.first ?? run.lowerBound), run, numbers,
      &lines)
  }

  /// A chunk on its way to its row.
  private struct Moved {
    var placed: Placed
    var row: Int
    var isDoubtful = false
  }

  /// Puts chunks onto the lines of their rows.
  private mutating func place(
    _ moved: [Moved], height: Int, from top: Int, _ run: Range<Int>, _ numbers: [Int: Int],
    _ lines: inout [[Placed]]
  ) {
    var counts: [Int: Int] = [:]
    for chunk in moved { counts[chunk.placed.column, default: 0] += 1 }
    let isWide = run.upperBound - top >= height * 2 - 1
    for chunk in moved {
      var placed = chunk.placed
      // The label of a merged cell, which stands on the middle of its rows, gets a line between.
      let isLabel = isMerged(placed.column) && counts[placed.column] == 1
      let line = top + (isWide && isLabel ? height - 1 : isWide ? chunk.row * 2 : chunk.row)
      placed.chunk.line = numbers[line] ?? placed.chunk.line
      lines[line].append(placed)
      if chunk.isDoubtful { doubtful.append(placed.chunk.spot) }
    }
  }

  /// The lines of the rows: those of the leftmost step, or where these follow each other without
  /// another cell beside them, the lines that hold the cells left of them.
  private func rows(
    of step: [Int], in lines: [[Placed]], _ run: Range<Int>, steps: Set<Int>
  ) -> [Int]? {
    guard let first = step.first else { return nil }
    let hasOthers = lines[first].contains { !steps.contains($0.column) && !isMerged($0.column) }
    let isOwn = first > run.lowerBound && !hasOthers
    guard isOwn else { return step }
    // The lines above hold what stands left of the steps, one a row.
    let above = (first - step.count..<first)
    guard above.lowerBound >= 0 else { return step }
    let areRows = above.allSatisfy { line in
      !lines[line].isEmpty && lines[line].contains { $0.column >= 0 && !isMerged($0.column) }
        && !lines[line].contains { steps.contains($0.column) }
        && lines[line].first?.chunk.page == lines[first].first?.chunk.page
    }
    return areRows ? Array(above) : step
  }

  private func isMerged(_ column: Int) -> Bool {
    switch kinds[safe: column] {
    case .level1, .level2, .entity, .amount, .goals: true
    default: false
    }
  }

  /// A cell where not every row has one, in the row in which it is most likely.
  private func unsure(_ placed: Placed, height: Int, _ moved: [Moved]) -> Moved {
    guard placed.column >= 0, !isMerged(placed.column) else { return Moved(placed: placed, row: 0) }
    guard kinds[safe: placed.column] == .measure else {
      return Moved(placed: placed, row: 0, isDoubtful: true)
    }
    // A unit belongs to a number.
    let withNumber = (0..<height).filter { row in
      moved.contains {
        $0.row == row && kinds[safe: $0.placed.column] == .target
          && TokenShape($0.placed.chunk.bare).contains(.number)
      }
    }
    return Moved(placed: placed, row: withNumber.first ?? 0, isDoubtful: withNumber.count != 1)
  }
}
