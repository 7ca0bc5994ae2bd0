internal import Budget
internal import Tables

/// Brings the head of a form from the places of a layout-keeping dump into reading order.
struct LayoutHead {
  /// A cell of the head.
  struct Item {
    var chunks: [Chunk]
    var isLabel: Bool

    var left: Int { chunks.map(\.place.lowerBound).min() ?? 0 }
    var right: Int { chunks.map(\.place.upperBound).max() ?? 0 }
    var top: Int { chunks.first?.line ?? 0 }
    var bottom: Int { chunks.last?.line ?? 0 }
    var middle: Double { Double(top + bottom) / 2 }
  }

  private var items: [Item] = []
  private let lines: [Int]

  /// How far apart, in lines, two lines of one cell may stand: lines of cells beside it that are
  /// centred between them come in between.
  private static let reach = 2

  /// The most chunks whose places are looked at: no head fills that many pages.
  private static let most = 4000

  /// Prepares the chunks of a head.
  init(_ rows: [[Chunk]]) {
    lines = rows.compactMap { $0.first?.line }
    let whole = rows.flatMap { $0 }
    let all = Array(whole.prefix(Self.most))
    var used = Array(repeating: false, count: all.count)
    // Blank lines are what a gap of the page left, or a watermark.
    var rank: [Int: Int] = [:]
    for (index, line) in lines.enumerated() { rank[line] = index }
    for index in all.indices where !used[index] {
      guard let label = Self.label(from: index, in: all, rank, used: used) else { continue }
      for part in label { used[part] = true }
      items.append(Item(chunks: label.map { all[$0] }, isLabel: true))
    }
    addTexts(all.indices.filter { !used[$0] }.map { all[$0] })
    items += whole.dropFirst(Self.most).map { Item(chunks: [$0], isLabel: false) }
  }

  /// The chunks of the longest label that begins with a chunk and goes on below it.
  private static func label(
    from start: Int, in all: [Chunk], _ rank: [Int: Int], used: [Bool]
  ) -> [Int]? {
    var stack = [start]
    var text = all[start].bare
    guard text.utf8.count <= 150, begins(text) else { return nil }
    var best = isLabel(text) ? stack : nil
    while stack.count < 10, let last = stack.last,
      let next = beside(last, text, in: all, used: used)
        ?? below(last, in: all, rank, used: used)
    {
      // Nothing follows a unit in parentheses, unless it stands inside a name: 部门（单位）名称.
      let isInside = !all[next].bare.contains("）") && isLabel(text + all[next].bare)
      if best != nil, text.hasSuffix("）"), !isInside { break }
      text += all[next].bare
      guard text.utf8.count <= 150, begins(text) else { break }
      stack.append(next)
      if isLabel(text) { best = stack }
    }
    return best
  }

  private static func begins(_ text: String) -> Bool {
    let key = Labels.key(text)
    return Labels.beginsLabel(key) || StackedLabels.begins(key)
  }

  private static func isLabel(_ text: String) -> Bool {
    let key = Labels.key(text)
    let isBalanced = key.count { $0 == "(" } == key.count { $0 == ")" }
    return isBalanced && (Labels.field(text) != nil || StackedLabels.kind(key) != nil)
  }

  /// The chunk right of another that completes its label: extractors put the lines of a low cell
  /// beside each other.
  private static func beside(_ index: Int, _ text: String, in all: [Chunk], used: [Bool]) -> Int? {
    guard let next = all[safe: index + 1], next.line == all[index].line, !used[index + 1],
      !isLabel(text), !isLabel(next.bare), isLabel(text + next.bare)
    else { return nil }
    return index + 1
  }

  /// The nearest chunk below another that overlaps it.
  private static func below(
    _ index: Int, in all: [Chunk], _ rank: [Int: Int], used: [Bool]
  ) -> Int? {
    let chunk = all[index]
    let line = rank[chunk.line] ?? 0
    for next in all.indices[(index + 1)...] {
      guard (rank[all[next].line] ?? 0) <= line + reach + 1 else { return nil }
      guard all[next].line > chunk.line else { continue }
      let isOver =
        all[next].place.lowerBound <= chunk.place.upperBound
        && all[next].place.upperBound >= chunk.place.lowerBound
      if isOver { return used[next] ? nil : next }
    }
    return nil
  }

  /// Joins the lines of texts that stand below each other.
  private mutating func addTexts(_ chunks: [Chunk]) {
    let centers = Set(items.filter { $0.isLabel && $0.chunks.count >= 1 }.map(\.middle))
    let bands = bandStarts()
    var open: [Int] = []
    for chunk in chunks {
      open.removeAll { items[$0].bottom < chunk.line - Self.reach }
      let above = open.last { index in
        let item = items[index]
        guard item.bottom < chunk.line, let last = item.chunks.last else { return false }
        let isOver =
          last.place.lowerBound < chunk.place.upperBound
          && chunk.place.lowerBound < last.place.upperBound
        guard isOver, !TokenShape(chunk.bare).contains(.number),
          !TokenShape(last.bare).contains(.number)
        else { return false }
        // A band, or two labels, part two cells.
        if bands.contains(where: { $0 > item.bottom && $0 <= chunk.line }) { return false }
        return
          !(centers.contains(Double(last.line)) && centers.contains(Double(chunk.line))
          && item.left > (items.filter(\.isLabel).map(\.right).min() ?? 0) + 12)
      }
      if let above {
        items[above].chunks.append(chunk)
      } else {
        items.append(Item(chunks: [chunk], isLabel: false))
        open.append(items.count - 1)
      }
    }
  }

  // MARK: Bands

  /// The labels of the leftmost column, top to bottom.
  private func leftLabels() -> [Item] {
    let labels = items.filter { $0.isLabel && !Self.namesColumn($0) }
      .sorted { ($0.left, $0.top) < ($1.left, $1.top) }
    guard let first = labels.first else { return [] }
    var right = first.right
    var result: [Item] = []
    for label in labels where label.left < right {
      result.append(label)
      // A short label pulls no longer one in than its own column is wide; the column of a label of
      // one character a line is a little wider than that.
      let isUpright = label.chunks.count > 1 && label.right - label.left <= 2
      right = max(right, label.right + (isUpright ? 2 : 0))
    }
    return result.sorted { $0.middle < $1.middle }
  }

  /// Whether a label stands above its values, and nowhere before them: 任务名称.
  private static func namesColumn(_ item: Item) -> Bool {
    let key = Labels.key(item.chunks.map(\.bare).joined())
    guard let kind = StackedLabels.kind(key), kind != .goals else { return false }
    return Labels.field(key) == nil
  }

  /// The first line of each band: the lines around one label of the leftmost column.
  ///
  /// Labels stand on the middle of their bands; a shortest path finds the bands.
  private func bandStarts() -> [Int] {
    let labels = leftLabels()
    guard labels.count > 1, lines.count <= 600 else {
      return labels.first.map { _ in lines.prefix(1).map { $0 } } ?? []
    }
    var best = Array(
      repeating: Array(repeating: Double.infinity, count: lines.count + 1), count: labels.count + 1)
    var from = Array(
      repeating: Array(repeating: 0, count: lines.count + 1), count: labels.count + 1)
    best[0][0] = 0
    for (index, label) in labels.enumerated() {
      for end in 1...lines.count where lines[end - 1] >= label.bottom {
        if let next = labels[safe: index + 1], lines[end - 1] >= next.top { break }
        for start in 0..<end where lines[start] <= label.top && best[index][start] < .infinity {
          let off = Double(lines[start] + lines[end - 1]) / 2 - label.middle
          let cost = best[index][start] + off * off
          if cost < best[index + 1][end] {
            (best[index + 1][end], from[index + 1][end]) = (cost, start)
          }
        }
      }
    }
    guard best[labels.count][lines.count] < .infinity else { return labels.map(\.top) }
    var starts: [Int] = []
    var end = lines.count
    for index in labels.indices.reversed() {
      end = from[index + 1][end]
      starts.append(lines[end])
    }
    return starts.reversed()
  }

  // MARK: Order

  /// The words of the head in reading order, the ends of cells marked.
  func tokens() -> [Token] {
    let starts = bandStarts()
    let lefts = Set(leftLabels().map { [$0.left, $0.top] })
    var bands: [[Item]] = Array(repeating: [], count: max(1, starts.count))
    for item in items {
      let band = (starts.lastIndex { Double($0) <= item.middle } ?? 0)
      bands[band].append(item)
    }
    var result: [Token] = []
    for band in bands {
      let isFirst = { (item: Item) in item.isLabel && lefts.contains([item.left, item.top]) }
      for item in band.filter(isFirst) { append(item, to: &result) }
      let others = band.filter { !isFirst($0) }
      if let table = LayoutTasks(others)?.items() {
        for item in table { append(item, to: &result) }
        continue
      }
      var rest = others.sorted { ($0.middle, $0.left) < ($1.middle, $1.left) }
      while let first = rest.first {
        let row = rest.prefix { $0.middle - first.middle <= 0.75 }
        rest.removeFirst(row.count)
        for item in row.sorted(by: { $0.left < $1.left }) { append(item, to: &result) }
      }
    }
    return result
  }

  private func append(_ item: Item, to result: inout [Token]) {
    for chunk in item.chunks { result += chunk.tokens(gap: .line) }
    guard !result.isEmpty else { return }
    let count = item.chunks.reduce(0) { $0 + $1.tokens(gap: .line).count }
    for index in result.indices.suffix(count) { result[index].continues = true }
    result[result.count - 1].continues = false
    result[result.count - 1].endsCell = true
  }
}
