internal import Budget
internal import Tables

/// Divides the lines of a form's head into bands: the rows of its leftmost column.
///
/// Every band has one label at its left, on its middle, at its top or its bottom; all other labels of the band stand right of
/// it. A shortest path over the lines finds the bands whose labels stand nearest to their middles.
struct LayoutBands {
  /// The first line of each band, top to bottom.
  private(set) var starts: [Int] = []
  /// For each band, the index of the label at its left, if it has one.
  private(set) var labels: [Int?] = []
  /// The places of the lines on which names of columns begin.
  private var names: Set<Int> = []
  /// The places of the lines on which a text goes on.
  private var goingOn: Set<Int> = []
  /// The places of the lines on which texts begin that are no figures.
  private var written: Set<Int> = []
  /// The places of the lines on which the first item of a list begins.
  private var firstItems: Set<Int> = []
  /// The places of the lines on which another item begins.
  private var laterItems: Set<Int> = []
  /// For each item, what its label may be part of.
  private var kinds: [Kind] = []

  /// What a label names.
  private enum Kind {
    /// A project or a unit: no part of anything.
    case whole
    case goals
    /// An amount of money: no part of goals.
    case sum
    /// What the money is for, in words: 预算规模及资金用途.
    case purpose
    case other
  }

  /// What another band costs, in lines squared.
  ///
  /// Enough that the labels of one project's money go into one band with the label beside them.
  private static let ownCost = 0.05
  /// What it costs that a band is led by a label behind the leftmost column of labels: the parts of one
  /// project's money, of which some stand above or below the label beside them.
  private static let indented = 0.06
  /// How far behind the leftmost label another of its column may begin, in characters.
  private static let columnWidth = 3
  /// What it costs that labels stand at the tops or bottoms of their bands, where other lines say nothing:
  /// more than some labels of two lines, which never stand on a line's middle, less than goals.
  private static let uncommon = 1.5
  /// What it costs that they stand at the bottoms: lines above a label may all be its own then.
  private static let rare = 4.0
  /// What it costs that a label stands above or below the one at the left of its band that is no part
  /// of what that names: more than a label that stands a line beside its middle.
  private static let foreign = 1.5
  /// What it costs that the lines at the top have no label: less than a line that is not its own.
  private static let unlabelled = 0.3
  /// What it costs that another label of a band stands above or below the one at its left: more than
  /// any label stands beside its middle.
  private static let another = 50.0
  /// What it costs that a band begins within a text, between two lines of which one has no label: more
  /// than a label stands beside its middle that cannot stand on it.
  private static let withinText = 0.2
  /// What it costs that a band begins with another item of a list than its first: more than a label that
  /// stands a line beside its middle.
  private static let withinList = 1.2
  /// What it costs that goals begin above the first item of their list while a band right above them lacks
  /// the words that its label calls for, or the end of them: more than goals that stand a line beside
  /// their label's middle.
  private static let preface = 3.0
  /// The most lines that are divided: no head has more.
  private static let most = 600

  /// Finds the bands of some lines.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - items: The cells on them.
  ///   - texts: What of the lines was put into no cell yet.
  ///   - totals: The lines of sums, with which no band begins.
  init(
    lines: [Int], items: [LayoutHead.Item], texts: [Chunk] = [], totals: Set<Int> = []
  ) {
    let stacked = items.filter { $0.isLabel && LayoutHead.namesColumn($0) }
    let known = items.indices.filter { index in
      let item = items[index]
      // What stands right of the names of columns names some of them: 预算金额.
      let isOver = stacked.contains {
        $0.right <= item.left && $0.top <= item.bottom + 2 && item.top <= $0.bottom + 2
      }
      // So do goals beside each other: 预期目标, 实际完成情况.
      let isBesideGoals =
        Self.namesGoals(item)
        && items.contains { other in
          other.left < item.left && other.top == item.top && other.bottom == item.bottom
            && Self.namesGoals(other)
            // Each may stand before its own: 长期目标.
            && !items.contains { text in
              !text.isLabel && text.left >= other.right && text.right <= item.left
                && text.isBeside(item)
            }
        }
      return item.isLabel && !LayoutHead.namesColumn(item) && !isOver && !isBesideGoals
    }
    guard let first = lines.first else { return }
    guard !known.isEmpty, lines.count <= Self.most else {
      (starts, labels) = ([first], [nil])
      return
    }
    var beginningAt: [Int: [Int]] = [:]
    var cut = Array(repeating: false, count: lines.count + 1)
    var place: [Int: Int] = [:]
    for (index, line) in lines.enumerated() {
      place[line] = index
      if index > 0, totals.contains(line) { cut[index] = true }
    }
    for index in known {
      guard let top = place[items[index].top], let bottom = place[items[index].bottom] else {
        continue
      }
      beginningAt[top, default: []].append(index)
      for line in top..<bottom { cut[line + 1] = true }
    }
    let taken = Set(known)
    for item in items.indices where items[item].isLabel && !taken.contains(item) {
      // The names of columns stand above what they name.
      if let bottom = place[items[item].bottom], bottom + 1 < lines.count { cut[bottom + 1] = true }
      if let top = place[items[item].top] { names.insert(top) }
    }
    kinds = items.map(Self.kind)
    let texts = texts + items.filter { !$0.isLabel }.flatMap(\.chunks)
    goingOn = Self.goingOn(texts, place, labelled: Set(beginningAt.keys))
    for text in texts {
      guard let line = place[text.line] else { continue }
      let shape = TokenShape(text.bare)
      if !shape.contains(.number) { written.insert(line) }
      if shape.contains(.firstItem) {
        firstItems.insert(line)
      } else if shape.contains(.item) {
        laterItems.insert(line)
      }
    }
    let middle = divide(lines, items, beginningAt, isInside: cut, .middle)
    let top = divide(lines, items, beginningAt, isInside: cut, .top)
    self = top.cost + Self.uncommon < middle.cost ? top.bands : middle.bands
    guard stacked.isEmpty else { return }
    let bottom = divide(lines, items, beginningAt, isInside: cut, .bottom)
    if bottom.cost + Self.rare < min(middle.cost, top.cost) { self = bottom.bands }
  }

  private init(_ other: LayoutBands) {
    (kinds, names, goingOn) = (other.kinds, other.names, other.goingOn)
    (written, firstItems, laterItems) = (other.written, other.firstItems, other.laterItems)
  }

  /// The places of the lines that begin with the rest of a text above: it begins where that does, and
  /// that reaches as far and ends no sentence.
  private static func goingOn(
    _ texts: [Chunk], _ place: [Int: Int], labelled: Set<Int>
  ) -> Set<Int> {
    let byLine = Dictionary(grouping: texts) { place[$0.line] ?? -1 }
    let lines = byLine.filter { line, chunks in
      guard let above = byLine[line - 1], line > 0,
        !labelled.contains(line) || !labelled.contains(line - 1)
      else { return false }
      // A line that is justified is of several chunks.
      let right = above.map(\.place.upperBound).max() ?? 0
      return chunks.contains { chunk in
        right + 1 >= chunk.place.upperBound && above.contains { goesOn($0, with: chunk) }
      }
    }
    return Set(lines.keys)
  }

  private static func goesOn(_ above: Chunk, with chunk: Chunk) -> Bool {
    abs(above.place.lowerBound - chunk.place.lowerBound) < 2
      && TokenShape(above.bare).isDisjoint(with: [.endsSentence, .number])
      && TokenShape(chunk.bare).isDisjoint(with: [.number, .item])
  }

  /// Whether a label stands above goals.
  private static func namesGoals(_ item: LayoutHead.Item) -> Bool {
    item.isLabel && StackedLabels.kind(Labels.key(item.chunks.map(\.bare).joined())) == .goals
  }

  private static func kind(_ item: LayoutHead.Item) -> Kind {
    guard item.isLabel else { return .whole }
    let text = item.chunks.map(\.bare).joined()
    if text.holds("用途") { return .purpose }
    let field = Labels.field(text)
    switch field {
    case .projectName, .projectCode, .unit, .department: return .whole
    case .goals, .termGoals: return .goals
    default: return field?.isSum ?? false ? .sum : .other
    }
  }

  /// Whether a label may name a part of what the label left of it names.
  private func isPart(_ label: Int, of left: Int) -> Bool {
    kinds[label] != .whole && !(kinds[label] == .sum && kinds[left] == .goals)
  }

  /// Whether some lines of goals begin with what a band right above them lacks, or goes on with.
  private func beginsPreface(
    _ band: Range<Int>, of label: Int, below: (start: Int, label: Int?)
  ) -> Bool {
    guard kinds[label] == .goals, let above = below.label, kinds[above] == .purpose,
      goingOn.contains(band.lowerBound)
        || !(below.start..<band.lowerBound).contains(where: written.contains)
    else { return false }
    return !firstItems.contains(band.lowerBound) && band.contains(where: firstItems.contains)
  }

  /// The label of each band and the cells in it, as indices.
  func members(of items: [LayoutHead.Item]) -> [(label: Int?, members: [Int])] {
    var result = labels.map { (label: $0, members: [Int]()) }
    if result.isEmpty { result.append((nil, [])) }
    for (index, item) in items.enumerated() {
      result[starts.lastIndex { Double($0) <= item.middle } ?? 0].members.append(index)
    }
    return result
  }

  /// Where the labels of bands stand.
  private enum Standing {
    case middle
    case top
    /// As spreadsheets set them.
    case bottom
  }

  /// The cheapest bands whose labels stand in one way, and what they cost.
  private func divide(
    _ lines: [Int], _ items: [LayoutHead.Item], _ beginningAt: [Int: [Int]], isInside: [Bool],
    _ standing: Standing
  ) -> (bands: LayoutBands, cost: Double) {
    var best = Array(repeating: Double.infinity, count: lines.count + 1)
    var from = Array(repeating: (start: 0, label: Int?.none), count: lines.count + 1)
    best[0] = 0
    let leftmost = beginningAt.values.joined().map { items[$0].left }.min() ?? 0
    for end in 1...lines.count where !isInside[end] {
      var left: Int?
      var othersLeft = Int.max
      var within: [Int] = []
      var lowestNames: Int?
      for start in (0..<end).reversed() {
        if lowestNames == nil, names.contains(start) { lowestNames = lines[start] }
        for label in beginningAt[start] ?? [] {
          within.append(label)
          guard let last = left, items[last].left <= items[label].left else {
            if let left { othersLeft = min(othersLeft, items[left].left) }
            left = label
            continue
          }
          othersLeft = min(othersLeft, items[label].left)
        }
        guard !isInside[start], best[start] < .infinity else { continue }
        var cost = best[start] + Self.ownCost
        if goingOn.contains(start) { cost += Self.withinText }
        if laterItems.contains(start) { cost += Self.withinList }
        if let left {
          if items[left].left > leftmost + Self.columnWidth { cost += Self.indented }
          if othersLeft < items[left].right { cost += Self.another }
          let off =
            switch standing {
            case .top: Double(items[left].top - lines[start])
            case .bottom: Double(lines[end - 1] - items[left].bottom)
            case .middle: Double(lines[start] + lines[end - 1]) / 2 - items[left].middle
            }
          cost += off * off
          let foreign = within.count { label in
            !isPart(label, of: left)
              && (items[label].bottom < items[left].top || items[left].bottom < items[label].top)
          }
          cost += Self.foreign * Double(foreign)
          if beginsPreface(start..<end, of: left, below: from[start]) { cost += Self.preface }
          // The label of columns stands beside their names or below.
          if let lowestNames, items[left].bottom < lowestNames { cost += Self.another }
        } else {
          guard start == 0 else { continue }
          cost += Self.unlabelled
        }
        if cost < best[end] { (best[end], from[end]) = (cost, (start, left)) }
      }
    }
    var bands = LayoutBands(self)
    var end = best[lines.count] < .infinity ? lines.count : 0
    while end > 0 {
      bands.starts.append(lines[from[end].start])
      bands.labels.append(from[end].label)
      end = from[end].start
    }
    bands.starts.reverse()
    bands.labels.reverse()
    return (bands, best[lines.count])
  }
}
