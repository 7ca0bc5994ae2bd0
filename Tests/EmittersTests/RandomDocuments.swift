import Budget
import Tables
import TestSupport

/// Makes documents out of random values, with the characters that formats act on.
struct RandomDocuments {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let pieces: [String] = [
    "数量", "指标", "台", " ", "a", "1", ".", ",", "\"", "\\", "/", "\n", "\r\n", "\t", "|", "*",
    "_", "#", "<", ">", "&", "'", "`", "[", "]", "(", ")", "-", "+", "=", "@", "~", "$", "＝", "＋",
    "\u{0}", "\u{1B}", "\u{7F}", "\u{85}", "\u{2028}", "\u{202E}", "\u{FEFF}", "\u{301}",
    "\u{200D}",
    "😀", "𠀀", "é", "≥", ";", "、",
  ]

  mutating func text() -> String {
    (0..<Int.random(in: 0...8, using: &random))
      .map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
    Bool.random(using: &random) ? make(&self) : nil
  }

  mutating func list<Value>(_ most: Int, _ make: (inout Self) -> Value) -> [Value] {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in make(&self) }
  }

  mutating func number() -> DecimalNumber? {
    let whole = Int.random(in: -5000...5000, using: &random)
    return DecimalNumber(
      ["\(whole)", "\(whole).50", "0.\(abs(whole))"].randomElement(using: &random) ?? "")
  }

  mutating func count() -> Int { Int.random(in: 1...2000, using: &random) }

  /// In whole tenths, which are what JSON keeps.
  mutating func box() -> Rect {
    let sides = (0..<4).map { _ in Double(Int.random(in: -99...9999, using: &random)) / 10 }
    return Rect(left: sides[0], top: sides[1], right: sides[2], bottom: sides[3])
  }

  mutating func indicator() -> Indicator {
    Indicator(
      level1: maybe { $0.text() }, level2: maybe { $0.text() }, level3: maybe { $0.text() },
      description: maybe { $0.text() }, target: target(), nature: maybe { $0.text() },
      measure: maybe { $0.text() }, weight: maybe { $0.text() }, actual: maybe { $0.text() },
      score: maybe { $0.text() }, deviation: maybe { $0.text() }, direction: maybe { $0.text() },
      remark: maybe { $0.text() }, scope: Bool.random(using: &random) ? .year : .term,
      pages: [count()] + list(2) { $0.count() }, box: maybe { $0.box() })
  }

  mutating func target() -> Target {
    Target(
      text: text(), kind: Target.Kind.allCases.randomElement(using: &random) ?? .empty,
      operator: maybe { Target.Operator.allCases.randomElement(using: &$0.random) ?? .equal },
      number: number(), upper: maybe { $0.number() } ?? nil, unit: maybe { $0.text() },
      date: maybe { _ in "2024-02-29" }, scale: list(3) { $0.text() })
  }

  mutating func table(index: Int) -> PerformanceTable {
    var table = PerformanceTable(
      index: index, kind: PerformanceTable.Kind.allCases.randomElement(using: &random) ?? .project,
      form: Bool.random(using: &random) ? .form : .list)
    table.number = maybe { $0.text() }
    table.title = maybe { $0.text() }
    table.year = maybe { $0.count() }
    table.pages = [count()]
    table.unit = PerformanceTable.Body(code: maybe { $0.text() }, name: maybe { $0.text() })
    table.department = PerformanceTable.Body(code: maybe { $0.text() }, name: maybe { $0.text() })
    table.amountUnit = maybe { $0.text() }
    table.projectName = maybe { $0.text() }
    table.projectCode = maybe { $0.text() }
    table.budget.total = number()
    table.budget.carryover = number()
    table.budget.purpose = maybe { $0.text() }
    if table.kind == .selfEvaluation {
      table.budget.adjusted = number()
      table.budget.rate = maybe { $0.text() }
    }
    table.projectBudget.fiscal = number()
    table.goals = list(3) { $0.text() }
    table.termGoals = list(3) { $0.text() }
    table.fields = list(3) { random in
      PerformanceTable.Field(
        label: random.text(), value: random.text(), page: random.count(),
        box: random.maybe { $0.box() })
    }
    if table.kind == .overall {
      table.tasks = list(2) { random in
        PerformanceTable.DutyTask(
          name: random.text(), content: random.maybe { $0.text() }, total: random.number())
      }
    }
    table.columns = list(4) { $0.text() }
    table.labels = list(3) { $0.text() }
    table.indicators = list(4) { $0.indicator() }
    table.note = maybe { $0.text() }
    table.repairs = list(2) { random in
      Repair(
        kind: Repair.Kind.allCases.randomElement(using: &random.random) ?? .wrap,
        page: random.count(), box: random.maybe { $0.box() }, printed: random.list(2) { $0.text() },
        text: random.text())
    }
    return table
  }

  /// A grid without overlaps: rectangles cut out of it from the top left.
  mutating func grid() -> Table {
    let rows = Int.random(in: 1...6, using: &random)
    let columns = Int.random(in: 1...6, using: &random)
    var isTaken = [[Bool]](repeating: [Bool](repeating: false, count: columns), count: rows)
    var cells: [Cell] = []
    for row in 0..<rows {
      for column in 0..<columns where !isTaken[row][column] {
        guard Int.random(in: 0..<8, using: &random) > 0 else { continue }
        let bottom = Int.random(in: row + 1...rows, using: &random)
        let free = isTaken[row][column...].prefix { !$0 }.count
        let right = column + Int.random(in: 1...free, using: &random)
        let isFree = (row..<bottom).allSatisfy { !isTaken[$0][column..<right].contains(true) }
        let spanned = isFree ? row..<bottom : row..<row + 1
        for index in spanned {
          for other in column..<right { isTaken[index][other] = true }
        }
        cells.append(
          Cell(
            rows: spanned, columns: column..<right, text: text(),
            fragments: [Fragment(page: count(), box: maybe { $0.box() })]))
      }
    }
    return Table(
      pages: [count()], rowCount: rows, columnCount: columns, cells: cells,
      headerRows: Int.random(in: 0...1, using: &random))
  }

  mutating func document() -> Document {
    let number = Int.random(in: 0...3, using: &random)
    return Document(
      source: Document.Source(
        name: text(), sha256: SampleDocuments.source.sha256, bytes: count(),
        mediaType: "text/plain", pageCount: count(), producer: maybe { $0.text() },
        tagged: Bool.random(using: &random), encrypted: Bool.random(using: &random)),
      status: Document.Status.allCases.randomElement(using: &random) ?? .none,
      tables: (0..<number).map { table(index: $0 + 1) }, grids: list(2) { $0.grid() },
      findings: list(2) { random in
        Finding(
          code: "unread-cell",
          severity: Finding.Severity.allCases.randomElement(using: &random.random) ?? .note,
          message: random.text(), table: random.maybe { $0.count() },
          page: random.maybe { $0.count() }, box: random.maybe { $0.box() },
          evidence: random.list(2) { $0.text() })
      })
  }
}
