/// Adds to a region the lines around it that belong to its table.
extension TextRegions {
  /// A region with the lines right above and below it that stand in its columns, and the other
  /// lines.
  func grown(_ region: Region, by others: [TextRow]) -> (region: Region, others: [TextRow]) {
    guard let first = region.rows.first else { return (region, others) }
    let chunks = region.rows.map { $0.chunks(settings) }
    var chain = Chain(rows: [first], cover: cover(of: chunks[0]), box: region.box)
    for (row, chunks) in zip(region.rows, chunks).dropFirst() { add(row, chunks, to: &chain) }
    var region = region
    var taken: Set<Int> = []
    // Rows may be set apart by more than lines are.
    let apart = 1.15 * rowGap(of: region.rows)
    for index in rowsBelow(region, of: others, chain, apart: apart) {
      taken.insert(index)
      region.rows.append(others[index])
      region.box = region.box.union(others[index].box)
    }
    for index in others.indices.reversed() where others[index].box.midY < region.box.top {
      guard isBeside(others[index], region.box) else { continue }
      let row = others[index]
      let chunks = row.chunks(settings)
      let isHalfLine = region.rows.first.map { top in
        top.box.midY - row.box.midY < settings.halfLine * row.fontSize
      }
      let gap = region.box.top - row.box.bottom
      guard gap <= max(settings.leading * row.fontSize, isFull(chunks, chain) ? apart : 0),
        isHalfLine == true || isFull(chunks, chain) || isAboveColumns(chunks, chain),
        fits(row, chunks, chain)
      else { break }
      taken.insert(index)
      region.rows.insert(row, at: 0)
      region.box = region.box.union(row.box)
    }
    let rest = others.indices.filter { !taken.contains($0) }.map { others[$0] }
    return (region, rest)
  }

  /// The lines right below a region that go on with it, by their places: rows, and headings and rests
  /// of rows that other rows follow.
  private func rowsBelow(
    _ region: Region, of others: [TextRow], _ chain: Chain, apart: Double
  ) -> [Int] {
    var result: [Int] = []
    var pending: [Int] = []
    var bottom = region.box.bottom
    for index in others.indices where others[index].box.midY > region.box.bottom {
      let row = others[index]
      guard isBeside(row, region.box) else { continue }
      let chunks = row.chunks(settings)
      guard row.box.top - bottom <= max(settings.columnGap * row.fontSize, apart),
        fits(row, chunks, chain)
      else { break }
      if isFull(chunks, chain), chunks.contains(where: \.isValue) {
        result += pending + [index]
        pending = []
      } else if chunks.count == 1 || !chunks.contains(where: \.isValue) {
        pending.append(index)
      } else {
        break
      }
      bottom = row.box.bottom
    }
    // The rest of the last row.
    bottom = result.last.map { others[$0].box.bottom } ?? region.box.bottom
    for index in pending {
      let row = others[index]
      guard row.box.top - bottom <= settings.leading * row.fontSize,
        row.words.first?.first.isLatinLetter == true, row.words[0].first.properties.isLowercase,
        chain.cover.contains(where: { $0.contains(row.box.left + 1) })
      else { break }
      result.append(index)
      bottom = row.box.bottom
    }
    return result
  }

  /// The space that most lines of two entries or more leave above them, in points.
  private func rowGap(of rows: [TextRow]) -> Double {
    let gaps = zip(rows, rows.dropFirst()).map { $1.box.top - $0.box.bottom }.sorted()
    return gaps.isEmpty ? 0 : gaps[gaps.count / 2]
  }

  /// A region with the lines right above it that stand over its columns but the first: the upper
  /// lines of names that are set in several.
  ///
  /// `rows`: all lines, from top to bottom; `rules`: the horizontal rulings, by position.
  func headed(_ region: Region, by rows: [TextRow], rules: [Ruling]) -> Region {
    guard let first = region.rows.first else { return region }
    var region = region
    // The first column may have no name.
    let body = region.rows.prefix(6).first {
      $0.isOfValues(settings) && $0.chunks(settings).count > 1
    }
    let chain = Chain(
      rows: [first], cover: cover(of: (body ?? first).chunks(settings)), box: first.box)
    var index = rows.firstIndex(below: first.box.midY) - 1
    while index >= 0, let top = region.rows.first {
      let row = rows[index]
      index -= 1
      if row.box.midY >= top.box.midY || !isBeside(row, region.box) { continue }
      let isBeside = top.box.midY - row.box.midY < settings.halfLine * row.fontSize
      let reach = isUnderlined(row, above: top, by: rules) ? settings.rowReach : settings.leading
      // The name of the first column, in the middle of lines of others.
      let isBetween =
        index >= 0 && row.chunks(settings).count == 1 && row.box.right < top.box.right
        && top.box.midY - rows[index].box.midY < settings.rowReach * row.fontSize
        && isAboveColumns(rows[index].chunks(settings), chain)
      guard top.box.top - row.box.bottom <= reach * row.fontSize,
        isBeside || isBetween || isAboveColumns(row.chunks(settings), chain),
        row.box.right <= region.box.right + row.fontSize || isOver(row, top, region.box)
      else { break }
      region.rows.insert(row, at: 0)
      region.box = region.box.union(row.box)
    }
    return region
  }

  /// Whether a line ends with the upper line of the last name of the columns, wider than its column,
  /// half a line above the others.
  private func isOver(_ row: TextRow, _ top: TextRow, _ box: Rect) -> Bool {
    guard let name = row.chunks(settings).last else { return false }
    return top.box.midY - row.box.midY < settings.halfLine * row.fontSize
      && name.box.midX < box.right + row.fontSize && name.box.width < 6 * row.fontSize
  }

  /// Whether a caption with the word for a table and a number stands right above a region.
  ///
  /// `rows`: all lines, from top to bottom.
  func hasCaption(_ region: Region, in rows: [TextRow]) -> Bool {
    var bottom = region.box.top
    var index = rows.firstIndex(below: bottom) - 1
    // A caption may go on over two lines more.
    for _ in 0..<3 where index >= 0 {
      let row = rows[index]
      index -= 1
      guard isBeside(row, region.box), bottom - row.box.bottom < settings.rowReach * row.fontSize
      else { return false }
      if row.words[0].namesTable, row.words.count > 1, row.words[1].digits > 0 { return true }
      bottom = row.box.top
    }
    return false
  }

  /// Whether a rule between two lines underlines each entry of the upper one, as under headings over
  /// several columns.
  private func isUnderlined(_ row: TextRow, above next: TextRow, by rules: [Ruling]) -> Bool {
    let between = rules.atHeights(from: row.box.midY, to: next.box.midY)
    guard !between.isEmpty else { return false }
    return row.chunks(settings).allSatisfy { chunk in
      between.contains { rule in
        rule.extent.lowerBound <= chunk.box.left + 0.5 * row.fontSize
          && rule.extent.upperBound >= chunk.box.right - 0.5 * row.fontSize
      }
    }
  }
}
