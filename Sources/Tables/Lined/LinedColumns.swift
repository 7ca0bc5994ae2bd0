/// Tells the column lines of each band of a table that draws horizontal lines alone.
///
/// A line is certain where a horizontal line ends inside the table, as beside a merged cell, or where a
/// shaded cell does; it goes on through the bands of the merged cell. Others are told by text and by the
/// joints of the lines: between two entries with a wide gap stands one; the columns that a band of names
/// shows hold for the bands below as long as their text keeps to them; a place where the lines above
/// and below a band are both pieced together may part it.
struct LinedColumns {
  private let bands: [LinedBand]
  /// The lines above each band and below the last.
  private let levels: [RuleLevel]
  private let sides: ClosedRange<Double>
  private let slack: Double

  /// A column line that bands below each other share.
  private struct Line {
    /// Where it may lie.
    var place: ClosedRange<Double>
    /// The bands in which it parts entries.
    var bands: [Int]
  }

  /// For each band the x coordinates of the lines between its cells, ascending.
  private(set) var edges: [[Double]]
  /// Of these the ones that are certain.
  private var certain: [[Double]]
  /// For each band the stretches of x that one shaded cell fills.
  private var shades: [[ClosedRange<Double>]]

  /// Reads the bands of a table.
  ///
  /// `levels`: the lines above the bands and below the last; `fills`: the shaded areas of the page;
  /// `slack`: how far apart two lines of one column may lie, in points.
  init(
    _ bands: [LinedBand], levels: [RuleLevel], fills: [Fill], sides: ClosedRange<Double>,
    slack: Double
  ) {
    self.bands = bands
    self.levels = levels
    self.sides = sides
    self.slack = slack
    edges = Array(repeating: [], count: bands.count)
    certain = edges
    shades = Array(repeating: [], count: bands.count)
    addCertain(fills: fills)
    addTold()
    inherit()
    align()
  }

  // MARK: Certain lines

  /// The lines that ends of horizontal lines and of shaded cells tell.
  private mutating func addCertain(fills: [Fill]) {
    for (index, level) in levels.enumerated() {
      for gap in level.gaps(in: sides, longerThan: 2 * slack) {
        for end in [gap.lowerBound, gap.upperBound] {
          add(end, to: index - 1)
          add(end, to: index)
        }
      }
    }
    let inside = fills.filter { fill in
      fill.box.left < sides.upperBound && fill.box.right > sides.lowerBound
        && fill.box.left.isOnPaper && fill.box.right.isOnPaper
    }
    guard inside.count <= LinedColumns.mostFills else { return }
    for fill in inside {
      var index = firstBand(endingBelow: fill.box.top)
      while index < bands.count, bands[index].heights.lowerBound < fill.box.bottom {
        let heights = bands[index].heights
        let shared =
          min(heights.upperBound, fill.box.bottom) - max(heights.lowerBound, fill.box.top)
        if shared > 0.7 * heights.length {
          let shade = fill.box.left...max(fill.box.left, fill.box.right)
          add(shade.lowerBound, to: index)
          add(shade.upperBound, to: index)
          // Of a whole row it says nothing of cells.
          let isOfOne = !bands[index].wideGaps.contains {
            shade.contains($0.lowerBound) && shade.contains($0.upperBound)
          }
          if isOfOne { shades[index].append(shade) }
        }
        index += 1
      }
    }
    for index in edges.indices {
      edges[index].sort()
      certain[index] = edges[index]
    }
  }

  /// How many shaded areas are looked at: more are a picture.
  private static let mostFills = 10_000

  private func firstBand(endingBelow y: Double) -> Int {
    bands.firstSorted { $0.heights.upperBound > y }
  }

  /// Adds a line to a band where it is inside the table and runs through no word.
  private mutating func add(_ x: Double, to band: Int) {
    guard bands.indices.contains(band), x > sides.lowerBound + 2 * slack,
      x < sides.upperBound - 2 * slack, bands[band].isFree(at: x, slack: slack),
      edges[band].count < LinedTables.mostColumns,
      !edges[band].contains(where: { abs($0 - x) <= 2 * slack })
    else { return }
    edges[band].append(x)
  }

  // MARK: Lines that text and joints tell

  /// Whether a line that other bands show may part a band, too: not inside one shaded cell, nor where the
  /// lines above and below are pieced together elsewhere.
  private func mayPart(_ x: Double, _ band: Int) -> Bool {
    if shades[band].contains(where: {
      $0.lowerBound + 2 * slack < x && x < $0.upperBound - 2 * slack
    }) {
      return false
    }
    let around = [levels[band], levels[band + 1]]
    return around.contains { $0.joints.isEmpty }
      || around.allSatisfy { $0.isJoined(at: x, slack: slack) || !$0.covers(x: x) }
  }

  private mutating func addTold() {
    for index in bands.indices {
      let around = [levels[index].joints, levels[index + 1].joints]
      guard !around.contains(where: \.isEmpty) else { continue }
      for joint in around.joined() where mayPart(joint, index) { add(joint, to: index) }
      edges[index].sort()
    }
    var block: [Line]?
    var start = 0
    for index in bands.indices {
      let partings = partings(of: index)
      if let lines = block, let extended = extended(lines, with: partings, at: index) {
        block = extended
        continue
      }
      if let block { add(block, bands: start..<index) }
      start = index
      if partings.count > 2 {
        block = partings.map { Line(place: $0, bands: [index]) }
      } else {
        block = nil
        add([], bands: index..<(index + 1))
      }
    }
    if let block { add(block, bands: start..<bands.count) }
  }

  /// The places of the lines that a band needs: those that are known, and the wide gaps without one.
  private func partings(of index: Int) -> [ClosedRange<Double>] {
    let known = edges[index].map { $0...$0 }
    let gaps = bands[index].wideGaps.filter { gap in
      !edges[index].contains { gap.contains($0) }
    }
    return (known + gaps).sorted { $0.lowerBound < $1.lowerBound }
  }

  /// The lines of a block with one more band; `nil` where the text of the band does not keep to them.
  private func extended(
    _ block: [Line], with partings: [ClosedRange<Double>], at index: Int
  ) -> [Line]? {
    var lines = block
    var crossed = 0
    for place in lines.indices {
      guard let free = bands[index].freePart(of: lines[place].place) else {
        crossed += 1
        continue
      }
      lines[place].place = free
      if let own = partings.first(where: { $0.overlaps(free) }) {
        lines[place].place = free.clamped(to: own)
        lines[place].bands.append(index)
      }
    }
    guard crossed * 3 <= lines.count, lines.count < LinedTables.mostColumns else { return nil }
    for own in partings where !lines.contains(where: { $0.place.overlaps(own) }) {
      lines.append(Line(place: own, bands: [index]))
    }
    return lines.sorted { $0.place.lowerBound < $1.place.lowerBound }
  }

  /// Parts the bands of a block.
  private mutating func add(_ block: [Line], bands range: Range<Int>) {
    let positions = block.map { position(in: $0.place, of: $0.bands) }
    for index in range {
      for (line, x) in zip(block, positions) where line.bands[0] <= index && mayPart(x, index) {
        add(x, to: index)
      }
      for gap in bands[index].wideGaps where !edges[index].contains(where: { gap.contains($0) }) {
        add(position(in: gap, of: [index]), to: index)
      }
      edges[index].sort()
    }
    let blanks = LinedBlanks(
      bands: bands, range: range, edges: edges, certain: certain, right: sides.upperBound,
      slack: slack)
    for index in range { edges[index] = blanks.edges(of: index) }
  }

  /// Where in a stretch of x the line between two columns lies: at the joint, or the certain line of a
  /// neighbour, that most of some bands have there, of these the last, as text mostly begins at the left;
  /// else in the middle.
  private func position(in place: ClosedRange<Double>, of indices: [Int]) -> Double {
    var joints: [Double] = []
    for index in indices {
      joints += levels[index].joints
      joints += levels[index + 1].joints
      for near in max(index - 1, 0)...min(index + 1, bands.count - 1) { joints += certain[near] }
    }
    joints.removeAll { !place.contains($0) }
    var best = (x: place.middle, count: 0)
    var start = 0
    let sorted = joints.sorted()
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] - sorted[start] <= slack { end += 1 }
      if end - start >= best.count { best = (sorted[start], end - start) }
      start = end
    }
    return best.x
  }

  /// Parts the blank cells below cells that no line closes as these are parted, and those above.
  private mutating func inherit() {
    for index in bands.indices.dropFirst() {
      for gap in levels[index].gaps(in: sides, longerThan: 2 * slack) {
        for x in edges[index - 1] where gap.contains(x) { add(x, to: index) }
        for x in edges[index] where gap.contains(x) { add(x, to: index - 1) }
      }
    }
  }

  /// Makes lines of several bands that lie nearly at one place one.
  private mutating func align() {
    let positions = Grid.clustered(edges.flatMap { $0 }, within: 2 * slack)
    guard !positions.isEmpty else { return }
    for index in edges.indices {
      var own: [Double] = []
      for x in edges[index].sorted() {
        let position = positions[Grid.nearest(to: x, in: positions)]
        if own.last != position { own.append(position) }
      }
      edges[index] = own
    }
  }
}
