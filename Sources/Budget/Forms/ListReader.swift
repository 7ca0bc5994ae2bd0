internal import Tables

/// Reads a list: many projects in one table, one indicator a row.
///
/// Each project becomes a performance table; all share the printed title.
struct ListReader {
  private let segment: FormSegment
  private(set) var grids: [GridView]
  private let documentYear: Int?
  private var result: [PerformanceTable] = []
  private var findings: [Finding] = []
  private var title: TableTitle

  init(segment: FormSegment, grids: [GridView], documentYear: Int?) {
    self.segment = segment
    self.grids = grids
    self.documentYear = documentYear
    title = TitleReader().title(of: grids[segment.captioned].table.captions, width: nil)
  }

  /// The projects of the list, in printed order.
  mutating func tables() -> Reported<[PerformanceTable]> {
    for part in segment.parts {
      readTitleRows(of: part)
      for (place, header) in part.headers.enumerated() {
        let limit =
          place + 1 < part.headers.count
          ? part.headers[place + 1].rows.lowerBound : part.rows.upperBound
        guard limit >= header.rows.upperBound else { continue }
        read(header, until: limit, of: part.table)
      }
    }
    return Reported(result, findings: findings)
  }

  /// Rows above the header inside the grid: title, year, unit.
  private mutating func readTitleRows(of part: FormSegment.Part) {
    guard let first = part.headers.first else { return }
    for row in part.rows.lowerBound..<max(first.rows.lowerBound, part.rows.lowerBound) {
      for index in grids[part.table].beginning(row: row) {
        let cell = grids[part.table].table.cells[index]
        if TitleReader.isTitle(cell.text) {
          title.text = cell.text.withoutBlanks
          title.year = TitleReader.year(in: Labels.key(cell.text)) ?? title.year
          grids[part.table].read(index)
        } else {
          TitleReader().readFacts(of: cell.text, into: &title)
          grids[part.table].read(index, as: .label)
        }
      }
    }
  }

  private mutating func read(_ header: IndicatorHeader, until limit: Int, of index: Int) {
    let reader = IndicatorReader(
      grid: grids[index], header: header, until: limit, year: title.year ?? documentYear)
    grids[index] = reader.readGrid
    findings += reader.findings
    var project: Int?
    var next = header.rows.upperBound
    // A row has an indicator for each set of columns; sets are read one after the other.
    for row in reader.rows.sorted(by: { $0.row < $1.row }) {
      if next < row.row { readSubtotals(next..<row.row, header: header, of: index) }
      next = row.row + 1
      let cells = projectCells(row: row.row, header: header, of: index)
      let key = cells[.project]
      if let key, key != project || result.isEmpty, !isContinued(key, row: row.row, of: index) {
        begin(cells, header: header, of: index)
        project = key
      } else if result.isEmpty {
        begin(cells, header: header, of: index)
      }
      append(row, of: index)
    }
    if next < reader.end { readSubtotals(next..<reader.end, header: header, of: index) }
    for last in result.indices { result[last].repairs += last == 0 ? reader.repairs : [] }
    if reader.end < limit { readTail(rows: reader.end..<limit, of: index) }
  }

  /// The cells of a row in the columns that describe the project.
  private func projectCells(
    row: Int, header: IndicatorHeader, of index: Int
  ) -> [Labels.Column: Int] {
    var result: [Labels.Column: Int] = [:]
    guard let columns = header.sets.first?.columns else { return result }
    for column in ListReader.projectColumns {
      guard let place = columns[column]?.lowerBound else { continue }
      result[column] = grids[index].index(row: row, column: place)
    }
    return result
  }

  private static let projectColumns: [Labels.Column] = [
    .unit, .unitCode, .department, .project, .projectCode, .total, .fiscal, .other, .goals,
    .termGoals,
  ]

  /// A blank project cell goes on with the project above; so does the same name printed again.
  private func isContinued(_ cell: Int, row: Int, of index: Int) -> Bool {
    let text = grids[index].table.cells[cell].text
    if text.isEmpty { return !result.isEmpty }
    guard let last = result.last else { return false }
    return ProjectName(printed: text).name == last.projectName
      && (grids[index].table.seams.contains(row) || grids[index].table.cells[cell].rows.count == 1)
  }

  private mutating func begin(
    _ cells: [Labels.Column: Int], header: IndicatorHeader, of index: Int
  ) {
    var table = PerformanceTable(index: result.count + 1, kind: .project, form: .list)
    table.columns = header.names
    table.year = title.year ?? documentYear
    table.unit = title.unit
    let all = grids[index].table.cells
    for column in ListReader.projectColumns {
      guard let cellIndex = cells[column] else { continue }
      let cell = all[cellIndex]
      grids[index].read(cellIndex, as: .shared)
      let label = ListReader.label(of: column, header: header, cells: all)
      table.fields.append(
        PerformanceTable.Field(label: label, value: cell.text, page: cell.page, box: cell.box))
      if table.amountUnit == nil { table.amountUnit = TitleReader.moneyUnit(inLabel: label) }
      guard !cell.text.isEmpty else { continue }
      let isOnlyGoal =
        column == .termGoals && cells[.goals] == nil && !Labels.namesTerm(label)
      fill(&table, column: isOnlyGoal ? .goals : column, text: cell.text)
    }
    table.amountUnit = table.amountUnit ?? title.amountUnit
    if let text = title.text {
      (table.number, table.title) = TitleReader.parted(text, project: nil)
    }
    let key = Labels.key(table.title ?? "")
    if key.holds("自评") || header.sets[0].columns[.actual] != nil {
      table.kind = .selfEvaluation
    } else if key.holds("转移支付") {
      table.kind = .transfer
    }
    result.append(table)
  }

  /// Whether the list names the unit of each project.
  private var hasUnits: Bool {
    segment.parts.first?.headers.first?.sets.first?.columns[.unit] != nil
  }

  private func fill(_ table: inout PerformanceTable, column: Labels.Column, text: String) {
    let number = DecimalNumber(text.withoutBlanks)
    switch column {
    case .unit: table.unit = PerformanceTable.Body(printed: text)
    case .unitCode:
      let code = text.withoutBlanks
      // The unit beside the title may be the one above those of the list.
      if !hasUnits, table.unit.code != code { table.unit.name = nil }
      table.unit.code = code
    case .department: table.department = PerformanceTable.Body(printed: text)
    case .project:
      let project = ProjectName(printed: text)
      table.projectName = project.name
      table.projectCode = project.code
    case .projectCode: table.projectCode = text.withoutBlanks
    case .total: table.budget.total = number
    case .fiscal: table.budget.fiscal = number
    case .other: table.budget.other = number
    case .goals: table.goals = Goals.items(of: text)
    case .termGoals: table.termGoals = Goals.items(of: text)
    default: break
    }
  }

  private static func label(
    of column: Labels.Column, header: IndicatorHeader, cells: [Cell]
  ) -> String {
    if let above = header.namesAbove[column] { return above }
    let place = header.sets.first?.columns[column]
    let cell = header.cells.first { cells[$0].columns == place }
    return cell.map { cells[$0].text.withoutBlanks } ?? ""
  }

  private mutating func append(_ row: IndicatorReader.Row, of index: Int) {
    guard !result.isEmpty else { return }
    let last = result.count - 1
    var indicator = row.indicator
    if result[last].indicators.isEmpty {
      // Levels are filled down within a project only.
      let columns = segment.parts.first?.headers.first?.sets.first?.columns
      if let place = columns?[.level1]?.lowerBound,
        grids[index].cell(row: row.row, column: place)?.text.isEmpty == true
      {
        indicator.level1 = nil
      }
    }
    result[last].indicators.append(indicator)
    for page in indicator.pages where !result[last].pages.contains(page) {
      result[last].pages.append(page)
    }
    for (name, value) in row.extra {
      result[last].fields.append(
        PerformanceTable.Field(
          label: name, value: value, page: indicator.pages.first ?? 1, box: indicator.box))
    }
  }

  /// Rows without indicators between projects: the sums of a department.
  private mutating func readSubtotals(_ rows: Range<Int>, header: IndicatorHeader, of index: Int) {
    guard !rows.isEmpty else { return }
    let goals = [Labels.Column.goals, .termGoals].compactMap { header.sets.first?.columns[$0] }
    for row in rows {
      let all = grids[index].table.cells
      let filled = grids[index].beginning(row: row).filter {
        !all[$0].text.isEmpty && grids[index].uses[$0] == .none
      }
      guard let first = filled.first else { continue }
      // A project with goals is no sum: what is wrong with its row is not known.
      if filled.contains(where: { index in goals.contains { $0 == all[index].columns } }) {
        continue
      }
      let texts = filled.map { all[$0].text }
      let isFiller = texts.allSatisfy { LevelNames.isFiller($0) }
      for cell in filled { grids[index].read(cell, as: isFiller ? .dropped : .label) }
      if isFiller { continue }
      if texts.count == 1, ListReader.isKind(texts[0]) { continue }
      if texts.count == 1, header.sets[0].columns[.unit] == nil {
        // A row of its own names the unit of the projects below.
        title.unit = PerformanceTable.Body(printed: texts[0])
        continue
      }
      findings.append(
        Finding(
          code: "subtotal-row", severity: .note,
          message: "a row without an indicator is taken for a subtotal",
          page: all[first].page, box: all[first].box, evidence: texts))
    }
  }

  /// Whether a row of its own names the kind of the projects below, not their unit: 特定目标类,
  /// 一、一般公共预算项目.
  private static func isKind(_ text: String) -> Bool {
    let key = Labels.key(text)
    return ["类", "项目", "支出", "预算", "资金", "经费"].contains(where: key.hasSuffix)
  }

  /// Rows below the list: remarks and sign-offs become fields of the last project.
  private mutating func readTail(rows: Range<Int>, of index: Int) {
    let (entries, grid) = HeadReader.read(rows: rows, of: grids[index])
    grids[index] = grid
    guard !result.isEmpty else { return }
    for entry in entries {
      result[result.count - 1].fields.append(
        PerformanceTable.Field(
          label: entry.label, value: entry.value, page: entry.page, box: entry.box))
    }
  }
}
