/// Finds the tables of a page, however they are drawn.
///
/// The steps: take the grids that rulings draw, but for charts and diagrams; add the rows and
/// columns that their text alone shows; look for tables between horizontal rules; look for tables
/// without any rules in the lines that are left.
struct TableFinder: Sendable {
  var settings = RecognitionSettings()
  var grouper = LineGrouper()

  /// A table's grid, before its text is read.
  struct Found {
    /// The rows and columns.
    var grid: Grid
    /// How many rows name the columns, where that is known.
    var headerRows: Int?
    /// What tells the rows and columns.
    var origin: Table.Origin
  }

  /// What was found on a page.
  struct Finds {
    /// The grids, from top to bottom, then from left to right.
    var found: [Found] = []
    /// What is no table.
    var omissions: [Omission] = []
    /// The first grid, where it holds too little to be a table by itself.
    var fragment: Grid?
  }

  /// Finds the grids of a page.
  ///
  /// `fontSize`: the usual font size of the page, in points.
  func tables(on page: Page, fontSize: Double) -> Finds {
    var found: [Found] = []
    var omissions: [Omission] = []
    var fragment: Grid?
    var charts: [Rect] = []
    var drawn = GridFinder(snap: settings.snap).grids(of: page.rulings, fontSize: fontSize)
    var (inside, outside) = GlyphAssignment.assign(page.glyphs, to: drawn.map(\.grid.box))
    if let last = drawn.indices.last {
      let grid = OpenFoot(settings: settings, grouper: grouper).extended(
        drawn[last].grid, inside: inside[last], outside: outside)
      if grid.box != drawn[last].grid.box {
        drawn[last].grid = grid
        (inside, outside) = GlyphAssignment.assign(page.glyphs, to: drawn.map(\.grid.box))
      }
    }
    for (index, (grid, rulings)) in drawn.enumerated() {
      let rows = TextRow.rows(of: inside[index], grouper: grouper)
      let check = GridCheck(settings: settings)
      let reason =
        check.hasAxis(grid, glyphs: outside, em: fontSize)
        ? .axis : check.objection(to: grid, rows: rows, rulings: rulings)
      if let reason {
        omissions.append(Omission(box: grid.box, reason: reason))
        if reason == .sparse, !drawn.contains(where: { $0.grid.box.top < grid.box.top }) {
          fragment = grid
        }
        // The names and numbers of its axes stand beside it.
        charts.append(grid.box.expanded(by: settings.axisReach * fontSize))
      } else {
        let completion = GridCompletion(settings: settings, grouper: grouper)
        found.append(
          Found(grid: completion.completed(grid, glyphs: inside[index]), origin: .ruled))
      }
    }
    if fragment == nil,
      let row = GridFinder(snap: settings.snap).openRow(
        of: page.rulings, glyphs: outside, outside: drawn.map(\.grid.box), fontSize: fontSize),
      drawn.allSatisfy({ $0.grid.box.top > row.box.top })
    {
      fragment = row
    }
    outside = GlyphAssignment.assign(outside, to: charts).outside
    found += unruled(
      glyphs: outside, page: page, fontSize: fontSize, ruled: found.map(\.grid.box),
      omissions: &omissions)
    found.sort { ($0.grid.box.top, $0.grid.box.left) < ($1.grid.box.top, $1.grid.box.left) }
    return Finds(found: found, omissions: omissions, fragment: fragment)
  }

  /// The tables outside all grids.
  private func unruled(
    glyphs: [Glyph], page: Page, fontSize: Double, ruled: [Rect], omissions: inout [Omission]
  ) -> [Found] {
    var rows = TextRow.rows(of: glyphs, grouper: grouper)
    guard rows.count > 1 else { return [] }
    let free = rules(on: page, glyphs: glyphs, outside: ruled, fontSize: fontSize)
    var found: [Found] = []
    let lined = LinedTables(settings: settings)
    for grid in lined.grids(rules: free, rows: rows, fills: page.fills, em: fontSize) {
      found.append(Found(grid: grid, origin: .lined))
      rows = TextRow.parted(rows, by: grid.box).outside
    }
    guard rows.count > 1 else { return found }
    let finder = TextRegions(settings: settings)
    let columns = TextColumns(rows, em: fontSize, settings: settings)
    let gutters = TableGutters(
      columns.parted(rows), rules: free, em: fontSize, settings: settings)
    rows = gutters.parted(rows)
    let boxes = RuleRegions(settings: settings, gutters: gutters.gutters).regions(
      of: free, rows: columns.parted(rows), em: fontSize)
    for box in boxes {
      let (inside, others) = TextRow.parted(rows, by: box)
      // Shaded or ruled names of columns alone: their rows follow.
      if finder.isHeader(inside, above: others, box: box) { continue }
      let region = TextRegions.Region(rows: inside, box: box)
      let (grown, rest) = finder.grown(region, by: columns.parted(others))
      switch table(grown, rulings: free, evidence: 2) {
      case .success(let table):
        found.append(table)
        rows = rest
      case .failure(let omission): omissions.append(omission)
      }
    }
    rows = columns.parted(rows)
    for region in finder.regions(of: rows, rules: free) where region.rows.count > 2 {
      var region = finder.headed(region, by: rows, rules: free)
      region.box = region.box.expanded(by: 0.1 * fontSize)
      let isNamed = finder.hasCaption(region, in: rows)
      switch table(region, rulings: free, evidence: 3, isNamed: isNamed) {
      case .success(let table): found.append(table)
      case .failure(let omission): omissions.append(omission)
      }
    }
    return found
  }

  /// The horizontal lines outside boxes: rulings, the upper and lower sides of shaded areas, and
  /// those typed with dashes; by position.
  private func rules(
    on page: Page, glyphs: [Glyph], outside boxes: [Rect], fontSize: Double
  ) -> [Ruling] {
    var result = page.rulings.filter { $0.axis == .horizontal }
    for fill in page.fills
    where fill.box.height > 0.7 * fontSize && fill.box.height < 6 * fontSize {
      let extent = fill.box.left...max(fill.box.left, fill.box.right)
      for side in [fill.box.top, fill.box.bottom] {
        result.append(Ruling(axis: .horizontal, position: side, extent: extent, thickness: 0))
      }
    }
    result += TextRow.typedRules(of: glyphs, grouper: grouper)
    let areas = Bands(boxes: boxes.map { $0.expanded(by: fontSize / 2) })
    return result.filter { ruling in
      let x = (ruling.extent.lowerBound + ruling.extent.upperBound) / 2
      return areas.box(atX: x, y: ruling.position) == nil
    }.sorted { ($0.position, $0.extent.lowerBound) < ($1.position, $1.extent.lowerBound) }
  }

  private func table(
    _ region: TextRegions.Region, rulings: [Ruling], evidence: Int, isNamed: Bool = false
  ) -> Result<Found, Omission> {
    let box = region.box
    let inside = rulings.atHeights(from: box.top, to: box.bottom).filter {
      $0.extent.lowerBound < box.right && $0.extent.upperBound > box.left
    }
    guard
      let layout = AlignmentGrid(
        rows: region.rows, box: box, rulings: inside, evidence: evidence, settings: settings)
    else { return .failure(Omission(box: box, reason: .ragged)) }
    let origin: Table.Origin = inside.isEmpty ? .aligned : .lined
    return layout.grid(evidence: evidence, isNamed: isNamed).map {
      Found(grid: $0.grid, headerRows: $0.headerRows, origin: origin)
    }
  }
}

extension Omission: Error {}

extension [Ruling] {
  /// The horizontal rulings between two heights, of those sorted by position.
  func atHeights(from top: Double, to bottom: Double) -> ArraySlice<Ruling> {
    let start = firstIndex(above: top)
    return self[start..<Swift.max(start, firstIndex(above: bottom))]
  }

  private func firstIndex(above y: Double) -> Int { firstSorted { $0.position > y } }
}

extension TextRow {
  /// The words of lines inside a box and those outside.
  static func parted(_ rows: [TextRow], by box: Rect) -> (inside: [TextRow], outside: [TextRow]) {
    var inside: [TextRow] = []
    var outside: [TextRow] = []
    for row in rows {
      guard row.box.overlaps(box) else {
        outside.append(row)
        continue
      }
      let words = row.words.filter { box.contains(x: $0.box.midX, y: $0.box.midY) }
      if words.count == row.words.count {
        inside.append(row)
      } else {
        if let part = row.part(words[...]) { inside.append(part) }
        let others = row.words.filter { !box.contains(x: $0.box.midX, y: $0.box.midY) }
        if let part = row.part(others[...]) { outside.append(part) }
      }
    }
    return (inside, outside)
  }
}
