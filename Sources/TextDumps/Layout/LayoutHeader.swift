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
  private(set) var groups: [Group] = []
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

  /// The header with the ends of its names that stand elsewhere than right below their beginnings.
  func completed(from chunks: (Int) -> [Chunk]) -> LayoutHeader {
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

  /// The name of the column that numbers the rows of a list.
  static let rowNumber = "序号"
  /// Names of a sum that has its parts beside it.
  static let sums: Set<String> = ["合计", "小计", "总额"]

  fileprivate static func namesProjects(_ names: [Name]) -> Bool {
    guard let level = names.firstIndex(where: { isLevel($0.column) }) else { return false }
    return names[..<level].contains { $0.column == .project || $0.column == .unit }
  }

  /// The first line on which a name of it stands.
  var top: Int {
    names.lazy.flatMap { $0.chunks.map(\.line) }.reduce(lines.lowerBound) { min($0, $1) }
  }

  /// Whether it is the header of a list: columns before the levels name a project or a unit.
  var isList: Bool { Self.namesProjects(names) }

  static func isLevel(_ column: Labels.Column?) -> Bool {
    column == .level1 || column == .level2 || column == .level3
  }
}

extension LayoutHeader {
  /// The header that some names are, if they are one; `areOrdered`: whether they come from left to right.
  init?(_ stacks: [NameStack], lines: Range<Int>, areOrdered: Bool) {
    var names: [Name] = []
    var others: [Chunk] = []
    for stack in stacks {
      let key = Labels.key(stack.text)
      let column = stack.column
      let isSide =
        Labels.field(key) == .group
        || column == nil && stack.chunks.allSatisfy { $0.bare.count <= 2 }
      if column == nil, Self.sums.contains(key) {
        names.append(Name(chunks: stack.chunks, column: .total))
      } else if column == nil, key != Self.rowNumber, isSide {
        others += stack.chunks
      } else {
        names.append(Name(chunks: stack.chunks, column: column))
      }
    }
    if !areOrdered { names.sort { $0.center < $1.center } }
    // What stands left of the first known column is no column of the indicators.
    while let first = names.first, first.column == nil, first.key != Self.rowNumber {
      others += first.chunks
      names.removeFirst()
    }
    let groups = Self.takeGroups(&names, &others)
    let levels = names.count { Self.isLevel($0.column) }
    let hasValue = names.contains { $0.column == .value || $0.column == .weight }
    guard levels >= 2 || (levels == 1 && hasValue), names.count >= 3, Self.hasOrder(names) else {
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
    self.init(lines: lines, names: names, others: others, groups: groups)
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
}
