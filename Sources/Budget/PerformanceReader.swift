public import Tables

/// Reads what performance tables mean, page by page.
///
/// The steps: cut the tables of the layout into forms and lists; read the title, the year and the
/// unit beside each; read the head's labels and values; read the indicators below their header;
/// give the money to the year or to the whole term. What was read is let go: only its meaning is
/// kept.
public struct PerformanceReader: Sendable {
  private var year = DocumentYear()
  /// The tables that wait until the document's year is known.
  private var waiting: [Table] = []
  private var segments = FormSegments()
  /// The tables from the one on in which the open form begins.
  private var grids: [GridView] = []
  /// For each of them: whether a form was read from it.
  private var holdsForm: [Bool] = []
  private var tables: [PerformanceTable] = []
  private var findings: [Finding] = []
  /// What names indicators in lines and tables of which no form was read.
  private var unread = UnreadLevels()

  /// Creates a reader.
  public init() {}

  /// The performance tables of a document, in page order.
  public func tables(in layout: Layout) -> Reported<[PerformanceTable]> {
    var reader = self
    reader.read(layout)
    return reader.finish()
  }

  /// Reads what follows, a page or more: its tables are whole.
  public mutating func read(_ layout: Layout) {
    year.read(layout.lines)
    for line in layout.lines { unread.add(line) }
    waiting += layout.tables
    if year.isSettled { readWaiting() }
  }

  /// Ends the document.
  ///
  /// - Returns: Its performance tables, in page order.
  public mutating func finish() -> Reported<[PerformanceTable]> {
    readWaiting()
    segments.close()
    readClosedSegments()
    return Reported(tables, findings: findings + unread.findings())
  }

  private mutating func readWaiting() {
    let tables = waiting
    waiting = []
    for table in tables {
      grids.append(GridView(table))
      holdsForm.append(false)
      segments.add(grids.count - 1, grids[grids.count - 1])
      readClosedSegments()
    }
  }

  /// Reads the forms that are whole, and lets go the tables that no open one needs.
  private mutating func readClosedSegments() {
    for segment in segments.takeClosed() { read(segment) }
    let count = segments.firstTable ?? grids.count
    for index in 0..<count where !holdsForm[index] {
      unread.add(grids[index].table)
    }
    grids.removeFirst(count)
    holdsForm.removeFirst(count)
    segments.removeTables(count)
  }

  private mutating func read(_ segment: FormSegment) {
    let read: Reported<[PerformanceTable]>
    if segment.isList {
      var reader = ListReader(segment: segment, grids: grids, documentYear: year.value)
      read = reader.tables()
      grids = reader.grids
    } else {
      var reader = FormReader(segment: segment, grids: grids, documentYear: year.value)
      read = reader.table()
      grids = reader.grids
    }
    var check = Conservation(
      segment: segment, grids: grids, tables: read.value, findings: read.findings)
    let labels = check.labels(besides: read.value)
    let first = tables.count
    for (offset, table) in read.value.enumerated() {
      var table = table
      table.index = first + offset + 1
      table.note = LevelNames.noteOnShift(in: table.indicators)
      if offset == 0 { table.labels = labels }
      tables.append(table)
    }
    for part in segment.parts { holdsForm[part.table] = true }
    findings += (read.findings + check.findings()).map { finding in
      var finding = finding
      finding.table = finding.table.map { first + $0 } ?? first + 1
      return finding
    }
  }
}
