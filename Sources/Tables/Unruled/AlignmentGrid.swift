/// Builds the grid of a table whose columns, and mostly rows, are told by the alignment of its text
/// alone.
///
/// The steps: find the columns; part each line into entries; tell the header from the body; join
/// the lines of one row; let headings over several columns span them.
struct AlignmentGrid: Sendable {
  var settings = RecognitionSettings()

  /// The lines of the region, from top to bottom.
  private let lines: [[TextEntry]]
  private let box: Rect
  private let separators: [Double]
  /// The horizontal rulings inside the region, by position.
  private let rules: [Ruling]
  /// Whether rules tell the columns.
  private let isRuled: Bool
  private var columnCount: Int { separators.count + 1 }

  /// Reads the lines of a region; `nil` where there are no columns.
  ///
  /// `rows`: the lines, from top to bottom; `rulings`: the horizontal rulings in the region, by
  /// position; `evidence`: how many lines must show a column's gap.
  init?(
    rows: [TextRow], box: Rect, rulings: [Ruling], evidence: Int, settings: RecognitionSettings
  ) {
    let finder = ColumnFinder(settings: settings)
    let found = finder.separators(
      of: AlignmentGrid.visualRows(rows, settings), evidence: evidence)
    let gaps = AlignmentGrid.rulingGaps(rulings, in: box)
    let separators = finder.separators(found, and: gaps, rows: rows)
    guard !separators.isEmpty else { return nil }
    // Rules that underline each column by itself.
    isRuled = gaps.count == separators.count
    self.settings = settings
    self.separators = separators
    self.box = box
    rules = rulings
    let centred = AlignmentGrid.centred(
      rows.map { $0.entries(partedBy: separators, settings) }, in: box,
      columnCount: separators.count + 1, settings)
    lines = AlignmentGrid.spreadOverValues(
      centred, in: box, separators: separators, rules: rulings)
  }

  /// The lines as the eye takes them together: those half a line apart as one.
  private static func visualRows(
    _ rows: [TextRow], _ settings: RecognitionSettings
  ) -> [TextRow] {
    var result: [TextRow] = []
    var start = -Double.infinity
    for row in rows {
      if let last = result.last, row.box.midY - start < settings.halfLine * row.fontSize {
        let words = (last.words + row.words).sorted { $0.box.left < $1.box.left }
        result[result.count - 1] = TextRow(words) ?? last
      } else {
        result.append(row)
        start = row.box.midY
      }
    }
    return result
  }

  /// The gaps between the pieces of a ruling that underlines each column by itself.
  private static func rulingGaps(_ rulings: [Ruling], in box: Rect) -> [Double] {
    var best: [Double] = []
    var pieces: [Ruling] = []
    let sorted = rulings.filter { $0.thickness > 0 }
    for (index, ruling) in sorted.enumerated() {
      pieces.append(ruling)
      let isLast =
        index + 1 == sorted.count || sorted[index + 1].position - ruling.position > 0.5
      guard isLast else { continue }
      let length = pieces.reduce(0) { $0 + $1.extent.upperBound - $1.extent.lowerBound }
      // Pieces of one rule differ in their position by parts of a point.
      pieces.sort {
        ($0.extent.lowerBound, $0.extent.upperBound) < ($1.extent.lowerBound, $1.extent.upperBound)
      }
      let gaps = zip(pieces, pieces.dropFirst()).map {
        ($0.extent.upperBound + $1.extent.lowerBound) / 2
      }
      if gaps.count > best.count, length > 0.6 * box.width { best = gaps }
      pieces = []
    }
    return best
  }

  /// The rows, each a range of lines, and how many of them are header; headings over several
  /// columns widened.
  private func arranged() -> (
    lines: [[TextEntry]], rows: [Range<Int>], headerRows: Int, isSpaced: Bool
  ) {
    let header = HeaderLines(
      lines: lines, rules: rules, separators: separators, box: box, settings: settings)
    var lines = lines
    header.widenHeadings(in: &lines)
    var rows = header.rows(of: lines)
    let headerRows = rows.count
    let finder = RowFinder(
      settings: settings, lines: lines, headerLines: header.count, columnCount: columnCount)
    let bands = header.bands(of: lines)
    for band in bands {
      let parts = finder.rows(of: lines, in: band)
      // Where rules part the rows, a band of lines is one, unless its lines are rows of their own.
      let isRow =
        bands.count > 2 && bands.count * 4 > lines.count && !isStacked(parts, lines)
        && !lines[band].contains { isHeading($0) }
      rows += isRow ? [band] : parts
    }
    let isSpaced =
      bands.count < 2 && header.count > 0
      && SpacedRows(settings: settings, lines: lines, range: header.count..<lines.count).rows != nil
    return (lines, rows, headerRows, isSpaced)
  }

  /// The grid and how many of its rows are header, or why the lines are no table.
  ///
  /// They are one where some column, not the first, is of numbers, or where rules mark them off.
  ///
  /// `evidence`: how many rows must have two entries or more; `isNamed`: whether a caption with a number
  /// stands above.
  func grid(
    evidence: Int, isNamed: Bool = false
  ) -> Result<(grid: Grid, headerRows: Int), Omission> {
    let evidence = isRuled && columnCount > 2 ? min(evidence, 2) : evidence
    let (lines, rows, headerRows, isSpaced) = arranged()
    let isText = isSpaced && (isNamed || !rules.isEmpty && columnCount > 2)
    if let reason = objection(lines, rows, evidence: evidence, needsNumbers: !isText) {
      return .failure(Omission(box: box, reason: reason))
    }
    let edges = [box.left] + separators + [box.right]
    guard
      let grid = Grid(
        columnEdges: edges, rowEdges: rowEdges(of: rows, lines),
        owners: owners(of: rows, lines, headerRows: headerRows))
    else { return .failure(Omission(box: box, reason: .ragged)) }
    return .success((grid, headerRows))
  }

  /// Whether a line is a heading over several columns.
  private func isHeading(_ line: [TextEntry]) -> Bool {
    line.count == 1 && columnCount > 2
      && (line[0].columns == 0..<columnCount || line[0].columns == 1..<columnCount)
  }

  /// Whether most groups of lines have a name and a number.
  private func isStacked(_ groups: [Range<Int>], _ lines: [[TextEntry]]) -> Bool {
    let full = groups.count { group in
      let entries = lines[group].joined()
      return entries.contains { $0.columns.lowerBound == 0 }
        && entries.contains { $0.isValue && $0.columns.lowerBound > 0 }
    }
    return full > 1 && full * 2 > groups.count
  }

  /// The y positions between the rows, those of rules where they stand between.
  private func rowEdges(of groups: [Range<Int>], _ lines: [[TextEntry]]) -> [Double] {
    var result = [box.top]
    for index in groups.indices.dropLast() {
      let bottom = lines[groups[index]].joined().reduce(-Double.infinity) {
        max($0, $1.box.midY)
      }
      let top = lines[groups[index + 1]].joined().reduce(Double.infinity) { min($0, $1.box.midY) }
      let edge = (bottom + top) / 2
      result.append(max(edge, (result.last ?? edge) + 0.01))
    }
    result.append(max(box.bottom, (result.last ?? box.bottom) + 0.01))
    return result
  }

  /// For each square the number of its cell.
  private func owners(
    of groups: [Range<Int>], _ lines: [[TextEntry]], headerRows: Int
  ) -> [Int] {
    let columns = columnCount
    var owners = Array(0..<(groups.count * columns))
    for (row, group) in groups.enumerated() {
      for entry in lines[group].joined() where entry.columns.count > 1 {
        let start = row * columns + min(entry.columns.lowerBound, columns - 1)
        let end = row * columns + min(entry.columns.upperBound, columns)
        let owner = owners[start]
        for square in start..<max(end, start) { owners[square] = owner }
      }
    }
    // Headings of one column that go on below those over several.
    for row in 1..<max(headerRows, 1) {
      for column in 0..<columns {
        let square = row * columns + column
        guard
          let upper = single(lines[groups[row - 1]], column),
          let lower = single(lines[groups[row]], column),
          lower.box.top - upper.box.bottom <= settings.leading * lower.fontSize,
          !rules.atHeights(from: upper.box.midY, to: lower.box.midY).contains(where: {
            $0.extent.contains(lower.box.midX)
          })
        else { continue }
        owners[square] = owners[square - columns]
      }
    }
    return owners
  }

  /// The entry of some lines that stands in one column alone.
  private func single(_ lines: ArraySlice<[TextEntry]>, _ column: Int) -> TextEntry? {
    var result: TextEntry?
    for entry in lines.joined() where entry.columns.contains(column) {
      guard entry.columns.count == 1 else { return nil }
      result = entry
    }
    return result
  }
}

extension AlignmentGrid {
  /// Why the lines are no table; `nil` where they are.
  private func objection(
    _ lines: [[TextEntry]], _ rows: [Range<Int>], evidence: Int, needsNumbers: Bool
  ) -> Omission.Reason? {
    var covered = 0
    var full = 0
    for row in rows {
      var columns: Set<Int> = []
      for entry in lines[row].joined() { columns.formUnion(entry.columns) }
      covered += columns.count
      if columns.count > 1 { full += 1 }
    }
    guard full >= evidence, full * 2 >= rows.count else { return .text }
    guard Double(covered) >= settings.filledSquares * Double(rows.count * columnCount) else {
      return .sparse
    }
    if isContents(rowCount: rows.count) { return .contents }
    if !needsNumbers || !rules.isEmpty && (evidence < 3 || isRuled) { return nil }
    var values = Array(repeating: 0, count: columnCount)
    var others = values
    for entry in lines.joined() where entry.columns.count == 1 {
      if entry.isValue {
        values[entry.columns.lowerBound] += 1
      } else {
        others[entry.columns.lowerBound] += 1
      }
    }
    // A number here and there stands in text as well, as in the columns of an index.
    let hasNumbers = (1..<columnCount).contains {
      values[$0] >= 2 && values[$0] > others[$0] && values[$0] * 8 >= lines.count
    }
    return hasNumbers ? nil : .text
  }

  /// Whether the lines are names with ascending page numbers.
  private func isContents(rowCount: Int) -> Bool {
    var last = 0
    var count = 0
    for line in lines {
      guard let number = line.last, number.columns.upperBound == columnCount else { continue }
      guard let page = number.whole, page >= last, page < 5_000 else { return false }
      guard line.dropLast().contains(where: { !$0.isValue }),
        line.dropLast().dropFirst().allSatisfy({ !$0.isValue })
      else { return false }
      last = page
      count += 1
    }
    return count >= 4 && count * 3 >= rowCount * 2
  }
}
