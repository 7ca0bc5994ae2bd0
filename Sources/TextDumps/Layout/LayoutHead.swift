internal import Budget
internal import Tables

/// Brings the head of a form from the places of a layout-keeping dump into reading order.
struct LayoutHead {
  /// A cell of the head.
  struct Item {
    var chunks: [Chunk]
    var isLabel: Bool
    /// Whether the next thing on its lines is a figure, as beside 金额 in a pair.
    var isBeforeFigure = false

    var left: Int { chunks.map(\.place.lowerBound).min() ?? 0 }
    var right: Int { chunks.map(\.place.upperBound).max() ?? 0 }
    var top: Int { chunks.first?.line ?? 0 }
    var bottom: Int { chunks.last?.line ?? 0 }
    var middle: Double { Double(top + bottom) / 2 }

    /// Whether its middle stands on the lines of another.
    func isBeside(_ other: Item) -> Bool {
      (Double(other.top) - 0.5...Double(other.bottom) + 0.5).contains(middle)
    }
  }

  private var items: [Item] = []
  private let lines: [Int]
  /// The lines of sums, which belong to what stands above them.
  private let totals: Set<Int>

  /// How far apart, in lines, two lines of one cell may stand: lines of cells beside it that are
  /// centred between them come in between.
  private static let reach = 2

  /// The most chunks whose places are looked at: no head fills that many pages.
  private static let most = 4000

  /// Prepares the chunks of a head.
  init(_ rows: [[Chunk]]) {
    lines = rows.compactMap { $0.first?.line }
    totals = Set(
      rows.lazy.compactMap(\.first).filter { TokenShape($0.bare).contains(.total) }.map(\.line))
    let whole = Self.parts(of: rows)
    let all = Array(whole.prefix(Self.most))
    var used = Array(repeating: false, count: all.count)
    // Blank lines are what a gap of the page left, or a watermark.
    var rank: [Int: Int] = [:]
    for (index, line) in lines.enumerated() { rank[line] = index }
    for index in all.indices where !used[index] {
      guard let label = Self.label(from: index, in: all, rank, used: used) else { continue }
      for part in label { used[part] = true }
      var item = Item(chunks: label.map { all[$0] }, isLabel: true)
      item.isBeforeFigure = Self.isFigure(rightOf: item, in: all)
      items.append(item)
    }
    for index in Self.unlisted(all, used) {
      used[index] = true
      items.append(Item(chunks: [all[index]], isLabel: true))
    }
    addTexts(all.indices.filter { !used[$0] }.map { all[$0] })
    items += whole.dropFirst(Self.most).map { Item(chunks: [$0], isLabel: false) }
  }

  /// Whether the nearest chunk right of a cell on its lines is a figure.
  private static func isFigure(rightOf item: Item, in all: [Chunk]) -> Bool {
    let first = all.firstSorted { $0.line >= item.top }
    let beside = all[first...].prefix { $0.line <= item.bottom }
      .filter { $0.place.lowerBound >= item.right }
    let next = beside.min { $0.place.lowerBound < $1.place.lowerBound }
    return next.map { TokenShape($0.bare).contains(.number) } ?? false
  }

  /// The most words on a line and those around it that are looked at for the rest of a figure: lines
  /// of a head have a dozen, and the work grows with their square.
  private static let mostNear = 300

  /// The chunks of a head, figures apart from the labels beside them.
  private static func parts(of rows: [[Chunk]]) -> [Chunk] {
    let words = rows.map { row in row.flatMap { $0.words.map(\.chunk) } }
    return rows.indices.flatMap { index in
      let near = words[max(0, index - reach)..<min(words.count, index + reach + 1)].flatMap(\.self)
      return rows[index].flatMap { $0.partsOfHead(near: near.count > mostNear ? [] : near) }
    }
  }

  /// The labels that no list knows: what ends as labels do before a value, and behind one or at the
  /// left.
  private static func unlisted(_ all: [Chunk], _ isLabel: [Bool]) -> [Int] {
    all.indices.filter { index in
      guard !isLabel[index], index + 1 < all.count, all[index + 1].line == all[index].line,
        !isLabel[index + 1]
      else { return false }
      let isValue = index > 0 && all[index - 1].line == all[index].line && isLabel[index - 1]
      return !isValue && UnlistedLabels.isLabel(all[index].bare)
    }
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
        ?? below(last, text, in: all, rank, used: used)
    {
      // Nothing follows a unit in parentheses, unless it stands inside a name: 部门（单位）名称.
      let isInside = !all[next].bare.holds("）") && isLabel(text + all[next].bare)
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
  ///
  /// A figure centred beside the lines of a wrapped label may stand over its end.
  private static func below(
    _ index: Int, _ text: String, in all: [Chunk], _ rank: [Int: Int], used: [Bool]
  ) -> Int? {
    let chunk = all[index]
    let line = rank[chunk.line] ?? 0
    for next in all.indices[(index + 1)...] {
      guard (rank[all[next].line] ?? 0) <= line + reach + 1 else { return nil }
      guard all[next].line > chunk.line else { continue }
      let isOver =
        all[next].place.lowerBound <= chunk.place.upperBound
        && all[next].place.upperBound >= chunk.place.lowerBound
      guard isOver else { continue }
      let isFigure = TokenShape(all[next].bare).contains(.number)
      if isFigure, !begins(text + all[next].bare) { continue }
      return used[next] ? nil : next
    }
    return nil
  }

  /// Joins the lines of texts that stand below each other.
  private mutating func addTexts(_ chunks: [Chunk]) {
    let centers = Set(items.filter { $0.isLabel && $0.chunks.count >= 1 }.map(\.middle))
    let bands = LayoutBands(lines: lines, items: items, texts: chunks, totals: totals).starts
    var open: [Int] = []
    for chunk in chunks {
      open.removeAll { items[$0].bottom < chunk.line - Self.reach }
      let above = open.last { index in
        let item = items[index]
        guard item.bottom < chunk.line, let last = item.chunks.last else { return false }
        let isOver =
          last.place.lowerBound < chunk.place.upperBound
          && chunk.place.lowerBound < last.place.upperBound
        if isOver, WrappedFigure.completes(last.bare, with: chunk.bare),
          !isLabelled(chunk, among: chunks)
        {
          return true
        }
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

  /// Whether a figure stands on the line on which a label begins that it is the value of.
  private func isLabelled(_ figure: Chunk, among texts: [Chunk]) -> Bool {
    items.contains { label in
      label.isLabel && label.top == figure.line && label.right <= figure.place.lowerBound
        && !texts.contains {
          $0.line == figure.line && $0.place.lowerBound >= label.right
            && $0.place.upperBound <= figure.place.lowerBound
        }
    }
  }

  /// Whether a label stands above its values, and nowhere before them: 任务名称.
  static func namesColumn(_ item: Item) -> Bool {
    let key = Labels.key(item.chunks.map(\.bare).joined())
    guard let kind = StackedLabels.kind(key), kind != .goals,
      !(kind == .amount && item.isBeforeFigure)
    else { return false }
    return Labels.field(key) == nil
  }

  // MARK: Order

  /// The words of the head in reading order, the ends of cells marked.
  func tokens() -> [Token] {
    let found = LayoutBands(lines: lines, items: items, totals: totals)
    var result: [Token] = []
    for (label, members) in found.members(of: items) {
      if let label, let text = Self.justified(members.map { items[$0] }, beside: items[label]) {
        append(items[label], to: &result)
        append(text, to: &result)
        continue
      }
      let own = label.map { Self.values(of: items[$0], among: members.map { items[$0] }) } ?? []
      for item in (label.map { [items[$0]] } ?? []) + own { append(item, to: &result) }
      let taken = Set(own.compactMap { $0.chunks.first?.spot })
      let others = members.filter { $0 != label }.map { items[$0] }.filter { item in
        item.isLabel || !(item.chunks.first.map { taken.contains($0.spot) } ?? false)
      }
      for item in LayoutTasks(others)?.items() ?? Self.ordered(others) {
        append(item, to: &result)
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
