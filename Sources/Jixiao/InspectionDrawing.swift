internal import PDFPages
internal import Tables

/// Draws an inspection over a picture of its page.
///
/// Rulings are red, cells orange with their row and column numbers, tables green, the first row of
/// a table that goes on from the page before is underlaid in violet, what was left out is grey and
/// findings are underlaid in yellow.
public struct InspectionDrawing: Sendable {
  private let inspection: Inspection

  private static let ruling = PageCanvas.Colour(red: 0.85, green: 0.1, blue: 0.1, opacity: 0.7)
  private static let cell = PageCanvas.Colour(red: 0.95, green: 0.55, blue: 0, opacity: 0.9)
  private static let header = PageCanvas.Colour(red: 0.3, green: 0.6, blue: 1, opacity: 0.18)
  private static let table = PageCanvas.Colour(red: 0, green: 0.55, blue: 0.2, opacity: 0.9)
  private static let seam = PageCanvas.Colour(red: 0.6, green: 0.2, blue: 0.9, opacity: 0.25)
  private static let omission = PageCanvas.Colour(red: 0.4, green: 0.4, blue: 0.4, opacity: 0.35)
  private static let finding = PageCanvas.Colour(red: 1, green: 0.85, blue: 0, opacity: 0.35)
  private static let label = PageCanvas.Colour(red: 0.1, green: 0.2, blue: 0.75)

  /// The kinds of pictures.
  public enum Format: String, Sendable, CaseIterable {
    /// Pixels, two to a point.
    case png
    /// Scalable vector graphics.
    case svg
  }

  /// Creates a drawing.
  public init(_ inspection: Inspection) { self.inspection = inspection }

  /// The picture as a file.
  ///
  /// - Parameters:
  ///   - path: The PDF file that was inspected.
  ///   - password: Its password.
  ///   - format: The kind of picture.
  /// - Returns: `nil` where memory is short.
  /// - Throws: The reason why the page cannot be drawn.
  public func picture(
    of path: String, password: String?, format: Format
  ) throws(ConversionError) -> [UInt8]? {
    do throws(PDFError) {
      let file = try PDFFile(path: path, password: password)
      let canvas = try file.canvas(
        ofPage: inspection.page.number, format: format == .png ? .png : .svg)
      draw(on: canvas)
      return canvas.file()
    } catch {
      throw .pdf(error)
    }
  }

  /// Draws onto a picture of the page.
  private func draw(on canvas: borrowing PageCanvas) {
    for omission in inspection.omissions {
      canvas.fill(omission.box, Self.omission)
      write(omission.reason.rawValue, in: omission.box, size: 7, on: canvas)
    }
    for finding in inspection.findings {
      guard let box = finding.box else { continue }
      canvas.fill(box, Self.finding)
      write(finding.code, in: box, size: 6, on: canvas)
    }
    for table in inspection.tables { draw(table, on: canvas) }
    for ruling in inspection.page.rulings { draw(ruling, on: canvas) }
  }

  private func draw(_ ruling: Ruling, on canvas: borrowing PageCanvas) {
    let half = max(ruling.thickness, 0.4) / 2
    let (low, high) = (ruling.position - half, ruling.position + half)
    let (from, to) = (ruling.extent.lowerBound, ruling.extent.upperBound)
    let box =
      ruling.axis == .horizontal
      ? Rect(left: from, top: low, right: to, bottom: high)
      : Rect(left: low, top: from, right: high, bottom: to)
    canvas.fill(box, Self.ruling)
  }

  private func draw(_ table: Table, on canvas: borrowing PageCanvas) {
    var outline: Rect?
    for cell in table.cells {
      for fragment in cell.fragments where fragment.page == inspection.page.number {
        guard let box = fragment.box else { continue }
        outline = outline?.union(box) ?? box
        if cell.rows.lowerBound < table.headerRows { canvas.fill(box, Self.header) }
        if isAtSeam(cell, of: table) { canvas.fill(box, Self.seam) }
        canvas.outline(box, Self.cell, thickness: 0.8)
        let rows = label(cell.rows)
        write("\(rows),\(label(cell.columns))", in: box, size: 5, on: canvas)
      }
    }
    if let outline { canvas.outline(outline.expanded(by: 1.5), Self.table, thickness: 1.5) }
  }

  /// Whether a cell stands in the first row of its table on this page, which is not its first.
  private func isAtSeam(_ cell: Cell, of table: Table) -> Bool {
    guard let index = table.pages.firstIndex(of: inspection.page.number), index > 0,
      index - 1 < table.seams.count
    else { return false }
    return cell.rows.contains(table.seams[index - 1])
  }

  /// `3`, or `3-5` for a span.
  private func label(_ range: Range<Int>) -> String {
    range.count > 1 ? "\(range.lowerBound)-\(range.upperBound - 1)" : "\(range.lowerBound)"
  }

  private func write(
    _ text: String, in box: Rect, size: Double, on canvas: borrowing PageCanvas
  ) {
    canvas.write(text, x: box.left + 1, y: box.top, size: size, Self.label)
  }
}
