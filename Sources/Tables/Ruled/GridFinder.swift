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
    for group in RulingGroups.groups(of: rulings, slack: distance) {
      guard let grid = Grid(rulings: group, snap: distance) else { continue }
      if grid.rowCount * grid.columnCount > 1 { result.append((grid, group)) }
    }
    return result.sorted {
      ($0.grid.box.top, $0.grid.box.left) < ($1.grid.box.top, $1.grid.box.left)
    }
  }
}
