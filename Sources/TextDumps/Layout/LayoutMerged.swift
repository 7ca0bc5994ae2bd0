internal import Budget
internal import Tables

extension LayoutBody {
  // MARK: Merged columns

  func placeLevels(
    _ rows: inout [Row], _ byColumn: [[Chunk]], ranges: [Range<Int>], lines: [Int],
    mayContinue: Bool, rest: Range<Int>?
  ) {
    guard !rows.isEmpty else { return }
    let tops = self.tops(rows)
    var levels = LayoutLevels(tops: tops)
    levels.mayStandLower = !hasLabelsBetween(byColumn, lines)
    let hints = rows.map(hint)
    // The cells of the column to the right are smaller and say where larger ones can begin.
    var starts: Set<Int>?
    var inner: [String] = []
    for column in columns.indices.reversed()
    where columns[column].isMerged && !projectColumns.contains(column) {
      if column + 1 == columns.count || !columns[column + 1].isMerged {
        (starts, inner) = (nil, [])
      }
      var chunks = LayoutLevels.ordered(byColumn[column], kind: columns[column].kind)
      if let rest, let last = lines[safe: rest.upperBound - 1] {
        let ends = chunks.prefix {
          $0.line <= last && !Labels.isLevel1($0.bare) && !Labels.isLevel2($0.bare)
        }
        rows[0].cells[column, default: []] += ends
        chunks.removeFirst(ends.count)
      }
      guard !chunks.isEmpty else { continue }
      let found = LayoutLevels.labels(chunks, kind: columns[column].kind, wrapWidth: nil)
      let labels = found.map { range in
        let heights = range.map { height(ofLine: chunks[$0].line, ranges, lines, tops) }
        return LayoutLevels.Label(
          chunks: range, middle: ((heights.first ?? 0) + (heights.last ?? 0)) / 2,
          top: heights.first ?? 0, bottom: heights.last ?? 0)
      }
      let names = labels.map { label in chunks[label.chunks].map(\.bare).joined() }
      let conflict = { (label: Int, row: Int) -> Double in
        if let name = inner[safe: row] {
          return LevelPairs.conflict(names[label], name) ? Self.illegal : 0
        }
        return LevelHints.conflict(names[label], hints[row]) ? Self.unlikely : 0
      }
      let isLevel = columns[column].kind == .level1 || columns[column].kind == .level2
      levels.isCut = isCut
      levels.firstRow = rest == nil || rows.count < 2 ? 0 : 1
      // Every row of a list is of a project.
      levels.orphanCost = isLevel ? 6 : 40
      let spans = levels.bestSpans(
        of: labels, starts: starts, mayContinue: mayContinue, conflict: conflict)
      let isSure = { (label: Int, row: Int) in
        inner.isEmpty && LevelHints.agree(names[label], hints[row])
      }
      for row in levels.doubts(in: spans, of: labels, conflict: conflict, isSure: isSure) {
        rows[row].isDoubtful = true
      }
      var begun: Set<Int> = [levels.firstRow]
      inner = Array(repeating: "", count: rows.count)
      for (index, span) in spans.enumerated() {
        let first = min(span.lowerBound, rows.count - 1)
        rows[first].cells[column, default: []] += chunks[labels[index].chunks]
        begun.insert(first)
        for row in span.clamped(to: 0..<rows.count) { inner[row] = names[index] }
      }
      starts = begun
    }
  }

  /// What the cells of a row say of its second level.
  private func hint(of row: Row) -> LevelHints.Kind? {
    let own = row.cells.filter { !columns[$0.key].isMerged }
    let text = { (kind: GridColumn.Kind) in
      own.filter { columns[$0.key].kind == kind }.values.joined().map(\.bare).joined()
    }
    return LevelHints.hint(
      own.values.map { $0.map(\.bare).joined() }, target: text(.target) + text(.measure))
  }

  /// What it costs that a second level stands under a first level to which it does not belong: two
  /// or three lines, for no form that is known prints such a pair.
  private static let illegal = 6.0
  /// What it costs that a row stands under a level that its own words speak against: less than a line,
  /// for words are no proof.
  private static let unlikely = 1.0

  /// Whether a label of two rows stands on a line between them.
  private func hasLabelsBetween(_ byColumn: [[Chunk]], _ lines: [Int]) -> Bool {
    let held = Set(lines)
    return columns.indices.contains { column in
      switch columns[column].kind {
      case .level1:
        byColumn[column].contains { !held.contains($0.line) && Labels.isLevel1($0.bare) }
      case .level2:
        byColumn[column].contains { !held.contains($0.line) && Labels.isLevel2($0.bare) }
      default: false
      }
    }
  }

  /// The heights at which the rows begin, in lines: as high as their fullest cell, and some room.
  func tops(_ rows: [Row]) -> [Double] {
    var result = [0.0]
    for row in rows {
      let height = row.cells.values.map(\.count).max() ?? 1
      // The room above and below a text is about half a line in printed forms.
      result.append((result.last ?? 0) + Double(height) + 0.5)
    }
    return result
  }

  /// The height at which a line of the dump stands.
  private func height(
    ofLine line: Int, _ ranges: [Range<Int>], _ lines: [Int], _ tops: [Double]
  ) -> Double {
    // The first row that ends at or below the line.
    let row = ranges.firstSorted { lines[safe: $0.upperBound - 1] ?? .max >= line }
    guard let range = ranges[safe: row], let first = lines[safe: range.lowerBound],
      let last = lines[safe: range.upperBound - 1], let top = tops[safe: row],
      let bottom = tops[safe: row + 1]
    else { return tops.last ?? 0 }
    if line < first { return top }
    return top + (Double(line - first) + 0.5) / Double(last - first + 1) * (bottom - top)
  }
}
