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
    var rows: [[Mark]] = []
    var singles: [[Mark]] = []
    for page in pages where page.marks.count >= Self.fewest {
      var rest = page.marks
      // A page has one watermark, or one in each corner.
      for _ in 0..<4 {
        let found = [-1, 1].map {
          Self.straight(Self.row(of: rest, direction: $0), lineCount: page.lines.count)
        }
        guard let row = found.max(by: { $0.count < $1.count }), !row.isEmpty else { break }
        rows.append(row)
        singles.append(page.marks)
        let taken = Set(row)
        rest.removeAll(where: taken.contains)
      }
    }
    let known = Self.known(rows, pages.map(\.marks))
    if known.count >= Self.fewest {
      for page in pages where page.marks.count >= Self.fewest {
        guard !rows.contains(where: { $0.contains { page.lines.contains($0.line) } }) else {
          continue
        }
        let row = Self.straight(
          Self.common(page.marks, known), lineCount: page.lines.count, alone: 0)
        guard !row.isEmpty else { continue }
        rows.append(row)
        singles.append(page.marks)
      }
    }
    // What no other page has is a wrapped cell's end that stands in the row by chance.
    let text =
      zip(rows, rows.dropFirst()).map { Self.common($0, $1) }
      .max { $0.count < $1.count } ?? []
    marks = rows.indices.map { index in
      let common = Self.common(rows[index], text)
      guard common.count >= Self.fewest else { return rows[index] }
      return Self.filled(common, like: text, from: singles[index])
    }
  }

  /// The characters of the watermark that pages have: those of a page on which it is sure, or those
  /// that two pages have in the same order, though cells stand beside most of them.
  private static func known(_ rows: [[Mark]], _ pages: [[Mark]]) -> [Mark] {
    if let longest = rows.max(by: { $0.count < $1.count }) { return longest }
    let candidates = pages.compactMap { marks -> [Mark]? in
      guard marks.count >= fewest, let last = marks.last, let first = marks.first else {
        return nil
      }
      let found = [-1, 1].map { direction in
        straight(
          row(of: marks, direction: direction), lineCount: last.line - first.line, alone: shared)
      }
      return found.max { $0.count < $1.count }
    }
    return zip(candidates, candidates.dropFirst()).lazy.map { common($0, $1) }
      .first { $0.count > fewest } ?? []
  }

  /// The share of characters that stand alone on their lines where other pages have the same.
  private static let shared = 0.3

  /// A row with the characters that another has between two of its own.
  private static func filled(_ row: [Mark], like other: [Mark], from singles: [Mark]) -> [Mark] {
    var result: [Mark] = []
    var missing: [Unicode.Scalar] = []
    var next = row.startIndex
    for mark in other where next < row.endIndex {
      guard mark.scalar == row[next].scalar else {
        missing.append(mark.scalar)
        continue
      }
      if let above = result.last, let scalar = missing.first, missing.count == 1 {
        let below = row[next]
        let places = min(above.place, below.place) - 2...max(above.place, below.place) + 2
        result += singles.filter {
          $0.scalar == scalar && $0.line > above.line && $0.line < below.line
            && places.contains($0.place)
        }.prefix(1)
      }
      missing = []
      result.append(row[next])
      next += 1
    }
    return result + row[next...]
  }

  /// The characters of a row that another has in the same order.
  private static func common(_ row: [Mark], _ other: [Mark]) -> [Mark] {
    var length = Array(
      repeating: Array(repeating: 0, count: other.count + 1), count: row.count + 1)
    for left in row.indices.reversed() {
      for right in other.indices.reversed() {
        length[left][right] =
          row[left].scalar == other[right].scalar
          ? length[left + 1][right + 1] + 1
          : max(length[left + 1][right], length[left][right + 1])
      }
    }
    var result: [Mark] = []
    var (left, right) = (0, 0)
    while left < row.count, right < other.count {
      if row[left].scalar == other[right].scalar {
        result.append(row[left])
        (left, right) = (left + 1, right + 1)
      } else if length[left + 1][right] >= length[left][right + 1] {
        left += 1
      } else {
        right += 1
      }
    }
    return result
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

  /// The longest part of a row that runs straight down much of its page.
  private static func straight(
    _ row: [Mark], lineCount: Int, alone share: Double = alone
  ) -> [Mark] {
    // A watermark has a dozen characters; those before or behind are the ends of cells.
    let row = row.prefix(60)
    for length in stride(from: row.count, through: fewest, by: -1) {
      for start in 0...row.count - length {
        let part = Array(row[start..<start + length])
        if isWatermark(part, lineCount: lineCount, alone: share) { return part }
      }
    }
    return []
  }

  /// Whether a row of characters runs straight down much of its page.
  private static func isWatermark(_ row: [Mark], lineCount: Int, alone share: Double) -> Bool {
    guard row.count >= fewest, let first = row.first, let last = row.last else { return false }
    let alone = row.count(where: \.isAlone)
    guard Double(alone) >= Double(row.count) * share, share < Self.alone || alone >= fewest else {
      return false
    }
    guard Double(last.line - first.line) >= Double(lineCount) * height else { return false }
    return isEven(row.map(\.place)) && isEven(row.map(\.line))
  }

  /// Whether some numbers stand about equally far apart: none further from its place than one and
  /// a half steps, for extractors move what would overlap.
  private static func isEven(_ numbers: [Int]) -> Bool {
    guard let first = numbers.first, let last = numbers.last, numbers.count > 1 else {
      return false
    }
    let step = Double(last - first) / Double(numbers.count - 1)
    return abs(step) >= 2
      && numbers.enumerated().allSatisfy { index, number in
        abs(Double(number - first) - Double(index) * step) <= 1.5 * abs(step)
      }
  }
}

extension Dump {
  /// The dump with blanks in the places of some characters, so that nothing else moves.
  ///
  /// Lines that held nothing else go, and the blank ones around them: large type makes room.
  func without(_ marks: [DumpWatermark.Mark]) -> Dump {
    var result = self
    var emptied: Set<Int> = []
    for (number, marks) in Dictionary(grouping: marks, by: \.line) {
      guard let line = lines[safe: number] else { continue }
      let places = Set(marks.map(\.place))
      var text = String.UnicodeScalarView()
      for (place, scalar) in line.text.unicodeScalars.enumerated() {
        text.append(places.contains(place) ? " " : scalar)
      }
      while let last = text.last, last.isBlank { text.removeLast() }
      result.lines[number].text = Substring(String(text))
      if text.isEmpty { emptied.insert(number) }
    }
    var dropped = emptied
    for number in emptied {
      var next = number + 1
      while let line = lines[safe: next], line.isBlank, dropped.insert(next).inserted { next += 1 }
      next = number - 1
      while let line = lines[safe: next], line.isBlank, dropped.insert(next).inserted { next -= 1 }
    }
    result.lines = result.lines.indices.filter { !dropped.contains($0) }.map { result.lines[$0] }
    return result
  }
}
