/// The horizontal lines at one height of a page.
struct RuleLevel: Sendable {
  /// Their height, in points.
  var position: Double
  /// Where they run, from left to right; no two touch.
  var pieces: [ClosedRange<Double>]
  /// Where the lines that make them up meet, ascending, in points.
  var joints: [Double] = []

  /// Where the first begins, in points.
  var left: Double { pieces.first?.lowerBound ?? 0 }
  /// Where the last ends, in points.
  var right: Double { pieces.last?.upperBound ?? 0 }

  /// Whether a line runs over a place.
  func covers(x: Double) -> Bool { pieces.contains { $0.contains(x) } }

  /// Whether lines meet at a place.
  func isJoined(at x: Double, slack: Double) -> Bool {
    !joints.isEmpty && abs(joints[Grid.nearest(to: x, in: joints)] - x) <= slack
  }

  /// The stretches of another one that no line covers, those longer than a length in points.
  func gaps(in stretch: ClosedRange<Double>, longerThan length: Double) -> [ClosedRange<Double>] {
    var result: [ClosedRange<Double>] = []
    var start = stretch.lowerBound
    for piece in pieces {
      if piece.lowerBound - start > length, piece.lowerBound <= stretch.upperBound {
        result.append(start...piece.lowerBound)
      }
      start = max(start, piece.upperBound)
    }
    if stretch.upperBound - start > length { result.append(start...stretch.upperBound) }
    return result
  }

  /// The levels of horizontal rulings, from top to bottom.
  ///
  /// `slack`: how far apart rulings of one level may lie, across and along, in points. Sides of filled
  /// areas are none.
  static func levels(of rulings: [Ruling], slack: Double) -> [RuleLevel] {
    let drawn = rulings.filter { ruling in
      ruling.axis == .horizontal && ruling.thickness > 0 && ruling.position.isOnPaper
        && ruling.extent.lowerBound.isOnPaper && ruling.extent.upperBound.isOnPaper
    }
    .sorted { ($0.position, $0.extent.lowerBound) < ($1.position, $1.extent.lowerBound) }
    var result: [RuleLevel] = []
    var start = 0
    while start < drawn.count {
      var end = start + 1
      while end < drawn.count, drawn[end].position - drawn[start].position <= slack { end += 1 }
      result.append(level(of: drawn[start..<end], slack: slack))
      start = end
    }
    return result
  }

  private static func level(of rulings: ArraySlice<Ruling>, slack: Double) -> RuleLevel {
    var pieces: [ClosedRange<Double>] = []
    var ends: [Double] = []
    for ruling in rulings.sorted(by: { $0.extent.lowerBound < $1.extent.lowerBound }) {
      let extent = ruling.extent
      ends += ruling.joints + [extent.lowerBound, extent.upperBound]
      if let last = pieces.last, extent.lowerBound - last.upperBound <= slack {
        pieces[pieces.count - 1] = last.lowerBound...max(last.upperBound, extent.upperBound)
      } else {
        pieces.append(extent)
      }
    }
    let joints = Grid.clustered(ends, within: slack).filter { end in
      pieces.contains { $0.lowerBound + slack < end && end < $0.upperBound - slack }
    }
    return RuleLevel(position: rulings.first?.position ?? 0, pieces: pieces, joints: joints)
  }
}

extension Double {
  /// Whether it can be a place on a page, in points: pages are up to 14,400 wide.
  var isOnPaper: Bool { abs(self) < 1e5 }
}
