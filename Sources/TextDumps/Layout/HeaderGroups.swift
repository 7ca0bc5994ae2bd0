internal import Budget

extension LayoutHeader {
  /// A name above several columns: 预算金额 above 合计 and 财政拨款.
  typealias Group = (chunks: [Chunk], columns: Range<Int>)

  /// Takes the names above several columns out of those of columns.
  static func takeGroups(
    _ names: inout [Name], _ others: inout [Chunk]
  ) -> [Group] {
    var result: [Group] = []
    let isSum = { (name: Name) in sums.contains(name.key) }
    if names.contains(where: isSum),
      let total = names.firstIndex(where: { $0.column == .total && !isSum($0) })
    {
      let chunks = names.remove(at: total).chunks
      let parts = names.indices.filter { index in
        isSum(names[index]) || names[index].column == .fiscal || names[index].column == .other
      }
      if let first = parts.first, let last = parts.last {
        result.append((chunks, first..<last + 1))
      }
    }
    let target = takeTarget(&names)
    if let target { result.append(target) }
    guard let level = names.firstIndex(where: { isLevel($0.column) }), level > 0 || target != nil,
      let last = names.lastIndex(where: { $0.column == .value }), last > level,
      let value = target.map({ $0.columns.lowerBound - 1 }) ?? last as Int?, value > level,
      let group = others.firstIndex(where: { Labels.field($0.bare) == .group }),
      names[level].chunks.allSatisfy({ $0.line > others[group].line })
    else { return result }
    result.append(([others.remove(at: group)], level..<value + 1))
    return result
  }

  /// Takes the name of the target above the names of its parts: 目标值 above 指标性质, 指标值 and 度量单位.
  private static func takeTarget(
    _ names: inout [Name]
  ) -> Group? {
    let values = names.indices.filter { names[$0].column == .value }
    guard values.count == 2, let left = values.first, let right = values.last else { return nil }
    let bottoms = names.map { $0.chunks.last?.line ?? 0 }
    let upper = bottoms[left] < bottoms[right] ? left : right
    let lower = upper == left ? right : left
    guard names[lower].chunks.allSatisfy({ $0.line > bottoms[upper] }) else { return nil }
    let chunks = names.remove(at: upper).chunks
    let own = lower > upper ? lower - 1 : lower
    let isPart = { (name: Name) in
      name.column == .nature || name.column == .measure || name.column == .description
    }
    var columns = own..<own + 1
    while columns.lowerBound > 0, isPart(names[columns.lowerBound - 1]) {
      columns = columns.lowerBound - 1..<columns.upperBound
    }
    while let next = names[safe: columns.upperBound], isPart(next) {
      columns = columns.lowerBound..<columns.upperBound + 1
    }
    return (chunks, columns)
  }
}
