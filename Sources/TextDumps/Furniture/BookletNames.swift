internal import Tables

/// The name of the booklet that runs above or below its pages: 云溪市2025年部门预算公开资料.
///
/// No table ends with it, so one page is enough to tell it at the foot of a page. Above a page it may be the
/// heading of the whole, unless it stands above another as well.
struct BookletNames {
  /// The lines that are, by number.
  private(set) var lines: Set<Int> = []

  /// Looks at the ends of the pages of a dump.
  init(_ pages: [[Int]], _ dump: Dump) {
    let words = { (number: Int) in dump.lines[number].text.withoutBlanks }
    let isNumber = { (number: Int) in
      words(number).utf8.count <= 4 && words(number).allSatisfy(\.isNumber)
    }
    // What stands between the name and the end of the page belongs to it, and a number on its other side.
    let parts = { (page: [Int]) -> [Int] in
      guard let place = page.prefix(Self.reach).firstIndex(where: { Self.isName(words($0)) }) else {
        return []
      }
      let next = page[safe: place + 1].map { isNumber($0) ? [$0] : [] }
      return page[...place] + (next ?? [])
    }
    lines = Set(pages.flatMap { parts($0.reversed()) })
    let heads = pages.map(parts).filter { !$0.isEmpty }
    if heads.count > 1 { lines.formUnion(heads.joined()) }
  }

  /// How far from the end of a page it stands, in lines: the number of the page may stand below it.
  private static let reach = 2

  private static func isName(_ words: String) -> Bool {
    guard (8...60).contains(words.count), ends.contains(where: { words.hasSuffix($0) }),
      let year = words.firstIndex(of: "年"), !words.holds("，"), !words.holds("。")
    else { return false }
    let digits = words[..<year].suffix(4)
    return digits.count == 4 && digits.allSatisfy(\.isNumber)
      && kinds.contains { words.holds($0) }
  }

  private static let kinds = ["预算", "决算"]
  private static let ends = ["公开", "公开资料", "公开文本", "公开说明", "公开报告", "公开表", "部门预算", "部门决算"]
}
