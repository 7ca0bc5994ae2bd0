internal import Tables

/// Finds the characters of a watermark that runs aslant across the pages of a dump that keeps the
/// layout.
///
/// An extractor gives each of its characters a place of its own: one CJK character between blanks,
/// mostly alone on its line, each next one further down and about equally much further left, or
/// right. The ends of wrapped cells are such characters too, but stand in no such row down half a
/// page.
struct DumpWatermark {
  /// The character of a watermark.
  struct Mark: Hashable {
    /// The line of the dump, from 0.
    var line: Int
    /// The place on its line, in characters.
    var place: Int
    /// The character.
    var scalar: Unicode.Scalar
    /// Whether nothing else stands on its line.
    var isAlone: Bool
  }

  /// The characters, watermark by watermark, each top to bottom.
  private(set) var marks: [[Mark]] = []

  /// The fewest characters that a row of them is told by: three stand in one by chance.
  private static let fewest = 4
  /// The most single characters of a page that are looked at; a table has some dozens.
  private static let most = 300
  /// The share of a page's lines that a watermark spans; the ends of the cells of one row, which
  /// stand aslant as well, span a few.
  private static let height = 0.3
  /// The share of characters that stand alone on their lines; the others met the line of a cell.
  private static let alone = 0.6

  /// Looks at a dump.
  init(_ dump: Dump) {
    var pages: [(marks: [Mark], lines: Range<Int>)] = []
    var last = 0
    for (number, line) in dump.lines.enumerated() {
      if pages.isEmpty || line.page != last { pages.append(([], number..<number)) }
      last = line.page
      let end = pages.count - 1
      pages[end].lines = pages[end].lines.lowerBound..<number + 1
      guard pages[end].marks.count < Self.most else { continue }
      pages[end].marks += Self.singles(line, number)
    }
    for page in pages where page.marks.count >= Self.fewest {
      var rest = page.marks
      // A page has one watermark, or one in each corner.
      for _ in 0..<4 {
        let rows = [-1, 1].map { Self.row(of: rest, direction: $0) }
        guard let row = rows.max(by: { $0.count < $1.count }),
          Self.isWatermark(row, lineCount: page.lines.count)
        else { break }
        marks.append(row)
        let taken = Set(row)
        rest.removeAll(where: taken.contains)
      }
    }
  }

  /// The CJK characters of a line that stand between blanks.
  private static func singles(_ line: DumpLine, _ number: Int) -> [Mark] {
    var result: [Mark] = []
    var words = 0
    var length = 0
    var last: (scalar: Unicode.Scalar, place: Int)?
    func close() {
      guard length == 1, let last, last.scalar.isCJK, last.scalar.properties.isAlphabetic else {
        return
      }
      result.append(
        Mark(line: number, place: last.place, scalar: last.scalar, isAlone: false))
    }
    for (place, scalar) in line.text.unicodeScalars.enumerated() {
      // No page is that wide.
      guard place < 1000 else { break }
      if scalar.isBlank {
        close()
        length = 0
      } else {
        if length == 0 { words += 1 }
        length += 1
        last = (scalar, place)
      }
    }
    close()
    if words == 1, result.count == 1 { result[0].isAlone = true }
    return result
  }

  /// The longest row of characters down the page that lead to one side, those alone on their lines
  /// before others.
  private static func row(of marks: [Mark], direction: Int) -> [Mark] {
    var best = marks.map { $0.isAlone ? 3 : 1 }
    var from = Array(repeating: -1, count: marks.count)
    for (index, mark) in marks.enumerated() {
      for before in 0..<index where marks[before].line < mark.line {
        guard (mark.place - marks[before].place) * direction > 0 else { continue }
        let value = best[before] + (mark.isAlone ? 3 : 1)
        if value > best[index] { (best[index], from[index]) = (value, before) }
      }
    }
    guard var index = best.indices.max(by: { best[$0] < best[$1] }) else { return [] }
    var result: [Mark] = []
    while index >= 0 {
      result.append(marks[index])
      index = from[index]
    }
    return result.reversed()
  }

  /// Whether a row of characters runs straight down much of its page.
  private static func isWatermark(_ row: [Mark], lineCount: Int) -> Bool {
    guard row.count >= fewest, let first = row.first, let last = row.last else { return false }
    let alone = row.count(where: \.isAlone)
    guard Double(alone) >= Double(row.count) * Self.alone, alone >= fewest else { return false }
    guard Double(last.line - first.line) >= Double(lineCount) * height else { return false }
    return isEven(row.map(\.place)) && isEven(row.map(\.line))
  }

  /// Whether some numbers stand about equally far apart: none further from its place than one and
  /// a half steps, for extractors move what would overlap.
  private static func isEven(_ numbers: [Int]) -> Bool {
    guard let first = numbers.first, let last = numbers.last, numbers.count > 1 else { return false }
    let step = Double(last - first) / Double(numbers.count - 1)
    return abs(step) >= 2
      && numbers.enumerated().allSatisfy { index, number in
        abs(Double(number - first) - Double(index) * step) <= 1.5 * abs(step)
      }
  }
}

extension Dump {
  /// The dump with blanks in the places of some characters, so that nothing else moves.
  func without(_ marks: [DumpWatermark.Mark]) -> Dump {
    var result = self
    for (number, marks) in Dictionary(grouping: marks, by: \.line) {
      guard let line = lines[safe: number] else { continue }
      let places = Set(marks.map(\.place))
      var text = String.UnicodeScalarView()
      for (place, scalar) in line.text.unicodeScalars.enumerated() {
        text.append(places.contains(place) ? " " : scalar)
      }
      while let last = text.last, last.isBlank { text.removeLast() }
      result.lines[number].text = Substring(String(text))
    }
    return result
  }
}
