internal import Tables

/// Checks that every character of a performance table found a place in the output.
///
/// A book kept twice: the readers say of each cell what became of it (`GridView.Use`), and here the
/// texts of the cells are held against the texts that the tables hold. Names of parts go into the
/// labels of the table; what has no place is said to be lost. White space, and the signs that only
/// part a label from its value (colons and parentheses), are not counted.
struct Conservation {
  private let segment: FormSegment
  private let grids: [GridView]
  /// How often each text stands in the output and was not yet found on the page.
  private var left: [TextSum: Int] = [:]
  /// The texts of the output, to be looked through where a cell is not one of them.
  private var texts: [String] = []

  /// Takes what was read of a segment: its tables and the findings about them.
  init(
    segment: FormSegment, grids: [GridView], tables: [PerformanceTable], findings: [Finding]
  ) {
    self.segment = segment
    self.grids = grids
    for table in tables { add(table) }
    // Sums between the projects of a list are told in a finding.
    for text in findings.filter({ $0.code == "subtotal-row" }).flatMap(\.evidence) { add(text) }
  }

  /// The texts of the cells that name parts of the table and are neither names of columns nor labels
  /// of its head, in printed order.
  func labels(besides tables: [PerformanceTable]) -> [String] {
    var known: Set<TextSum> = []
    for table in tables {
      for name in table.columns { known.insert(TextSum(of: name)) }
      for field in table.fields {
        for part in field.label.split(separator: "/") { known.insert(TextSum(of: part)) }
        known.insert(TextSum(of: field.label))
      }
    }
    return cells().filter { $0.use == .label }.map(\.cell.text).filter {
      !known.contains(TextSum(of: $0))
    }
  }

  /// One finding of severity `loss` for each cell of which a text is not in the output.
  mutating func findings() -> [Finding] {
    var result: [Finding] = []
    var inexact: [Cell] = []
    for (cell, use) in cells() {
      switch use {
      case .none: result.append(Conservation.finding("unread-cell", cell))
      case .dropped, .label: continue
      case .value:
        let sum = TextSum(of: cell.text)
        if let count = left[sum], count > 0 {
          left[sum] = count - 1
        } else {
          inexact.append(cell)
        }
      case .shared:
        if left[TextSum(of: cell.text)] == nil { inexact.append(cell) }
      }
    }
    guard !inexact.isEmpty else { return result }
    let output = texts.map(TextSum.counted).joined(separator: "\n")
    for cell in inexact where !isHeld(cell.text, by: output) {
      result.append(Conservation.finding("lost-text", cell))
    }
    return result
  }

  /// Whether a cell's text is a part of a text of the output, or made of several of them.
  private func isHeld(_ printed: String, by output: String) -> Bool {
    let text = TextSum.counted(LevelNames.withoutPrefix(printed))
    if output.contains(text) { return true }
    var rest = Substring(text)
    let parts = texts.map(TextSum.counted).filter { !$0.isEmpty && text.contains($0) }
      .sorted { $0.utf8.count > $1.utf8.count }
    while let part = parts.first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(part.count)
    }
    return rest.isEmpty
  }

  /// The cells of the segment that print something.
  private func cells() -> [(cell: Cell, use: GridView.Use)] {
    var result: [(cell: Cell, use: GridView.Use)] = []
    for part in segment.parts {
      let grid = grids[part.table]
      for (cell, use) in zip(grid.table.cells, grid.uses)
      where part.rows.contains(cell.rows.lowerBound) && !cell.text.isEmpty {
        result.append((cell, use))
      }
    }
    return result
  }

  private mutating func add(_ table: PerformanceTable) {
    add((table.number ?? "") + (table.number == nil ? "" : ".") + (table.title ?? ""))
    for field in table.fields {
      add(field.label)
      add(field.value)
      // A cell may hold both.
      left[TextSum(of: field.label) + TextSum(of: field.value), default: 0] += 1
    }
    for indicator in table.indicators { add(indicator) }
  }

  private mutating func add(_ indicator: Indicator) {
    for text in [
      indicator.level1, indicator.level2, indicator.level3, indicator.description,
      indicator.target.text, indicator.nature, indicator.measure, indicator.weight,
      indicator.actual, indicator.score, indicator.deviation, indicator.direction,
      indicator.remark,
    ] {
      if let text { add(text) }
    }
  }

  private mutating func add(_ text: String) {
    guard !text.isEmpty else { return }
    left[TextSum(of: text), default: 0] += 1
    texts.append(text)
  }

  private static func finding(_ code: String, _ cell: Cell) -> Finding {
    Finding(
      code: code, severity: .loss, message: "a cell of the table found no place in the output",
      page: cell.page, box: cell.box, evidence: [cell.text])
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
