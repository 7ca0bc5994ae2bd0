internal import Budget
internal import Tables

/// Finds watermarks that an extractor writes one character a line before or behind the words of a page:
/// 仅, 供, 公, 开, 使, 用.
struct UprightMarks {
  /// The lines that are, by number.
  private(set) var lines: Set<Int> = []

  /// The fewest characters of one.
  ///
  /// The labels that stand upright beside rows have four and more as well; those are told by their words.
  private static let shortest = 4

  /// Words that say what may be done with a page.
  private static let words = ["仅供", "公开", "内部", "草稿", "样稿", "征求意见", "禁止", "不得"]

  /// Looks at a dump.
  ///
  /// The known lines belong to no text already: the numbers of pages.
  init(_ dump: Dump, without known: Set<Int>) {
    var runs: [[Int]] = []
    var page: [Int] = []
    func close() {
      let head = Self.run(page, dump)
      let tail = Array(Self.run(page.reversed(), dump).reversed())
      for run in [head, tail] where run.count >= Self.shortest && run.count < page.count {
        runs.append(run)
      }
    }
    for (number, line) in dump.lines.enumerated() where !line.isBlank && !known.contains(number) {
      if let last = page.last, dump.lines[last].page != line.page {
        close()
        page = []
      }
      page.append(number)
    }
    close()
    let texts = runs.map { run in run.map { dump.lines[$0].text.withoutBlanks }.joined() }
    let counts = texts.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    let marks = counts.filter { text, count in
      (count > 1 || Self.words.contains(where: text.holds)) && !Self.isOfForm(text)
    }
    // A label that stands upright may go on behind the mark.
    for (run, text) in zip(runs, texts) {
      guard let mark = marks.keys.filter(text.hasPrefix).max(by: { $0.count < $1.count }) else {
        continue
      }
      lines.formUnion(run.prefix(mark.count))
    }
  }

  /// The lines of one character that some lines begin with.
  private static func run(_ lines: [Int], _ dump: Dump) -> [Int] {
    Array(
      lines.prefix { number in
        let text = dump.lines[number].text
        guard text.utf8.count <= 12 else { return false }
        let words = text.withoutBlanks.unicodeScalars
        return words.count == 1 && words.allSatisfy(\.isCJK)
      })
  }

  /// Whether the characters are those of a label of a form, all of it or a part.
  private static func isOfForm(_ text: String) -> Bool {
    ["绩效", "指标", "目标", "资金", "预算", "项目"].contains(where: text.holds)
      || Labels.beginsLabel(Labels.key(text))
  }
}
