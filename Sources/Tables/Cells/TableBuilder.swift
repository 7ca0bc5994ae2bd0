/// Turns a grid and the glyphs inside it into a table.
///
/// The steps: give each glyph to the square its centre falls in; group the glyphs of a cell into
/// lines; measure how full each line is; join the lines that were wrapped.
struct TableBuilder: Sendable {
  /// How glyphs become lines.
  var grouper = LineGrouper()
  /// How lines become text.
  var reflow = Reflow()

  /// The table, or `nil` where the grid holds no text in two cells.
  ///
  /// `byWord`: whether words stand in one cell as a whole, as where no rulings part the columns.
  func table(from grid: Grid, glyphs: [Glyph], page: Int, byWord: Bool = false) -> Table? {
    let spans = grid.spans()
    guard spans.count > 1 else { return nil }
    let contents =
      byWord
      ? grid.distribute(wordsOf: glyphs, over: spans, gap: grouper.wordGap)
      : grid.distribute(glyphs, over: spans)
    let printed = contents.map { grouper.lines(of: $0) }
    let padding = self.padding(of: printed, in: spans, of: grid)
    let indents = TableBuilder.indents(of: printed, in: spans)
    var cells: [Cell] = []
    cells.reserveCapacity(spans.count)
    for (index, span) in spans.enumerated() {
      let box = grid.box(rows: span.rows, columns: span.columns)
      let lines = printed[index]
      let indent = indents[span.columns]
      let rooms = lines.enumerated().map { place, line in
        let room = (box.width - padding * line.fontSize - line.box.width) / max(line.fontSize, 1)
        guard place == 0, let indent, abs(line.box.left - indent.left) < 0.1 * line.fontSize else {
          return room
        }
        return room - indent.ems
      }
      var text = reflow.text(of: zip(lines, rooms).map { Reflow.Line($0.text, room: $1) })
      // Most cells hold one line as it stands: one string then serves both.
      if lines.count == 1, lines[0].text == text { text = lines[0].text }
      cells.append(
        Cell(
          rows: span.rows, columns: span.columns, text: text,
          fragments: [
            Fragment(page: page, box: box, lines: lines.map(\.text), rooms: rooms)
          ]))
    }
    guard cells.contains(where: { !$0.text.isEmpty }) else { return nil }
    return Table(
      pages: [page], rowCount: grid.rowCount, columnCount: grid.columnCount, cells: cells,
      columnEdges: grid.columnEdges, isOpenAtBottom: grid.isOpenAtBottom)
  }

  /// For each range of columns where first lines of its cells are indented: how far they are, and where
  /// they begin.
  ///
  /// The blank before such a line is no room that it left.
  private static func indents(
    of printed: [[PrintedLine]], in spans: [(rows: Range<Int>, columns: Range<Int>)]
  ) -> [Range<Int>: (left: Double, ems: Double)] {
    var result: [Range<Int>: (left: Double, ems: Double)] = [:]
    for (lines, span) in zip(printed, spans) where lines.count > 1 {
      let (first, second) = (lines[0].box, lines[1].box)
      let ems = (first.left - second.left) / max(lines[0].fontSize, 1)
      // Centred lines begin elsewhere, too, but end as far from the other side.
      guard usualIndents.contains(ems), first.right > second.right - lines[0].fontSize else {
        continue
      }
      result[span.columns] = (first.left, ems)
    }
    return result
  }

  /// How far the first line of a paragraph is indented: two characters, in em.
  ///
  /// Letter spacing makes it a little more. A smaller range misses spaced text, a larger one takes
  /// lines that are centred for indented.
  private static let usualIndents = 1.8...2.5

  /// The room that lines never use in their cells, both sides together, in parts of the font size.
  ///
  /// Taken from the fullest line of all wrapped cells: such a line reaches from margin to margin. Lines
  /// that overflow their cell tell nothing.
  private func padding(
    of printed: [[PrintedLine]], in spans: [(rows: Range<Int>, columns: Range<Int>)], of grid: Grid
  ) -> Double {
    var smallest = 1.2
    for (lines, span) in zip(printed, spans) where lines.count > 1 {
      let width = grid.box(rows: span.rows, columns: span.columns).width
      for line in lines {
        let rest = (width - line.box.width) / max(line.fontSize, 1)
        if rest > -0.05 { smallest = min(smallest, rest) }
      }
    }
    return max(smallest, 0)
  }
}

extension Grid {
  /// The glyphs of each span, in the order of the text layer.
  func distribute(
    _ glyphs: [Glyph], over spans: [(rows: Range<Int>, columns: Range<Int>)]
  ) -> [[Glyph]] {
    let places = self.places(of: glyphs, in: spans)
    var counts = Array(repeating: 0, count: spans.count)
    for place in places { counts[place] += 1 }
    var contents: [[Glyph]] = counts.map { count in
      var content: [Glyph] = []
      content.reserveCapacity(count)
      return content
    }
    for (glyph, place) in zip(glyphs, places) { contents[place].append(glyph) }
    return contents
  }

  /// For each glyph the span that it lies in.
  private func places(
    of glyphs: [Glyph], in spans: [(rows: Range<Int>, columns: Range<Int>)]
  ) -> [Int] {
    let owners = owners(of: spans)
    var places: [Int] = []
    places.reserveCapacity(glyphs.count)
    var wordStart = 0
    for (index, glyph) in glyphs.enumerated() {
      let previous = index > 0 ? glyphs[index - 1] : nil
      if let previous, let owner = places.last, glyph.hangs(on: previous) {
        places.append(owner)
      } else {
        places.append(owners[square(atX: glyph.box.midX, y: glyph.box.midY)])
      }
      guard let previous, glyph.isLetter(behind: previous) else {
        wordStart = index
        continue
      }
      // A word that runs over a ruling belongs where its middle lies.
      let isLast =
        index + 1 == glyphs.count || !glyphs[index + 1].isLetter(behind: glyph)
      if isLast, places[wordStart] != places[index] {
        let middle = (glyphs[wordStart].box.left + glyph.box.right) / 2
        let owner = owners[square(atX: middle, y: glyph.box.midY)]
        for place in wordStart...index { places[place] = owner }
      }
    }
    moveOverflow(of: glyphs, in: spans, places: &places)
    return places
  }

  /// Gives each run that a ruling goes through to the cell that it overflows.
  private func moveOverflow(
    of glyphs: [Glyph], in spans: [(rows: Range<Int>, columns: Range<Int>)], places: inout [Int]
  ) {
    let overflow = Overflow(glyphs: glyphs)
    var isPadded: Bool?
    var index = 1
    while index < glyphs.count {
      defer { index += 1 }
      guard places[index] != places[index - 1] else { continue }
      let next = spans[places[index]]
      let cell = box(rows: next.rows, columns: next.columns)
      let run = overflow.run(through: cell.left, before: index, into: cell) {
        let result = isPadded ?? keepsOffRulings(glyphs, in: spans, places: places)
        isPadded = result
        return result
      }
      guard let run else { continue }
      var found: [Int] = []
      for place in places[run] where found.last != place { found.append(place) }
      let boxes = found.map { box(rows: spans[$0].rows, columns: spans[$0].columns) }
      let home = found[overflow.home(of: run, in: boxes)]
      for place in run { places[place] = home }
      index = run.upperBound - 1
    }
  }

  /// Whether the text of nearly all cells keeps off their left sides.
  private func keepsOffRulings(
    _ glyphs: [Glyph], in spans: [(rows: Range<Int>, columns: Range<Int>)], places: [Int]
  ) -> Bool {
    var gaps: [Double?] = Array(repeating: nil, count: spans.count)
    for (glyph, place) in zip(glyphs, places) {
      let gap =
        (glyph.box.left - columnEdges[spans[place].columns.lowerBound]) / max(glyph.fontSize, 1)
      gaps[place] = min(gaps[place] ?? .infinity, gap)
    }
    let filled = gaps.compactMap { $0 }
    return filled.count { $0 < 0.1 } * 5 < filled.count
  }

  /// The glyphs of each span, those of one word, which touch each other, all where its middle lies.
  ///
  /// `gap`: how far apart the glyphs of a word may stand, in em.
  func distribute(
    wordsOf glyphs: [Glyph], over spans: [(rows: Range<Int>, columns: Range<Int>)], gap: Double
  ) -> [[Glyph]] {
    let owners = owners(of: spans)
    var contents: [[Glyph]] = Array(repeating: [], count: spans.count)
    var start = 0
    var previous = 0
    while start < glyphs.count {
      var box = glyphs[start].box
      var end = start + 1
      // Leaders belong to the word that they lead away from, however far they reach.
      let isLed = glyphs[start].scalar.isLeader
      var leaders = isLed ? 1 : 0
      while end < glyphs.count {
        let isLeader = glyphs[end].scalar.isLeader
        let reach = isLeader && leaders > 0 ? 1 : gap
        guard glyphs[end].goesOn(from: glyphs[end - 1], gap: reach), isLeader || leaders < 2
        else { break }
        leaders = isLeader ? leaders + 1 : 0
        if leaders < 2 { box = box.union(glyphs[end].box) }
        end += 1
      }
      let isBehind =
        isLed && leaders == end - start && leaders >= 4
        && glyphs[start].isBehind(start > 0 ? glyphs[start - 1] : nil)
      if !isBehind { previous = owners[square(atX: box.midX, y: glyphs[start].box.midY)] }
      contents[previous] += glyphs[start..<end]
      start = end
    }
    return contents
  }

  /// For each square the place of its span.
  private func owners(of spans: [(rows: Range<Int>, columns: Range<Int>)]) -> [Int] {
    var owners = Array(repeating: 0, count: rowCount * columnCount)
    for (index, span) in spans.enumerated() {
      for row in span.rows {
        for column in span.columns { owners[row * columnCount + column] = index }
      }
    }
    return owners
  }

  /// The square around a point, or the nearest.
  private func square(atX x: Double, y: Double) -> Int {
    let row = Grid.firstIndex(above: y, in: rowEdges) - 1
    let column = Grid.firstIndex(above: x, in: columnEdges) - 1
    return min(max(row, 0), rowCount - 1) * columnCount + min(max(column, 0), columnCount - 1)
  }
}

extension Glyph {
  /// Whether both are letters of one word in a script with spaces.
  fileprivate func isLetter(behind other: Glyph) -> Bool {
    scalar.isLatinLetter && other.scalar.isLatinLetter && goesOn(from: other, gap: 0.08)
  }

  /// Whether it stands behind another on one line, however far.
  fileprivate func isBehind(_ other: Glyph?) -> Bool {
    guard let other, orientation == .upright, other.orientation == .upright else { return false }
    return abs(box.midY - other.box.midY) < 0.3 * min(fontSize, other.fontSize)
      && box.left > other.box.left
  }

  /// Whether it stands right behind another on one line.
  fileprivate func goesOn(from other: Glyph, gap: Double) -> Bool {
    guard orientation == .upright, other.orientation == .upright else { return false }
    let size = min(fontSize, other.fontSize)
    return abs(box.midY - other.box.midY) < 0.3 * size && box.left > other.box.left
      && box.left - other.box.right <= gap * size
  }
}
