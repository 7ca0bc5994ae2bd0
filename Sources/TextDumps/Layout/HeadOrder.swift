internal import Budget
internal import Tables

/// The reading order of the cells of one band of a head.
extension LayoutHead {
  /// What stands beside the label of a band before any other label, where no labels stand above what
  /// they name.
  static func values(of label: Item, among members: [Item]) -> [Item] {
    let labels = members.filter { $0.isLabel && $0.left > label.left }
    let areStacked = labels.contains { label in
      namesColumn(label)
        || StackedLabels.kind(Labels.key(label.chunks.map(\.bare).joined())) == .goals
    }
    guard !areStacked else { return [] }
    return members.filter { text in
      !text.isLabel && label.right <= text.left + 1 && labels.allSatisfy { $0.left > text.left }
        && text.isBeside(label)
    }.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
  }

  /// The texts beside the only label of a band as one, line by line, where the blanks that justify a
  /// line part it: the parts have one line, above or below the others.
  static func justified(_ members: [Item], beside label: Item) -> Item? {
    let texts = members.filter { !$0.isLabel }
    guard texts.count > 1, texts.count + 1 == members.count,
      texts.allSatisfy({ $0.left >= label.right - 1 }),
      let text = texts.indices.max(by: { texts[$0].chunks.count < texts[$1].chunks.count }),
      texts[text].chunks.count > 1,
      texts[text].chunks.contains(where: { TokenShape($0.bare).contains(.endsSentence) })
    else { return nil }
    let parts = texts.indices.filter { $0 != text }.map { texts[$0] }
    guard
      parts.allSatisfy({ $0.chunks.count == 1 && $0.left <= texts[text].right + reachOfLines })
    else { return nil }
    let beginsGoals = texts.flatMap(\.chunks).contains { chunk in
      let label = chunk.bare.prefix { $0 != "：" && $0 != ":" }
      return label.endIndex != chunk.bare.endIndex && Labels.field(label) != nil
    }
    guard !beginsGoals else { return nil }
    let chunks = texts.flatMap(\.chunks).sorted {
      ($0.line, $0.place.lowerBound) < ($1.line, $1.place.lowerBound)
    }
    return Item(chunks: chunks, isLabel: false)
  }

  /// How far behind the end of the other lines the last word of one may begin that is justified, in
  /// characters: figures and letters take less room than the count of a dump gives them.
  private static let reachOfLines = 8

  /// Cells that are read together: a label and what stands beside it, or one text.
  private struct Group {
    var items: [Item]
    var isText: Bool { !(items.first?.isLabel ?? false) }
    var middle: Double { items.first?.middle ?? 0 }
    var left: Int { items.first?.left ?? 0 }

    /// Whether another group is of the same row.
    func isBeside(_ other: Group) -> Bool {
      if abs(middle - other.middle) <= LayoutHead.sameRow { return true }
      guard isText, other.isText, let own = items.first, let text = other.items.first else {
        return false
      }
      return own.top <= text.bottom && text.top <= own.bottom
    }
  }

  /// The other cells of a band in reading order.
  ///
  /// What stands right of its label has bands again: a label of the whole term's money beside two
  /// of the year's.
  static func ordered(_ others: [Item], depth: Int = 0) -> [Item] {
    guard depth < deepest, others.count(where: { $0.isLabel && !namesColumn($0) }) > 1 else {
      return rows(others)
    }
    let bands = LayoutBands(
      lines: Set(others.joinedLines).sorted(), items: others)
    var result: [Item] = []
    for (label, members) in bands.members(of: others) {
      guard let label else {
        result += rows(members.map { others[$0] })
        continue
      }
      let labels = members.map { others[$0] }.filter { $0.isLabel && !namesColumn($0) }
      let spot = others[label].chunks.first?.spot
      let own = members.filter { member in
        !others[member].isLabel && spot != nil
          && Self.label(of: others[member], among: labels) == spot
      }
      let before = members.filter { member in
        member != label && others[member].right <= others[label].left
          && others[member].isBeside(others[label])
      }
      result += rows(before.map { others[$0] })
      result.append(others[label])
      result += own.map { others[$0] }.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
      let taken = Set(own + before)
      result += ordered(
        members.filter { $0 != label && !taken.contains($0) }.map { others[$0] }, depth: depth + 1)
    }
    return result
  }

  /// How often bands have bands: no form has more columns of labels.
  private static let deepest = 3

  /// Cells in reading order, row by row.
  private static func rows(_ others: [Item]) -> [Item] {
    let labels = others.filter { $0.isLabel && !namesColumn($0) }
    var groups = others.filter { item in item.isLabel }.map { Group(items: [$0]) }
    for text in others where !text.isLabel {
      let label = Self.label(of: text, among: labels)
      if let label, let index = groups.firstIndex(where: { $0.items[0].chunks[0].spot == label }) {
        groups[index].items.append(text)
      } else {
        groups.append(Group(items: [text]))
      }
    }
    var result: [Item] = []
    var rest = groups.sorted { ($0.middle, $0.left) < ($1.middle, $1.left) }
    while let first = rest.first {
      let row = rest.filter { first.isBeside($0) }
      rest.removeAll { first.isBeside($0) }
      for group in row.sorted(by: { $0.left < $1.left }) {
        result += group.items.prefix(1)
        result += group.items.dropFirst().sorted { ($0.left, $0.top) < ($1.left, $1.top) }
      }
    }
    return result
  }

  /// Where the nearest label begins that stands left of a text and beside it.
  private static func label(of text: Item, among labels: [Item]) -> Chunk.Spot? {
    labels.filter { label in
      label.right <= text.left + 1 && text.isBeside(label)
    }.max { $0.right < $1.right }?.chunks.first?.spot
  }

  /// How far apart, in lines, the middles of two cells of one row may stand.
  private static let sameRow = 0.75
}

extension [LayoutHead.Item] {
  /// The lines on which they stand.
  fileprivate var joinedLines: [Int] { flatMap { $0.chunks.map(\.line) } }
}
