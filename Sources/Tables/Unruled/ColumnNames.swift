/// What the names of columns and of rows tell of the gaps between columns.
extension ColumnFinder {
  /// The gaps without the one before names that are set further in than others of the first column, as
  /// sums are: with no name before them on any line they are no column of their own.
  static func withoutIndents(_ gaps: [Gap], in lines: [[TextChunk]]) -> [Gap] {
    var result = gaps
    // Rows have few levels of indents.
    for _ in 0..<3 where result.count > 1 {
      let (first, second) = (result[0].middle, result[1].middle)
      let isColumn = lines.contains { line in
        line.contains { chunk in
          let isInside = chunk.box.midX > first && chunk.box.midX < second
          return isInside && (chunk.isValue || (line.first?.box.midX ?? first) < first)
        }
      }
      if isColumn { break }
      result.removeFirst()
    }
    return result
  }

  /// The gaps without those between a name with nothing below it and a column without a name: names
  /// are centred over what is set to one side.
  static func withoutTornNames(
    _ gaps: [Gap], header: [[TextChunk]], body: [[TextChunk]]
  ) -> [Gap] {
    guard gaps.count > 1, !header.isEmpty else { return gaps }
    let middles = gaps.map(\.middle)
    func columns(_ lines: [[TextChunk]]) -> Set<Int> {
      var result: Set<Int> = []
      for chunk in lines.joined() {
        let first = Grid.firstIndex(above: chunk.box.left, in: middles)
        result.formUnion(first...max(first, Grid.firstIndex(above: chunk.box.right, in: middles)))
      }
      return result
    }
    let named = columns(header)
    let filled = columns(body)
    var last = -1
    return gaps.indices.filter { index in
      // Between the columns of these numbers; the first column needs no name.
      let (left, right) = (index, index + 1)
      let isTorn =
        last != left - 1 || left == 0
        ? named.contains(left) && !filled.contains(left) && !named.contains(right)
          || left > 0 && named.contains(right) && !filled.contains(right) && !named.contains(left)
        : false
      if isTorn { last = index }
      return !isTorn
    }.map { gaps[$0] }
  }

  /// Of the lines above the first row of values those that have one entry for each column, or for
  /// each but the first, as pairs of a column and the entry that names it.
  func names(
    in header: ArraySlice<(row: TextRow, chunks: [TextChunk])>, columnCount: Int
  ) -> [[(column: Int, chunk: TextChunk)]] {
    header.compactMap { line in
      // Names set close to each other are parted by less than other entries.
      let chunks =
        line.chunks.count == columnCount
        ? line.chunks : line.row.chunks(partedBy: settings.wordSpace)
      let missing = columnCount - chunks.count
      guard missing == 0 || missing == 1 else { return nil }
      return chunks.enumerated().map { ($0.offset + missing, $0.element) }
    }
  }

  /// The gaps between the names of columns and what stands below them: a name at the left of its
  /// column, over numbers at the right, lies in the gap before these and belongs to them.
  func named(_ gaps: [Gap], by names: [[(column: Int, chunk: TextChunk)]]) -> [Gap] {
    var result = gaps
    for line in names {
      let fits = line.allSatisfy { column, chunk in
        (column == 0 || chunk.box.left > gaps[column - 1].left)
          && (column == gaps.count || chunk.box.right < gaps[column].right)
      }
      guard fits else { continue }
      for (column, chunk) in line {
        if column < gaps.count { result[column].left = max(result[column].left, chunk.box.right) }
        if column > 0 { result[column - 1].right = min(result[column - 1].right, chunk.box.left) }
      }
    }
    return zip(result, gaps).map { $0.left < $0.right ? $0 : $1 }
  }
}
