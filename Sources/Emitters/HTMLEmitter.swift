public import Budget

/// One self-contained HTML page: a section a table, with its facts, goals and indicators.
///
/// Levels that go on over several rows are one cell, as in the printed table.
public struct HTMLEmitter: Emitter {
  /// Creates an emitter.
  public init() {}

  /// Appends the beginning of the page.
  public func begin(_ output: inout [UInt8]) { HTMLText.beginPage(&output) }

  /// Appends the end of the page.
  public func end(_ output: inout [UInt8]) { HTMLText.endPage(&output) }

  /// Appends a section a table.
  public func write(_ document: Document, to output: inout [UInt8]) {
    output.append("<h1>\(HTMLText.escaped(document.source.name))</h1>\n")
    if document.tables.isEmpty {
      output.append("<p>没有绩效目标表（\(document.status.rawValue)）。</p>\n")
    }
    for table in document.tables { write(table, to: &output) }
  }

  private func write(_ table: PerformanceTable, to output: inout [UInt8]) {
    output.append("<section id=\"table-\(table.index)\">\n")
    output.append("<h2>\(table.index). \(HTMLText.escaped(table.heading))</h2>\n<dl>\n")
    for fact in TableFacts(of: table).facts {
      let label = HTMLText.escaped(fact.label)
      output.append("<dt>\(label)</dt><dd>\(HTMLText.escaped(fact.value))</dd>\n")
    }
    output.append("</dl>\n")
    write(goals: table.goals, under: "年度目标", to: &output)
    write(goals: table.termGoals, under: "总体目标", to: &output)
    if !table.tasks.isEmpty {
      let cells = table.tasks.map { $0.cells }
      write(header: PerformanceTable.taskColumns, cells, merging: 0, to: &output)
    }
    if !table.indicators.isEmpty {
      let columns = table.filledColumns
      let levels = ["level1", "level2"]
      write(
        header: columns.map { "\($0.chinese)" },
        table.indicators.map { row in columns.map { $0.text(row) ?? "" } },
        merging: columns.prefix { levels.contains($0.english.description) }.count, to: &output)
    }
    output.append("</section>\n")
  }

  private func write(goals: [String], under heading: String, to output: inout [UInt8]) {
    guard !goals.isEmpty else { return }
    output.append("<h3>\(heading)</h3>\n")
    for goal in goals { output.append("<p>\(HTMLText.escaped(goal))</p>\n") }
  }

  /// Appends a table; in the first `merging` columns equal texts below each other are one cell, as
  /// long as the cells to their left are.
  private func write(
    header: [String], _ rows: [[String]], merging: Int, to output: inout [UInt8]
  ) {
    output.append("<table>\n<tr>")
    for name in header { output.append("<th>\(HTMLText.escaped(name))</th>") }
    output.append("</tr>\n")
    var ends = [Int](repeating: 0, count: merging)
    for (row, cells) in rows.enumerated() {
      output.append("<tr>")
      for (column, text) in cells.enumerated() {
        guard column < merging else {
          output.append("<td>\(HTMLText.escaped(text))</td>")
          continue
        }
        guard ends[column] <= row else { continue }
        let key = cells[...column]
        ends[column] = rows[row...].firstIndex { $0[...column] != key } ?? rows.count
        let span = ends[column] - row
        output.append(span > 1 ? "<td rowspan=\"\(span)\">" : "<td>")
        output.append("\(HTMLText.escaped(text))</td>")
      }
      output.append("</tr>\n")
    }
    output.append("</table>\n")
  }
}

extension Emitter where Self == HTMLEmitter {
  /// One self-contained HTML page.
  public static var html: Self { Self() }
}
