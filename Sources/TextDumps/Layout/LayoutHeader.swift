internal import Budget
internal import Tables

/// The header of an indicator grid in a dump that keeps the layout.
struct LayoutHeader {
  /// A column's name and where it stands.
  struct Name {
    /// The chunks of the name, top to bottom.
    var chunks: [Chunk]
    /// What it names.
    var column: Labels.Column?

    /// The name in the form in which labels are compared.
    var key: String { Labels.key(chunks.map(\.bare).joined()) }
    /// Whether it names the column that numbers the rows of a table.
    var isRowNumber: Bool { column == nil && key == LayoutHeader.rowNumber }
    /// The middle of its widest line.
    var center: Double { (chunks.max { $0.place.count < $1.place.count } ?? chunks[0]).center }
  }

  /// The lines of the header.
  var lines: Range<Int>
  /// The columns from left to right.
  var names: [Name]
  /// Chunks on its lines that belong to no column: parts of a side label.
  var others: [Chunk]
  /// Names above several columns: 预算金额 above 合计 and 财政拨款.
  private(set) var groups: [(chunks: [Chunk], columns: Range<Int>)] = []
  /// Parts of its names that stand on lines below it, among the first cells.
  private(set) var below: [Chunk] = []

  /// How many lines below a header its names may still go on.
  ///
  /// Extractors put columns whose lines stand half a line apart below each other, one after the
  /// other; the last of a dozen names then ends behind the first cells of the first row.
  private static let reach = 8

  /// How far beside the middle of a name its end may stand, in characters: what stands left of it
  /// on its line moves it that far.
  private static let furthest = 20.0

  /// The most lines of a header: one of columns of one character, whose names are centred beside each
  /// other.
  static let tallest = 9

  /// Finds a header whose topmost line is a given one.
  ///
  /// A header of narrow columns takes some lines, the names centred on them.
  static func header(at line: Int, chunks: (Int) -> [Chunk], lineCount: Int) -> LayoutHeader? {
    var best: LayoutHeader?
    for height in 1...tallest where line + height <= lineCount {
      let rows = (line..<line + height).map(chunks)
      guard let page = rows.first?.first?.page, rows.allSatisfy({ $0.first?.page == page }) else {
        continue
      }
      guard let header = header(of: rows.flatMap { $0 }, lines: line..<line + height) else {
        continue
      }
      // A line more that only completes names belongs to the header; one that adds others does not.
      let isBetter =
        header.known > best?.known ?? 0
        || header.known == best?.known && header.names.count == best?.names.count
      if isBetter { best = header }
    }
    return best?.completed(from: { line < lineCount && $0 < lineCount ? chunks($0) : [] })
  }

  /// The header with the ends of its names that stand elsewhere than right below their beginnings.
  private func completed(from chunks: (Int) -> [Chunk]) -> LayoutHeader {
    guard names.contains(where: { $0.column == nil }) else { return self }
    var result = self
    var taken = Set(names.flatMap { $0.chunks.map(\.spot) })
    let candidates = (lines.lowerBound..<lines.upperBound + Self.reach).flatMap(chunks)
    for index in names.indices where names[index].column == nil {
      var name = names[index]
      var parts: [Chunk] = []
      while name.column == nil,
        let next = Self.end(of: name, in: candidates.filter { !taken.contains($0.spot) })
      {
        name.chunks.append(next)
        parts.append(next)
        taken.insert(next.spot)
        name.column = Labels.column(name.key)
      }
      guard name.column != nil else {
        taken.subtract(parts.map(\.spot))
        continue
      }
      result.names[index] = name
      result.others.removeAll { taken.contains($0.spot) }
      result.below += parts.filter { $0.line >= lines.upperBound }
    }
    return result
  }

  /// How many lines above or below the others a name of a repeated header may stand.
  private static let spread = 4

  /// How far what stands left of a part of a name may move it, in characters.
  private static let moved = 6

  /// Finds the header again, around a line with most of its names.
  ///
  /// Cells of the page before that are printed over the header push its names apart, onto lines of
  /// their own.
  func repeated(at line: Int, chunks: (Int) -> [Chunk]) -> LayoutHeader? {
    let own = chunks(line)
    guard own.count >= 3, let page = own.first?.page else { return nil }
    let parts = Set(names.flatMap { $0.chunks.map(\.bare) })
    guard own.count(where: { parts.contains($0.bare) }) * 2 > names.count else { return nil }
    let near = (line - Self.spread...line + Self.spread).flatMap(chunks).filter { $0.page == page }
    var found: [Name] = []
    for name in names {
      var stack: [Chunk] = []
      for part in name.chunks {
        let left = found.last?.chunks.map(\.place.lowerBound).max() ?? -1
        let candidates = near.filter { chunk in
          chunk.bare == part.bare && chunk.place.upperBound + Self.moved > left
            && stack.last.map {
              $0.line < chunk.line && abs($0.center - chunk.center) <= Double(Self.moved)
            } ?? true
        }
        guard
          let next = candidates.min(by: {
            ($0.place.lowerBound, $0.line) < ($1.place.lowerBound, $1.line)
          })
        else { return nil }
        stack.append(next)
      }
      found.append(Name(chunks: stack, column: name.column))
    }
    var result = LayoutHeader(lines: line..<line + 1, names: found, others: [])
    result.groups = groups.map { ([], $0.columns) }
    result.below = found.flatMap(\.chunks).filter { $0.line != line }
    return result
  }

  /// The middle of the label that stands left of the first column, if one does.
  ///
  /// `shift`: how far right of the header the cells stand on a page without one.
  func sideCenter(in chunks: [Chunk], shift: Double? = nil) -> Double? {
    guard let first = names.first?.chunks.first else { return nil }
    let (start, middle) = (
      Double(first.place.lowerBound) + (shift ?? 0), first.center + (shift ?? 0)
    )
    let left = chunks.filter { Double($0.place.upperBound) <= start }
    let labels = left.filter { $0.bare.count > 1 && Labels.beginsLabel(Labels.key($0.bare)) }
    let pieces = left.filter { $0.bare.count <= 2 && "绩效指标年度".contains($0.bare) }
    // One character a line, the label is told by all of it.
    let isWhole = Labels.field(pieces.prefix(12).map(\.bare).joined()) == .group
    // Where nothing stands left of them, the label is not repeated.
    let others = shift != nil && left.isEmpty ? [] : others
    guard !labels.isEmpty || !others.isEmpty || isWhole else { return nil }
    let centers = (labels + pieces).map(\.center) + others.map { $0.center + (shift ?? 0) }
    return centers.filter { $0 < middle }.max() ?? 0
  }

  /// The nearest chunk with which a name goes on.
  private static func end(of name: Name, in candidates: [Chunk]) -> Chunk? {
    let center = name.center
    return candidates.filter { chunk in
      abs(chunk.center - center) <= furthest
        && Labels.beginsLabel(Labels.key(name.key + chunk.bare))
    }.min { abs($0.center - center) < abs($1.center - center) }
  }

  /// How many of its columns are known by name.
  var known: Int { names.count { $0.column != nil } }

  private static func header(of chunks: [Chunk], lines: Range<Int>) -> LayoutHeader? {
    let plausible = chunks.contains { Labels.beginsLabel(Labels.key($0.bare)) && $0.bare.count > 1 }
    guard chunks.count >= 3, chunks.count <= 60, plausible, namesLevel(chunks) else { return nil }
    let header = header(of: overlapping(chunks), lines: lines, areOrdered: false)
    // Where all that stands below each other gives whole names, nothing was moved.
    if let header, header.others.isEmpty, header.known == header.names.count { return header }
    let other = self.header(of: HeaderStacks(chunks).stacks, lines: lines, areOrdered: true)
    return other?.known ?? 0 > header?.known ?? 0 ? other : header
  }

  /// Whether one may be part of the name of a level: 一级指标, 指标名称, 具体指标.
  private static func namesLevel(_ chunks: [Chunk]) -> Bool {
    chunks.contains { $0.text.unicodeScalars.contains { "级称具".unicodeScalars.contains($0) } }
  }

  /// The chunks that stand below each other and begin a name together.
  private static func overlapping(_ chunks: [Chunk]) -> [[Chunk]] {
    var stacks: [[Chunk]] = []
    for chunk in chunks.sorted(by: {
      ($0.line, $0.place.lowerBound) < ($1.line, $1.place.lowerBound)
    }) {
      let above = stacks.indices.first { index in
        guard let last = stacks[index].last, last.line < chunk.line else { return false }
        let joined = stacks[index].map(\.bare).joined() + chunk.bare
        // A unit in parentheses ends a name: 预算金额（万元） stands above 合计.
        let isOver = last.bare.hasSuffix("）") || last.bare.hasSuffix(")")
        // So does a name of its own below an open one: 指标值（或计划水 beside 二级指标.
        let isOwn = Labels.column(chunk.bare) != nil
        guard !isOver && !isOwn || Labels.column(joined) != nil else { return false }
        return overlaps(last, chunk) && HeaderStacks.begins(Labels.key(joined))
      }
      if let above { stacks[above].append(chunk) } else { stacks.append([chunk]) }
    }
    return stacks
  }

  /// The header that some names are; `areOrdered`: whether they come from left to right.
  private static func header(
    of stacks: [[Chunk]], lines: Range<Int>, areOrdered: Bool
  ) -> LayoutHeader? {
    var names: [Name] = []
    var others: [Chunk] = []
    for stack in stacks {
      let key = Labels.key(stack.map(\.bare).joined())
      let column = Labels.column(key)
      let isSide =
        Labels.field(key) == .group || column == nil && stack.allSatisfy { $0.bare.count <= 2 }
      if column == nil, Self.sums.contains(key) {
        names.append(Name(chunks: stack, column: .total))
      } else if column == nil, key != Self.rowNumber, isSide {
        others += stack
      } else {
        names.append(Name(chunks: stack, column: column))
      }
    }
    if !areOrdered { names.sort { $0.center < $1.center } }
    // What stands left of the first known column is no column of the indicators.
    while let first = names.first, first.column == nil, first.key != Self.rowNumber {
      others += first.chunks
      names.removeFirst()
    }
    let groups = takeGroups(&names, &others)
    let levels = names.count { isLevel($0.column) }
    let hasValue = names.contains { $0.column == .value || $0.column == .weight }
    guard levels >= 2 || (levels == 1 && hasValue), names.count >= 3, hasOrder(names) else {
      return nil
    }
    // A column that no list of names knows stands on a line with ones that are known.
    for name in names where name.column == nil && name.key != Self.rowNumber {
      let isBeside = name.chunks.allSatisfy { chunk in
        names.count { $0.column != nil && $0.chunks.contains { $0.line == chunk.line } } >= 2
      }
      guard isBeside else { return nil }
    }
    let lacksOwnLine = !lines.allSatisfy { line in
      names.contains { $0.chunks.contains { $0.line == line } }
        || groups.contains { $0.chunks.contains { $0.line == line } }
    }
    guard !lacksOwnLine else { return nil }
    var header = LayoutHeader(lines: lines, names: names, others: others)
    header.groups = groups
    return header
  }

  /// The name of the column that numbers the rows of a list.
  private static let rowNumber = "序号"
  /// Names of a sum that has its parts beside it.
  private static let sums: Set<String> = ["合计", "小计", "总额"]

  /// Takes the names above several columns out of those of columns.
  private static func takeGroups(
    _ names: inout [Name], _ others: inout [Chunk]
  ) -> [(chunks: [Chunk], columns: Range<Int>)] {
    var result: [(chunks: [Chunk], columns: Range<Int>)] = []
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
  ) -> (chunks: [Chunk], columns: Range<Int>)? {
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

  private static func overlaps(_ left: Chunk, _ right: Chunk) -> Bool {
    // A centred line may begin two places further left when the drift of wide characters moves it.
    left.place.lowerBound < right.place.upperBound + 2
      && right.place.lowerBound < left.place.upperBound + 2
  }

  /// Whether the columns before the levels, if any stand there, name a project or a unit, or are
  /// columns of indicators in another order.
  private static func hasOrder(_ names: [Name]) -> Bool {
    guard let level = names.firstIndex(where: { isLevel($0.column) }), level > 0 else {
      return true
    }
    if namesProjects(names) || names[..<level].allSatisfy({ $0.key == rowNumber }) { return true }
    return names.count { isLevel($0.column) } > 1
      && names[..<level].allSatisfy { $0.column == .value || $0.column == .description }
  }

  private static func namesProjects(_ names: [Name]) -> Bool {
    guard let level = names.firstIndex(where: { isLevel($0.column) }) else { return false }
    return names[..<level].contains { $0.column == .project || $0.column == .unit }
  }

  /// The first line on which a name of it stands.
  var top: Int {
    names.lazy.flatMap { $0.chunks.map(\.line) }.reduce(lines.lowerBound) { min($0, $1) }
  }

  /// Whether it is the header of a list: columns before the levels name a project or a unit.
  var isList: Bool { Self.namesProjects(names) }

  private static func isLevel(_ column: Labels.Column?) -> Bool {
    column == .level1 || column == .level2 || column == .level3
  }
}
