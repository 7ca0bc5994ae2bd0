/// What one line prints in one column, or in several that it reaches over.
struct TextEntry: Sendable {
  /// Where it stands; see ``Rect``.
  var box: Rect
  /// The columns it stands in, never empty.
  var columns: Range<Int>
  /// Whether all its words are values.
  var isValue: Bool
  /// The width of its first word, in points.
  var firstWidth: Double
  /// The first and the last character.
  var first: Unicode.Scalar
  var last: Unicode.Scalar
  /// The font size, in points.
  var fontSize: Double
  /// Whether all its words are years.
  var isYear: Bool
  /// How many digits it has.
  var digits: Int
  /// Whether its last word is a year: FY 2010.
  var endsInYear: Bool
  /// Its value where it is one word of no more than six digits, else `nil`.
  var whole: Int?

  /// Whether a number that was wrapped in its cell begins or ends with it: `100.` above `00`, `(%)`
  /// below `100`, `2025-` above `11-30`.
  var isPartOfNumber: Bool {
    last == "." || last == "," || last == "(" || last == "（"
      || (digits > 0 && (last == "-" || last == "/"))
      || (digits == 0 && (first.isClosing || first == "(" || first == "（"))
  }

  /// Whether it may be the rest of the name above it: both in line at some side, without a ruling
  /// between.
  func mayGoOn(from upper: TextEntry, rules: [Ruling]) -> Bool {
    guard !upper.isValue, upper.columns.count >= columns.count else { return false }
    let sides = [
      box.midX - upper.box.midX, box.left - upper.box.left, box.right - upper.box.right,
    ]
    return sides.contains { abs($0) < fontSize }
      && !rules.atHeights(from: upper.box.midY, to: box.midY).contains {
        $0.extent.contains(box.midX)
      }
  }

  /// Whether it is no value and has the same middle as an entry above it.
  func mayEnd(_ upper: TextEntry) -> Bool {
    !isValue && abs(box.midX - upper.box.midX) < 0.2 * fontSize
  }

  /// Whether it stands in the first column alone and is no number, as headings of rows do.
  var isHeading: Bool { columns == 0..<1 && !isValue }
}

extension TextRow {
  /// The row's entries in columns that positions part.
  ///
  /// `separators`: the x positions that part the columns, ascending.
  func entries(partedBy separators: [Double], _ settings: RecognitionSettings) -> [TextEntry] {
    var result: [TextEntry] = []
    for (index, word) in words.enumerated() {
      let em = word.fontSize
      let start = Grid.firstIndex(above: word.box.left + 0.25 * em, in: separators)
      let end = max(start, Grid.firstIndex(above: word.box.right - 0.25 * em, in: separators))
      // A word that starts a little before its column belongs to that alone.
      let middle = Grid.firstIndex(above: word.box.midX, in: separators)
      let isWide = word.box.width > 2 * em && end > start
      let columns = isWide ? start..<(end + 1) : middle..<(middle + 1)
      if var last = result.last, goesOn(index, from: last, columns: columns, settings) {
        last.box = last.box.union(word.box)
        last.columns = last.columns.lowerBound..<max(columns.upperBound, last.columns.upperBound)
        last.isValue = last.isValue && word.isValue
        last.isYear = last.isYear && word.isYear
        last.endsInYear = word.isYear
        last.last = word.last
        last.digits += word.digits
        last.whole = nil
        result[result.count - 1] = last
      } else {
        let free = max(columns.lowerBound, result.last?.columns.upperBound ?? 0)
        result.append(
          TextEntry(
            box: word.box, columns: free..<max(columns.upperBound, free + 1),
            isValue: word.isValue, firstWidth: word.box.width, first: word.first,
            last: word.last, fontSize: em, isYear: word.isYear, digits: word.digits,
            endsInYear: word.isYear, whole: word.whole))
      }
    }
    return result
  }

  /// Whether a word belongs to the entry before it: it stands in the same column, or so close that
  /// both must be one phrase over several columns.
  private func goesOn(
    _ index: Int, from last: TextEntry, columns: Range<Int>, _ settings: RecognitionSettings
  ) -> Bool {
    let word = words[index]
    if columns.lowerBound < last.columns.upperBound { return true }
    if word.hasOwnSign { return false }
    let gap = word.box.left - last.box.right
    // A number after a name is no part of it, however long the name is.
    if word.isValue, !words[index - 1].isValue, index + 1 == words.count || words[index + 1].isValue
    {
      return gap <= settings.spaceGap * min(word.fontSize, last.fontSize)
    }
    let isNumeric = words[index - 1].isValue && word.isValue
    let bound = isNumeric ? settings.numberGap : settings.phraseGap
    return gap <= bound * min(word.fontSize, last.fontSize)
  }
}

extension TextWord {
  /// Whether it is a year, or two (2008/2009); a mark may follow.
  var isYear: Bool {
    guard letters == 0, first == "1" || first == "2" else { return false }
    // 1,250 has four digits as well.
    return digits == 4 && (count == 4 || count == 5 && !last.isDigit) || digits == 8 && count <= 9
  }
}

extension [[TextEntry]] {
  /// The left and right sides of what stands in each column alone, in points; `nil` for empty columns.
  func extents(columnCount: Int) -> [ClosedRange<Double>?] {
    var result: [ClosedRange<Double>?] = [ClosedRange<Double>?](repeating: nil, count: columnCount)
    for entry in joined() where entry.columns.count == 1 {
      let column = entry.columns.lowerBound
      guard column < columnCount else { continue }
      let known = result[column] ?? entry.box.left...Swift.max(entry.box.left, entry.box.right)
      let left = Swift.min(known.lowerBound, entry.box.left)
      result[column] = left...Swift.max(known.upperBound, entry.box.right)
    }
    return result
  }
}
