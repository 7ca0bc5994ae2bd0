/// Turns what a page draws into the tables and lines that a reader sees.
///
/// The steps: leave out watermarks; find the grids; give each glyph to the grid it lies in; build the
/// tables; group the other glyphs into lines; give the lines above each table to it as captions.
public struct PageReader: Sendable {
  /// What happens to white space that only layout put there.
  public var spacing = Reflow.Spacing.tight

  /// The measures by which tables are recognised.
  public var settings = RecognitionSettings()

  private let grouper = LineGrouper()

  /// Creates a reader.
  public init(spacing: Reflow.Spacing = .tight) { self.spacing = spacing }

  /// The tables and the other lines of a sheet: one layout for each page that is printed on it, from
  /// left to right; mostly one.
  public func layouts(of sheet: Page) -> [Layout] { recognitions(of: sheet).map(\.layout) }

  /// The tables and the other lines of a sheet, and what was left out: one recognition for each page
  /// that is printed on it, from left to right; mostly one.
  public func recognitions(of sheet: Page) -> [Recognition] {
    let turned = TurnedPage(sheet)
    let upright = turned?.upright(sheet) ?? sheet
    let area = Rect(left: 0, top: 0, right: sheet.width, bottom: sheet.height)
      .turnedUpright(from: turned?.orientation ?? .upright)
    let whole = recognition(ofUpright: upright)
    var pages = [whole]
    if let halves = SheetHalves(upright, layout: whole.layout, middle: area.midX) {
      pages = [recognition(ofUpright: halves.left), recognition(ofUpright: halves.right)]
    }
    if let turned { pages = pages.map(turned.displayed) }
    pages[0].layout.findings = sheet.findings + pages[0].layout.findings
    return pages
  }

  private func recognition(ofUpright page: Page) -> Recognition {
    var page = page
    let marks: [Glyph]
    (page.glyphs, marks) = Watermarks().parted(page.glyphs, rulings: page.rulings)
    let fontSize = PageReader.usualFontSize(of: page.glyphs)
    let finder = TableFinder(settings: settings, grouper: grouper)
    let finds = finder.tables(on: page, fontSize: fontSize)
    let found = finds.found
    var (inside, outside) = GlyphAssignment.assign(page.glyphs, to: found.map(\.grid.box))
    var builder = TableBuilder(grouper: grouper)
    builder.reflow.spacing = spacing
    var tables: [(table: Table, box: Rect)] = []
    var findings = PageReader.findings(watermarks: marks, page: page.number)
    for (index, grid) in found.map(\.grid).enumerated() {
      if found[index].origin != .ruled {
        inside[index] = TextRow.withoutTypedRules(inside[index], grouper: grouper)
      }
      let byWord = found[index].origin != .ruled
      if var table = builder.table(
        from: grid, glyphs: inside[index], page: page.number, byWord: byWord)
      {
        table.headerRows = found[index].headerRows ?? HeaderRows().count(in: table)
        table.origin = found[index].origin
        tables.append((table, grid.box))
        findings += table.lostCharacters(of: inside[index], box: grid.box)
      } else {
        outside += inside[index]
      }
    }
    let lines = grouper.lines(of: outside).map { line in
      TextLine(
        text: Reflow(spacing: .keep).text(of: line.text), page: page.number, box: line.box,
        fontSize: line.fontSize)
    }
    let framedRows = FramedRows(
      frames: page.frames, settings: settings, grouper: grouper, reflow: builder.reflow)
    for index in tables.indices {
      if !page.frames.isEmpty, tables[index].table.origin == .ruled {
        let others = tables.indices.filter { $0 != index }.map { tables[$0].box }
        framedRows.add(
          to: &tables[index].table, box: tables[index].box, others: others, glyphs: outside,
          em: fontSize)
      }
      tables[index].table.captions = PageReader.captions(
        of: tables[index].box, above: tables[..<index].map(\.box), in: lines)
      tables[index].table.repairs = page.repairs.filter { repair in
        repair.box.map { tables[index].box.contains(x: $0.midX, y: $0.midY) } ?? false
      }
    }
    var layout = Layout(tables: tables.map(\.table), lines: lines, findings: findings)
    if let grid = finds.fragment {
      let (inside, _) = GlyphAssignment.assign(outside, to: [grid.box])
      layout.fragment = builder.table(from: grid, glyphs: inside[0], page: page.number)
      layout.fragment?.captions = PageReader.captions(of: grid.box, above: [], in: lines)
    }
    return Recognition(layout: layout, omissions: finds.omissions)
  }

  /// What was left out because it is printed across the page.
  private static func findings(watermarks: [Glyph], page: Int) -> [Finding] {
    guard var box = watermarks.first?.box else { return [] }
    var text = String.UnicodeScalarView()
    for glyph in watermarks {
      box = box.union(glyph.box)
      if text.count < 60 { text.append(glyph.scalar) }
    }
    return [
      Finding(
        code: "watermark", severity: .note, message: "text printed across the page is left out",
        page: page, box: box, evidence: [String(text)])
    ]
  }

  /// The font size that most glyphs have, in points; 10 for a page without text.
  static func usualFontSize(of glyphs: [Glyph]) -> Double {
    guard !glyphs.isEmpty else { return 10 }
    var counts: [Int: Int] = [:]
    for glyph in glyphs where glyph.fontSize.isFinite {
      counts[Int(min(max(glyph.fontSize, 1), 1000) * 2), default: 0] += 1
    }
    let best = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
    return Double(best?.key ?? 20) / 2
  }

  /// The lines between the tables above a table, or the page's top, and the table.
  private static func captions(
    of box: Rect, above others: [Rect], in lines: [TextLine]
  ) -> [TextLine] {
    let start = others.filter { $0.bottom <= box.top + 1 }.reduce(-Double.infinity) {
      max($0, $1.bottom)
    }
    return lines.filter { line in
      guard let place = line.box else { return false }
      return place.midY > start && place.midY < box.top
    }
  }
}

extension Table {
  /// A finding of severity `loss` where its cells do not hold as many characters as stand in its box.
  func lostCharacters(of glyphs: [Glyph], box: Rect) -> [Finding] {
    let printed = glyphs.count { !$0.scalar.isBlank }
    let held = cells.reduce(0) { $0 + $1.text.unicodeScalars.count { !$0.isBlank } }
    guard printed != held, let page = pages.first else { return [] }
    return [
      Finding(
        code: "lost-characters", severity: .loss,
        message: "of \(printed) characters of a table its cells hold \(held)", page: page, box: box)
    ]
  }
}
