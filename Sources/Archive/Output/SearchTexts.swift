internal import Budget
internal import Tables

/// The texts of one document that can be searched, in reading order.
struct SearchTexts {
  /// Where a text comes from.
  enum Kind: String, Hashable, Sendable {
    case title
    case unit
    case project
    case purpose
    case goal
    case indicator
    case task
    case field
    case grid
  }

  /// One text.
  struct Entry: Hashable, Sendable {
    var table: Int64?
    var kind: Kind
    var page: Int?
    var text: String
  }

  private(set) var entries: [Entry] = []

  /// Adds the texts of a performance table, each once.
  ///
  /// The head of a form prints most texts that also have a field of their own; those are not
  /// repeated, so that a word that stands once is found once.
  mutating func add(_ table: PerformanceTable, identifier: Int64) {
    var known: Set<String> = []
    let first = table.pages.first
    func add(_ kind: Kind, _ text: String?, page: Int?, to entries: inout [Entry]) {
      guard let text, !text.isEmpty, known.insert(text.withoutBlanks).inserted else { return }
      entries.append(Entry(table: identifier, kind: kind, page: page, text: text))
    }
    add(.title, table.title, page: first, to: &entries)
    add(.unit, table.unit.name, page: first, to: &entries)
    add(.project, table.projectName, page: first, to: &entries)
    add(.purpose, table.budget.purpose, page: first, to: &entries)
    for goal in table.goals + table.termGoals { add(.goal, goal, page: first, to: &entries) }
    known.insert(table.goals.joined().withoutBlanks)
    known.insert(table.termGoals.joined().withoutBlanks)
    for field in table.fields { add(.field, field.value, page: field.page, to: &entries) }
    for task in table.tasks {
      add(.task, Self.joined([task.name, task.content]), page: first, to: &entries)
    }
    for indicator in table.indicators {
      // Two indicators may be printed with the same words; each of them is found.
      let text = Self.text(of: indicator)
      guard !text.isEmpty else { continue }
      entries.append(
        Entry(table: identifier, kind: .indicator, page: indicator.pages.first ?? first, text: text)
      )
    }
  }

  /// Adds a grid, a text a row.
  mutating func add(_ grid: Tables.Table) {
    var rows: [Int: [String]] = [:]
    var pages: [Int: Int] = [:]
    for cell in grid.cells where !cell.text.isEmpty {
      rows[cell.rows.lowerBound, default: []].append(cell.text)
      pages[cell.rows.lowerBound] = cell.page
    }
    for (row, texts) in rows.sorted(by: { $0.key < $1.key }) {
      entries.append(
        Entry(table: nil, kind: .grid, page: pages[row], text: texts.joined(separator: " | ")))
    }
  }

  private static func text(of indicator: Indicator) -> String {
    joined([
      indicator.level1, indicator.level2, indicator.level3,
      indicator.description == indicator.level3 ? nil : indicator.description,
      indicator.target.text, indicator.actual, indicator.deviation, indicator.remark,
    ])
  }

  private static func joined(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " | ")
  }
}
