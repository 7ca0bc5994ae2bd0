internal import Tables

/// Reads one form: a project's head, goals and indicators.
struct FormReader {
  private let segment: FormSegment
  private(set) var grids: [GridView]
  private let documentYear: Int?
  private var result: PerformanceTable
  private var entries: [HeadEntry] = []
  private var findings: [Finding] = []
  private var title: TableTitle
  /// The names of columns that a finding tells of already.
  private var unknownColumns: Swift.Set<String> = []

  init(segment: FormSegment, grids: [GridView], documentYear: Int?) {
    self.segment = segment
    self.grids = grids
    self.documentYear = documentYear
    result = PerformanceTable(index: 1)
    let table = grids[segment.captioned].table
    let width = table.columnEdges.last.flatMap { right in
      table.columnEdges.first.map { right - $0 }
    }
    let isNamed = segment.sharesCaptions || segment.parts[0].rows.lowerBound == 0
    title = TitleReader().title(of: isNamed ? table.captions : [], width: width)
  }

  /// The form as a performance table.
  mutating func table() -> Reported<[PerformanceTable]> {
    for part in segment.parts { readHead(of: part) }
    for entry in entries where entry.field == .year {
      if title.year == nil { title.year = TitleReader.year(ofValue: entry.value) }
    }
    result.year = title.year ?? documentYear
    for part in segment.parts { readIndicators(of: part) }
    nameTable()
    fillFields()
    result.amountUnit = amountUnit()
    MoneyReader(entries: entries, unit: result.amountUnit).read(into: &result)
    collectPages()
    return Reported([result], findings: findings)
  }

  /// Reads the rows before the first header and between headers.
  private mutating func readHead(of part: FormSegment.Part) {
    let end = part.headers.first?.rows.lowerBound ?? part.rows.upperBound
    read(rows: part.rows.lowerBound..<max(end, part.rows.lowerBound), of: part.table)
  }

  private mutating func read(rows: Range<Int>, of index: Int) {
    var start = rows.lowerBound
    // Title, year and unit inside the grid.
    while start < rows.upperBound, entries.isEmpty, readFacts(ofRow: start, of: index) {
      start += 1
    }
    guard start < rows.upperBound else { return }
    let (found, grid) = HeadReader.read(rows: start..<rows.upperBound, of: grids[index])
    entries += found
    grids[index] = grid
  }

  /// Reads a row that names the whole table: its title, its year, its unit.
  ///
  /// - Returns: Whether the row does, or is blank.
  private mutating func readFacts(ofRow row: Int, of index: Int) -> Bool {
    let table = grids[index].table
    let filled = grids[index].beginning(row: row).filter { !table.cells[$0].text.isEmpty }
    let texts = filled.map { table.cells[$0].text }
    guard let first = texts.first, let cell = filled.first.map({ table.cells[$0] }) else {
      return true
    }
    let isWide = filled.count == 1 && cell.columns.count * 2 > table.columnCount
    if isWide, TitleReader.isTitle(first) {
      title.text = first.withoutBlanks
      title.year = TitleReader.year(in: Labels.key(first)) ?? title.year
      for read in filled { grids[index].read(read) }
      return true
    }
    guard texts.allSatisfy({ TitleReader.isFact($0) || (isWide && $0.holds("单位")) }) else {
      return false
    }
    for text in texts { TitleReader().readFacts(of: text, into: &title) }
    for read in filled { grids[index].read(read, as: .label) }
    return true
  }

  private mutating func readIndicators(of part: FormSegment.Part) {
    for (place, header) in part.headers.enumerated() {
      let limit =
        place + 1 < part.headers.count
        ? part.headers[place + 1].rows.lowerBound : part.rows.upperBound
      guard limit >= header.rows.upperBound else { continue }
      let reader = IndicatorReader(
        grid: grids[part.table], header: header, until: limit, year: result.year)
      grids[part.table] = reader.readGrid
      if result.columns.isEmpty { result.columns = header.names }
      let isTermBlock = scope(above: header, in: part) == .term
      for row in reader.rows {
        var indicator = row.indicator
        if isTermBlock { indicator.scope = .term }
        result.indicators.append(indicator)
        addExtra(row.extra, of: indicator)
      }
      result.repairs += reader.repairs
      findings += reader.findings
      addTotals(reader, part: part)
      if reader.end < limit { read(rows: reader.end..<limit, of: part.table) }
      markSideCells(of: header, in: part)
    }
  }

  /// A block of indicators called 长期绩效指标 or 中期… beside its rows speaks of the whole term.
  private func scope(above header: IndicatorHeader, in part: FormSegment.Part) -> Indicator.Scope? {
    guard part.headers.count > 1 || segment.parts.filter({ !$0.headers.isEmpty }).count > 1 else {
      return nil
    }
    let grid = grids[part.table]
    var texts: [String] = []
    let left = header.sets.flatMap(\.columns.values).map(\.lowerBound).min() ?? 0
    for column in 0..<left {
      if let cell = grid.cell(row: header.rows.lowerBound, column: column) {
        texts.append(cell.text)
      }
      if let cell = grid.cell(row: header.rows.upperBound, column: column) {
        texts.append(cell.text)
      }
    }
    if header.rows.lowerBound > 0 {
      texts += grid.indices(row: header.rows.lowerBound - 1).map { grid.table.cells[$0].text }
    }
    for text in texts where text.unicodeScalars.count <= 20 {
      // Turned labels that a page break cuts stand beside each other.
      for word in text.split(whereSeparator: \.isWhitespace) + [text[...]] {
        let key = Labels.key(word)
        if ["长期", "中期", "实施期", "总体"].contains(where: key.hasPrefix) { return .term }
        if ["年度", "本年"].contains(where: key.hasPrefix) { return .year }
      }
    }
    return nil
  }

  private mutating func markSideCells(of header: IndicatorHeader, in part: FormSegment.Part) {
    let left = header.sets.flatMap(\.columns.values).map(\.lowerBound).min() ?? 0
    for row in header.rows {
      for index in grids[part.table].indices(row: row, columns: 0..<left) {
        grids[part.table].read(index, as: .label)
      }
    }
  }

  /// Columns of unknown name: kept as fields, and said once each.
  private mutating func addExtra(_ extra: [(name: String, value: String)], of indicator: Indicator)
  {
    for (name, value) in extra {
      result.fields.append(
        PerformanceTable.Field(
          label: name, value: value, page: indicator.pages.first ?? 1, box: indicator.box))
      guard unknownColumns.insert(name).inserted else { continue }
      findings.append(
        Finding(
          code: "unknown-column", severity: .note,
          message: "a column of unknown meaning is kept as a field",
          page: indicator.pages.first, box: indicator.box, evidence: [name, value]))
    }
  }

  private mutating func addTotals(_ reader: IndicatorReader, part: FormSegment.Part) {
    let cells = grids[part.table].table.cells
    for total in reader.totals {
      guard let first = total.first else { continue }
      for (place, index) in total.dropFirst().enumerated() {
        entries.append(
          HeadEntry(
            label: cells[first].text.withoutBlanks + reader.columnName(of: cells[index], place),
            field: .plain,
            value: cells[index].text, columns: cells[index].columns,
            row: cells[index].rows.lowerBound, page: cells[index].page, box: cells[index].box))
      }
    }
    for (name, points, page) in reader.points {
      entries.append(
        HeadEntry(
          label: name, field: .plain, value: points, columns: 0..<1, row: 0, page: page))
    }
  }
}

extension FormReader {
  private mutating func fillFields() {
    let hasYearGoals = entries.contains { $0.field == .goals }
    for entry in entries {
      result.fields.append(
        PerformanceTable.Field(
          label: entry.label, value: entry.value, page: entry.page, box: entry.box))
      guard !entry.value.isEmpty else { continue }
      switch entry.field {
      case .projectName:
        if result.projectName == nil { setProject(entry.value) }
      case .projectCode: result.projectCode = result.projectCode ?? entry.value.withoutBlanks
      case .unit where TitleReader.moneyUnit(entry.value) != nil:
        title.amountUnit = TitleReader.moneyUnit(entry.value)
      case .unit where Labels.key(entry.label) != "预算部门":
        if result.unit.name == nil { result.unit = PerformanceTable.Body(printed: entry.value) }
      case .department:
        if result.department.name == nil {
          result.department = PerformanceTable.Body(printed: entry.value)
        }
      case .goals where entry.label != "预期目标" || result.goals.isEmpty:
        result.goals += Goals.items(of: entry.value)
      case .termGoals where !hasYearGoals && !Labels.namesTerm(entry.label):
        result.goals += Goals.items(of: entry.value)
      case .termGoals: result.termGoals += Goals.items(of: entry.value)
      default: break
      }
    }
    if result.unit.name == nil { result.unit = title.unit }
    if result.unit.name == nil, let other = entries.first(where: { $0.field == .unit }),
      !other.value.isEmpty
    {
      result.unit = PerformanceTable.Body(printed: other.value)
    }
    if result.unit.code == nil {
      let code = entries.first {
        Labels.column($0.label) == .unitCode && TitleReader.isCode($0.value)
      }
      result.unit.code = code?.value.withoutBlanks
    }
    if result.kind == .overall { TaskReader(entries: entries).read(into: &result) }
  }

  private mutating func setProject(_ printed: String) {
    let project = ProjectName(printed: printed)
    result.projectName = project.name
    result.projectCode = project.code ?? result.projectCode
  }

  private mutating func nameTable() {
    let project = entries.first { $0.field == .projectName && !$0.value.isEmpty }?.value
    if let text = title.text {
      let (number, name) = TitleReader.parted(text, project: project)
      result.number = number
      result.title = name
    }
    let key = Labels.key(result.title ?? "")
    let hasScores = result.columns.contains { Labels.column(ofCell: $0) == .actual }
    if key.holds("自评") || hasScores {
      result.kind = .selfEvaluation
    } else if key.holds("转移支付") || key.holds("预算内投资") || key.holds("区域绩效") {
      result.kind = .transfer
    } else if key.holds("整体") || (project == nil && key.isEmpty && isOverallHead) {
      result.kind = .overall
    }
  }

  private var isOverallHead: Bool {
    entries.contains { Labels.key($0.label).hasPrefix("部门") && $0.field == .unit }
  }

  private func amountUnit() -> String? {
    for entry in entries {
      switch entry.field {
      case .total, .termTotal, .fiscal, .other, .group:
        if let unit = TitleReader.moneyUnit(inLabel: entry.label) { return unit }
      default: continue
      }
    }
    for part in segment.parts {
      let end = part.headers.first?.rows.lowerBound ?? part.rows.upperBound
      for cell in grids[part.table].table.cells
      where part.rows.lowerBound <= cell.rows.lowerBound && cell.rows.lowerBound < end {
        let key = Labels.key(cell.text)
        guard key.unicodeScalars.count <= 24,
          key.hasPrefix("(") || ["资金", "预算", "金额", "投资", "收入", "支出"].contains(where: key.holds)
        else { continue }
        if let unit = TitleReader.moneyUnit(inLabel: cell.text) { return unit }
      }
    }
    if let unit = title.amountUnit { return unit }
    for entry in entries where entry.field == .total || entry.field == .termTotal {
      let value = entry.value.withoutBlanks
      if value.hasSuffix("万元") || value.hasSuffix("万") { return "万元" }
      if value.hasSuffix("元") { return "元" }
    }
    return nil
  }

  private mutating func collectPages() {
    var pages: Swift.Set<Int> = []
    for part in segment.parts {
      for cell in grids[part.table].table.cells where part.rows.overlaps(cell.rows) {
        for fragment in cell.fragments { pages.insert(fragment.page) }
      }
      result.repairs += grids[part.table].table.repairs.filter { $0.kind != .wrap }
    }
    result.pages = pages.sorted()
    result.repairs += Wraps.repairs(of: segment, grids: grids)
  }
}
