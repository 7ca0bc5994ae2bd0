internal import Budget
internal import Tables

/// Finds what a dump repeats around its pages: running heads and feet, page numbers, watermarks.
///
/// A line is one where it stands at the edge of its page, stands once on most pages, and says
/// nothing that a table says. Page numbers in dashes, or as 第 1 页, need no page to be told.
struct DumpFurniture {
  /// The lines that are, by number.
  private(set) var lines: Set<Int> = []

  /// The share of pages on which a line must stand.
  ///
  /// Covers and last pages may lack a running head; a share below one half would take what two
  /// neighbouring tables have in common.
  private static let share = 0.6

  /// The longest running head, in characters.
  private static let longest = 60

  /// Looks at a dump.
  init(_ dump: Dump) {
    var pages: [[Int]] = [[]]
    var page = 1
    var address: Int?
    var decorated: [Int: Int] = [:]
    for (number, line) in dump.lines.enumerated() where !line.isBlank {
      if line.page != page { pages.append([]) }
      page = line.page
      let words = line.text.withoutBlanks
      if words.count <= 20, Self.isDecoratedNumber(words) || Self.isPrintedTime(words) {
        lines.insert(number)
        pages.append([])
        if let value = Self.pageNumber(words.filter(\.isNumber)) {
          decorated[value - line.page, default: 0] += 1
        }
      } else if Self.isAddress(words) {
        lines.insert(number)
      } else if let address, address == number - 1, Self.isPart(words) {
        // Extractors that keep no columns print the number of the page on a line of its own.
        lines.formUnion([address, number])
        if pages[pages.count - 1].last == address { pages[pages.count - 1].removeLast() }
      } else {
        pages[pages.count - 1].append(number)
      }
      if Self.beginsAddress(words) { address = number }
    }
    pages.removeAll(where: \.isEmpty)
    numberTwoPages(pages, dump)
    lines.formUnion(BookletNames(pages, dump).lines)
    takeRepeatedParts(pages, dump)
    numberParts(pages, dump)
    lines.formUnion(UprightMarks(dump, without: lines).lines)
    // Two pages have too much in common by chance.
    guard pages.count > 2 else { return }
    var counts: [String: Int] = [:]
    for line in dump.lines where line.text.utf8.count <= Self.longest * 4 && !line.isBlank {
      counts[line.text.withoutBlanks, default: 0] += 1
    }
    var pageCounts: [String: Int] = [:]
    for page in pages {
      let lines = page.map { dump.lines[$0].text }.filter { $0.utf8.count <= Self.longest * 4 }
      for words in Set(lines.map(\.withoutBlanks)) { pageCounts[words, default: 0] += 1 }
    }
    let offsets = Self.offsets(pages, dump)
    let needed = max(2, Int((Double(pages.count) * Self.share).rounded(.up)))
    for (index, page) in pages.enumerated() {
      let isFurniture = { (number: Int) -> Bool in
        let words = dump.lines[number].text.withoutBlanks
        if let value = Self.pageNumber(words) {
          // Other pages may have theirs in dashes.
          let others = decorated[value - dump.lines[number].page, default: 0]
          return max(offsets[value - index, default: 0], others * 2) >= needed
        }
        // The first character of a name that stands upright in a header: 指 above 标.
        if words.count == 1, let next = dump.lines[safe: number + 1], !next.isBlank { return false }
        guard words.count <= Self.longest, let count = counts[words] else { return false }
        if Self.isCaption(number, dump) { return false }
        // Twice on one page is no running head.
        return count >= needed && count == pageCounts[words]
          && !Self.isContent(dump.lines[number])
      }
      lines.formUnion(page.prefix(while: isFurniture))
      lines.formUnion(page.reversed().prefix(while: isFurniture))
    }
  }

  /// Takes the numbers at the same end of two pages that number them.
  ///
  /// Some programs draw the foot of a page before all else.
  private mutating func numberTwoPages(_ pages: [[Int]], _ dump: Dump) {
    guard pages.count == 2 else { return }
    for ends in [pages.compactMap(\.last), pages.compactMap(\.first)] {
      let numbers = ends.map { Int(dump.lines[$0].text.withoutBlanks) }
      if numbers == [1, 2] { lines.formUnion(ends) }
    }
  }

  /// Takes the numbers of pages beside that of all, `1 / 2`, at the ends of pages.
  private mutating func numberParts(_ pages: [[Int]], _ dump: Dump) {
    let last = pages.compactMap(\.last).filter { Self.isPart(dump.lines[$0].text.withoutBlanks) }
    let parts = last.map {
      dump.lines[$0].text.withoutBlanks.split(separator: "/").compactMap { Int($0) }
    }
    guard last.count > 1, last.count * 2 > pages.count, Set(parts.map(\.last)).count == 1 else {
      return
    }
    let rises = zip(parts, parts.dropFirst()).allSatisfy { ($0.first ?? 0) < ($1.first ?? 0) }
    if rises { lines.formUnion(last) }
  }

  /// Takes the names of parts of a booklet that stand above pages as well: 第四部分 项目绩效目标表.
  ///
  /// Each is the heading of its part where it stands first.
  private mutating func takeRepeatedParts(_ pages: [[Int]], _ dump: Dump) {
    var seen: Set<String> = []
    for number in pages.compactMap(\.first) {
      let words = dump.lines[number].text.prefix(Self.longest).withoutBlanks
      // 第四部分, 第十二部分.
      guard words.hasPrefix("第"), words.prefix(6).holds("部分") else { continue }
      if !seen.insert(words).inserted { lines.insert(number) }
    }
  }

  /// How many pages end or begin with a bare number that is so much above the page's own.
  private static func offsets(_ pages: [[Int]], _ dump: Dump) -> [Int: Int] {
    var result: [Int: Int] = [:]
    for (index, page) in pages.enumerated() {
      for number in Set([page.first, page.last].compactMap(\.self)) {
        if let value = Self.pageNumber(dump.lines[number].text.withoutBlanks) {
          result[value - index, default: 0] += 1
        }
      }
    }
    return result
  }

  /// A number of at most five digits; no booklet has more pages.
  private static func pageNumber(_ words: String) -> Int? {
    guard words.utf8.count <= 5, words.unicodeScalars.allSatisfy(\.isDigit) else { return nil }
    return Int(words)
  }

  /// Whether a line is a page number that nothing else looks like: `— 3 —`, `第3页`, `3/12`.
  private static func isDecoratedNumber(_ words: String) -> Bool {
    let key = Array(words.unicodeScalars)
    guard key.contains(where: \.isDigit) else { return false }
    let dashes: Set<Unicode.Scalar> = ["-", "—", "–", "－", "―", "─", "·", "~"]
    if let first = key.first, let last = key.last, key.count >= 3, dashes.contains(first),
      dashes.contains(last)
    {
      return key.allSatisfy { $0.isDigit || dashes.contains($0) }
    }
    guard words.holds("页"), words.holds("第") else { return false }
    let rest: Set<Unicode.Scalar> = ["第", "页", "共", "/", ",", "，"]
    return key.allSatisfy { $0.isDigit || rest.contains($0) }
  }

  /// Whether a line is the time at which a browser printed the page: `11/25/26, 9:01 PM`.
  private static func isPrintedTime(_ words: String) -> Bool {
    guard words.hasSuffix("AM") || words.hasSuffix("PM") else { return false }
    return words.dropLast(2).unicodeScalars.allSatisfy {
      $0.isDigit || $0 == "/" || $0 == "," || $0 == ":"
    }
  }

  /// Whether a line is the address of the page with its number, as a browser prints it.
  private static func isAddress(_ words: String) -> Bool {
    beginsAddress(words) && words.unicodeScalars.last?.isDigit == true && words.holds("/")
  }

  private static func beginsAddress(_ words: String) -> Bool {
    ["file://", "http://", "https://"].contains { words.hasPrefix($0) }
  }

  /// Whether a line is the number of a page and that of all: 2/4.
  private static func isPart(_ words: String) -> Bool {
    let parts = words.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { (1...4).contains($0.count) && Int($0) != nil }
  }

  /// Whether a line names the unit of the money of a form that begins below it.
  ///
  /// Above a header that each page repeats it says nothing new.
  private static func isCaption(_ number: Int, _ dump: Dump) -> Bool {
    let words = dump.lines[number].text.withoutBlanks
    guard words.hasSuffix("元"), words.holds("单位") else { return false }
    let next = dump.lines[(number + 1)...].prefix(2).flatMap { line in
      line.text.split(maxSplits: 2, whereSeparator: \.isWhitespace).prefix(2)
    }
    guard let label = next.first, next.count > 1 else { return false }
    return Labels.field(label) == .projectName && Labels.column(next[1]) == nil
  }

  /// Whether a line says what tables say.
  static func isContent(_ line: DumpLine) -> Bool {
    let words = line.text.withoutBlanks
    if Titles.isTitle(words) { return true }
    // The first lines of the names of narrow columns: 计算符, 计量单.
    let parts = line.text.split(whereSeparator: \.isWhitespace)
    if parts.allSatisfy({ $0.count > 1 && Labels.beginsLabel(Labels.key($0)) }) { return true }
    // 2025 年 in the name of a booklet is no figure.
    let figures = zip(parts, parts.dropFirst()).filter { !$1.hasPrefix("年") }.map(\.0)
    for word in figures + parts.suffix(1) + [Substring(words)] {
      if Labels.field(word) != nil || Labels.column(word) != nil { return true }
      if Labels.isLevel1(word) || Labels.isLevel2(word) { return true }
      let shape = TokenShape(String(word))
      if !shape.isDisjoint(with: [.number, .percentage, .total, .nature, .direction, .placeholder])
      {
        return true
      }
      if shape.contains(.beginsOperator) || Units.isUnit(String(word)) { return true }
    }
    // Short pieces are the ends of wrapped cells; one character alone may be a watermark.
    if words.count > 1, words.count < 5 { return !watermarks.contains(words) }
    return words.hasPrefix("（") || words.hasPrefix("(") || pieces.contains { words.contains($0) }
  }

  /// Short words that say what may be done with a page.
  private static let watermarks: Set<String> = [
    "内部资料", "内部文件", "公示稿", "公开稿", "征求意见", "草稿", "样稿", "样张", "讨论稿",
  ]

  /// Pieces of the words that every table of the kind prints.
  private static let pieces = ["指标", "满意", "服务对象", "可持续", "效益", "目标"]
}

extension Dump {
  /// The dump without some lines: they become blank.
  func without(_ numbers: Set<Int>) -> Dump {
    var result = self
    for number in numbers where result.lines.indices.contains(number) {
      result.lines[number].text = ""
    }
    return result
  }
}
