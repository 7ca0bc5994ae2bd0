/// Tells the columns that a page sets its running text in, so that what stands in one of them is not
/// read together with the text beside it.
///
/// The steps: take the lines of running text; those that begin at one x, enough of them, are a
/// column of text; two columns side by side leave a gutter; part the lines at the gutter where text
/// runs on one side of it, or above and below.
struct TextColumns: Sendable {
  private let settings: RecognitionSettings
  private let em: Double
  private var gutters: [Gutter] = []

  /// The space between two columns of text.
  private struct Gutter {
    var left: Double
    var right: Double
    /// The x at which the text of the two columns begins.
    var starts: (first: Double, second: Double)
    var middle: Double { (left + right) / 2 }
  }

  /// A column of text: where its lines begin, and how far most of them reach.
  private struct Column {
    var left: Double
    var right: Double
  }

  /// How many lines of running text make a column of a page.
  ///
  /// Fewer are entries of a table that wrap, as lists of items with their descriptions have; more
  /// would lose the columns of short pages.
  private static let fewestLines = 6

  /// Finds the columns of text of a page.
  ///
  /// `rows`: its lines; `em`: its usual font size, in points.
  /// - Complexity: O(n log n) in the words.
  init(_ rows: [TextRow], em: Double, settings: RecognitionSettings) {
    self.settings = settings
    self.em = em
    gutters = gutters(of: rows)
  }

  /// The lines, from top to bottom, parted at the gutters of the page's columns of text.
  ///
  /// - Complexity: O(n) in the words, for a bounded number of columns.
  func parted(_ rows: [TextRow]) -> [TextRow] {
    guard !gutters.isEmpty else { return rows }
    var rows = rows
    for index in rows.indices { rows[index].textColumn = 0 }
    return gutters.reduce(rows) { parted($0, at: $1) }
  }

  /// Whether an entry is as long as a line in a column of running text.
  private func isText(_ chunk: TextChunk) -> Bool {
    !chunk.isValue && chunk.box.width > settings.textColumnWidth * em
  }

  private func gutters(of rows: [TextRow]) -> [Gutter] {
    var groups: [Int: [TextChunk]] = [:]
    for row in rows where row.box.width > settings.textColumnWidth * em {
      for chunk in row.chunks(settings) where isText(chunk) && chunk.box.left.isFinite {
        groups[Int(min(max(chunk.box.left / em, -1e6), 1e6)), default: []].append(chunk)
      }
    }
    let columns = groups.values.filter { $0.count >= Self.fewestLines }.map { chunks in
      let rights = chunks.map(\.box.right).sorted()
      return Column(
        left: chunks.reduce(Double.infinity) { min($0, $1.box.left) },
        right: rights[rights.count * 9 / 10])
    }.sorted { $0.left < $1.left }
    var result: [Gutter] = []
    for (first, second) in zip(columns, columns.dropFirst())
    where second.left - first.right > settings.columnGap * em {
      result.append(
        Gutter(left: first.right, right: second.left, starts: (first.left, second.left)))
    }
    return result
  }

  private func parted(_ rows: [TextRow], at gutter: Gutter) -> [TextRow] {
    let isBeside = textFlags(of: rows, at: gutter)
    var result: [TextRow] = []
    result.reserveCapacity(rows.count)
    for (row, isBeside) in zip(rows, isBeside) {
      guard isBeside else {
        result.append(row)
        continue
      }
      let next = row.firstWord(rightOf: gutter.middle)
      for (words, side) in [(row.words[..<next], 1), (row.words[next...], 2)] {
        guard var part = row.part(words) else { continue }
        part.textColumn = 3 * row.textColumn + side
        result.append(part)
      }
    }
    return result
  }

  /// For each line whether it is parted at a gutter: it leaves it open, and text runs on one side of
  /// it or stands above and below, with nothing across the gutter between.
  private func textFlags(of rows: [TextRow], at gutter: Gutter) -> [Bool] {
    var result = Array(repeating: false, count: rows.count)
    var runs = [Run(), Run()]
    // The lines parted since something last stood across the gutter.
    var zone: ClosedRange<Int>?
    for (index, row) in rows.enumerated() {
      let next = row.firstWord(rightOf: gutter.middle)
      let before = next > 0 ? row.words[next - 1].box.right : -Double.infinity
      let after = next < row.words.count ? row.words[next].box.left : Double.infinity
      guard after - before > settings.columnGap * em else {
        runs = [Run(), Run()]
        zone = nil
        continue
      }
      let chunks = row.chunks(settings)
      let sides = [
        chunks.last { $0.box.right <= before }, chunks.first { $0.box.left >= after },
      ]
      let starts = [gutter.starts.first, gutter.starts.second]
      for side in 0...1 {
        guard let chunk = sides[side], chunk.box.left < starts[side] + 3 * em,
          chunk.box.left > starts[side] - em
        else {
          if sides[side] != nil { runs[side] = Run() }
          continue
        }
        if chunk.box.top - runs[side].bottom > settings.columnGap * em { runs[side] = Run() }
        runs[side].add(isText(chunk), at: index, bottom: chunk.box.bottom)
        guard runs[side].isText else { continue }
        let known = zone ?? index...index
        let whole = min(known.lowerBound, runs[side].first)...index
        for line in whole.lowerBound...known.lowerBound { result[line] = true }
        for line in known.upperBound...index { result[line] = true }
        zone = whole
      }
    }
    return result
  }

  /// Lines of one column that follow each other.
  private struct Run {
    var first = 0
    var bottom = -Double.infinity
    private var count = 0
    private var long = 0

    mutating func add(_ isLong: Bool, at index: Int, bottom: Double) {
      if count == 0 { first = index }
      count += 1
      if isLong { long += 1 }
      self.bottom = bottom
    }

    /// Whether they are a paragraph: most lines fill their column.
    var isText: Bool { count >= 3 && long * 2 > count }
  }
}
