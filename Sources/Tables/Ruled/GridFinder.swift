/// Finds the grids that a page's rulings draw.
///
/// The steps: group the rulings that touch; take the distinct positions of a group as row and
/// column lines; keep the groups that enclose two squares or more.
struct GridFinder: Sendable {
  /// How far apart two rulings may lie and still be one grid line, in parts of the font size.
  ///
  /// Doubled and thick rules lie up to 0.25 apart; no row is lower than a line of text, about 1.
  /// Smaller values make rows out of doubled rules, larger ones swallow narrow rows.
  var snap = 0.3

  /// The grids with the rulings that draw them, from top to bottom, then from left to right.
  ///
  /// `fontSize`: the usual font size of the page, in points.
  func grids(of rulings: [Ruling], fontSize: Double) -> [(grid: Grid, rulings: [Ruling])] {
    let distance = snap * fontSize
    var result: [(grid: Grid, rulings: [Ruling])] = []
    for group in groups(of: rulings, slack: distance) {
      guard let grid = Grid(rulings: group, snap: distance) else { continue }
      if grid.rowCount * grid.columnCount > 1 { result.append((grid, group)) }
    }
    return result.sorted {
      ($0.grid.box.top, $0.grid.box.left) < ($1.grid.box.top, $1.grid.box.left)
    }
  }

  /// A row of which a page draws nothing but the lines between its columns.
  ///
  /// It is the last of a table, or fills the page; nothing closes it above, below or at its sides, and
  /// it reaches as far to these as its text. The topmost of such rows; `grids`: the boxes of those that
  /// are drawn.
  func openRow(
    of rulings: [Ruling], glyphs: [Glyph], outside grids: [Rect], fontSize: Double
  ) -> Grid? {
    let distance = snap * fontSize
    let areas = Bands(boxes: grids.map { $0.expanded(by: distance) })
    let lone = rulings.filter { ruling in
      let middle = (ruling.extent.lowerBound + ruling.extent.upperBound) / 2
      return ruling.axis == .vertical && areas.box(atX: ruling.position, y: middle) == nil
    }
    guard let top = lone.map(\.extent.lowerBound).min(), lone.count <= GridFinder.mostLone,
      let bottom = lone.first(where: { $0.extent.lowerBound == top })?.extent.upperBound,
      bottom - top > fontSize
    else { return nil }
    let sides = lone.filter {
      abs($0.extent.lowerBound - top) <= distance && abs($0.extent.upperBound - bottom) <= distance
    }
    var edges = Grid.clustered(sides.map(\.position), within: distance)
    // Two lines may frame a paragraph.
    guard edges.count > 2 else { return nil }
    let inside = glyphs.filter { $0.box.midY > top && $0.box.midY < bottom }
    let left = inside.reduce(edges[0]) { min($0, $1.box.left) }
    let right = inside.reduce(edges[edges.count - 1]) { max($0, $1.box.right) }
    if left < edges[0] - distance { edges.insert(left, at: 0) }
    if right > edges[edges.count - 1] + distance { edges.append(right) }
    var grid = Grid(
      columnEdges: edges, rowEdges: [top, bottom], owners: Array(0..<(edges.count - 1)))
    grid?.isOpenAtTop = true
    grid?.isOpenAtBottom = true
    return grid
  }

  /// The groups of rulings that touch, with the lone vertical ones beside a group that are as long.
  ///
  /// Where the rows of a page lie within merged cells, nothing is drawn across these.
  private func groups(of rulings: [Ruling], slack: Double) -> [[Ruling]] {
    var groups: [[Ruling]] = []
    var lone: [Ruling] = []
    for group in RulingGroups.groups(of: rulings, slack: slack) {
      if group.count > 1 {
        groups.append(group)
      } else {
        lone += group.filter { $0.axis == .vertical }
      }
    }
    guard !lone.isEmpty, lone.count <= GridFinder.mostLone else { return groups }
    for index in groups.indices {
      let vertical = groups[index].filter { $0.axis == .vertical }
      let top = vertical.reduce(Double.infinity) { min($0, $1.extent.lowerBound) }
      let bottom = vertical.reduce(-Double.infinity) { max($0, $1.extent.upperBound) }
      guard bottom - top > 3 * slack else { continue }
      let beside = lone.filter {
        abs($0.extent.lowerBound - top) <= slack && abs($0.extent.upperBound - bottom) <= slack
      }
      // A side without columns, as a frame around the page has, tells nothing.
      guard beside.count > 1 else { continue }
      groups[index] += beside
      lone.removeAll(where: beside.contains)
    }
    return groups
  }

  /// How many lone vertical rulings a page may have: no table has as many columns.
  private static let mostLone = 100
}
