/// Finds the parts of a page that stacks of horizontal rules mark as tables.
///
/// The steps: join the rulings at one height; stack those with the same sides; keep the bands
/// between them that hold lines of two entries or more; join such bands that touch.
struct RuleRegions: Sendable {
  var settings = RecognitionSettings()
  /// The gaps between tables side by side, over which no rule goes on.
  var gutters: [Rect] = []

  /// One height with the rulings on it.
  private struct Rule {
    var position: Double
    var left: Double
    var right: Double
  }

  /// The regions, each the box between its first and its last rule.
  ///
  /// - Complexity: O(n log n) in rulings and lines where regions do not lie in each other.
  func regions(of rulings: [Ruling], rows: [TextRow], em: Double) -> [Rect] {
    let rules = joined(rulings, em: em).filter { $0.right - $0.left > 8 * em }
    var rows = rows.sorted { $0.box.midY < $1.box.midY }
    var result: [Rect] = []
    // Rules under captions enclose whole tables, whose own are more.
    for stack in stacks(of: rules, em: em).sorted(by: { $0.count > $1.count })
    where stack.count > 1 {
      let found = tables(in: stack, rows: rows, em: em).filter { box in
        // Two rules around one row underline sums.
        inside(box, of: rows).count { $0.chunks(settings).count > 1 } > 1
          && !lacksNames(box, rows: rows, em: em)
      }
      guard !found.isEmpty else { continue }
      result += found
      let areas = Bands(boxes: found)
      rows.removeAll { areas.box(atX: $0.box.midX, y: $0.box.midY) != nil }
    }
    return result
  }

  /// The rules with the same sides, by position.
  private func stacks(of rules: [Rule], em: Double) -> [[Rule]] {
    var stacks: [[Rule]] = []
    var places: [SIMD2<Int>: [Int]] = [:]
    for rule in rules {
      let key = SIMD2(Int(bounded(rule.left / em)), Int(bounded(rule.right / em)))
      let near = [-1, 0, 1].flatMap { x in [-1, 0, 1].flatMap { places[key &+ SIMD2(x, $0)] ?? [] }
      }
      if let index = near.first(where: { isSameWidth(stacks[$0][0], rule, em: em) }) {
        stacks[index].append(rule)
      } else {
        places[key, default: []].append(stacks.count)
        stacks.append([rule])
      }
    }
    return stacks
  }

  private func bounded(_ value: Double) -> Double {
    value.isFinite ? min(max(value, -1e6), 1e6) : 0
  }

  /// The lines whose middle lies in a box, of those sorted by their middle.
  private func inside(_ box: Rect, of rows: [TextRow]) -> [TextRow] {
    rows[rows.firstIndex(below: box.top)...].prefix { $0.box.midY <= box.bottom }
      .filter { $0.box.midX >= box.left && $0.box.midX <= box.right }
  }

  /// Whether rules leave out the names of the rows at their left, as those do that underline columns
  /// of numbers.
  private func lacksNames(_ box: Rect, rows: [TextRow], em: Double) -> Bool {
    var count = 0
    var named = 0
    for row in rows[rows.firstIndex(below: box.top)...].prefix(while: {
      $0.box.midY <= box.bottom
    })
    where row.box.right > box.left && row.box.left < box.right
      && row.words.contains(where: \.isValue)
    {
      count += 1
      if row.box.left < box.left - em { named += 1 }
    }
    return named * 2 > count
  }

  /// The rulings at one height as one; both by position.
  private func joined(_ rulings: [Ruling], em: Double) -> [Rule] {
    var result: [Rule] = []
    var level: [Ruling] = []
    for (index, ruling) in rulings.enumerated() {
      level.append(ruling)
      let isLast =
        index + 1 == rulings.count || rulings[index + 1].position - level[0].position >= 0.2 * em
      guard isLast else { continue }
      result += joined(atOneHeight: level, em: em)
      level = []
    }
    return result
  }

  private func joined(atOneHeight rulings: [Ruling], em: Double) -> [Rule] {
    var result: [Rule] = []
    let position = rulings.first?.position ?? 0
    for ruling in rulings.sorted(by: { $0.extent.lowerBound < $1.extent.lowerBound }) {
      if let last = result.last, ruling.extent.lowerBound - last.right < 2 * em,
        !isParted(last.right, ruling.extent.lowerBound, at: position, em: em)
      {
        result[result.count - 1].right = max(last.right, ruling.extent.upperBound)
      } else {
        result.append(
          Rule(
            position: position, left: ruling.extent.lowerBound,
            right: ruling.extent.upperBound))
      }
    }
    return result
  }

  /// Whether a gap between two tables lies between two rulings at one height.
  private func isParted(_ left: Double, _ right: Double, at y: Double, em: Double) -> Bool {
    gutters.contains { gutter in
      gutter.midX > left && gutter.midX < right && y > gutter.top - em && y < gutter.bottom + em
    }
  }

  private func isSameWidth(_ first: Rule, _ second: Rule, em: Double) -> Bool {
    abs(first.left - second.left) < em && abs(first.right - second.right) < em
  }

  private func tables(in stack: [Rule], rows: [TextRow], em: Double) -> [Rect] {
    var result: [Rect] = []
    var isOpen = false
    // A heading at the top, inside the table where more of it follows.
    var pending: Rect?
    // Tables may be set in another size than the page's usual one.
    var size = em
    for (upper, lower) in zip(stack, stack.dropFirst()) {
      var box = Rect(
        left: min(upper.left, lower.left), top: upper.position,
        right: max(upper.right, lower.right), bottom: lower.position)
      let inside = inside(box, of: rows)
      switch band(of: inside, in: box, isOpen: isOpen, em: size) {
      case .rows:
        size = inside.first?.fontSize ?? em
        if let last = result.last, isOpen {
          result[result.count - 1] = last.union(box)
        } else {
          box = pending.map { $0.union(box) } ?? box
          result.append(box)
        }
        isOpen = true
        pending = nil
      case .between:
        if let last = result.last, isOpen {
          result[result.count - 1] = last.union(box)
        } else {
          pending = pending?.union(box) ?? box
        }
      case .other:
        isOpen = false
        pending = nil
        size = em
      }
    }
    return result
  }

  /// What two neighbouring rules enclose.
  private enum Band {
    /// Rows of a table.
    case rows
    /// A heading, or the space between doubled rules: part of the table that stands around it.
    case between
    /// No part of a table.
    case other
  }

  private func band(of rows: [TextRow], in box: Rect, isOpen: Bool, em: Double) -> Band {
    if rows.isEmpty { return box.height < em && isOpen ? .between : .other }
    if isBroken(rows, width: box.width, em: em) { return .other }
    let telling = rows.count { $0.chunks(settings).count > 1 }
    // The lines of a wide entry and the one with the others, all close below the rule.
    let isOneRow =
      telling == 1 && rows[0].box.top - box.top < settings.columnGap * em
      && zip(rows, rows.dropFirst()).allSatisfy { upper, lower in
        lower.box.top - upper.box.bottom <= settings.leading * em
      }
    if telling * 2 >= rows.count || isOneRow || isHeader(rows, in: box)
      || isOpen && isNamedRow(rows, in: box)
    {
      return .rows
    }
    let isHeading =
      rows.count == 1 && rows[0].box.width < settings.proseWidth * em
      && box.height < settings.rowReach * em && rows[0].fontSize < 1.15 * em
    return isHeading ? .between : .other
  }

  /// Whether lines below a rule are names of columns, some of them over several lines, and headings over
  /// them: narrow lines that end with one of several entries, none of them values.
  private func isHeader(_ rows: [TextRow], in box: Rect) -> Bool {
    guard let last = rows.last, last.chunks(settings).count > 2, rows.count < 7,
      !rows.contains(where: { $0.isOfValues(settings) }),
      rows[0].box.top - box.top < settings.columnGap * last.fontSize
    else { return false }
    return zip(rows, rows.dropFirst()).allSatisfy { upper, lower in
      upper.chunks(settings).allSatisfy { $0.box.width < 0.5 * box.width }
        && lower.box.top - upper.box.bottom <= settings.columnGap * lower.fontSize
    }
  }

  /// Whether lines below a rule are the name of a group of rows, or the first lines of a name, above a
  /// row.
  private func isNamedRow(_ rows: [TextRow], in box: Rect) -> Bool {
    guard let last = rows.last, last.chunks(settings).count > 1, rows.count < 5 else {
      return false
    }
    return zip(rows, rows.dropFirst()).allSatisfy { upper, lower in
      upper.chunks(settings).count == 1 && upper.box.left < box.left + 0.3 * box.width
        && upper.box.width < 0.5 * box.width
        && lower.box.top - upper.box.bottom <= settings.columnGap * lower.fontSize
    }
  }

  /// Whether lines between two rules are not those of one table: a paragraph stands among them, or
  /// they are set apart by more than rows are.
  private func isBroken(_ rows: [TextRow], width: Double, em: Double) -> Bool {
    let hasText = rows.contains { row in
      row.box.width > max(0.7 * width, settings.proseWidth * em) && row.chunks(settings).count == 1
    }
    if hasText { return true }
    return zip(rows, rows.dropFirst()).contains { upper, lower in
      lower.box.top - upper.box.bottom > settings.rowReach * em
    }
  }
}
