/// The two pages that are printed beside each other on one sheet.
///
/// A booklet printed two pages a sheet goes on from the left half to the right one, and from there to
/// the next sheet: read as one page its tables would stand in the order of their tops. The halves
/// keep the coordinates of the sheet.
struct SheetHalves {
  /// The left page.
  let left: Page
  /// The right page.
  let right: Page

  /// How wide the strip between the pages is on each side of the sheet's middle, in font sizes.
  ///
  /// The margins of pages that are made half as large are never narrower. A line of text across one
  /// page has gaps of a character or two, a letter-spaced title too: a smaller value parts them.
  private static let margin = 2.0

  /// Parts a sheet whose text is upright.
  ///
  /// `layout`: what was recognised on it as one page; `middle`: the x coordinate of the fold.
  /// - Returns: `nil` for a page by itself: without a table on each side, or with anything printed
  ///   across the middle.
  init?(_ sheet: Page, layout: Layout, middle: Double) {
    guard sheet.width > sheet.height, SheetHalves.hasTablesOnBothSides(layout, of: middle) else {
      return nil
    }
    let margin = SheetHalves.margin * PageReader.usualFontSize(of: sheet.glyphs)
    let strip = (middle - margin)...(middle + margin)
    func crosses(_ from: Double, _ to: Double) -> Bool {
      from < strip.upperBound && to > strip.lowerBound
    }
    // A line along the fold is no table's.
    let crossing = sheet.rulings.contains { ruling in
      ruling.axis == .horizontal && crosses(ruling.extent.lowerBound, ruling.extent.upperBound)
    }
    guard !crossing, !sheet.glyphs.contains(where: { crosses($0.box.left, $0.box.right) }) else {
      return nil
    }
    left = SheetHalves.half(of: sheet) { $0 < middle }
    right = SheetHalves.half(of: sheet) { $0 >= middle }
  }

  private static func hasTablesOnBothSides(_ layout: Layout, of middle: Double) -> Bool {
    let tables = layout.tables + [layout.fragment].compactMap(\.self)
    guard tables.count > 1 else { return false }
    var sides = (left: false, right: false)
    for table in tables {
      guard let first = table.columnEdges.first, let last = table.columnEdges.last else { continue }
      if last < middle { sides.left = true }
      if first > middle { sides.right = true }
    }
    return sides.left && sides.right
  }

  /// What of a sheet has its centre where `isInside` says.
  private static func half(of sheet: Page, isInside: (Double) -> Bool) -> Page {
    var page = sheet
    page.glyphs = sheet.glyphs.filter { isInside($0.box.midX) }
    page.rulings = sheet.rulings.filter { ruling in
      isInside(
        ruling.axis == .vertical
          ? ruling.position : (ruling.extent.lowerBound + ruling.extent.upperBound) / 2)
    }
    page.fills = sheet.fills.filter { isInside($0.box.midX) }
    page.images = sheet.images.filter { isInside($0.midX) }
    page.frames = sheet.frames.filter { isInside($0.midX) }
    page.repairs = sheet.repairs.filter { $0.box.map { isInside($0.midX) } ?? true }
    return page
  }
}
