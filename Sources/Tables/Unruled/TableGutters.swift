/// Tells the gaps between tables that stand side by side, so that each is read by itself.
///
/// The steps: follow the wide gaps that line after line leaves open; keep those with a table on
/// either side, of names and values; of these, keep the ones whose sides show in some other way
/// that they do not belong together: their lines stand at heights of their own, each has a caption
/// with a number, or rules end at the gap.
struct TableGutters: Sendable {
  /// Where the gaps lie, each as high as the tables beside it.
  private(set) var gutters: [Rect] = []
  private let settings: RecognitionSettings
  private let em: Double

  /// A gap under way.
  private struct Gap {
    var left: Double
    var right: Double
    var rows: Range<Int>
    var middle: Double { (left + right) / 2 }
  }

  /// How many entries a line of tables side by side may have: more are a drawing, or an attack on
  /// time.
  private static let mostEntries = 60

  /// How many gaps of a page are looked at, the tallest ones.
  ///
  /// Each costs the words beside it. A page of tables has a few dozen; thousands are a drawing.
  private static let mostGaps = 64

  /// Finds the gaps between the tables of a page.
  ///
  /// `rows`: its lines, from top to bottom; `rules`: its horizontal rulings, by position; `em`: its
  /// usual font size, in points.
  /// - Complexity: O(n) in the words, for a bounded number of columns.
  init(_ rows: [TextRow], rules: [Ruling], em: Double, settings: RecognitionSettings) {
    self.settings = settings
    self.em = em
    for gap in tallest(gaps(of: rows).filter { $0.rows.count > 3 }) {
      let sides = sides(of: rows, at: gap)
      let areTables = isTable(sides.left) && isTable(sides.right)
      let isBesideText =
        isTable(sides.left) && isText(sides.right) || isText(sides.left) && isTable(sides.right)
      guard areTables || isBesideText else { continue }
      guard
        haveOwnHeights(sides)
          || areTables
            && (haveOwnCaptions(rows, at: gap) || haveOwnRules(rules, sides, at: gap))
      else { continue }
      let boxes = rows[gap.rows].map(\.box)
      gutters.append(
        Rect(
          left: gap.left, top: boxes.reduce(Double.infinity) { min($0, $1.top) }, right: gap.right,
          bottom: boxes.reduce(-Double.infinity) { max($0, $1.bottom) }))
    }
  }

  /// The gaps that are looked at.
  private func tallest(_ gaps: [Gap]) -> [Gap] {
    guard gaps.count > Self.mostGaps else { return gaps }
    return Array(gaps.sorted { $0.rows.count > $1.rows.count }.prefix(Self.mostGaps))
  }

  /// The lines, from top to bottom, parted at the gaps.
  ///
  /// - Complexity: O(n) in the words for a bounded number of gaps at one height.
  func parted(_ rows: [TextRow]) -> [TextRow] {
    guard !gutters.isEmpty else { return rows }
    return gutters.enumerated().reduce(rows) { rows, gutter in
      let (index, box) = gutter
      var result: [TextRow] = []
      result.reserveCapacity(rows.count)
      for row in rows {
        let next = row.firstWord(rightOf: box.midX)
        guard row.box.midY >= box.top, row.box.midY <= box.bottom else {
          result.append(row)
          continue
        }
        for (words, side) in [(row.words[..<next], 1), (row.words[next...], 2)] {
          guard var part = row.part(words) else { continue }
          part.table = 2 * index + side
          result.append(part)
        }
      }
      return result
    }
  }

  /// The wide gaps that lines below each other leave open, with the lines right above them.
  private func gaps(of rows: [TextRow]) -> [Gap] {
    var open: [Gap] = []
    var done: [Gap] = []
    var last = Rect(left: 0, top: -.infinity, right: 0, bottom: -.infinity)
    for (index, row) in rows.enumerated() {
      let chunks = row.chunks(settings)
      if row.box.top - last.bottom > settings.rowReach * em || chunks.count > Self.mostEntries {
        done += open
        open = []
      }
      guard chunks.count <= Self.mostEntries else { continue }
      var free = zip(chunks, chunks.dropFirst()).map { ($0.box.right, $1.box.left) }
      // Beside the line before, which stands but a little higher.
      if row.box.top < last.bottom {
        free += [(last.right, row.box.left), (row.box.right, last.left)]
      }
      last = row.box
      free = free.filter { $0.1 - $0.0 > settings.tableGap * em }
      let edges = [(-Double.infinity, row.box.left)] + free + [(row.box.right, .infinity)]
      var going: [Gap] = []
      for gap in open {
        // What the line leaves of the gap.
        let rest = edges.map { (max($0.0, gap.left), min($0.1, gap.right)) }
          .max { $0.1 - $0.0 < $1.1 - $1.0 }
        if let rest, rest.1 - rest.0 > settings.tableGap * em {
          going.append(Gap(left: rest.0, right: rest.1, rows: gap.rows.lowerBound..<(index + 1)))
        } else {
          done.append(gap)
        }
      }
      for (left, right) in free
      where !going.contains(where: { $0.left < right && $0.right > left }) {
        going.append(Gap(left: left, right: right, rows: index..<(index + 1)))
      }
      open = going
    }
    return (done + open).map { extended($0, upIn: rows) }
  }

  /// A gap with the lines above it that leave it open, as captions do.
  private func extended(_ gap: Gap, upIn rows: [TextRow]) -> Gap {
    var result = gap
    while result.rows.lowerBound > 0 {
      let row = rows[result.rows.lowerBound - 1]
      let next = row.firstWord(rightOf: gap.middle)
      let isFree =
        (next == 0 || row.words[next - 1].box.right < gap.right)
        && (next == row.words.count || row.words[next].box.left > gap.left)
      guard isFree, rows[result.rows.lowerBound].box.top - row.box.bottom < settings.rowReach * em
      else { break }
      result.rows = (result.rows.lowerBound - 1)..<result.rows.upperBound
    }
    return result
  }

  /// What the lines print on either side of a gap.
  private func sides(of rows: [TextRow], at gap: Gap) -> (left: [TextRow?], right: [TextRow?]) {
    var left: [TextRow?] = []
    var right: [TextRow?] = []
    for row in rows[gap.rows] {
      let next = row.firstWord(rightOf: gap.middle)
      left.append(row.part(row.words[..<next]))
      right.append(row.part(row.words[next...]))
    }
    return (left, right)
  }

  /// Whether lines are those of a table with names and values: most that have values begin with a
  /// name.
  private func isTable(_ rows: [TextRow?]) -> Bool {
    var named = 0
    var count = 0
    for case let row? in rows {
      let chunks = row.chunks(settings)
      guard chunks.contains(where: \.isValue) else { continue }
      count += 1
      if chunks.count > 1, let first = chunks.first, !first.isValue { named += 1 }
    }
    return named >= 3 && named * 3 >= count * 2
  }

  /// Whether lines are running text: most fill their column.
  private func isText(_ rows: [TextRow?]) -> Bool {
    let widths = rows.compactMap { $0 }.filter { $0.chunks(settings).count == 1 }.map(\.box.width)
    let widest = widths.reduce(0, max)
    let full = widths.count { $0 > 0.75 * widest }
    return full > 4 && full * 3 >= rows.count { $0 != nil } * 2
      && widest > settings.textColumnWidth * em
  }

  /// Whether most lines on one side stand at other heights than those on the other.
  private func haveOwnHeights(_ sides: (left: [TextRow?], right: [TextRow?])) -> Bool {
    // Of a table only the rows of values: names may go on beside them.
    let (left, right) = (telling(sides.left), telling(sides.right))
    let shared = zip(left, right).count { left, right in
      guard let left, let right else { return false }
      return abs(left.box.bottom - right.box.bottom) < 0.1 * em
    }
    return shared * 2 < min(left.count { $0 != nil }, right.count { $0 != nil })
  }

  /// The lines with values; all of running text.
  private func telling(_ rows: [TextRow?]) -> [TextRow?] {
    guard isTable(rows) else { return rows }
    return rows.map { row in row?.words.contains(where: \.isValue) == true ? row : nil }
  }

  /// Whether each side begins with a caption: the word for a table, and a number.
  private func haveOwnCaptions(_ rows: [TextRow], at gap: Gap) -> Bool {
    var isLeft = false
    var isRight = false
    for row in rows[gap.rows].prefix(3) {
      for (word, next) in zip(row.words, row.words.dropFirst())
      where word.namesTable && next.digits > 0 {
        let isFirst = row.words.first.map { $0.box.left == word.box.left } ?? false
        if word.box.left > gap.left { isRight = true } else if isFirst { isLeft = true }
      }
    }
    return isLeft && isRight
  }

  /// Whether two rules or more on each side run from end to end and stop at the gap.
  private func haveOwnRules(
    _ rules: [Ruling], _ sides: (left: [TextRow?], right: [TextRow?]), at gap: Gap
  ) -> Bool {
    let boxes = [sides.left, sides.right].map { side in
      side.compactMap { $0?.box }.reduce(nil) { (box: Rect?, next: Rect) in
        box?.union(next) ?? next
      }
    }
    guard let left = boxes[0], let right = boxes[1] else { return false }
    let near = rules.atHeights(
      from: min(left.top, right.top) - em, to: max(left.bottom, right.bottom) + em)
    if near.contains(where: {
      $0.extent.lowerBound < gap.left && $0.extent.upperBound > gap.right
    }) {
      return false
    }
    return [left, right].allSatisfy { box in
      near.count {
        min($0.extent.upperBound, box.right) - max($0.extent.lowerBound, box.left)
          > 0.8 * box.width
      } > 1
    }
  }
}

extension TextRow {
  /// Some of its words as a line in the same column of the page.
  func part(_ words: ArraySlice<TextWord>) -> TextRow? {
    if words.count == self.words.count { return self }
    guard var result = TextRow(Array(words)) else { return nil }
    result.textColumn = textColumn
    result.table = table
    return result
  }
}
