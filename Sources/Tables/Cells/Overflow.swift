/// Text that runs over the side of its cell into the next.
///
/// A run is set in one piece, each glyph touching the one before it. Where a ruling goes through the
/// middle of one of its glyphs, where its part behind the ruling covers other text, or where all other
/// text keeps off the rulings, the run was not typed into two cells: it overflows one of them. Other runs
/// between whose glyphs a ruling passes are left alone: producers that set whole rows in one piece, and
/// cells filled to the brim, look so.
struct Overflow {
  /// How far a glyph must reach over a ruling on both sides, in em.
  ///
  /// Boxes touch the rulings beside them, and both are rounded. Smaller values join full cells,
  /// larger ones miss digits, half an em wide, that the ruling cuts near their side.
  private static let bodily = 0.1
  /// How far the gaps between the glyphs of one run may differ, in em.
  ///
  /// A run is spaced evenly but for rounding; what meets it by chance in the next cell is not.
  private static let evenness = 0.04
  /// The gap that producers set inside a run between CJK and other characters, in em.
  private static let scriptGap = 0.2...0.3
  /// How far glyphs reach over each other that stand on one another, in em.
  ///
  /// Boxes of lines set close overlap by a tenth. Smaller values see text on text there, larger ones
  /// miss lines of one cell half a line above and below the run.
  private static let covering = 0.3
  /// How far lines of one cell stand from one another at least, in em.
  ///
  /// Lines set solid stand one apart. A run between two lines of a cell is none of them.
  private static let leading = 0.95
  /// How many glyphs before and behind a part of a run are looked at.
  private static let reach = 300
  /// How far from the side of its cell a text may begin, in em.
  private static let padding = 0.8

  let glyphs: [Glyph]

  /// The run that goes through a vertical line between a glyph and the one before it; `nil` where
  /// the line parts two runs.
  ///
  /// `cell`: the cell behind the line; `isPadded`: whether text keeps off the rulings of the table, so that none begins right at one.
  func run(
    through line: Double, before index: Int, into cell: Rect, isPadded: () -> Bool
  ) -> Range<Int>? {
    guard index > 0, index < glyphs.count, touches(index, evenly: nil) else { return nil }
    let isThrough = Overflow.isThrough(glyphs[index - 1], glyphs[index], line: line)
    guard isThrough || abs(glyphs[index].box.left - line) < Overflow.bodily * glyphs[index].fontSize
    else { return nil }
    // A closing mark hangs over the side of its cell; behind it the next cell's text begins. The point
    // of an amount is no such mark.
    if glyphs[index - 1].scalar.isClosing, !glyphs[index].isOfCode,
      beginsLine(index, of: cell, inColumn: true)
    {
      return nil
    }
    let usual = usualGap(around: index) ?? 0
    guard let gap = Overflow.gap(between: glyphs[index - 1], and: glyphs[index]),
      abs(gap - usual) <= Overflow.evenness
    else { return nil }
    var start = index - 1
    while start > 0, touches(start, evenly: usual) { start -= 1 }
    var end = index + 1
    while end < glyphs.count, touches(end, evenly: usual) { end += 1 }
    let isCovering = coversText(index..<end) || coversText(start..<index)
    // A number or a hanging mark that fills its cell to the brim may touch the next cell's text.
    // Its last character may itself lie on the ruling.
    let next = min(index + 2, end)
    if !isCovering,
      let begin = (index..<next).first(where: { beginsLine($0, of: cell) && endsText(before: $0) })
    {
      return begin > index && isThrough ? start..<begin : nil
    }
    return isThrough || isCovering || isPadded() ? start..<end : nil
  }

  /// Whether the text before a glyph may end there: a code goes on in its digits and letters, and an
  /// amount ends two digits behind its point.
  private func endsText(before index: Int) -> Bool {
    guard index > 2, glyphs[index - 1].isOfCode, glyphs[index].isOfCode else { return true }
    return glyphs[index - 3].scalar == "."
  }

  /// Whether a glyph stands where two other lines of a cell begin, or of the cells above and below.
  private func beginsLine(_ index: Int, of cell: Rect, inColumn: Bool = false) -> Bool {
    let glyph = glyphs[index]
    let start = max(index - Overflow.reach, 0)
    let end = min(index + Overflow.reach, glyphs.count)
    var count = 0
    for other in start..<end
    where abs(glyphs[other].box.left - glyph.box.left) < Overflow.bodily * glyph.fontSize
      && abs(glyphs[other].box.midY - glyph.box.midY) > Overflow.leading * glyph.fontSize
      && cell.contains(
        x: glyphs[other].box.midX, y: inColumn ? cell.midY : glyphs[other].box.midY)
    {
      if other == 0 || !touches(other, evenly: nil) { count += 1 }
      if count > 1 { return true }
    }
    return false
  }

  /// Whether a run begins where another line of a cell does.
  private func beginsLikeLine(_ run: Range<Int>, of cell: Rect) -> Bool {
    let glyph = glyphs[run.lowerBound]
    let start = max(run.lowerBound - Overflow.reach, 0)
    let end = min(run.upperBound + Overflow.reach, glyphs.count)
    return (start..<end).contains { index in
      let box = glyphs[index].box
      return !run.contains(index)
        && abs(box.left - glyph.box.left) < Overflow.bodily * glyph.fontSize
        && cell.contains(x: box.midX, y: box.midY)
        && (index == 0 || !touches(index, evenly: nil))
    }
  }

  /// Whether glyphs stand on others near them in the text layer.
  private func coversText(_ part: Range<Int>) -> Bool {
    guard var box = part.first.map({ glyphs[$0].box }) else { return false }
    for glyph in glyphs[part] { box = box.union(glyph.box) }
    let start = max(part.lowerBound - Overflow.reach, 0)
    let end = min(part.upperBound + Overflow.reach, glyphs.count)
    return (start..<end).contains { index in
      let other = glyphs[index].box
      let size = Overflow.covering * glyphs[index].fontSize
      return !part.contains(index) && glyphs[index].orientation == .upright
        && min(box.right, other.right) - max(box.left, other.left) > size
        && min(box.bottom, other.bottom) - max(box.top, other.top) > size
    }
  }

  /// Which of some cells a run belongs to: the first where it begins like another line of it, else
  /// the one that it is centred in, else the one at whose left side it begins, else the one at whose
  /// right side it ends, else the first.
  ///
  /// `cells`: those that the run lies in, from left to right, never empty.
  func home(of run: Range<Int>, in cells: [Rect]) -> Int {
    let left = glyphs[run.lowerBound].box.left
    let right = glyphs[run.upperBound - 1].box.right
    let em = glyphs[run.lowerBound].fontSize
    let beginsFirst = cells.first.map { left - $0.left < Overflow.padding * em } ?? false
    if beginsFirst, let first = cells.first, beginsLikeLine(run, of: first) { return 0 }
    if let cell = cells.firstIndex(where: { abs($0.midX - (left + right) / 2) < 0.15 * em }) {
      return cell
    }
    if beginsFirst { return 0 }
    if let last = cells.last, last.right - right < Overflow.padding * em { return cells.count - 1 }
    return 0
  }

  /// Whether a vertical line goes through one of two glyphs that touch each other.
  static func isThrough(_ first: Glyph, _ second: Glyph, line: Double) -> Bool {
    let reach = bodily * min(first.fontSize, second.fontSize)
    return [first, second].contains { glyph in
      line - glyph.box.left > reach && right(of: glyph) - line > reach
    }
  }

  /// Whether a glyph stands behind another as in a run set solid.
  static func isSolid(_ glyph: Glyph, _ other: Glyph) -> Bool {
    guard let gap = gap(between: other, and: glyph) else { return false }
    return abs(gap) <= evenness
  }

  /// Whether a glyph stands right behind another, as in one run.
  static func touches(_ glyph: Glyph, _ other: Glyph) -> Bool {
    guard let gap = gap(between: other, and: glyph) else { return false }
    return abs(gap) <= 3 * evenness
  }

  /// The gap between two glyphs of one line, in em.
  private static func gap(between other: Glyph, and glyph: Glyph) -> Double? {
    let em = min(glyph.fontSize, other.fontSize)
    guard glyph.orientation == .upright, other.orientation == .upright, em > 0,
      abs(glyph.box.midY - other.box.midY) < 0.3 * em, glyph.box.left > other.box.left
    else { return nil }
    return (glyph.box.left - right(of: other)) / em
  }

  /// Where a glyph ends: the box of one that others follow reaches to the next where they are spread,
  /// but an ideograph is as wide as its font.
  private static func right(of glyph: Glyph) -> Double {
    guard glyph.scalar.isCJK else { return glyph.box.right }
    return min(glyph.box.right, glyph.box.left + (1 + evenness) * glyph.fontSize)
  }

  /// The gap between two glyphs of a run beside the one before a glyph, in em.
  private func usualGap(around index: Int) -> Double? {
    if index > 1, touches(index - 1, evenly: nil) {
      return Overflow.gap(between: glyphs[index - 2], and: glyphs[index - 1])
    }
    guard index + 1 < glyphs.count, touches(index + 1, evenly: nil) else { return nil }
    return Overflow.gap(between: glyphs[index], and: glyphs[index + 1])
  }

  /// Whether a glyph stands behind the one before it, as evenly as others of the run.
  private func touches(_ index: Int, evenly usual: Double?) -> Bool {
    let other = glyphs[index - 1]
    let glyph = glyphs[index]
    guard let usual else { return Overflow.touches(glyph, other) }
    guard let gap = Overflow.gap(between: other, and: glyph) else { return false }
    if abs(gap - usual) <= Overflow.evenness { return true }
    return Overflow.scriptGap.contains(gap) && glyph.scalar.isCJK != other.scalar.isCJK
  }
}

extension Glyph {
  /// Whether it is a digit or a Latin letter.
  fileprivate var isOfCode: Bool { scalar.isDigit || scalar.isLatinLetter }
}
