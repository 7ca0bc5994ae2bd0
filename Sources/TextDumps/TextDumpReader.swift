public import Tables

/// Rebuilds tables from already extracted text, which has no geometry.
public struct TextDumpReader: Sendable {
  /// How the lines of a cell are joined.
  public var reflow: Reflow

  /// Creates a reader.
  public init(reflow: Reflow = Reflow()) { self.reflow = reflow }

  /// A dump with a form feed at the end of each page.
  ///
  /// A text without any gets them in the place of the empty lines that part its pages, where
  /// something numbers the pages or repeats on them; any other is given back as it is.
  public static func markingPages(in text: String) -> String {
    guard !text.utf8.contains(0x0C) else { return text }
    let dump = Dump(text)
    let ends = Set(UnmarkedPages(dump).ends)
    guard !ends.isEmpty else { return text }
    var result = ""
    for (number, line) in dump.lines.enumerated() {
      result += line.text
      if line.hasTrailingBlank { result += " " }
      if number + 1 < dump.lines.count { result += ends.contains(number) ? "\u{0C}" : "\n" }
    }
    return result
  }

  /// The tables and the other lines of a dump; form feeds count pages.
  public func layout(of text: String) -> Layout {
    let whole = Dump(Self.markingPages(in: text))
    let furniture = DumpFurniture(whole).lines
    let dump = whole.without(furniture)
    var layout = dump.keepsLayout ? keptLayout(of: dump) : linearLayout(of: dump)
    layout.lines += furniture.sorted().map { number in
      let line = whole.lines[number]
      let words = line.text.split(whereSeparator: \.isWhitespace)
      return TextLine(text: words.joined(separator: " "), page: line.page)
    }
    return layout
  }

  private func keptLayout(of dump: Dump) -> Layout {
    let watermarks = DumpWatermark(dump).marks
    var layout = LayoutReader(dump.without(watermarks.flatMap { $0 }), reflow: reflow).layout()
    layout.lines += watermarks.compactMap { marks in
      marks.first.map { first in
        let text = String(String.UnicodeScalarView(marks.map(\.scalar)))
        return TextLine(text: text, page: dump.lines[first.line].page)
      }
    }
    return layout
  }

  private func linearLayout(of dump: Dump) -> Layout {
    var tokens = dump.tokens(of: 0..<dump.lines.count, markedCellEnds: dump.marksCellEnds)
    tokens.joinSpacedLetters()
    tokens.dropDoubles()
    tokens.partGluedLabels()
    tokens.partGluedCells()
    tokens.mergeSequences()
    tokens.moveSideLabels()
    tokens.moveCounters()
    tokens.moveOperators()
    tokens.markItems()
    tokens.markEchoes()

    var layout = Layout()
    let regions = RegionFinder(tokens).regions()
    let reader = LinearTableReader(
      tokens, reflow: reflow, neighbours: Neighbours(tokens.lazy.map(\.text)))
    let costs = regions.map { reader.costs(of: $0) }
    let common = reader.commonColumns(of: regions, costs)
    let merges = MergedEnds(tokens)
    var bodies = zip(regions, costs).map { reader.bodies(of: $0, $1, common: common) }
    let others = merges.bodies(in: regions, bodies) {
      zip(regions, costs).map { reader.bodies(of: $0, $1, common: common, mergesAtEnd: true) }
    }
    if let others { bodies = others }
    let order = OrderDoubts(tokens: tokens)
    var free = 0
    for (region, bodies) in zip(regions, bodies) {
      // What no reader could put together is said to be so by the words left over.
      if order.areOutOfOrder(region) { continue }
      layout.lines += lines(tokens, free..<region.captions.lowerBound)
      let title = tokens.printed(region.title)
      let above = region.captions.clamped(to: 0..<region.title.lowerBound)
      let rest = region.captions.clamped(to: region.title.upperBound..<tokens.count)
      let captions =
        TextLine(title: title, reflow: reflow).map {
          [$0] + lines(tokens, above) + lines(tokens, rest)
        }
        ?? lines(tokens, region.captions)
      layout.lines += captions
      let result = reader.table(of: region, bodies: bodies, captions: captions)
      if let table = result.table { layout.tables.append(table) }
      layout.findings += result.findings
      for range in result.undivided { layout.lines += lines(tokens, range) }
      free = result.end
    }
    layout.lines += lines(tokens, free..<tokens.count)
    return layout
  }

  /// The lines that some words stand on.
  private func lines(_ tokens: [Token], _ range: Range<Int>) -> [TextLine] {
    var result: [TextLine] = []
    for part in tokens.printed(range.clamped(to: 0..<tokens.count)) {
      for line in part.lines {
        // An extractor may break the line before a colon; no author does.
        if line.hasPrefix("：") || line.hasPrefix(":"), let last = result.popLast() {
          result.append(TextLine(text: last.text + line, page: last.page))
        } else {
          result.append(TextLine(text: line, page: part.page))
        }
      }
    }
    return result
  }
}
