internal import Budget
internal import Tables

/// A stretch of a line between the gaps that a layout-keeping extractor wrote.
struct Chunk {
  /// The text, single spaces inside kept.
  var text: String { didSet { bare = text.withoutBlanks } }
  /// The text without white space.
  private(set) var bare: String
  /// The line of the dump, from 0.
  var line: Int
  /// The page, from 1.
  var page: Int
  /// Where it begins and ends on its line, in characters.
  ///
  /// Extractors that keep the layout count characters, not widths: a wide character moves what
  /// follows by one place, as a narrow one does.
  var place: Range<Int>
  /// Whether it follows what stands left of it after one space, so that its place says little.
  var isClose = false

  /// Creates a chunk.
  init(text: String, line: Int, page: Int, place: Range<Int>, isClose: Bool = false) {
    self.text = text
    self.line = line
    self.page = page
    self.place = place
    self.isClose = isClose
    bare = text.withoutBlanks
  }

  /// Where it begins: no two chunks begin in one place.
  struct Spot: Hashable {
    var line: Int
    var place: Int
  }

  /// Where it begins.
  var spot: Spot { Spot(line: line, place: place.lowerBound) }
  /// The middle of its place.
  var center: Double { Double(place.lowerBound + place.upperBound) / 2 }
  /// The width of the text in half-width units.
  var width: Int { displayWidth(text) }

  /// Whether it stands above or below another in part.
  func overlaps(_ other: Chunk) -> Bool {
    place.lowerBound < other.place.upperBound && other.place.lowerBound < place.upperBound
  }

  private func endsFigure(_ text: String) -> Bool {
    let shape = TokenShape(text, saysTarget: false)
    return shape.contains(.hasDigit)
      && !shape.isDisjoint(with: [.number, .percentage, .beginsOperator])
  }

  /// A word of a chunk.
  struct Word {
    /// The word as a chunk.
    var chunk: Chunk
    /// Whether it goes on with the word before it.
    var goesOn = false
    /// The chunk that it begins, where that is more.
    var whole: Chunk?
  }

  /// The chunk word by word.
  var words: [Word] {
    guard text.holds(" ") else { return [Word(chunk: self)] }
    var result: [Word] = []
    var start = place.lowerBound
    for word in text.split(separator: " ") {
      let end = start + word.unicodeScalars.count
      let chunk = Chunk(
        text: String(word), line: line, page: page, place: start..<end,
        isClose: isClose || !result.isEmpty)
      // 指标 1： names one indicator.
      if let last = result.last?.chunk, ["指标", "目标"].contains(last.text),
        TokenShape(last.text + chunk.text, saysTarget: false).contains(.item)
      {
        result[result.count - 1].chunk.text += " " + chunk.text
        result[result.count - 1].chunk.place = last.place.lowerBound..<end
        start = end + 1
        continue
      }
      // Two figures are two cells.
      let isFigure = { (text: String) in
        !TokenShape(text, saysTarget: false).isDisjoint(with: [.number, .percentage])
      }
      let parts = isFigure(chunk.text) && (result.last.map { endsFigure($0.chunk.text) } ?? false)
      result.append(
        Word(chunk: chunk, goesOn: !result.isEmpty && !parts, whole: result.isEmpty ? self : nil))
      start = end + 1
    }
    return result
  }

  /// The words of the chunk.
  func tokens(gap: Token.Gap) -> [Token] {
    var result: [Token] = []
    for word in text.unicodeScalars.split(whereSeparator: \.isBlank) {
      result.append(
        Token(
          text: String(word), page: page, line: line, gap: result.isEmpty ? gap : .space))
    }
    return result
  }
}

extension Dump {
  /// Whether the dump keeps the places of columns by spaces.
  ///
  /// A gap of two or more spaces inside a line is there for nothing else. One line in five is few
  /// for a table and many for a text whose author spaced out a heading.
  var keepsLayout: Bool {
    var gapped = 0
    var filled = 0
    for line in lines where !line.isBlank {
      filled += 1
      if line.hasInnerGap { gapped += 1 }
    }
    return gapped * 5 > filled
  }

  /// Whether the dump puts a space between a digit and a CJK character of one text.
  ///
  /// Where it does, digits that touch such a character are the exception. A number beside one or
  /// two characters may be a cell beside another: 10 无.
  var spacesDigits: Bool {
    var apart = 0
    var touching = 0
    for line in lines {
      var last: Unicode.Scalar?
      var blanks = 0
      var pending = 0
      var words = 0
      for scalar in line.text.unicodeScalars.prefix(2000) {
        if scalar.isBlank {
          blanks += 1
          continue
        }
        if blanks > 1 {
          if words > 2 { apart += pending }
          (pending, words) = (0, 0)
        }
        if scalar.isHan { words += 1 }
        if let last, last.isDigit && scalar.isHan || last.isHan && scalar.isDigit {
          if blanks == 0 { touching += 1 }
          if blanks == 1 { pending += 1 }
        }
        last = scalar
        blanks = 0
      }
      if words > 2 { apart += pending }
    }
    return apart > touching
  }

  /// The chunks of a line.
  ///
  /// Two spaces part chunks; one does unless it may be the space between a digit and a character
  /// of one text.
  func chunks(ofLine number: Int, spacesDigits: Bool) -> [Chunk] {
    guard let line = lines[safe: number] else { return [] }
    var result: [Chunk] = []
    var text = String.UnicodeScalarView()
    var start = 0
    var blanks = 0
    var isClose = false
    let scalars = Array(line.text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      if scalar.isBlank {
        blanks += 1
        continue
      }
      // 指标 1： names one indicator.
      if blanks == 1, scalar.isDigit, text.namesItem {
        text.append(" ")
        blanks = 0
      }
      // 项 目 名 称 is spaced out.
      if blanks == 1, scalars[safe: place + 1]?.isBlank ?? true, text.isSpacedLabel(before: scalar)
      {
        text.append(" ")
        blanks = 0
      }
      // No cell begins with what closes a sentence.
      if blanks == 1, Token.closesText(scalar) { blanks = 0 }
      if blanks > 0, let last = text.last {
        if blanks > 1 || Self.parts(last, scalar, spacesDigits) || text.isLabel {
          result.append(
            Chunk(
              text: String(text), line: number, page: line.page, place: start..<place - blanks,
              isClose: isClose))
          text.removeAll()
          isClose = blanks == 1
        } else {
          text.append(" ")
        }
      }
      if text.isEmpty { start = place }
      blanks = 0
      text.append(scalar)
    }
    if !text.isEmpty {
      let end = scalars.count
      result.append(
        Chunk(
          text: String(text), line: number, page: line.page, place: start..<end, isClose: isClose))
    }
    return Self.withTotals(result)
  }

  /// The chunks of a line, the characters of a spaced out name of a sum together: 金  额  合  计.
  private static func withTotals(_ chunks: [Chunk]) -> [Chunk] {
    let isPart = { (chunk: Chunk) in chunk.place.count == 1 }
    guard let first = chunks.firstIndex(where: isPart) else { return chunks }
    let run = chunks[first...].prefix(while: isPart)
    let text = run.map(\.bare).joined()
    guard run.count > 1, let last = run.last, TokenShape(text).contains(.total) else {
      return chunks
    }
    var total = chunks[first]
    total.text = text
    total.place = total.place.lowerBound..<last.place.upperBound
    return chunks[..<first] + [total] + chunks[run.endIndex...]
  }

  /// Whether a single space between two characters parts two chunks.
  private static func parts(
    _ left: Unicode.Scalar, _ right: Unicode.Scalar, _ spacesDigits: Bool
  ) -> Bool {
    if right.isOperator { return true }
    if left.isCJK, right.isCJK { return true }
    return left.isCJK != right.isCJK && !spacesDigits
  }
}

extension String.UnicodeScalarView {
  /// Whether the number of an item follows the text.
  fileprivate var namesItem: Bool {
    count == 2 && String(self) == "指标"
  }

  /// Whether the text is the beginning of a label printed with room between its characters, of which
  /// another scalar is the next.
  fileprivate func isSpacedLabel(before next: Unicode.Scalar) -> Bool {
    guard let last, last.isCJK, next.isCJK, count <= 24 else { return false }
    guard enumerated().allSatisfy({ ($0 % 2 == 1) == ($1 == " ") }) else { return false }
    var key = self
    key.append(next)
    return Labels.beginsLabel(Labels.key(String(key)))
  }

  /// Whether the text is a label of a form.
  fileprivate var isLabel: Bool {
    guard count <= 24, count > 1 else { return false }
    return Labels.field(String(self)) != nil
  }
}

extension Unicode.Scalar {
  /// Whether it is a character of CJK text, punctuation left aside.
  fileprivate var isHan: Bool { isCJK && properties.isAlphabetic }
}

extension DumpLine {
  /// Whether two blanks stand between two words.
  fileprivate var hasInnerGap: Bool {
    var blanks = 0
    var hasWord = false
    for scalar in text.unicodeScalars.prefix(400) {
      if scalar.isBlank {
        blanks += scalar == "\u{3000}" ? 0 : 1
        continue
      }
      if hasWord, blanks > 1 { return true }
      hasWord = true
      blanks = 0
    }
    return false
  }
}
