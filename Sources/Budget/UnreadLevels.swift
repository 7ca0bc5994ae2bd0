internal import Tables

/// Finds what names the levels of indicators and was not read: lines outside every table, and tables
/// that no form or list was read from.
///
/// A table without rulings, or one whose rulings were not understood, would go missing without a word.
struct UnreadLevels {
  /// For each page: the level names seen, and the texts they stand in.
  private var pages: [Int: (names: Set<String>, texts: [String], box: Rect?)] = [:]

  /// How many bytes of UTF-8 a line may have: prose that names levels is longer.
  private static let longestLine = 600
  /// How many bytes of UTF-8 a level name may have.
  private static let longestName = 60
  /// How many texts a finding shows.
  private static let mostTexts = 4

  /// Takes a line outside every table.
  mutating func add(_ line: TextLine) {
    guard line.text.utf8.count <= Self.longestLine else { return }
    add(line.text, page: line.page, box: line.box)
  }

  /// Takes a table that nothing was read from.
  mutating func add(_ table: Table) {
    for cell in table.cells { add(cell.text, page: cell.page, box: cell.box) }
  }

  private mutating func add(_ text: String, page: Int, box: Rect?) {
    guard text.holds("指标") else { return }
    // Prose names levels between other words; a row of a table names them alone.
    let names = text.split(whereSeparator: \.isWhitespace).filter {
      $0.utf8.count <= Self.longestName && $0.hasSuffix("指标")
        && (Labels.isLevel1($0) || Labels.isLevel2($0))
    }
    guard !names.isEmpty else { return }
    var found = pages[page] ?? (names: [], texts: [], box: box)
    found.names.formUnion(names.map(String.init))
    if found.texts.count < Self.mostTexts { found.texts.append(text) }
    pages[page] = found
  }

  /// A finding of severity `loss` for each page that names two levels or more.
  func findings() -> [Finding] {
    pages.sorted { $0.key < $1.key }.compactMap { page, found in
      guard found.names.count >= 2 else { return nil }
      return Finding(
        code: "unread-table", severity: .loss,
        message: "what names indicators here belongs to no table that was read", page: page,
        box: found.box, evidence: found.texts)
    }
  }
}
