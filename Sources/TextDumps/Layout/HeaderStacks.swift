internal import Budget
internal import Tables

/// Puts the lines of the names of columns together although what stands left of them has moved them.
///
/// A line of a dump counts characters, and a wide character counts as one: the more of them stand left
/// of a chunk, the further left of its place it stands. So the lines of one name may stand beside each
/// other, but what stands right of them on the page does so on every line. Line by line, the chunks are
/// given to the names in order; of all ways to do that the one wins that completes most names with the
/// least moving.
struct HeaderStacks {
  /// The names from left to right, each with its chunks from top to bottom.
  private(set) var stacks: [NameStack] = []

  /// How far beside the line above it the next line of a name may stand, in characters: the drift of
  /// one label and some wide names; further off stands the name beside it.
  private static let furthest = 10.0
  /// What it is worth that a chunk goes on with a name, in characters.
  private static let joining = 10.0
  /// What it is worth that it completes the name.
  private static let completing = 5.0
  /// What it is worth that a chunk begins a name of its own, or is one.
  private static let beginning = (part: 3.0, whole: 6.0)
  /// What it costs that a chunk begins a name that no known name begins with.
  private static let foreign = -5.0

  /// Puts the chunks of the next line, from left to right, below those of the lines before.
  mutating func add(_ line: [Chunk]) {
    // best[i][j]: what the first i chunks and the first j stacks are worth.
    let (rows, columns) = (line.count, stacks.count)
    var best = Array(
      repeating: Array(repeating: -Double.infinity, count: columns + 1), count: rows + 1)
    var joined = Array(repeating: Array(repeating: false, count: columns + 1), count: rows + 1)
    var isNew = joined
    for column in 0...columns { best[0][column] = 0 }
    for row in 1...max(rows, 1) where row <= rows {
      let own = own(line[row - 1])
      for column in 0...columns {
        best[row][column] = best[row - 1][column] + own
        isNew[row][column] = true
        guard column > 0 else { continue }
        if best[row][column - 1] > best[row][column] {
          best[row][column] = best[row][column - 1]
          isNew[row][column] = false
        }
        guard let worth = worth(of: line[row - 1], below: stacks[column - 1]) else { continue }
        if best[row - 1][column - 1] + worth > best[row][column] {
          best[row][column] = best[row - 1][column - 1] + worth
          joined[row][column] = true
        }
      }
    }
    var (row, column) = (rows, columns)
    var added: [NameStack] = []
    while row > 0 {
      if joined[row][column] {
        stacks[column - 1].append(line[row - 1])
        (row, column) = (row - 1, column - 1)
      } else if isNew[row][column] {
        added.append(NameStack(line[row - 1]))
        row -= 1
      } else {
        column -= 1
      }
    }
    insert(added.reversed(), line)
  }

  /// Puts new names between those that are there: right of all that chunks left of them go on with.
  private mutating func insert(_ added: [NameStack], _ line: [Chunk]) {
    for stack in added {
      guard let chunk = stack.chunks.first else { continue }
      let right = stacks.firstIndex { other in
        guard let last = other.chunks.last else { return false }
        return last.line == chunk.line
          ? last.place.lowerBound > chunk.place.lowerBound
          : last.center > chunk.center && !goesBefore(other, chunk, line)
      }
      stacks.insert(stack, at: right ?? stacks.count)
    }
  }

  /// Whether a name stands left of one that a chunk left of another goes on with.
  private func goesBefore(_ stack: NameStack, _ chunk: Chunk, _ line: [Chunk]) -> Bool {
    guard
      let place = stacks.firstIndex(where: { $0.chunks.first?.spot == stack.chunks.first?.spot })
    else {
      return false
    }
    return stacks[place...].contains { other in
      guard let last = other.chunks.last, other.chunks.count > 1 else { return false }
      return last.line == chunk.line && last.place.lowerBound < chunk.place.lowerBound
    }
  }

  private func own(_ chunk: Chunk) -> Double {
    if Labels.column(chunk.bare) != nil { return Self.beginning.whole }
    return NameStack.begins(Labels.key(chunk.bare)) ? Self.beginning.part : Self.foreign
  }

  /// What it is worth that a chunk goes on with a name, or `nil` where it cannot.
  private func worth(of chunk: Chunk, below stack: NameStack) -> Double? {
    guard let last = stack.chunks.last, last.line < chunk.line else { return nil }
    let off = abs(last.center - chunk.center)
    guard off <= Self.furthest else { return nil }
    let (mayJoin, isKnown) = stack.joins(chunk)
    guard mayJoin else { return nil }
    // What is a whole name rarely goes on.
    let isWhole = !isKnown && stack.column != nil
    return Self.joining - off + (isKnown ? Self.completing : isWhole ? -Self.completing : 0)
  }
}
