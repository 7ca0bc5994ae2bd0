internal import Tables

/// Finds the pages of a dump that parts them by an empty line instead of a form feed.
///
/// That is what is left where the texts of pages, each ending in a line end, are joined by one more.
/// An empty line alone says little; it parts pages where what stands beside such lines numbers the
/// pages or repeats.
struct UnmarkedPages {
  /// The empty lines that end pages.
  private(set) var ends: [Int] = []

  /// How many lines a page has at least, on average.
  ///
  /// A page with a table in it has more than forty; dumps that put an empty line between
  /// paragraphs or cells have one every few lines. With fewer, paragraphs would become pages; with
  /// more, a booklet of short pages would stay one.
  private static let linesPerPage = 12

  /// Looks at a dump.
  init(_ dump: Dump) {
    guard dump.lines.last?.page == 1 else { return }
    let filled = dump.lines.indices.filter { !dump.lines[$0].isBlank }
    guard let first = filled.first, let last = filled.last else { return }
    // A line of spaces is a cell without text.
    let empty = (first...last).filter {
      dump.lines[$0].isBlank && !dump.lines[$0].hasTrailingBlank
    }
    guard !empty.isEmpty, filled.count >= (empty.count + 1) * Self.linesPerPage else { return }
    let blocks = dump.lines[first...last].split { $0.isBlank && !$0.hasTrailingBlank }
    let ends = [blocks.compactMap(\.first), blocks.compactMap { $0.last { !$0.isBlank } }]
    if ends.contains(where: { Self.number($0) || Self.repeatOneHead($0) }) { self.ends = empty }
  }

  /// Whether most lines at one end of pages are numbers that count them.
  private static func number(_ lines: [DumpLine]) -> Bool {
    let numbers = lines.map { line in
      line.text.utf8.count <= 20 ? Int(String(line.text.filter(\.isNumber))) : nil
    }
    let rises = zip(numbers, numbers.dropFirst()).count { first, next in
      if let first, let next { next == first &+ 1 } else { false }
    }
    // 9 and 10 may as well be the weights of two rows.
    let mayBeWeights = lines.count == 2 && numbers.first != 1
    return lines.count > 1 && !mayBeWeights && rises * 2 > lines.count - 1
  }

  /// Whether more than half of the lines at one end of pages are one that says nothing that tables
  /// say; two pages alone may begin alike by chance.
  private static func repeatOneHead(_ lines: [DumpLine]) -> Bool {
    guard lines.count > 2 else { return false }
    var counts: [String: Int] = [:]
    for line in lines where line.text.utf8.count <= 180 && !DumpFurniture.isContent(line) {
      counts[line.text.withoutBlanks, default: 0] += 1
    }
    return counts.values.contains { $0 * 2 > lines.count }
  }
}
