/// Vertical rulings that cross one height, by position, for a sweep down the page.
///
/// A tree over the positions knows of each stretch whether its rulings are known to belong
/// together, so that a horizontal ruling that crosses thousands of them meets each stretch once.
struct ActiveRulings {
  /// What is known of the rulings in one stretch.
  private enum Stretch {
    /// There are none.
    case empty
    /// All belong to the group of this one.
    case united(Int)
    /// They may belong to several groups.
    case mixed
  }

  private var tree: [Stretch]
  private let size: Int

  /// Creates a set for so many positions, all empty.
  init(count: Int) {
    var size = 1
    while size < count { size *= 2 }
    self.size = size
    tree = Array(repeating: .empty, count: 2 * size)
  }

  /// Adds the ruling at a place in the order of positions.
  mutating func insert(_ ruling: Int, at place: Int) {
    var node = size + place
    tree[node] = .united(ruling)
    while node > 1 {
      node /= 2
      if case .empty = tree[node] { tree[node] = .united(ruling) } else { tree[node] = .mixed }
    }
  }

  /// Takes the ruling at a place out.
  mutating func remove(at place: Int) {
    var node = size + place
    tree[node] = .empty
    while node > 1 {
      node /= 2
      guard case .empty = tree[2 * node], case .empty = tree[2 * node + 1] else { return }
      tree[node] = .empty
    }
  }

  /// Calls `unite` with rulings of each group in a range of places, and knows them as united.
  ///
  /// - Complexity: O(log n) over all calls, for each ruling inserted and each call.
  mutating func unite(_ range: Range<Int>, _ unite: (Int) -> Void) {
    guard !range.isEmpty else { return }
    meet(node: 1, covers: 0..<size, range, unite)
  }

  private mutating func meet(
    node: Int, covers: Range<Int>, _ range: Range<Int>, _ unite: (Int) -> Void
  ) {
    if covers.upperBound <= range.lowerBound || range.upperBound <= covers.lowerBound { return }
    switch tree[node] {
    case .empty: return
    case .united(let ruling)
    where range.lowerBound <= covers.lowerBound
      && covers.upperBound <= range.upperBound:
      unite(ruling)
      return
    case .united, .mixed: break
    }
    guard node < size else { return }
    let middle = (covers.lowerBound + covers.upperBound) / 2
    meet(node: 2 * node, covers: covers.lowerBound..<middle, range, unite)
    meet(node: 2 * node + 1, covers: middle..<covers.upperBound, range, unite)
    if range.lowerBound <= covers.lowerBound, covers.upperBound <= range.upperBound,
      let ruling = anyRuling(below: node)
    {
      tree[node] = .united(ruling)
    }
  }

  private func anyRuling(below node: Int) -> Int? {
    for child in [2 * node, 2 * node + 1] {
      if case .united(let ruling) = tree[child] { return ruling }
    }
    return nil
  }
}
