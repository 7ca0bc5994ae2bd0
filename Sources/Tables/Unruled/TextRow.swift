/// Words on one line, from left to right.
struct TextRow: Sendable {
  /// The words.
  var words: [TextWord]
  /// Where they stand; see ``Rect``.
  var box: Rect
  /// Which of a page's columns of text it stands in; 0 where it stands in none or across some.
  var textColumn = 0
  /// Which of some tables side by side it stands in; 0 where there is one.
  var table = 0

  init?(_ words: [TextWord]) {
    guard let first = words.first else { return nil }
    self.words = words
    box = words.reduce(first.box) { $0.union($1.box) }
  }

  /// The font size of most of the line, in points.
  var fontSize: Double { words[words.count / 2].fontSize }

  /// Whether most entries of the line are values that are no years.
  func isOfValues(_ settings: RecognitionSettings) -> Bool {
    let chunks = chunks(settings)
    let values = chunks.count { $0.isValue && !words[$0.words].allSatisfy(\.isYear) }
    return values > 0 && values * 2 >= chunks.count
  }

  /// The words that no wide gap parts.
  func chunks(_ settings: RecognitionSettings) -> [TextChunk] {
    chunks { isParted(words[$0 - 1], words[$0], settings) }
  }

  /// The words that no gap wider than so many em parts.
  func chunks(partedBy gap: Double) -> [TextChunk] {
    chunks { index in
      let (last, word) = (words[index - 1], words[index])
      return word.box.left - last.box.right > gap * min(word.fontSize, last.fontSize)
    }
  }

  /// The words that nothing parts; `isParted` tells whether a word stands apart from the one before.
  private func chunks(isParted: (Int) -> Bool) -> [TextChunk] {
    var result: [TextChunk] = []
    for (index, word) in words.enumerated() {
      if var last = result.last, !isParted(index) {
        last.box = last.box.union(word.box)
        last.words = last.words.lowerBound..<(index + 1)
        last.isValue = last.isValue && word.isValue
        result[result.count - 1] = last
      } else {
        result.append(TextChunk(box: word.box, words: index..<(index + 1), isValue: word.isValue))
      }
    }
    return result
  }

  /// Whether the gap between two neighbouring words is as wide as between columns.
  private func isParted(
    _ first: TextWord, _ second: TextWord, _ settings: RecognitionSettings
  ) -> Bool {
    // What follows a bullet belongs to it, however far it is indented.
    if first.isListMark, first.box.left == words[0].box.left { return false }
    if first.isValue, second.hasOwnSign { return true }
    let em = min(first.fontSize, second.fontSize)
    let bound =
      first.isValue && second.isValue ? settings.numberGap : settings.columnGap
    return second.box.left - first.box.right > bound * em
  }
}

extension TextRow {
  /// The lines of words that glyphs form, from top to bottom.
  ///
  /// Leaders, the rows of dots that guide the eye to a number, and lines drawn with characters are
  /// no words.
  static func rows(of glyphs: [Glyph], grouper: LineGrouper) -> [TextRow] {
    grouper.uprightRows(of: glyphs.filter { $0.orientation == .upright }).compactMap { line in
      var words: [TextWord] = []
      for glyph in withoutLeaders(line) {
        if let last = words.last,
          glyph.box.left - last.box.right <= grouper.wordGap * min(last.fontSize, glyph.fontSize)
        {
          words[words.count - 1].append(glyph)
        } else {
          words.append(TextWord(glyph))
        }
      }
      return TextRow(withWholeLabels(withSigns(words)))
    }
  }

  /// The words of a line, ideographs set apart evenly (合　计, 期　末　数) as one: labels are, in their
  /// column.
  private static func withWholeLabels(_ words: [TextWord]) -> [TextWord] {
    guard words.contains(where: \.isIdeograph) else { return words }
    func gap(before index: Int) -> Double {
      guard index > 0, index < words.count else { return .infinity }
      return words[index].box.left - words[index - 1].box.right
    }
    var result: [TextWord] = []
    var index = 0
    while index < words.count {
      var end = index + 1
      let own = gap(before: end)
      while end < words.count, words[index].isIdeograph, words[end].isIdeograph,
        own < TextWord.labelReach * words[index].fontSize, abs(gap(before: end) - own) < 0.25 * own
      { end += 1 }
      let isLabel =
        end - index > 1
        && [(index, index - 1), (end, end)].allSatisfy { place, other in
          !words.indices.contains(other) || !words[other].isIdeograph
            || gap(before: place) > 1.5 * own
        }
      end = isLabel ? end : index + 1
      result.append(
        words[(index + 1)..<end].reduce(words[index]) { $0.joined(with: $1, isSign: false) })
      index = end
    }
    return result
  }

  /// The words of a line, a sign of money joined with the number that stands in its column.
  private static func withSigns(_ words: [TextWord]) -> [TextWord] {
    guard words.contains(where: \.isMoneySign) else { return words }
    var result: [TextWord] = []
    for word in words {
      if let last = result.last, last.isMoneySign, word.digits > 0, word.isValue,
        word.box.left - last.box.right < TextWord.signReach * last.fontSize
      {
        result[result.count - 1] = last.joined(with: word)
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// The glyphs of a line but for runs of dots, dashes and the like.
  private static func withoutLeaders(_ line: [Glyph]) -> [Glyph] {
    guard line.contains(where: { $0.scalar.isLeader || $0.scalar.isStroke }) else { return line }
    var result: [Glyph] = []
    for run in runs(of: line) {
      let scalar = line[run.lowerBound].scalar
      if scalar.isLeader && run.count >= 4 || scalar.isStroke && run.count >= 5 { continue }
      result += line[run]
    }
    return result
  }

  /// The glyphs but for those that draw lines.
  static func withoutTypedRules(_ glyphs: [Glyph], grouper: LineGrouper) -> [Glyph] {
    let strokes = glyphs.filter { $0.scalar.isStroke && $0.orientation == .upright }
    guard strokes.count >= 5 else { return glyphs }
    var typed: Set<Glyph> = []
    for line in grouper.uprightRows(of: strokes) {
      for run in runs(of: line) where run.count >= 5 { typed.formUnion(line[run]) }
    }
    return typed.isEmpty ? glyphs : glyphs.filter { !typed.contains($0) }
  }

  /// The lines that runs of dashes and underscores draw, as rulings.
  static func typedRules(of glyphs: [Glyph], grouper: LineGrouper) -> [Ruling] {
    let strokes = glyphs.filter { $0.scalar.isStroke && $0.orientation == .upright }
    guard strokes.count >= 5 else { return [] }
    return grouper.uprightRows(of: strokes).flatMap { line in
      runs(of: line).compactMap { run in
        guard run.count >= 5, let first = line[run].first, let last = line[run].last else {
          return nil
        }
        // An underscore stands at the foot of its box, other strokes in its middle.
        let position = first.scalar == "_" ? first.box.bottom : first.box.midY
        return Ruling(
          axis: .horizontal, position: position,
          extent: first.box.left...max(first.box.left, last.box.right), thickness: 0.5)
      }
    }
  }

  /// The ranges of equal leaders or strokes side by side; other glyphs each alone.
  private static func runs(of line: [Glyph]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for index in line.indices {
      if let last = result.last, line[index].scalar == line[index - 1].scalar,
        line[index].scalar.isLeader || line[index].scalar.isStroke,
        line[index].box.left - line[index - 1].box.right < line[index].fontSize
      {
        result[result.count - 1] = last.lowerBound..<(index + 1)
      } else {
        result.append(index..<(index + 1))
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether rows of it lead the eye.
  var isLeader: Bool {
    switch self {
    case ".", "…", "·", "‥", "．": true
    default: false
    }
  }

  /// Whether rows of it draw a line.
  fileprivate var isStroke: Bool {
    switch self {
    case "_", "-", "=", "—", "─", "━", "═", "–", "＿": true
    default: false
    }
  }
}
