import Budget
import Emitters
import TestSupport
import Testing

@Suite struct CSVEmitterTests {
  @Test func `a document is one line an indicator`() throws {
    try expectGolden(
      CSVEmitter.csv.text(of: SampleDocuments.document), in: TestFiles.golden("document.csv"))
  }

  @Test func `english names are those of JSON`() throws {
    let emitter = CSVEmitter(headers: .english, isSpreadsheetSafe: true, hasByteOrderMark: true)
    try expectGolden(
      emitter.text(of: SampleDocuments.document), in: TestFiles.golden("document-safe-en.csv"))
  }

  @Test func `a table without indicators and a document without tables have a line`() throws {
    let lines = CSVLines(CSVEmitter.csv.text(of: SampleDocuments.document)).lines
    #expect(lines.filter { $0.contains("项目支出绩效自评表") }.count == 1)
    var document = SampleDocuments.document
    document.tables = []
    let empty = CSVLines(CSVEmitter.csv.text(of: document)).lines
    #expect(empty.count == 2)
    #expect(empty[1].prefix(2) == ["budget.pdf", "partial"])
    #expect(empty[1].count == empty[0].count)
  }

  @Test(arguments: [
    ("=SUM(A1)", "'=SUM(A1)"), ("＝1", "'＝1"), ("@x", "'@x"), ("\tx", "'\tx"), (" +1+1", "' +1+1"),
    ("-5.00", "-5.00"), ("+3", "+3"), ("-5%", "'-5%"), ("=100.00(%)", "'=100.00(%)"),
    ("≥95%", "≥95%"), ("", ""), ("a=b", "a=b"),
  ])
  func `only what a spreadsheet would run is guarded`(cell: String, guarded: String) throws {
    var document = SampleDocuments.document
    document.source.name = cell
    let safe = CSVLines(CSVEmitter(isSpreadsheetSafe: true).text(of: document)).lines
    #expect(safe[1][0] == guarded)
    let verbatim = CSVLines(CSVEmitter.csv.text(of: document)).lines
    #expect(verbatim[1][0] == cell)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `cells come back verbatim`(seed: UInt64) throws {
    var random = RandomDocuments(seed: seed)
    let document = random.document()
    let lines = CSVLines(CSVEmitter(headers: .english).text(of: document)).lines
    let names = try #require(lines.first)
    #expect(lines.allSatisfy { $0.count == names.count })
    let expected = document.tables.flatMap { table in
      table.indicators.map { indicator in
        [
          table.title ?? "", table.goals.joined(separator: "\n"), indicator.level1 ?? "",
          indicator.target.text, indicator.remark ?? "", indicator.target.number?.text ?? "",
        ]
      }
        + (table.indicators.isEmpty
          ? [[table.title ?? "", table.goals.joined(separator: "\n"), "", "", "", ""]] : [])
    }
    let wanted = ["title", "goals", "level1", "target_text", "remark", "target_number"]
    let columns = try wanted.map { try #require(names.firstIndex(of: $0)) }
    let actual = lines.dropFirst().map { line in columns.map { line[$0] } }
    #expect(actual == (document.tables.isEmpty ? [["", "", "", "", "", ""]] : expected))
  }
}
