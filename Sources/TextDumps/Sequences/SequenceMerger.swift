internal import Budget
internal import Tables

extension [Token] {
  /// Puts the cells of a dump whose pages were drawn in two sequences into the order of their rows;
  /// does nothing to any other dump.
  mutating func mergeSequences() {
    let splits = sequenceSplits()
    guard !splits.isEmpty else { return }
    self = SequenceMerger(self).merged(splits)
  }
}

/// Puts the words of a dump whose pages were drawn in two sequences into one order.
struct SequenceMerger {
  private let dump: PageMerge.Dump

  /// Prepares the words.
  init(_ tokens: [Token]) {
    dump = PageMerge.Dump(
      tokens: tokens, matcher: LabelMatcher(tokens: tokens),
      neighbours: Neighbours(tokens.lazy.map(\.text)), spacesDigits: tokens.spaceDigits,
      sharesLines: tokens.shareLines)
  }

  /// The words in one order.
  ///
  /// The pages are read twice: what the rows show of their columns at first, where they wrap, tells
  /// where the cells end that a page draws in the second sequence.
  func merged(_ splits: [SequenceSplit]) -> [Token] {
    let first = pages(splits, records: [], columnWords: [:])
    let all = records(first)
    // Where the second sequence begins is decided by then.
    let splits = zip(splits, first).map { split, page in
      var split = split
      if let page { split.places = [page.second] }
      return split
    }
    var pages = self.pages(
      splits, records: first.map { [records([$0]), all] }, columnWords: columnWords(first))
    ProjectCells(dump.tokens).settle(&pages)
    var result: [Token] = []
    result.reserveCapacity(dump.tokens.count)
    var free = 0
    for (split, page) in zip(splits, pages) {
      guard let page else { continue }
      result += dump.tokens[free..<split.page.lowerBound]
      append(page.cells, of: split.page, to: &result)
      free = split.page.upperBound
    }
    return result + dump.tokens[free...]
  }

  private func pages(
    _ splits: [SequenceSplit], records: [[[[String]: ColumnRecord]]],
    columnWords: [[String]: ColumnWords]
  ) -> [PageMerge.Result?] {
    var open: [LabelMatch] = []
    return splits.enumerated().map { index, split in
      let records = records[safe: index] ?? []
      let results = split.places.compactMap { place in
        PageMerge(
          dump, page: split.page, second: place, records: records, columnWords: columnWords
        ).result(open: open)
      }
      let best = results.min { $0.cost < $1.cost }
      open = best?.open ?? open
      return best
    }
  }

  /// What the rows of tables with the same columns show of them.
  private func records(_ pages: [PageMerge.Result?]) -> [[String]: ColumnRecord] {
    var result: [[String]: ColumnRecord] = [:]
    for rows in pages.compactMap({ $0 }).flatMap(\.rows) {
      let key = rows.columns.map(\.key)
      var record = result[key] ?? ColumnRecord(columnCount: key.count)
      var last = -1
      for cell in rows.cells {
        guard let column = cell.column else { continue }
        record.add(dump.tokens.lines(of: cell.tokens), to: column)
        if column <= last { record.endRow() }
        last = column
      }
      record.endRow()
      result[key] = record
    }
    return result
  }

  /// How the texts of each column begin and end.
  private func columnWords(_ pages: [PageMerge.Result?]) -> [[String]: ColumnWords] {
    var result: [[String]: ColumnWords] = [:]
    for rows in pages.compactMap({ $0 }).flatMap(\.rows) {
      for cell in rows.cells {
        guard let column = cell.column else { continue }
        result[rows.columns.map(\.key), default: ColumnWords()].add(
          dump.tokens[cell.tokens], to: column)
      }
    }
    return result
  }

  /// Adds the words of a page in their order, with the ends of cells marked.
  private func append(_ cells: [MergedCell], of page: Range<Int>, to result: inout [Token]) {
    var last: MergedCell?
    for cell in cells where !cell.isRepeated {
      for word in cell.tokens {
        var token = dump.tokens[word]
        if word == cell.tokens.lowerBound {
          let isNext = last?.tokens.upperBound == word && !cell.isBody
          token.gap = last == nil ? dump.tokens[page.lowerBound].gap : isNext ? token.gap : .line
        }
        if last != nil, token.gap == .page { token.gap = .line }
        if cell.isBody {
          token.isIndented = false
          token.isUnsure = cell.isUnsure
          token.continues = word + 1 < cell.tokens.upperBound
          token.endsCell = !token.continues
        }
        result.append(token)
      }
      last = cell
    }
  }
}
