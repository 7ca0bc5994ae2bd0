/// A line of text outside every table, as a reader sees it.
public struct TextLine: Hashable, Sendable {
  /// The text, gaps that separate words or columns as one space.
  public var text: String
  /// The page, from 1.
  public var page: Int
  /// Where it stands.
  ///
  /// `nil` for text input. See `Rect`.
  public var box: Rect?
  /// The size of most of its characters, in points; `nil` for text input.
  public var fontSize: Double?

  /// Creates a line.
  public init(text: String, page: Int, box: Rect? = nil, fontSize: Double? = nil) {
    self.text = text
    self.page = page
    self.box = box
    self.fontSize = fontSize
  }
}

/// The part of a cell that stands on one page.
public struct Fragment: Hashable, Sendable {
  /// The page, from 1.
  public var page: Int
  /// The cell's rectangle between its rulings.
  ///
  /// `nil` for text input. See `Rect`.
  public var box: Rect?
  /// The lines as printed, top to bottom.
  public var lines: [String]
  /// How much room each line left behind it, in widths of a CJK character.
  ///
  /// As many as `lines`, or empty where that is not known.
  public var rooms: [Double]

  /// Creates a fragment.
  public init(page: Int, box: Rect? = nil, lines: [String] = [], rooms: [Double] = []) {
    self.page = page
    self.box = box
    self.lines = lines
    self.rooms = rooms
  }
}

/// A rectangle of grid squares with one text.
public struct Cell: Hashable, Sendable {
  /// The rows it covers, never empty.
  public var rows: Range<Int>
  /// The columns it covers, never empty.
  public var columns: Range<Int>
  /// The text as its author typed it: wraps joined, real breaks as `\n`.
  public var text: String
  /// Where and how it is printed: one fragment, or one a page where a page break cuts the cell.
  ///
  /// Never empty.
  public var fragments: [Fragment]

  /// Creates a cell.
  public init(rows: Range<Int>, columns: Range<Int>, text: String, fragments: [Fragment]) {
    self.rows = rows
    self.columns = columns
    self.text = text
    self.fragments = fragments
  }

  /// The page on which the cell begins.
  public var page: Int { fragments.first?.page ?? 1 }
  /// The rectangle on the page where the cell begins.
  public var box: Rect? { fragments.first?.box }
}

/// What a reader sees as one table, over as many pages as it takes.
public struct Table: Hashable, Sendable {
  /// The pages it stands on, in order, never empty.
  public var pages: [Int]
  /// How many rows it has.
  public var rowCount: Int
  /// How many columns it has.
  public var columnCount: Int
  /// Its cells, by row and then by column; no two cover the same square.
  public var cells: [Cell]
  /// The x coordinates of the grid lines on its first page, ascending, in points.
  ///
  /// One more than there are columns; empty for text input.
  public var columnEdges: [Double]
  /// How many rows from the top name the columns.
  public var headerRows: Int
  /// The lines between the table before it (or the top of its page) and this one.
  public var captions: [TextLine]
  /// The rows at which a new page begins, in order.
  public var seams: [Int]
  /// Whether its last row is cut: no ruling closes it at the bottom.
  public var isOpenAtBottom: Bool
  /// What was mended while it was recognised.
  public var repairs: [Repair]
  /// What told its rows and columns.
  public var origin: Origin
  /// The rows over the first that no rulings draw, and those under the last: title, number, unit
  /// and notes that its author set in cells of their own.
  ///
  /// Each is numbered from 0. They tell nothing of the table's columns; see ``withFramedRows()``.
  public var rowsAbove: [[Cell]] = []
  /// See ``rowsAbove``.
  public var rowsBelow: [[Cell]] = []
  /// How its text stands on the page as displayed.
  public var orientation = Glyph.Orientation.upright

  /// What tells the rows and columns of a table.
  public enum Origin: String, Hashable, Sendable, CaseIterable {
    /// Rulings in both directions.
    case ruled
    /// Horizontal rulings and the alignment of text.
    case lined
    /// The alignment of text alone.
    case aligned
    /// Text input without geometry.
    case text
  }

  /// Creates a table.
  public init(
    pages: [Int], rowCount: Int, columnCount: Int, cells: [Cell],
    columnEdges: [Double] = [], headerRows: Int = 0,
    captions: [TextLine] = [], seams: [Int] = [], isOpenAtBottom: Bool = false,
    repairs: [Repair] = [], origin: Origin = .ruled
  ) {
    self.pages = pages
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.cells = cells
    self.columnEdges = columnEdges
    self.headerRows = headerRows
    self.captions = captions
    self.seams = seams
    self.isOpenAtBottom = isOpenAtBottom
    self.repairs = repairs
    self.origin = origin
  }
}

extension Table {
  /// The table with all rows that its author made: ``rowsAbove``, its own and ``rowsBelow``.
  public func withFramedRows() -> Table {
    guard !rowsAbove.isEmpty || !rowsBelow.isEmpty else { return self }
    var result = self
    result.rowsAbove = []
    result.rowsBelow = []
    let above = rowsAbove.count
    func moved(_ cells: [Cell], by offset: Int) -> [Cell] {
      cells.map { cell in
        var cell = cell
        cell.rows = (cell.rows.lowerBound + offset)..<(cell.rows.upperBound + offset)
        return cell
      }
    }
    result.cells =
      moved(rowsAbove.flatMap { $0 }, by: 0) + moved(cells, by: above)
      + moved(rowsBelow.flatMap { $0 }, by: above + rowCount)
    result.rowCount = above + rowCount + rowsBelow.count
    result.seams = seams.map { $0 + above }
    if headerRows > 0 { result.headerRows = headerRows + above }
    return result
  }
}

/// What was recognised: the tables, and the lines of text that belong to none.
///
/// A layout holds one page or, after joining, a whole document.
public struct Layout: Hashable, Sendable {
  /// The tables in reading order.
  public var tables: [Table]
  /// The lines outside every table in reading order; the captions of tables are among them.
  public var lines: [TextLine]
  /// What its reader should know.
  public var findings: [Finding]
  /// The first grid of a page, where it holds too little to be a table by itself: it may be the rest
  /// of a row that the page before cuts.
  ///
  /// Its text is in ``lines``; joining makes it a part of a table or drops it.
  public var fragment: Table?

  /// Creates a layout.
  public init(tables: [Table] = [], lines: [TextLine] = [], findings: [Finding] = []) {
    self.tables = tables
    self.lines = lines
    self.findings = findings
  }

  /// Adds what follows.
  mutating func append(_ other: Layout) {
    tables += other.tables
    lines += other.lines
    findings += other.findings
  }
}
