import Emitters
import Jixiao
import Tables

/// An inspection as a few lines for the terminal.
struct InspectionSummary {
  private let inspection: Inspection

  init(_ inspection: Inspection) { self.inspection = inspection }

  /// The summary, each line ended.
  func text(path: String) -> String {
    let page = inspection.page
    let horizontal = page.rulings.count { $0.axis == .horizontal }
    var lines = [
      "\(path):\(page.number): \(rounded(page.width)) x \(rounded(page.height)) points",
      "glyphs    \(page.glyphs.count)",
      "rulings   \(horizontal) horizontal, \(page.rulings.count - horizontal) vertical",
      "fills     \(page.fills.count)",
      "pictures  \(page.images.count)",
      "lines     \(inspection.lines.count) outside tables",
      "tables    \(inspection.tables.count)",
    ]
    for (index, table) in inspection.tables.enumerated() { lines.append(row(table, index + 1)) }
    if !inspection.omissions.isEmpty { lines.append("left out  \(inspection.omissions.count)") }
    for omission in inspection.omissions {
      lines.append("  \(place(omission.box))  \(omission.reason.explanation)")
    }
    if !inspection.findings.isEmpty { lines.append("findings  \(inspection.findings.count)") }
    for finding in inspection.findings {
      lines.append("  \(finding.severity.rawValue): \(finding.message) [\(finding.code)]")
    }
    return lines.map { $0.escapingControls + "\n" }.joined()
  }

  private func row(_ table: Table, _ number: Int) -> String {
    let spans = table.cells.count { $0.rows.count > 1 || $0.columns.count > 1 }
    let texts = table.cells.count { !$0.text.isEmpty }
    let pages = table.pages.map { "\($0)" }.joined(separator: ",")
    var boxes = table.cells.lazy.flatMap(\.fragments).filter { $0.page == inspection.page.number }
      .compactMap(\.box).makeIterator()
    var box = boxes.next()
    while let next = boxes.next() { box = box?.union(next) }
    var parts = [
      "  \(number). \(table.rowCount) rows x \(table.columnCount) columns",
      "\(table.origin.rawValue)", "\(table.headerRows) header rows", "\(spans) spans",
      "\(texts) of \(table.cells.count) cells filled", "pages \(pages)",
    ]
    if let box { parts.append(place(box)) }
    if let title = table.heading.title { parts.append(title) }
    return parts.joined(separator: ", ")
  }

  private func place(_ box: Rect) -> String {
    "(\(rounded(box.left)), \(rounded(box.top)))-(\(rounded(box.right)), \(rounded(box.bottom)))"
  }

  private func rounded(_ value: Double) -> Int {
    value.isFinite ? Int(min(max(value.rounded(), -1e9), 1e9)) : 0
  }
}
