/// Tells the lines that name the columns of an unruled table from its body.
struct HeaderLines: Sendable {
  /// How many lines from the top name the columns.
  private(set) var count = 0
  private let rules: [Ruling]
  private let separators: [Double]
  private let box: Rect
  private let settings: RecognitionSettings
  /// The left and right sides of what stands in each column alone, in points.
  private let extents: [ClosedRange<Double>?]

  init(
    lines: [[TextEntry]], rules: [Ruling], separators: [Double], box: Rect,
    settings: RecognitionSettings
  ) {
    self.rules = rules
    self.separators = separators
    self.box = box
    self.settings = settings
    extents = lines.extents(columnCount: separators.count + 1)
    count = headerCount(of: lines)
  }

  /// The lines down to the first ruling that runs through, else those above the first row of
  /// values.
  private func headerCount(of lines: [[TextEntry]]) -> Int {
    let named = lines.count { $0.first?.columns.lowerBound == 0 }
    // Where rows have names, a line of numbers without one is part of the header: 1995, 1996.
    let isNamed = named * 3 >= lines.count * 2
    let body = lines.indices.first { index in
      isBody(lines[index])
        && (!isNamed || isNamedBeside(index, in: lines))
    }
    let ruled = lines.indices.dropLast().first { isRuled(between: $0, and: $0 + 1, in: lines) }
    if let ruled, ruled < (body ?? lines.count) || areNames(lines[(body ?? 0)...ruled]) {
      return ruled + 1
    }
    guard var body else { return min(1, lines.count) }
    // Entries of two lines beside others in their middle begin half a line above these.
    while body > 0, let above = middle(of: lines[body - 1]), let below = middle(of: lines[body]),
      let em = lines[body].first?.fontSize, below - above < settings.halfLine * em
    { body -= 1 }
    // Below the name of the first column, lines in that alone are headings of rows, or names that
    // go on in the next line.
    while body > 1,
      isOverAll(lines[body - 1])
        || lines[body - 1].allSatisfy(\.isHeading)
          && lines[..<(body - 1)].contains(where: { $0.first?.columns == 0..<1 })
    { body -= 1 }
    return body
  }

  /// Whether a line begins with a name, or stands half a line from one.
  private func isNamedBeside(_ index: Int, in lines: [[TextEntry]]) -> Bool {
    if lines[index].first?.columns.lowerBound == 0 { return true }
    return [index - 1, index + 1].contains { other in
      guard lines.indices.contains(other), let name = lines[other].first,
        let middle = middle(of: lines[index])
      else { return false }
      return name.columns.lowerBound == 0
        && abs(name.box.midY - middle) < settings.halfLine * name.fontSize
    }
  }

  /// Whether a line is a heading over all columns.
  private func isOverAll(_ line: [TextEntry]) -> Bool {
    line.count == 1 && line[0].columns == 0..<(separators.count + 1)
  }

  /// Whether lines above a ruling have no values but years among other names.
  private func areNames(_ lines: ArraySlice<[TextEntry]>) -> Bool {
    lines.count == 1 && lines.joined().allSatisfy { !$0.isValue || $0.isYear }
      && lines.joined().contains { !$0.isValue && $0.columns.lowerBound > 0 }
  }

  /// Whether a line has a name and values, or values alone that are no years.
  private func isBody(_ line: [TextEntry]) -> Bool {
    let values = line.filter { $0.isValue && $0.columns.lowerBound > 0 }
    let hasStub = line.contains { $0.columns.lowerBound == 0 }
    guard !values.isEmpty, values.count * 2 >= line.count - (hasStub ? 1 : 0) else { return false }
    return !values.allSatisfy(\.isYear)
      || hasStub && line.contains { $0.columns.lowerBound > 0 && !$0.isValue && !$0.endsInYear }
  }

  /// Whether a ruling runs through between two lines.
  func isRuled(between upper: Int, and lower: Int, in lines: [[TextEntry]]) -> Bool {
    guard let top = middle(of: lines[upper]), let bottom = middle(of: lines[lower]) else {
      return false
    }
    var covered = 0.0
    var coveredStub = 0.0
    // Rules under headings over several columns leave the first column out.
    let stub = separators.first ?? box.right
    for rule in rules.atHeights(from: top, to: bottom) {
      let left = max(rule.extent.lowerBound, box.left)
      covered += min(rule.extent.upperBound, box.right) - left
      coveredStub += max(0, min(rule.extent.upperBound, stub) - left)
    }
    return covered > 0.6 * box.width && coveredStub > 0.2 * (stub - box.left)
  }

  /// The lines below the header, as the rulings that run through part them.
  func bands(of lines: [[TextEntry]]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = count
    for index in count..<max(count, lines.count)
    where index + 1 == lines.count || isRuled(between: index, and: index + 1, in: lines) {
      result.append(start..<(index + 1))
      start = index + 1
    }
    return result
  }

  private func middle(of line: [TextEntry]) -> Double? {
    guard let first = line.first else { return nil }
    return line.reduce(first.box) { $0.union($1.box) }.midY
  }

  /// The rows of the header as ranges of lines.
  func rows(of lines: [[TextEntry]]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for index in 0..<count {
      if let last = result.last, !isLevelEnd(index - 1, from: last.lowerBound, in: lines) {
        result[result.count - 1] = last.lowerBound..<(index + 1)
      } else {
        result.append(index..<(index + 1))
      }
    }
    return result
  }

  /// Whether the headings of one line have others below them, not their own rest.
  ///
  /// `start`: the first line of the level.
  private func isLevelEnd(_ index: Int, from start: Int, in lines: [[TextEntry]]) -> Bool {
    if isRuled(between: index, and: index + 1, in: lines) { return true }
    if isOverAll(lines[index]) || isOverAll(lines[index + 1]) { return true }
    let upper = lines[index]
    let lower = lines[index + 1]
    // The name of the first column may stand in the middle of two levels.
    for heading in lines[max(start, index - 2)...index].joined() where heading.columns.count > 1 {
      let below = lower.filter { $0.columns.overlaps(heading.columns) }
      if below.count > 1 || below.contains(where: { $0.columns != heading.columns }) { return true }
      if ruleBelow(heading, above: lower.first?.box.midY ?? heading.box.bottom) != nil {
        return true
      }
    }
    // A heading below the names of several columns, as units are.
    let isBelow = lower.contains { heading in
      heading.columns.count > 1
        && upper.count { $0.columns.count == 1 && heading.columns.overlaps($0.columns) } > 1
    }
    if isBelow { return true }
    guard let first = lower.first, let last = upper.last else { return false }
    return first.box.top - last.box.bottom > settings.leading * first.fontSize
  }

  /// Lets the headings of upper header lines span the columns that they stand over.
  func widenHeadings(in lines: inout [[TextEntry]]) {
    guard count > 1 else { return }
    for index in 0..<(count - 1) {
      let below = Set(lines[(index + 1)..<count].joined().flatMap { Array($0.columns) })
      for place in lines[index].indices {
        let lowest = place > 0 ? lines[index][place - 1].columns.upperBound : 0
        let highest =
          place + 1 < lines[index].count
          ? lines[index][place + 1].columns.lowerBound : separators.count + 1
        let heading = lines[index][place]
        // Names of one column may stand half a line below.
        let next =
          lines[(index + 1)...].lazy.compactMap(middle).first {
            $0 - heading.box.midY > settings.halfLine * heading.fontSize
          } ?? heading.box.bottom
        if let rule = ruleBelow(heading, above: next) {
          lines[index][place].columns =
            columns(of: rule, within: lowest..<max(highest, lowest + 1))
            ?? heading.columns
        } else {
          lines[index][place].columns = widened(heading, within: lowest..<highest, below: below)
        }
      }
    }
  }

  /// A ruling under a heading that does not run through the table.
  private func ruleBelow(_ heading: TextEntry, above bottom: Double) -> Ruling? {
    rules.atHeights(from: heading.box.midY, to: bottom).first { rule in
      rule.extent.lowerBound <= heading.box.left + heading.fontSize
        && rule.extent.upperBound >= heading.box.right - heading.fontSize
        && rule.extent.upperBound - rule.extent.lowerBound < 0.8 * box.width
    }
  }

  /// The columns that a rule under a heading covers: those whose text it lies over.
  private func columns(of rule: Ruling, within free: Range<Int>) -> Range<Int>? {
    let covered = free.filter { column in
      guard column < extents.count, let extent = extents[column] else { return false }
      let shared =
        min(extent.upperBound, rule.extent.upperBound)
        - max(extent.lowerBound, rule.extent.lowerBound)
      return shared > 0.5 * (extent.upperBound - extent.lowerBound)
    }
    guard let first = covered.first, let last = covered.last else { return nil }
    return first..<(last + 1)
  }

  /// The columns whose middle lies nearest to a heading's, among those that it may span.
  private func widened(
    _ heading: TextEntry, within free: Range<Int>, below: Set<Int>
  ) -> Range<Int> {
    let edges = [box.left] + separators + [box.right]
    func distance(_ range: Range<Int>) -> Double {
      abs((edges[range.lowerBound] + edges[range.upperBound]) / 2 - heading.box.midX)
    }
    var best = heading.columns
    guard best.lowerBound > 0, best.upperBound < edges.count else { return best }
    // A heading over one column has its own column's names below or is one itself: it is widened
    // only where it stands clearly off the column's middle.
    var range = best
    while range.upperBound < min(free.upperBound, edges.count - 1), below.contains(range.upperBound)
    {
      range = range.lowerBound..<(range.upperBound + 1)
      if distance(range) < distance(best) - heading.fontSize { best = range }
    }
    range = best
    while range.lowerBound > max(free.lowerBound, 1), below.contains(range.lowerBound - 1) {
      range = (range.lowerBound - 1)..<range.upperBound
      if distance(range) < distance(best) - heading.fontSize { best = range }
    }
    return best
  }
}
