internal import Budget
internal import PDFPages
public import Tables

/// What was recognised on one page, and what was left out.
public struct Inspection: Sendable {
  /// What the page draws.
  public var page: Page
  /// The tables that stand on it, those that go on from or to other pages in full.
  public var tables: [Table]
  /// The lines of text outside every table.
  public var lines: [TextLine]
  /// What looked like a table at first, and why it was left out.
  public var omissions: [Omission]
  /// The findings about the page.
  public var findings: [Finding]
}

extension Converter {
  /// Recognises a document and shows one page of it.
  ///
  /// `path` names a PDF file; `number` counts from 1.
  /// - Throws: The reason why the file or the page cannot be read.
  public func inspection(
    at path: String, page number: Int
  ) throws(ConversionError) -> Inspection {
    var converter = self
    converter.includesGrids = true
    converter.pages = []
    let document = try converter.document(at: path)
    do throws(PDFError) {
      let file = try PDFFile(path: path, password: password)
      let page = try file.page(number)
      let recognitions = PageReader(spacing: spacing).recognitions(of: page)
      let tables = document.grids.filter { $0.pages.contains(number) }
      let fragments = tables.flatMap { $0.cells.flatMap(\.fragments) }
      let boxes = fragments.compactMap { $0.page == number ? $0.box : nil }
      return Inspection(
        page: page, tables: tables, lines: recognitions.flatMap(\.layout.lines),
        // The rest of a row of the page before is told by that page alone.
        omissions: recognitions.flatMap(\.omissions).filter { omission in
          !boxes.contains { omission.box.contains(x: $0.midX, y: $0.midY) }
        },
        findings: document.findings.filter { $0.page == number })
    } catch {
      throw .pdf(error)
    }
  }
}
