public import Tables

/// Makes a document of the layouts of its pages: performance tables, findings and status.
///
/// Pages come one by one and are let go; what stays is what the document holds.
public struct DocumentReader: Sendable {
  /// Whether the document lists every table as a grid.
  public var keepsGrids = false
  /// Whether the budgets of its projects are compared with totals in its other tables.
  ///
  /// Of some pages only, they would be held against the totals of all.
  public var comparesTotals = true

  private var reader = PerformanceReader()
  private var grids: [Table] = []
  private var totals: [ProjectSum.Total] = []
  private var findings: [Finding] = []
  private var refers = false

  /// Creates a reader.
  public init() {}

  /// Reads what follows, a page or more: its tables are whole.
  public mutating func read(_ layout: Layout) {
    if !refers { refers = layout.lines.contains { Document.Status.isReference($0.text) } }
    if comparesTotals { totals += layout.tables.flatMap(ProjectSum.totals(in:)) }
    if keepsGrids { grids += layout.tables.map { $0.withFramedRows() } }
    findings += layout.findings
    reader.read(layout)
  }

  /// Ends the document.
  ///
  /// `findings`: what is known of it beside its layout.
  public mutating func document(of source: Document.Source, findings known: [Finding]) -> Document {
    let read = reader.finish()
    var document = Document(source: source, status: .none, tables: read.value, grids: grids)
    document.findings = known + findings + read.findings
    document.findings += Checks().findings(in: document, totals: totals)
    document.status = Document.Status(of: document, refers: refers)
    return document
  }
}
