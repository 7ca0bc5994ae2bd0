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
  /// The texts of the output that stand for one cell each.
  private var values: [String] = []
  /// How often each of them, or a label with its value, was not yet found on the page.
  private var left: [TextSum: Int] = [:]
  /// The texts of the output that stand for cells beside several rows.
  private var shared: [String] = []

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
  ///
  /// - Complexity: Linear in the number of characters.
  mutating func findings() -> [Finding] {
    var result: [Finding] = []
    var inexact: [(cell: Cell, use: GridView.Use)] = []
    let known = Set(left.keys).union(shared.map { TextSum(of: $0) })
    for (cell, use) in cells() {
      let sum = TextSum(of: cell.text)
      switch use {
      case .none: result.append(Conservation.finding("unread-cell", cell))
      case .dropped, .label: continue
      case .value:
        if let count = left[sum], count > 0 {
          left[sum] = count - 1
        } else {
          inexact.append((cell, use))
        }
      case .shared: if !known.contains(sum) { inexact.append((cell, use)) }
      }
    }
    return inexact.isEmpty ? result : result + findings(inexact: inexact)
  }

  /// The same for cells that are parts of texts of the output, or hold several of them: their
  /// characters must be among those of the texts that no cell was found for.
  private func findings(inexact: [(cell: Cell, use: GridView.Use)]) -> [Finding] {
    var left = left
    var rest: [Unicode.Scalar: Int] = [:]
    for text in values {
      let sum = TextSum(of: text)
      guard let count = left[sum], count > 0 else { continue }
      left[sum] = count - 1
      for scalar in text.unicodeScalars { rest[scalar, default: 0] += 1 }
    }
    let all = Set((values + shared).flatMap(\.unicodeScalars))
    var result: [Finding] = []
    for (cell, use) in inexact {
      var isHeld = true
      for scalar in TextSum.counted(LevelNames.withoutPrefix(cell.text)).unicodeScalars {
        if use == .shared {
          isHeld = isHeld && all.contains(scalar)
        } else {
          rest[scalar, default: 0] -= 1
          isHeld = isHeld && rest[scalar, default: 0] >= 0
        }
      }
      if !isHeld { result.append(Conservation.finding("lost-text", cell)) }
    }
    return result
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
    for indicator in table.indicators {
      shared += [indicator.level1, indicator.level2].compactMap { $0 }
      for text in [
        indicator.level3, indicator.description, indicator.target.text, indicator.nature,
        indicator.measure, indicator.weight, indicator.actual, indicator.score,
        indicator.deviation, indicator.direction, indicator.remark,
      ] {
        if let text { add(text) }
      }
    }
  }

  private mutating func add(_ text: String) {
    guard !text.isEmpty else { return }
    left[TextSum(of: text), default: 0] += 1
    values.append(text)
  }

  private static func finding(_ code: String, _ cell: Cell) -> Finding {
    Finding(
      code: code, severity: .loss, message: "a cell of the table found no place in the output",
      page: cell.page, box: cell.box, evidence: [cell.text])
  }
}
