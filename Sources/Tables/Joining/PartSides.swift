/// How the sides and columns of a part agree with those of the table that it may go on with.
extension PageJoiner {
  /// A part with the columns of the table that it may go on with, and how far it lies to the right;
  /// `nil` where their sides differ.
  func aligned(_ second: Table, with first: OpenTable) -> (part: Table, shift: Double)? {
    var part = second
    if haveLikeColumns(first.table, second) {
      part.columnEdges = first.table.columnEdges
    } else if let edges = scaledEdges(of: second, to: first.table) {
      part.columnEdges = edges
    }
    return sharedSides(first, part).map { (part, $0) }
  }

  /// Whether two parts whose columns alignment alone tells have the same: their outer sides are
  /// those of the words, which differ from page to page.
  private func haveLikeColumns(_ first: Table, _ second: Table) -> Bool {
    guard first.origin == .aligned || first.origin == .lined, second.origin == first.origin,
      first.columnEdges.count == second.columnEdges.count, first.columnEdges.count > 2
    else { return false }
    return zip(first.columnEdges, second.columnEdges).dropFirst().dropLast().allSatisfy {
      abs($0 - $1) <= 3 * sideSlack
    }
  }

  /// The column lines of a part on a page of another width, where they are lines of the first part
  /// once both are made as wide: a table that goes on from a landscape page on a portrait one.
  ///
  /// Four columns at least: fewer agree by chance.
  private func scaledEdges(of second: Table, to first: Table) -> [Double]? {
    guard first.origin == second.origin, second.columnEdges.count > 4,
      let left = first.columnEdges.first, let right = first.columnEdges.last,
      let otherLeft = second.columnEdges.first, let otherRight = second.columnEdges.last,
      otherRight > otherLeft, abs((right - left) - (otherRight - otherLeft)) > 2 * sideSlack
    else { return nil }
    let scale = (right - left) / (otherRight - otherLeft)
    var result: [Double] = []
    for edge in second.columnEdges {
      let position = left + (edge - otherLeft) * scale
      let near = first.columnEdges[Grid.nearest(to: position, in: first.columnEdges)]
      guard abs(near - position) <= sideSlack, near != result.last else { return nil }
      result.append(near)
    }
    return result
  }

  /// How far the second part lies to the right of the first, where their sides agree.
  private func sharedSides(_ first: OpenTable, _ second: Table) -> Double? {
    let edges = first.table.columnEdges
    guard let left = edges.first, let right = edges.last,
      let otherLeft = second.columnEdges.first, let otherRight = second.columnEdges.last
    else { return nil }
    if abs((right - left) - (otherRight - otherLeft)) <= 2 * sideSlack {
      return ((otherLeft - left) + (otherRight - right)) / 2
    }
    // A merged cell at a side without rules of its own leaves nothing on the second page.
    let otherEdges = second.columnEdges
    let start = Grid.nearest(to: otherLeft, in: edges)
    let end = Grid.nearest(to: otherRight, in: edges)
    guard abs(edges[start] - otherLeft) <= sideSlack, abs(edges[end] - otherRight) <= sideSlack
    else { return nil }
    // Where all lines of the second are lines of the first, its row may be the first of such a cell.
    let isAligned =
      otherEdges.count > 3
      && otherEdges.allSatisfy { abs(edges[Grid.nearest(to: $0, in: edges)] - $0) <= sideSlack }
    if isAligned, !beginsAlike(second, first.table) { return 0 }
    let isMerged = first.footCells.allSatisfy { cell in
      cell.rows.count > 1
        || (cell.columns.lowerBound >= start && cell.columns.upperBound <= end)
    }
    return isMerged ? 0 : nil
  }

  /// Whether the second part begins like the first: the same form, filled in anew.
  func beginsAlike(_ second: Table, _ first: Table) -> Bool {
    guard let one = first.cells.first, let other = second.cells.first else { return false }
    guard !one.text.isEmpty else { return false }
    return one.text.withoutBlanks == other.text.withoutBlanks
      && one.columns.count == other.columns.count
  }
}
