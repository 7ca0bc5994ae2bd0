internal import Tables

/// What it costs that some lines are one row.
extension LayoutRows {
  /// What is known of a row however its cells stand to each other.
  struct Reading {
    /// Its lines.
    var row: Range<Int>
    /// What its cells cost, and those that it lacks.
    var content = 0.0
    /// Its cells: how many lines each has, and how many lines of the row stand above and below it.
    var cells: [(count: Int, above: Int, below: Int)] = []
    /// What speaks against a row on these lines, whatever stands in its cells.
    var lines = (parallels: 0.0, levels: 0.0, blanks: 0.0)
  }

  /// Reads some lines as a row.
  func reading(of row: Range<Int>) -> Reading {
    var reading = Reading(row: row)
    var cost = ownCost
    var absent = 0.0
    reading.cells.reserveCapacity(columns.count)
    for index in columns.indices {
      let range = cell(index, in: row)
      guard !range.isEmpty, let first = columns[index].positions[safe: range.lowerBound],
        let last = columns[index].positions[safe: range.upperBound - 1]
      else {
        absent += columns[index].column.absence
        continue
      }
      add(columns[index], range, to: &cost)
      reading.cells.append((range.count, first - row.lowerBound, row.upperBound - 1 - last))
    }
    if row.lowerBound == 0, mayContinue, isRemainder(row) { absent = 0 }
    reading.content = cost + absent
    reading.lines = (
      parallels(row), Self.anotherLevel * Double(levelsTooMany(in: row)),
      Self.blank * Double(blanksAbove[row.upperBound - 1] - blanksAbove[row.lowerBound])
    )
    return reading
  }

  /// Adds what a cell costs.
  private func add(_ column: Column, _ range: Range<Int>, to cost: inout Double) {
    cost += column.costs.content(range, as: column.column.kind)
    let wrap = CellCosts.Wrap(column.column)
    for next in range.dropFirst() {
      cost += column.costs.join(
        before: next, lineWidth: column.costs.facts[next - 1].width, in: wrap)
      cost += gap(column, next)
    }
    cost += column.costs.end(
      after: range.upperBound - 1, lineWidth: column.costs.facts[range.upperBound - 1].width,
      in: wrap)
  }

  /// What a row costs whose cells stand to each other in one way.
  func cost(_ reading: Reading, _ alignment: Alignment) -> Double {
    var misfit = misfit(reading, alignment)
    if mayMix {
      misfit = min(misfit, reading.cells.reduce(0) { $0 + Double($1.above) } + 1)
    }
    return reading.content + misfit + reading.lines.parallels + reading.lines.levels
      + reading.lines.blanks
  }

  /// What it costs that a row holds another whole name of a level: it stands under one.
  private static let anotherLevel = 6.0
  /// What it costs that blank lines stand in a row: extractors write them where two lines stand two
  /// characters' heights apart, and the lines of a cell stand closer.
  private static let blank = 3.0
  /// What it costs that all cells of a row have another line, and the same: lines of rows do.
  private static let parallel = 1.5

  /// How many names of one level stand on the lines of a row, beyond the first.
  private func levelsTooMany(in row: Range<Int>) -> Int {
    guard row.count > 1, let first = lines[safe: row.lowerBound],
      let last = lines[safe: row.upperBound - 1]
    else { return 0 }
    return levelLines.reduce(0) { sum, names in
      sum + max(0, names.firstSorted { $0 > last } - names.firstSorted { $0 >= first } - 1)
    }
  }

  /// What it costs that all cells of a row stand on the same lines.
  private func parallels(_ row: Range<Int>) -> Double {
    guard row.count > 1 else { return 0 }
    var filled = 0
    for index in columns.indices {
      let count = cell(index, in: row).count
      guard count > 0 else { continue }
      guard count == row.count else { return 0 }
      filled += 1
    }
    return filled > 1 ? Self.parallel * Double(row.count - 1) : 0
  }

  /// What it costs that a cell goes on below a gap: rows have room between them.
  private static let gap = 1.0
  /// The most lines from one line of a cell to the next: cells beside it, whose lines stand a third
  /// and two thirds of a line lower, have lines of their own.
  private static let pitch = 3

  /// What it costs that a name begins above the rows that it covers.
  private static let crossing = 2.0

  /// What it costs that a chunk goes on with the one before it, for what stands between.
  private func gap(_ column: Column, _ next: Int) -> Double {
    let apart = column.chunks[next].line - column.chunks[next - 1].line
    let crosses =
      column.column.kind == .entity && isBeside[safe: column.positions[next]] ?? false
      && !(isBeside[safe: column.positions[next - 1]] ?? true)
    if crosses { return Self.crossing }
    let isNext = column.positions[next] == column.positions[next - 1] + 1
    return isNext && apart > 1
      ? Self.gap + Double(max(0, apart - Self.pitch)) : Double(max(0, apart - Self.pitch))
  }

  /// What it costs that cells stand elsewhere in their row than its alignment says.
  private func misfit(_ reading: Reading, _ alignment: Alignment) -> Double {
    let tallest = reading.cells.reduce(0) { max($0, $1.count) }
    // The lines of cells with an odd and of cells with an even number of lines stand half a line
    // apart.
    let between = reading.cells.reduce(0) { $1.count % 2 != tallest % 2 ? max($0, $1.count) : $0 }
    let expected = alignment == .middle ? tallest + between : tallest
    var cost = Double(abs(reading.row.count - expected))
    for cell in reading.cells {
      let off =
        switch alignment {
        case .top: Double(cell.above)
        case .bottom: Double(cell.below)
        case .middle, .merged: abs(Double(cell.above - cell.below)) / 2
        }
      let isBetween = cell.count % 2 != tallest % 2
      cost += alignment == .merged && isBetween ? max(0, off - 0.5) : off
    }
    return cost
  }
}
