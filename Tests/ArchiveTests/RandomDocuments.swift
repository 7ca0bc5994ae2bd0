import Budget
import Tables
import TestSupport

/// Makes documents out of random values, with the characters that formats and SQL act on.
struct RandomDocuments {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  private static let pieces: [String] = [
    "教育", "支出", "养老", "保", "障", "指标", "2024", "年", "Ａ", "〇", "零", " ", "\n", "a", "B",
    "\"", "\\", "'", "%", ";", "|", "=1+1", "\u{7F}", "\u{1B}[2J", "\u{301}", "😀", "𠀀", "≥", "，",
  ]

  mutating func text() -> String {
    let count = Int.random(in: 1...8, using: &random)
    return (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
  }

  mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
    Bool.random(using: &random) ? make(&self) : nil
  }

  mutating func list<Value>(_ most: Int, _ make: (inout Self) -> Value) -> [Value] {
    (0..<Int.random(in: 0...most, using: &random)).map { _ in make(&self) }
  }

  mutating func number() -> DecimalNumber? {
    let whole = Int.random(in: -5000...5000, using: &random)
    let texts = ["\(whole)", "\(whole).50", "0.10", "123456789012345678.25"]
    return maybe { DecimalNumber(texts.randomElement(using: &$0.random) ?? "") } ?? nil
  }

  mutating func count() -> Int { Int.random(in: 1...2_000, using: &random) }

  /// In whole tenths, which are what JSON keeps.
  mutating func box() -> Rect {
    let sides = (0..<4).map { _ in Double(Int.random(in: -99...9_999, using: &random)) / 10 }
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

  private mutating func target() -> Target {
    Target(
      text: text(), kind: Target.Kind.allCases.randomElement(using: &random) ?? .empty,
      operator: maybe { Target.Operator.allCases.randomElement(using: &$0.random) ?? .equal },
      number: number(), upper: number(), unit: maybe { $0.text() },
      date: maybe { _ in "2024-02-29" }, scale: list(3) { $0.text() })
  }

  mutating func table(index: Int) -> PerformanceTable {
    let kinds = PerformanceTable.Kind.allCases
    var table = PerformanceTable(
      index: index, kind: kinds.randomElement(using: &random) ?? .project,
      form: Bool.random(using: &random) ? .form : .list)
    table.number = maybe { $0.text() }
    table.title = maybe { $0.text() }
    table.year = maybe { $0.count() }
    table.pages = [count()]
    table.unit = .init(code: maybe { $0.text() }, name: maybe { $0.text() })
    table.department = .init(code: maybe { $0.text() }, name: maybe { $0.text() })
    table.amountUnit = maybe { _ in "万元" }
    table.projectName = maybe { $0.text() }
    table.projectCode = maybe { $0.text() }
    addMoney(to: &table)
    table.goals = list(3) { $0.text() }
    table.termGoals = list(3) { $0.text() }
    table.fields = list(3) { random in
      .init(
        label: random.text(), value: random.text(), page: random.count(),
        box: random.maybe { $0.box() })
    }
    if table.kind == .overall {
      table.tasks = list(2) { random in
        .init(name: random.text(), content: random.maybe { $0.text() }, total: random.number())
      }
    }
    table.columns = list(4) { $0.text() }
    table.indicators = list(4) { $0.indicator() }
    table.note = maybe { $0.text() }
    return table
  }

  private mutating func addMoney(to table: inout PerformanceTable) {
    table.budget.total = number()
    table.budget.fiscal = number()
    table.budget.carryover = number()
    table.budget.other = number()
    table.budget.purpose = maybe { $0.text() }
    if table.kind == .selfEvaluation {
      table.budget.adjusted = number()
      table.budget.executed = number()
      table.budget.rate = maybe { $0.text() }
    }
    table.projectBudget.total = number()
    table.projectBudget.fiscal = number()
    table.projectBudget.other = number()
  }

  private mutating func grid() -> Table {
    let rows = Int.random(in: 1...3, using: &random)
    var cells: [Cell] = []
    for row in 0..<rows {
      cells.append(
        Cell(
          rows: row..<row + 1, columns: 0..<2, text: text(),
          fragments: [Fragment(page: count(), box: maybe { $0.box() })]))
    }
    return Table(
      pages: [count()], rowCount: rows, columnCount: 2, cells: cells,
      headerRows: Int.random(in: 0...1, using: &random))
  }

  mutating func document() -> Document {
    let number = Int.random(in: 0...3, using: &random)
    let severities = Finding.Severity.allCases
    return Document(
      source: Document.Source(
        name: "", sha256: "", bytes: 0, mediaType: "application/pdf", pageCount: count(),
        producer: maybe { $0.text() }, tagged: Bool.random(using: &random), encrypted: false),
      status: .complete, tables: (0..<number).map { table(index: $0 + 1) },
      grids: list(2) { $0.grid() },
      findings: list(2) { random in
        Finding(
          code: "some-code", severity: severities.randomElement(using: &random.random) ?? .note,
          message: random.text(), table: random.maybe { $0.count() },
          page: random.maybe { $0.count() }, box: random.maybe { $0.box() },
          evidence: random.list(2) { $0.text() })
      })
  }
}
