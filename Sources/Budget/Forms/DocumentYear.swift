internal import Tables

/// The year that a booklet as a whole speaks of.
///
/// It is the year before 部门预算, 单位预算 and the like in the lines at its beginning.
struct DocumentYear {
  private var counts: [Int: Int] = [:]
  private var lines = 0
  private var pages = 0

  /// How many lines are read: those of the cover and the contents, and some more.
  ///
  /// Lines far behind speak of other years, too.
  private static let lineLimit = 400
  /// On how many pages such lines are looked for, where most pages hold tables alone.
  ///
  /// Tables wait until the year is known: more pages take more memory.
  private static let pageLimit = 100

  /// Whether no later page changes it.
  var isSettled: Bool { lines >= DocumentYear.lineLimit || pages >= DocumentYear.pageLimit }

  /// The year, where the lines so far agree on one.
  var value: Int? { counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key }

  /// Reads the lines of the next page.
  mutating func read(_ text: [TextLine]) {
    guard !isSettled else { return }
    pages += 1
    for line in text.prefix(DocumentYear.lineLimit - lines)
    where line.text.holds("算") || line.text.holds("绩") {
      let key = Labels.key(line.text)
      guard let year = TitleReader.year(in: key) else { continue }
      guard key.holds("预算") || key.holds("决算") || key.holds("绩效") else { continue }
      guard key.unicodeScalars.count <= 40 else { continue }
      counts[year, default: 0] += 1
    }
    lines += text.count
  }
}
