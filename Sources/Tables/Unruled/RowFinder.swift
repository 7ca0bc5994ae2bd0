/// Finds which lines of an unruled table, or of a part of one between two rules, make one row.
///
/// A line goes on with the row above where its entries are the rest of entries above that did not
/// fit their columns, and where at most one of the lines has values: two rows of numbers are two.
struct RowFinder: Sendable {
  var settings = RecognitionSettings()

  /// The left and right sides of what stands in each column, in points.
  private var extents: [ClosedRange<Double>?] = []
  /// The least distance between two lines of a column of the body, in points.
  private var pitch = Double.infinity
  /// Whether names of rows go on below at the same left.
  private var wrapsNames = false
  /// Where names begin that are known as those of rows, below a heading or another row, in steps.
  private var indents: Set<Int> = []
  /// Whether values stand beside the first line of a name, as small letters below tell.
  private var valuesLead = false

  init(
    settings: RecognitionSettings, lines: [[TextEntry]], headerLines: Int = 0, columnCount: Int
  ) {
    self.settings = settings
    extents = lines.extents(columnCount: columnCount)
    var last: [Int: Double] = [:]
    for entry in lines.dropFirst(headerLines).joined() where entry.columns.count == 1 {
      let distance = entry.box.midY - (last[entry.columns.lowerBound] ?? -.infinity)
      if distance > settings.halfLine * entry.fontSize { pitch = min(pitch, distance) }
      last[entry.columns.lowerBound] = entry.box.midY
    }
    var leading = 0
    for line in lines where line.first?.columns == 0..<1 && line[0].first.isLowercase {
      leading += line.contains { $0.isValue } ? -1 : 1
    }
    valuesLead = leading > 0
    wrapsNames = areNamesFull(in: lines.dropFirst(headerLines))
    for index in lines.indices.dropLast() {
      let (upper, lower) = (lines[index], lines[index + 1])
      guard let name = upper.first, let next = lower.first, next.isHeading else { continue }
      let isBelowHeading =
        upper.count == 1 && name.isHeading && next.box.left - name.box.left > 0.4 * next.fontSize
        && (hasRoom(name, for: next) || hasRowBelow(index + 1, in: lines))
      // After a row with values begins another.
      let isBelowRow = [upper, lower].allSatisfy { line in line.dropFirst().contains { $0.isValue }
      }
      if isBelowHeading || isBelowRow { indents.insert(indent(of: next)) }
    }
  }

  /// Whether a name leaves room in its column for all of the one below it.
  private func hasRoom(_ upper: TextEntry, for entry: TextEntry) -> Bool {
    let right = extents.first??.upperBound ?? upper.box.right
    return right - upper.box.right >= entry.box.width + 0.3 * entry.fontSize
  }

  /// Whether a row follows that begins at the same left.
  private func hasRowBelow(_ index: Int, in lines: [[TextEntry]]) -> Bool {
    guard index + 1 < lines.count, let name = lines[index].first, let next = lines[index + 1].first
    else { return false }
    return lines[index].count > 1 && lines[index + 1].count > 1 && next.isHeading
      && abs(next.box.left - name.box.left) < 0.2 * name.fontSize
  }

  /// Whether all lines with a name alone, above a name at the same left, fill the first column: then
  /// they are no headings, whose widths differ.
  private func areNamesFull(in lines: ArraySlice<[TextEntry]>) -> Bool {
    var count = 0
    for (upper, lower) in zip(lines, lines.dropFirst()) {
      guard upper.count == 1, upper[0].isHeading, let next = lower.first,
        next.columns == 0..<1, abs(next.box.left - upper[0].box.left) < 0.2 * next.fontSize
      else { continue }
      guard next.first.isLowercase || isFull(upper[0], before: next) else { return false }
      count += 1
    }
    return count > 1
  }

  /// The rows as ranges of lines, all lines in order.
  func rows(of lines: [[TextEntry]], in range: Range<Int>) -> [Range<Int>] {
    if let rows = CentredRows(
      settings: settings, lines: lines, range: range, columnCount: extents.count
    ).rows {
      return rows
    }
    if let rows = SpacedRows(settings: settings, lines: lines, range: range).rows { return rows }
    var result: [Range<Int>] = []
    for index in range {
      if let last = result.last, goesOn(lines, at: index, row: last) {
        result[result.count - 1] = last.lowerBound..<(index + 1)
      } else {
        result.append(index..<(index + 1))
      }
    }
    return result
  }

  /// Whether a line is a heading over all columns.
  private func isOverAll(_ line: [TextEntry]) -> Bool {
    extents.count > 1 && line.count == 1 && line[0].columns == extents.indices
  }

  private func goesOn(_ lines: [[TextEntry]], at index: Int, row: Range<Int>) -> Bool {
    let line = lines[index]
    let above = lines[index - 1]
    if isOverAll(line) != isOverAll(above) { return false }
    guard let first = line.first, let last = above.first else { return false }
    let top = line.reduce(first.box.top) { min($0, $1.box.top) }
    let bottom = above.reduce(last.box.bottom) { max($0, $1.box.bottom) }
    let em = min(first.fontSize, last.fontSize)
    // Lines of one entry are set without space between them.
    let isClose = first.box.midY - last.box.midY < min(1.1 * pitch, settings.widestPitch * em)
    guard top - bottom <= settings.leading * em || isClose else { return false }
    var hasValues = false
    for other in lines[row] where other.contains(where: { $0.isValue && $0.columns.lowerBound > 0 })
    {
      hasValues = true
    }
    let bringsValues = line.contains { $0.isValue && $0.columns.lowerBound > 0 }
    // Half a line apart: an entry set in the middle of another of two lines.
    let larger = max(first.fontSize, last.fontSize)
    if first.box.midY - last.box.midY < settings.halfLine * larger, !(hasValues && bringsValues) {
      return true
    }
    if hasValues && bringsValues { return false }
    let isName = first.isHeading && !first.first.isLowercase && !first.first.isCJK
    if hasValues, isName, !valuesLead, abs(first.box.left - last.box.left) < 0.2 * em {
      return false
    }
    var rests = 0
    for entry in line {
      if let upper = above.last(where: { $0.columns.overlaps(entry.columns) }) {
        guard isRest(entry, of: upper) || isHangingRest(entry, of: upper, lines, at: index) else {
          return false
        }
        rests += 1
      } else {
        // What stands beside the last line of an entry: numbers, or anything beside a name that
        // goes on within its words.
        guard bringsValues || first.isHeading && first.first.isLowercase else { return false }
      }
    }
    return rests > 0
  }

  /// Whether an entry of the first column is the rest of the one above because it is set further in,
  /// below a line that had no room for it.
  ///
  /// Names of rows below a heading are set further in as well: there are several, with values.
  private func isHangingRest(
    _ entry: TextEntry, of upper: TextEntry, _ lines: [[TextEntry]], at index: Int
  ) -> Bool {
    let step = 0.4 * entry.fontSize
    guard entry.isHeading, upper.isHeading, !hasRoom(upper, for: entry),
      entry.box.left - upper.box.left > step,
      !(-1...1).contains(where: { indents.contains(indent(of: entry) + $0) })
    else { return false }
    var rows = 0
    for line in lines[index...] {
      guard let first = line.first, first.columns.lowerBound == 0 else { continue }
      guard abs(first.box.left - entry.box.left) < step else { break }
      if line.count > 1 { rows += 1 }
      if rows > 1 { return false }
    }
    return true
  }

  /// Where an entry begins, in steps that no two lines of one indent differ by.
  private func indent(of entry: TextEntry) -> Int {
    let steps = entry.box.left / max(0.2 * entry.fontSize, 0.1)
    return steps.isFinite ? Int(min(max(steps, -1e9), 1e9)) : 0
  }

  /// Whether an entry left no room in its column for the first word of another.
  private func isFull(_ upper: TextEntry, before entry: TextEntry) -> Bool {
    // Text without spaces goes on at any character.
    isFull(upper, before: entry.first.isCJK ? entry.fontSize : entry.firstWidth)
  }

  /// Whether an entry left no room in its column for so many points more.
  private func isFull(_ upper: TextEntry, before width: Double) -> Bool {
    let column = upper.columns.lowerBound
    let extent = column < extents.count ? extents[column] : nil
    let room =
      (extent?.upperBound ?? upper.box.right) - upper.box.width - (extent?.lowerBound ?? 0)
    return room < width + 0.3 * upper.fontSize
  }

  /// Whether an entry is the rest of the one above: that had no room for its first word.
  private func isRest(_ entry: TextEntry, of upper: TextEntry) -> Bool {
    guard !entry.isValue, !upper.isValue || entry.first.isLowercase else { return false }
    let column = upper.columns.lowerBound
    if entry.first.isLowercase || upper.last == "," || upper.last == "-" || upper.last == "/"
      || upper.last == "&" || entry.first == "(" || entry.first == "（"
    {
      return true
    }
    guard isFull(upper, before: entry) else { return false }
    guard column == 0 else { return true }
    // A stub that goes on is indented below its first line, or in a script without capitals; else
    // it begins at the same left, in a column that several names fill.
    if entry.first.isCJK { return upper.columns.count == 1 && upper.box.width > 4 * upper.fontSize }
    return upper.columns.count == 1 && wrapsNames
      && abs(entry.box.left - upper.box.left) < 0.2 * entry.fontSize
  }
}

extension Unicode.Scalar {
  /// Whether it is a small letter.
  fileprivate var isLowercase: Bool {
    isASCII ? self >= "a" && self <= "z" : properties.isLowercase
  }
}
