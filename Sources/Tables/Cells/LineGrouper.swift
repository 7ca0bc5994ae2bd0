/// One line of glyphs with its text.
public struct PrintedLine: Hashable, Sendable {
  /// The text, gaps between words as one space.
  public var text: String
  /// Where it stands; see ``Rect``.
  public var box: Rect
  /// The size of most of its characters, in points.
  public var fontSize: Double

  /// Creates a line.
  public init(text: String, box: Rect, fontSize: Double) {
    self.text = text
    self.box = box
    self.fontSize = fontSize
  }
}

/// Groups glyphs into lines and derives the spaces between words from gaps.
///
/// The steps: turn glyphs that read downwards or upwards so that they read to the right; sort them
/// by their middle; begin a new line where a glyph's middle lies below the line so far; sort each
/// line from left to right; put a space where the gap to the next glyph is wide.
public struct LineGrouper: Sendable {
  /// The gap between two characters of a Latin word or number that is a space, in parts of the
  /// font size.
  ///
  /// Justified text squeezes word spaces to about 0.2; kerning and letter spacing stay below 0.1.
  /// Smaller values tear words, larger ones glue them.
  public var wordGap = 0.15

  /// The gap between two CJK characters that is a space, in parts of the font size.
  ///
  /// An ideographic space is 1.0; justified lines stretch to about 0.5. Smaller values print the
  /// spaces of justified text, larger ones lose typed ones.
  public var ideographGap = 0.75

  /// How far the middles of two glyphs of one line may lie apart, in parts of the font size.
  ///
  /// Fonts of one line differ in where their middles lie, by up to 0.3; lines of a tightly set cell
  /// are 1.0 apart, in spreadsheets 0.9. Smaller values tear lines of mixed fonts, larger ones join
  /// neighbouring lines.
  public var lineSlack = 0.4

  /// Creates a grouper.
  public init() {}

  /// The lines that the glyphs form, from top to bottom.
  ///
  /// Slanted glyphs are left out: watermarks are no text of the page.
  /// - Complexity: O(n log n) in the number of glyphs.
  public func lines(of glyphs: [Glyph]) -> [PrintedLine] {
    var upright: [Glyph] = []
    upright.reserveCapacity(glyphs.count)
    var turned: [Glyph.Orientation: [Glyph]] = [:]
    for glyph in glyphs {
      switch glyph.orientation {
      case .upright: upright.append(glyph)
      case .slanted: continue
      default: turned[glyph.orientation, default: []].append(glyph)
      }
    }
    var result = uprightLines(of: upright)
    for orientation in [
      Glyph.Orientation.quarterLeft, .quarterRight, .upsideDown,
    ] {
      guard let group = turned[orientation] else { continue }
      let lines = uprightLines(of: group.map { $0.turnedUpright() })
      result += lines.map { line in
        var line = line
        line.box = line.box.turnedBack(from: orientation)
        return line
      }
    }
    return result
  }

  private func uprightLines(of glyphs: [Glyph]) -> [PrintedLine] {
    uprightRows(of: glyphs).map { line(of: $0) }
  }

  /// The glyphs of each line, from top to bottom, then from left to right.
  func uprightRows(of glyphs: [Glyph]) -> [[Glyph]] {
    guard !glyphs.isEmpty else { return [] }
    // Text layers give lines in order already: sorting such input costs next to nothing.
    let sorted = glyphs.sorted { ($0.box.midY, $0.box.left) < ($1.box.midY, $1.box.left) }
    var starts: [Int] = []
    var limit = -Double.infinity
    for (index, glyph) in sorted.enumerated() where index == 0 || !(glyph.box.midY <= limit) {
      starts.append(index)
      limit = glyph.box.midY + lineSlack * glyph.bodyHeight
    }
    return joinedBySize(sorted, starts: starts).map { row in
      sorted[row].sorted { $0.box.left < $1.box.left }
    }
  }

  /// A group of smaller glyphs that stands beside another is part of its line: superscripts.
  ///
  /// `starts`: where the groups begin. The ranges of the lines.
  private func joinedBySize(_ glyphs: [Glyph], starts: [Int]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var last = (middle: 0.0, size: 0.0)
    for (start, end) in zip(starts, starts.dropFirst() + [glyphs.count]) {
      let size = glyphs[start..<end].reduce(0.0) { max($0, $1.bodyHeight) }
      let middle = glyphs[start].box.midY
      let small = min(size, last.size)
      let large = max(size, last.size)
      if let row = result.last, small < 0.8 * large, abs(middle - last.middle) < 0.5 * large,
        standBeside(glyphs[row], glyphs[start..<end])
      {
        result[result.count - 1] = row.lowerBound..<end
        if size > last.size { last = (middle, size) }
      } else {
        result.append(start..<end)
        last = (middle, size)
      }
    }
    return result
  }

  /// Whether glyphs stand beside others, none above or below one.
  ///
  /// Beside text in a large font, the lines of a table in a small one are no superscripts.
  private func standBeside(_ first: ArraySlice<Glyph>, _ second: ArraySlice<Glyph>) -> Bool {
    let both =
      first.map { (box: $0.box, isFirst: true) } + second.map { (box: $0.box, isFirst: false) }
    let sorted = both.sorted { $0.box.left < $1.box.left }
    return !zip(sorted, sorted.dropFirst()).contains { left, right in
      left.isFirst != right.isFirst
        && left.box.right - right.box.left > 0.5 * min(left.box.width, right.box.width)
    }
  }

  /// The glyphs of one line, from left to right, as a line.
  private func line(of row: [Glyph]) -> PrintedLine {
    let letterSpaced = isLetterSpaced(row)
    var text = TextBuilder(capacity: 4 * row.count)
    var box = row[0].box
    for (index, glyph) in row.enumerated() {
      if index > 0 {
        if isSpace(between: row[index - 1], and: glyph, isLetterSpaced: letterSpaced) {
          text.append(" ")
        }
        box = box.union(glyph.box)
      }
      text.append(glyph.scalar)
    }
    return PrintedLine(text: text.text, box: box, fontSize: row[row.count / 2].fontSize)
  }

  /// Whether every gap beside a CJK character of a line is wide: a label set apart, or a line spread
  /// to its side above a word that did not fit, not words.
  ///
  /// Inside Latin words and numbers such lines have no gaps.
  private func isLetterSpaced(_ row: [Glyph]) -> Bool {
    var narrowest = Double.infinity
    var widest = -Double.infinity
    for (first, second) in zip(row, row.dropFirst()) {
      let areCJK = (first.scalar.isCJK, second.scalar.isCJK)
      guard areCJK.0 || areCJK.1 else { continue }
      let gap = (second.box.left - first.box.right) / second.fontSize
      // Beside Latin letters and digits only text that is spread has no gap as narrow as this.
      if gap < 0.3 { return false }
      if areCJK.0, areCJK.1 { narrowest = min(narrowest, gap) }
      widest = max(widest, gap)
    }
    // Four characters or more set apart evenly are one word; so is any pair in a cell.
    return narrowest.isFinite && widest < 2 * narrowest + 0.5
  }

  private func isSpace(
    between first: Glyph, and second: Glyph, isLetterSpaced: Bool
  ) -> Bool {
    let gap = second.box.left - first.box.right
    let size = min(first.fontSize, second.fontSize)
    if first.scalar.isCJK, second.scalar.isCJK {
      return !isLetterSpaced && gap > ideographGap * size
    }
    if isLetterSpaced, first.scalar.isCJK || second.scalar.isCJK { return false }
    return gap > wordGap * size
  }
}

extension Glyph {
  /// The height of the em box: fonts put up to half as much around it, some fonts have no size.
  fileprivate var bodyHeight: Double {
    fontSize > 0.4 * box.height ? min(fontSize, box.height) : box.height
  }

  /// The glyph in the coordinates in which its text reads to the right.
  fileprivate func turnedUpright() -> Glyph {
    var glyph = self
    glyph.box = box.turnedUpright(from: orientation)
    return glyph
  }
}
