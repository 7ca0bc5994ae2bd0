internal import Tables

/// The printed lines of a cell on one page.
struct PrintedLines {
  /// The page, from 1.
  var page: Int
  /// The lines, top to bottom.
  var lines: [String]
}

extension Array where Element == Token {
  /// Whether the dump puts a space between a digit and a CJK character of one text.
  ///
  /// Where it does, digits that touch such a character are the exception.
  var spaceDigits: Bool {
    var apart = 0
    var touching = 0
    for (index, token) in enumerated() {
      if index > 0, token.gap == .space {
        let left = self[index - 1].shape
        if left.contains(.latinEnd) != token.shape.contains(.latinStart) { apart += 1 }
      }
      // The beginning says enough of a token, which may be as long as the file.
      var wasDigit: Bool?
      for scalar in token.text.unicodeScalars.prefix(40) {
        let isDigit = scalar.properties.numericType == .decimal
        let isWord = scalar.isCJK && scalar.properties.isAlphabetic
        guard isDigit || isWord else {
          wasDigit = nil
          continue
        }
        if let wasDigit, wasDigit != isDigit { touching += 1 }
        wasDigit = isDigit
      }
    }
    return apart > touching
  }

  /// Whether the dump puts the cells of a row on one line where each has one line: behind the names
  /// of levels and behind operators other cells follow on the line, or numbers behind numbers.
  var shareLines: Bool {
    var shared = 0
    var parted = 0
    var numbersShared = 0
    var numbersParted = 0
    for (left, token) in zip(self, dropFirst()) {
      let isSpace = token.gap == .space
      if left.shape.contains(.number), token.shape.contains(.number) {
        if isSpace { numbersShared += 1 } else { numbersParted += 1 }
      }
      guard left.shape.contains(.nature) || left.text.hasSuffix("指标") else { continue }
      if isSpace { shared += 1 } else { parted += 1 }
    }
    return shared > 0 && shared * 3 > parted || numbersShared > 3 && numbersShared > numbersParted
  }

  /// Whether the dump gives each cell lines of its own: hardly a space stands between two texts.
  var linesAreCells: Bool {
    var spaces = 0
    var lines = 0
    for (left, token) in zip(self, dropFirst()) {
      if token.gap != .space {
        lines += 1
      } else if !left.shape.contains(.latinEnd), !token.shape.contains(.latinStart) {
        spaces += 1
      }
    }
    return spaces * 20 < lines
  }

  /// Marks the words that begin an item of a list together with the digits behind a space: 目标, 1：.
  mutating func markItems() {
    for (index, next) in zip(indices, self.dropFirst())
    where next.gap == .space && ["目标", "目标内容", "指标"].contains(self[index].text) {
      let both = TokenShape(self[index].text + next.text.prefix(8), saysTarget: false)
      self[index].shape.formUnion(both.intersection([.item, .firstItem]))
    }
  }

  /// Marks the words that begin a line as one shortly before it does, and those that repeat what
  /// stands right before them.
  mutating func markEchoes() {
    for index in indices where repeatsName(index) { self[index].shape.insert(.wholeEcho) }
    // A description stands right after the name it repeats; 12 words are a name of that many
    // lines, and more would find chance likenesses between rows.
    let reach = 12
    for index in indices where self[index].gap != .space {
      var start = self[index].text.unicodeScalars.prefix(3)
      if !start.allSatisfy(\.isCJK) {
        // Numbers are alike more often than names are.
        start = self[index].text.unicodeScalars.prefix(6)
        guard start.count == 6, start.suffix(2).allSatisfy(\.isCJK) else { continue }
      }
      guard start.count >= 3 else { continue }
      for before in Swift.max(0, index - reach)..<index
      where self[before].text.unicodeScalars.starts(with: start) {
        // Where the words before are alike as well, a text goes on as the first one did.
        if before > 0, self[before - 1].text == self[index - 1].text { continue }
        self[index].shape.insert(.echo)
        break
      }
    }
  }

  /// Whether a word begins with those right before it, put together.
  private func repeatsName(_ index: Int) -> Bool {
    let text = self[index].text
    guard self[index].width >= 8, text.utf8.count < 300 else { return false }
    // A name in a narrow column has up to six lines.
    for start in stride(from: index - 1, through: Swift.max(0, index - 6), by: -1)
    where text.hasPrefix(self[start].text) {
      let name = self[start..<index].map(\.text).joined()
      if displayWidth(name) >= 8, text.hasPrefix(name) { return true }
    }
    return false
  }

  /// The printed lines of some words, page by page.
  ///
  /// - Parameters:
  ///   - range: The words.
  ///   - joinsLetters: Whether texts that stand letter by letter are put together; their lines are
  ///     as wide as they are printed.
  /// - Returns: The lines on each page.
  func printed(_ range: Range<Int>, joinsLetters: Bool = true) -> [PrintedLines] {
    var result: [PrintedLines] = []
    var line = -1
    var isSpread = false
    for index in range.clamped(to: indices) {
      let token = self[index]
      if result.last?.page != token.page {
        result.append(PrintedLines(page: token.page, lines: []))
        line = -1
      }
      let last = result.count - 1
      if token.line != line {
        isSpread =
          joinsLetters && (token.isSpread || isLetterSpaced(index, until: range.upperBound))
      }
      if isSpread, token.line == line {
        result[last].lines[result[last].lines.count - 1].append(token.text)
        continue
      }
      if token.line == line {
        // In place: a line may be as long as the file.
        let end = result[last].lines.count - 1
        result[last].lines[end].append(" ")
        result[last].lines[end].append(token.text)
      } else {
        result[last].lines.append(token.text)
      }
      line = token.line
    }
    return result
  }

  /// Whether the words of a line from one on stand letter by letter: 城 乡 住 户 调 查.
  ///
  /// Short labels are printed so for their looks; a text is where an extractor takes the space that
  /// justifies its line for blanks.
  private func isLetterSpaced(_ start: Int, until end: Int) -> Bool {
    var words = 0
    var letters = 0
    var ideographs = 0
    for token in self[start..<Swift.min(end, count)] {
      guard words == 0 || token.gap == .space, words < 200 else { break }
      words += 1
      guard token.text.unicodeScalars.count <= 2 else { continue }
      letters += 1
      if token.text.unicodeScalars.first?.isCJK ?? false { ideographs += 1 }
    }
    return words >= 5 && ideographs >= 4 && letters * 5 >= words * 4
  }

  /// The printed lines of some words, as their widths.
  func lines(of range: Range<Int>) -> [LineWidth] {
    printed(range, joinsLetters: false).flatMap { part in
      part.lines.map { line in
        let head = line.prefix { $0 != " " }
        return LineWidth(width: displayWidth(line), head: Token.headWidth(of: String(head)))
      }
    }
  }

  /// The widths of the printed lines of some words, in half-width units.
  func lineWidths(_ range: Range<Int>) -> [Int] {
    printed(range, joinsLetters: false).flatMap { $0.lines.map { displayWidth($0) } }
  }
}

extension TextLine {
  /// A title printed on one line or more, as one line.
  ///
  /// - Returns: `nil` where nothing is printed.
  init?(title parts: [PrintedLines], reflow: Reflow) {
    guard let first = parts.first else { return nil }
    let lines = parts.flatMap(\.lines)
    let text = lines.count == 1 ? lines[0] : reflow.text(of: lines.map { Reflow.Line($0) })
    self.init(text: text, page: first.page)
  }
}
