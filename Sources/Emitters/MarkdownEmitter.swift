public import Budget

/// GitHub-flavoured Markdown for people: a section a table, with its facts, goals and indicators.
///
/// Markdown has no spans: levels are filled down. Columns that no indicator fills are left out, as
/// are boxes and the readings of targets; JSON has them.
public struct MarkdownEmitter: Emitter {
  /// Creates an emitter.
  public init() {}

  /// Appends a section a table.
  public func write(_ document: Document, to output: inout [UInt8]) {
    output.append("# \(MarkdownText.inline(document.source.name))\n\n")
    if document.tables.isEmpty { output.append("没有绩效目标表（\(document.status.rawValue)）。\n\n") }
    for table in document.tables { write(table, to: &output) }
  }

  private func write(_ table: PerformanceTable, to output: inout [UInt8]) {
    output.append("## \(table.index). \(MarkdownText.inline(table.heading))\n\n")
    let facts = TableFacts(of: table).facts
    for fact in facts {
      output.append("- **\(MarkdownText.inline(fact.label))**：\(MarkdownText.inline(fact.value))\n")
    }
    output.append("- **页码**：\(table.pages.map { String($0) }.joined(separator: "、"))\n\n")
    write(goals: table.goals, under: "年度目标", to: &output)
    write(goals: table.termGoals, under: "总体目标", to: &output)
    if !table.tasks.isEmpty {
      MarkdownTable.write(
        header: PerformanceTable.taskColumns, rows: table.tasks.lazy.map(\.cells), to: &output)
    }
    guard !table.indicators.isEmpty else { return }
    let columns = table.filledColumns
    MarkdownTable.write(
      header: columns.map { "\($0.chinese)" },
      rows: table.indicators.lazy.map { row in columns.map { $0.text(row) ?? "" } }, to: &output)
  }

  private func write(goals: [String], under heading: String, to output: inout [UInt8]) {
    guard !goals.isEmpty else { return }
    output.append("### \(heading)\n\n")
    for goal in goals { output.append("\(MarkdownText.paragraph(goal))\n\n") }
  }
}

extension Emitter where Self == MarkdownEmitter {
  /// GitHub-flavoured Markdown.
  public static var markdown: Self { Self() }
}

/// A pipe table of GitHub-flavoured Markdown.
enum MarkdownTable {
  /// Appends a table and an empty line; the cells are escaped here.
  static func write(
    header: [String], rows: some Sequence<[String]>, to output: inout [UInt8]
  ) {
    line(header, to: &output)
    output.append("|")
    for _ in header { output.append(" --- |") }
    output.append("\n")
    for row in rows { line(row, to: &output) }
    output.append("\n")
  }

  private static func line(_ cells: [String], to output: inout [UInt8]) {
    output.append("|")
    for cell in cells {
      output.append(" ")
      output.append(MarkdownText.inline(cell))
      output.append(" |")
    }
    output.append("\n")
  }
}
