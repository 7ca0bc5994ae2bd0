/// Groups of rulings that touch or cross: each may draw a table.
struct RulingGroups {
  private var parents: [Int]

  /// What the sweep meets at one height.
  private enum Event: Int {
    case verticalBegins
    case horizontal
    case verticalEnds
  }

  /// The groups; a ruling that touches none is one by itself.
  ///
  /// A sweep down the page: at each horizontal ruling the vertical ones at that height are met.
  ///
  /// `slack`: how far a ruling may end before the one it means to touch, in points.
  /// - Complexity: O(n log n).
  static func groups(of rulings: [Ruling], slack: Double) -> [[Ruling]] {
    var sets = RulingGroups(parents: Array(rulings.indices))
    let vertical = rulings.indices.filter { rulings[$0].axis == .vertical }
      .sorted { rulings[$0].position < rulings[$1].position }
    let positions = vertical.map { rulings[$0].position }
    var events: [(y: Double, event: Event, index: Int)] = []
    for (place, index) in vertical.enumerated() {
      events.append((rulings[index].extent.lowerBound - slack, .verticalBegins, place))
      events.append((rulings[index].extent.upperBound + slack, .verticalEnds, place))
    }
    for index in rulings.indices where rulings[index].axis == .horizontal {
      events.append((rulings[index].position, .horizontal, index))
    }
    events.sort { ($0.y, $0.event.rawValue, $0.index) < ($1.y, $1.event.rawValue, $1.index) }
    var active = ActiveRulings(count: vertical.count)
    for (_, event, index) in events {
      switch event {
      case .verticalBegins: active.insert(vertical[index], at: index)
      case .verticalEnds: active.remove(at: index)
      case .horizontal:
        let extent = rulings[index].extent
        let first = Grid.firstIndex(above: extent.lowerBound - slack, in: positions)
        let end = Grid.firstIndex(above: extent.upperBound + slack, in: positions)
        active.unite(first..<max(first, end)) { sets.unite(index, $0) }
      }
    }
    var groups: [Int: [Ruling]] = [:]
    var order: [Int] = []
    for index in rulings.indices {
      let root = sets.root(of: index)
      if groups[root] == nil { order.append(root) }
      groups[root, default: []].append(rulings[index])
    }
    return order.compactMap { groups[$0] }
  }

  private mutating func root(of index: Int) -> Int {
    var node = index
    while parents[node] != node {
      parents[node] = parents[parents[node]]
      node = parents[node]
    }
    return node
  }

  private mutating func unite(_ first: Int, _ second: Int) {
    let one = root(of: first)
    let other = root(of: second)
    if one != other { parents[other] = one }
  }
}
