/// Finds the tables that draw horizontal lines alone and leave them out inside merged cells.
///
/// The steps: stack the levels of lines with the same sides; keep the stacks with merged cells whose
/// bands hold a row each; tell the column lines of each band; join the cells that no line parts.
struct LinedTables: Sendable {
  var settings = RecognitionSettings()

  /// The grids of the tables of a page.
  ///
  /// `rules`: the horizontal rulings outside ruled tables; `rows`: the lines of words there, from top to
  /// bottom; `fills`: the shaded areas of the page; `em`: its usual font size, in points.
  /// - Complexity: O(n log n) in the lines, words and shaded areas for a bounded number of columns.
  func grids(rules: [Ruling], rows: [TextRow], fills: [Fill], em: Double) -> [Grid] {
    let slack = settings.snap * em
    let levels = RuleLevel.levels(of: rules, slack: slack)
    guard levels.count > LinedTables.fewestBands else { return [] }
    let rows = rows.sorted { $0.box.midY < $1.box.midY }
    let middles = rows.map(\.box.midY)
    var result: [Grid] = []
    for stack in LevelStacks(slack: em).stacks(of: levels) {
      let first = Grid.firstIndex(above: stack.levels[0].position, in: middles)
      let end = stack.levels.last.map { Grid.firstIndex(above: $0.position, in: middles) } ?? first
      result += grids(of: stack, rows: rows[first..<max(first, end)], fills: fills, em: em)
    }
    return result
  }

  /// How many bands a table has at least.
  ///
  /// One is a box around a heading; two may be the end of a table that a page cuts.
  private static let fewestBands = 2

  /// Up to how many rows are a table only as the rest of one that a page cuts: its first line leaves out
  /// the side where the page before merged a cell.
  ///
  /// Smaller values take headings with lines below them for tables, larger ones lose small tables.
  private static let fewRows = 3

  /// How many rows a table may have on a page, and how many columns: more are a drawing, or an attack on
  /// time.
  private static let mostBands = 500
  static let mostColumns = 100

  private func grids(
    of stack: LevelStacks.Stack, rows: ArraySlice<TextRow>, fills: [Fill], em: Double
  ) -> [Grid] {
    let isDrawing =
      stack.levels.count > LinedTables.mostBands
      || stack.levels.contains { level in
        max(level.pieces.count, level.joints.count) > LinedTables.mostColumns
      }
    guard !isDrawing else { return [] }
    let bands = bands(of: stack, rows: rows, em: em)
    let sides = sharedSides(of: stack)
    let captions = bands.indices.filter { index in
      isCaption(bands[index], between: stack.levels[index...(index + 1)], sides: sides)
        || isProse(bands[index], sides: sides)
    }
    var result: [Grid] = []
    var start = 0
    for end in captions + [bands.count] {
      let range = withoutRules(of: start..<end, bands: bands, levels: stack.levels, slack: em)
      start = end + 1
      guard range.count >= LinedTables.fewestBands else { continue }
      let levels = Array(stack.levels[range.lowerBound...range.upperBound])
      let part = Array(bands[range])
      guard isTable(part, levels: levels, em: em) else { continue }
      if let grid = grid(of: part, levels: levels, fills: fills, em: em) { result.append(grid) }
    }
    return result
  }

  /// The outermost sides that two levels reach: a rule across the page, as of a running head, has its own.
  private func sharedSides(of stack: LevelStacks.Stack) -> ClosedRange<Double> {
    func shared(_ positions: [Double]) -> Double? {
      zip(positions, positions.dropFirst()).first { abs($0 - $1) < 1 }?.0
    }
    let left = shared(stack.levels.map(\.left).sorted())
    let right = shared(stack.levels.map(\.right).sorted(by: >))
    guard let left, let right, left < right else { return stack.sides }
    return left...right
  }

  /// The bands of a table but for those between it and a rule across the page, above or below: these are
  /// blank or hold one text, and the rule is longer than those of the table.
  private func withoutRules(
    of range: Range<Int>, bands: [LinedBand], levels: [RuleLevel], slack: Double
  ) -> Range<Int> {
    func isBeyond(_ band: Int, _ outer: Int, _ inner: Int) -> Bool {
      bands[band].taken.isEmpty
        || bands[band].wideGaps.isEmpty
          && (levels[outer].left < levels[inner].left - slack
            || levels[outer].right > levels[inner].right + slack)
    }
    var (first, last) = (range.lowerBound, range.upperBound)
    while first < last, isBeyond(first, first, first + 1) { first += 1 }
    while first < last, isBeyond(last - 1, last, last - 1) { last -= 1 }
    return first..<last
  }

  /// The bands between the levels of a stack.
  private func bands(of stack: LevelStacks.Stack, rows: ArraySlice<TextRow>, em: Double)
    -> [LinedBand]
  {
    let heights = stack.levels.map(\.position)
    var inside: [[TextRow]] = Array(repeating: [], count: heights.count - 1)
    for row in rows {
      let index = Grid.firstIndex(above: row.box.midY, in: heights) - 1
      guard inside.indices.contains(index), row.box.left < stack.sides.upperBound,
        row.box.right > stack.sides.lowerBound,
        let part = row.part(row.words.filter { stack.sides.contains($0.box.midX) }[...])
      else { continue }
      inside[index].append(part)
    }
    return inside.indices.map { index in
      LinedBand(
        heights: heights[index]...heights[index + 1], rows: inside[index], settings: settings,
        em: em)
    }
  }

  /// Whether a band holds a title, a year or a money unit alone: below a whole line, and nothing at its
  /// left, nor a cell merged down there.
  private func isCaption(
    _ band: LinedBand, between levels: ArraySlice<RuleLevel>, sides: ClosedRange<Double>
  ) -> Bool {
    guard let above = levels.first, let below = levels.last,
      let left = band.taken.first?.lowerBound, let right = band.taken.last?.upperBound
    else {
      return false
    }
    let width = sides.length
    guard above.covers(x: sides.lowerBound + 0.1 * width) else { return false }
    let isCentred =
      abs((left + right) / 2 - sides.middle) < band.fontSize && band.wideGaps.isEmpty
      && left > sides.lowerBound + band.fontSize
    // A row is not much higher than its text.
    let room = band.heights.length - Double(band.lineCount) * band.fontSize
    let standsApart = band.wideGaps.isEmpty && room > settings.rowReach * band.fontSize
    let isAtRight =
      left > sides.lowerBound + 0.4 * width && below.covers(x: sides.lowerBound + 0.1 * width)
    return isCentred || standsApart || isAtRight
  }

  /// Whether a band holds lines of running text, one below the other from side to side.
  private func isProse(_ band: LinedBand, sides: ClosedRange<Double>) -> Bool {
    guard band.lineCount > 1, let text = band.taken.first, band.taken.count == 1 else {
      return false
    }
    return text.lowerBound < sides.lowerBound + 3 * band.fontSize
      && text.length > 0.7 * sides.length
  }

  /// Whether bands are rows of a table with merged cells.
  private func isTable(
    _ bands: [LinedBand], levels: [RuleLevel], em: Double
  ) -> Bool {
    let sides = LinedTables.sides(of: levels)
    let gaps = levels.map { $0.gaps(in: sides, longerThan: 2 * em) }
    // Headers of other tables leave out a line or two, forms beside each merged label.
    guard gaps.count(where: { !$0.isEmpty }) * 4 >= gaps.count else { return false }
    func isBlank(_ gap: ClosedRange<Double>) -> Bool {
      !bands.contains { $0.hasText(in: gap, slack: settings.snap * em) }
    }
    // But for the rest of a cell that a page cuts, such a gap is space between columns or tables.
    let isParted = gaps.joined().contains { $0.lowerBound > sides.lowerBound && isBlank($0) }
    guard !isParted else { return false }
    let filled = bands.filter { !$0.taken.isEmpty }
    guard filled.allSatisfy({ $0.wideGaps.count < LinedTables.mostColumns }) else { return false }
    // Rows of numbers without lines between them stand in one band; seldom a cell wraps beside a value.
    guard !filled.contains(where: { $0.valueLines > 2 }),
      filled.count(where: { $0.valueLines > 1 }) * 8 <= filled.count
    else { return false }
    let isLong = filled.count > LinedTables.fewRows
    let isRest = gaps[0].contains { gap in
      let end = levels.firstIndex { $0.covers(x: gap.middle) } ?? bands.count
      return gap.lowerBound <= sides.lowerBound
        && !bands.prefix(end).contains { $0.hasText(in: gap, slack: settings.snap * em) }
    }
    return filled.count >= LinedTables.fewestBands && (isLong || isRest)
      && filled.count { !$0.wideGaps.isEmpty } * 2 >= filled.count
  }

  /// The x coordinates between which lines run.
  private static func sides(of levels: [RuleLevel]) -> ClosedRange<Double> {
    let left = levels.reduce(Double.infinity) { min($0, $1.left) }
    return left...levels.reduce(left) { max($0, $1.right) }
  }

  private func grid(
    of bands: [LinedBand], levels: [RuleLevel], fills: [Fill], em: Double
  ) -> Grid? {
    let sides = LinedTables.sides(of: levels)
    let columns = LinedColumns(
      bands, levels: levels, fills: fills, sides: sides, slack: settings.snap * em)
    let inner = Array(Set(columns.edges.joined())).sorted()
    guard !inner.isEmpty else { return nil }
    let edges = [sides.lowerBound] + inner + [sides.upperBound]
    let width = edges.count - 1
    guard width * bands.count <= Grid.mostSquares else { return nil }
    var owners: [Int] = []
    var above: [Range<Int>: Int] = [:]
    var next = 0
    for index in bands.indices {
      var cells: [Range<Int>: Int] = [:]
      let bounds = [0] + columns.edges[index].map { Grid.nearest(to: $0, in: edges) } + [width]
      for (start, end) in zip(bounds, bounds.dropFirst()) where start < end {
        let middle = (edges[start] + edges[end]) / 2
        if let owner = above[start..<end], !levels[index].covers(x: middle) {
          cells[start..<end] = owner
        } else {
          cells[start..<end] = next
          next += 1
        }
        for _ in start..<end { owners.append(cells[start..<end] ?? 0) }
      }
      above = cells
    }
    return Grid(columnEdges: edges, rowEdges: levels.map(\.position), owners: owners)
  }
}
