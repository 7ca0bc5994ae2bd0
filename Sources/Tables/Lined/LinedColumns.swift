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

  private func firstBand(endingBelow y: Double) -> Int {
    var low = 0
    var high = bands.count
    while low < high {
      let middle = (low + high) / 2
      if bands[middle].heights.upperBound > y { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Adds a line to a band where it is inside the table and runs through no word.
  private mutating func add(_ x: Double, to band: Int) {
    guard bands.indices.contains(band), x > sides.lowerBound + 2 * slack,
      x < sides.upperBound - 2 * slack, bands[band].isFree(at: x, slack: slack),
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
    guard crossed * 3 <= lines.count else { return nil }
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
    let filled = filledColumns(range)
    for index in range {
      removeBlanks(of: index, in: range, filled: filled)
    }
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

  // MARK: Blank cells

  /// The two lines of a column.
  private struct Column: Hashable {
    var left: Double
    var right: Double
  }

  /// How many bands have text in a column; a band of five names or more counts for two.
  private func filledColumns(_ range: Range<Int>) -> [Column: Int] {
    var result: [Column: Int] = [:]
    for index in range {
      let band = bands[index]
      let count = !band.hasValues && edges[index].count > 3 && index == range.lowerBound ? 2 : 1
      for (left, right) in zip(edges[index], edges[index].dropFirst())
      where band.hasText(in: left...max(left, right), slack: slack) {
        result[Column(left: left, right: right), default: 0] += count
      }
    }
    return result
  }

  /// Removes the lines beside blank cells that are none: the entry beside stands in the middle of
  /// both, or hardly any band of the block has text there.
  private mutating func removeBlanks(
    of index: Int, in range: Range<Int>, filled: [Column: Int]
  ) {
    let band = bands[index]
    let gaps = band.wideGaps
    for (place, gap) in gaps.enumerated() {
      let inside = edges[index].filter { gap.contains($0) }
      guard inside.count > 1 else { continue }
      let next = place + 1 < gaps.count ? gaps[place + 1] : nil
      let ends = edges[index].filter { $0 > gap.upperBound && next?.contains($0) ?? true }
      let text =
        gap.upperBound...(next?.lowerBound ?? band.taken.last?.upperBound ?? gap.upperBound)
      if !isSetLeft(text, in: range, fontSize: band.fontSize),
        let span = centredSpan(
          of: text, starts: inside, ends: ends + (next == nil ? [sides.upperBound] : []),
          fontSize: band.fontSize)
      {
        edges[index].removeAll { x in
          span.lowerBound < x && x < span.upperBound && !certain[index].contains(x)
        }
        continue
      }
      for (left, right) in zip(inside, inside.dropFirst())
      where filled[Column(left: left, right: right), default: 0] < 2 {
        let told = [left, right].first { !certain[index].contains($0) }
        if let told { edges[index].removeAll { $0 == told } }
      }
    }
  }

  /// Whether texts of other lengths begin where a text does, in two other bands: those of a column set to
  /// the left.
  private func isSetLeft(
    _ text: ClosedRange<Double>, in range: Range<Int>, fontSize: Double
  ) -> Bool {
    let alike = range.filter { index in
      bands[index].taken.contains {
        abs($0.lowerBound - text.lowerBound) < LinedColumns.centring * fontSize
          && abs($0.upperBound - text.upperBound) > fontSize
      }
    }
    return alike.count > 1
  }

  /// The widest cell over several columns that a text stands in the middle of; `nil` where it stands in the
  /// middle of its own.
  private func centredSpan(
    of text: ClosedRange<Double>, starts: [Double], ends: [Double], fontSize: Double
  ) -> ClosedRange<Double>? {
    guard let own = starts.last, let end = ends.first else { return nil }
    let eccentricity = { (left: Double, right: Double) in
      abs((left + right) / 2 - text.middle) / fontSize
    }
    guard eccentricity(own, end) > 3 * LinedColumns.centring else { return nil }
    for left in starts.dropLast() {
      let right = ends.last { eccentricity(left, $0) < LinedColumns.centring }
      if let right { return left...right }
    }
    return nil
  }

  /// How far the middle of a text may lie from that of its cell, in em.
  ///
  /// Producers round to parts of a point. Smaller values miss centred entries, larger ones take entries at
  /// the left of their columns for such.
  private static let centring = 0.1

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
