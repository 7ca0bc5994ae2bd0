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
  /// Text above tables has gaps of a character or two, a letter-spaced title too: a smaller value
  /// parts titles over both tables. Pages have wider margins; between tables that lie nearer to each
  /// other the strip is as wide as what is between them.
  private static let margin = 2.0
  /// How far text that is set flush with a table may reach over its side, in points.
  private static let overhang = 1.0

  /// Parts a sheet whose text is upright.
  ///
  /// `layout`: what was recognised on it as one page; `middle`: the x coordinate of the fold.
  /// - Returns: `nil` for a page by itself: without a table on each side, or with anything but a page
  ///   number printed across the middle.
  init?(_ sheet: Page, layout: Layout, middle: Double) {
    let tables = (layout.tables + [layout.fragment].compactMap(\.self)).compactMap(SheetHalves.box)
    guard tables.contains(where: { $0.right < middle }),
      tables.contains(where: { $0.left > middle }),
      !sheet.rulings.contains(where: { $0.axis == .horizontal && $0.extent.contains(middle) })
    else { return nil }
    let margin = SheetHalves.margin * PageReader.usualFontSize(of: sheet.glyphs)
    // Lines above the tables, set flush with them, may come as near.
    let start = tables.filter { $0.right < middle }.reduce(middle - margin) { max($0, $1.right) }
    let end = tables.filter { $0.left > middle }.reduce(middle + margin) { min($0, $1.left) }
    func isNearMiddle(_ box: Rect) -> Bool {
      box.right > start + SheetHalves.overhang && box.left < end - SheetHalves.overhang
    }
    // The sheet's own number stands in its middle; it is given to the left page.
    let numbers = layout.lines.filter { Furniture.isPageNumber($0.text) }.compactMap(\.box)
      .filter(isNearMiddle)
    func isOfNumber(_ box: Rect) -> Bool {
      numbers.contains { $0.contains(x: box.midX, y: box.midY) }
    }
    guard sheet.glyphs.allSatisfy({ !isNearMiddle($0.box) || isOfNumber($0.box) }) else {
      return nil
    }
    func isLeft(_ box: Rect) -> Bool { box.midX < middle || isOfNumber(box) }
    left = SheetHalves.half(of: sheet, where: isLeft)
    right = SheetHalves.half(of: sheet) { !isLeft($0) }
  }

  /// What all cells of a table cover.
  private static func box(of table: Table) -> Rect? {
    let boxes = table.cells.compactMap(\.box)
    return boxes.dropFirst().reduce(boxes.first) { $0?.union($1) }
  }

  /// What of a sheet lies in one half.
  private static func half(of sheet: Page, where isInside: (Rect) -> Bool) -> Page {
    var page = sheet
    page.glyphs = sheet.glyphs.filter { isInside($0.box) }
    page.rulings = sheet.rulings.filter { ruling in
      let (from, to) = (ruling.extent.lowerBound, ruling.extent.upperBound)
      return isInside(
        ruling.axis == .horizontal
          ? Rect(left: from, top: ruling.position, right: to, bottom: ruling.position)
          : Rect(left: ruling.position, top: from, right: ruling.position, bottom: to))
    }
    page.fills = sheet.fills.filter { isInside($0.box) }
    page.images = sheet.images.filter(isInside)
    page.frames = sheet.frames.filter(isInside)
    page.repairs = sheet.repairs.filter { $0.box.map(isInside) ?? true }
    return page
  }
}
