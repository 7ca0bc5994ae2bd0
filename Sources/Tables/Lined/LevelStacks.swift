/// Tells which levels of horizontal lines belong to one table: those below each other between the same
/// sides.
struct LevelStacks {
  /// How far the lines of one table may differ at a side, in points.
  let slack: Double

  /// Levels of one table, from top to bottom, and its sides.
  struct Stack {
    /// The levels.
    var levels: [RuleLevel]
    /// The x coordinates between which they run.
    var sides: ClosedRange<Double>
  }

  /// How many tables side by side are followed: more are a drawing.
  private static let mostOpen = 16

  /// The stacks of three levels or more.
  ///
  /// - Complexity: O(n log n) in the pieces of the levels.
  func stacks(of levels: [RuleLevel]) -> [Stack] {
    var open: [Stack] = []
    var done: [Stack] = []
    for level in levels {
      let sides = level.left...max(level.left, level.right)
      // Lines within those before, or around them where these were but parts: those beside a cell that is
      // merged down at the left.
      let index = open.lastIndex { stack in
        holds(stack.sides, sides)
          || holds(sides, stack.sides)
            && (stack.levels.count < 4 || abs(stack.sides.upperBound - sides.upperBound) <= slack)
      }
      if let index {
        open[index].levels.append(level)
        open[index].sides =
          min(
            open[index].sides.lowerBound, sides.lowerBound)...max(
            open[index].sides.upperBound, sides.upperBound)
      } else {
        done += open.filter { $0.sides.overlaps(sides) }
        open.removeAll { $0.sides.overlaps(sides) }
        if open.count < LevelStacks.mostOpen { open.append(Stack(levels: [level], sides: sides)) }
      }
    }
    return (done + open).filter { $0.levels.count > 2 }
  }

  private func holds(_ outer: ClosedRange<Double>, _ inner: ClosedRange<Double>) -> Bool {
    outer.lowerBound <= inner.lowerBound + slack && outer.upperBound >= inner.upperBound - slack
  }
}
