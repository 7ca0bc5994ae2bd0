public import Tables

/// Reads what performance tables mean.
///
/// The steps: cut the tables of the layout into forms and lists; read the title, the year and the
/// unit beside each; read the head's labels and values; read the indicators below their header;
/// give the money to the year or to the whole term.
public struct PerformanceReader: Sendable {
  /// Creates a reader.
  public init() {}

  /// The performance tables of a document, in page order.
  public func tables(in layout: Layout) -> Reported<[PerformanceTable]> {
    var grids = layout.tables.map { GridView($0) }
    let year = DocumentYear.year(of: layout.lines)
    var tables: [PerformanceTable] = []
    var findings: [Finding] = []
    let segments = FormSegments.segments(of: grids)
    for segment in segments {
      let read: Reported<[PerformanceTable]>
      if segment.isList {
        var reader = ListReader(segment: segment, grids: grids, documentYear: year)
        read = reader.tables()
        grids = reader.grids
      } else {
        var reader = FormReader(segment: segment, grids: grids, documentYear: year)
        read = reader.table()
        grids = reader.grids
      }
      let first = tables.count
      for (offset, table) in read.value.enumerated() {
        var table = table
        table.index = first + offset + 1
        tables.append(table)
      }
      let unread = Conservation.findings(segment: segment, grids: grids)
      findings += (read.findings + unread).map { finding in
        var finding = finding
        finding.table = finding.table.map { first + $0 } ?? first + 1
        return finding
      }
    }
    let read = Set(segments.flatMap { $0.parts.map(\.table) })
    for (index, grid) in grids.enumerated() where !read.contains(index) {
      findings += Conservation.findings(unread: grid)
    }
    return Reported(tables, findings: findings)
  }
}

/// Checks that every cell of a performance table found a place in the output.
enum Conservation {
  /// One finding of severity `loss` for each cell with text that was not read.
  static func findings(segment: FormSegment, grids: [GridView]) -> [Finding] {
    var result: [Finding] = []
    for part in segment.parts {
      let grid = grids[part.table]
      for (index, cell) in grid.table.cells.enumerated()
      where part.rows.contains(cell.rows.lowerBound) && !cell.text.isEmpty && !grid.isRead[index] {
        result.append(
          Finding(
            code: "unread-cell", severity: .loss,
            message: "a cell of the table found no place in the output", page: cell.page,
            box: cell.box, evidence: [cell.text]))
      }
    }
    return result
  }
}

extension Conservation {
  /// A finding of severity `loss` for a table that holds indicators but no header that says so.
  static func findings(unread grid: GridView) -> [Finding] {
    let levels = grid.table.cells.filter { cell in
      cell.text.utf8.count <= 60 && cell.text.holds("指标")
        && (Labels.isLevel2(cell.text) || Labels.isLevel1(cell.text))
    }
    guard let first = levels.first, Set(levels.map(\.text)).count >= 2 else { return [] }
    return [
      Finding(
        code: "unread-table", severity: .loss,
        message: "a table that names indicators but no columns is not read", page: first.page,
        box: first.box, evidence: levels.prefix(4).map(\.text))
    ]
  }
}

/// The year that a booklet as a whole speaks of.
enum DocumentYear {
  /// The year before 部门预算, 单位预算 and the like, where the lines agree on one.
  static func year(of lines: [TextLine]) -> Int? {
    var counts: [Int: Int] = [:]
    for line in lines.prefix(400) where line.text.holds("算") || line.text.holds("绩") {
      let key = Labels.key(line.text)
      guard let year = TitleReader.year(in: key) else { continue }
      guard key.holds("预算") || key.holds("决算") || key.holds("绩效") else { continue }
      guard key.unicodeScalars.count <= 40 else { continue }
      counts[year, default: 0] += 1
    }
    return counts.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}
