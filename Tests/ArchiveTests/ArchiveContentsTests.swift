import Archive
import Budget
import Emitters
import Foundation
import Tables
import TestSupport
import Testing

@Suite struct ArchiveContentsTests {
  @Test(arguments: 0..<4 as Range<UInt64>)
  func `what is stored comes back as it was`(seed: UInt64) throws {
    let fixture = try ArchiveFixture()
    var random = RandomDocuments(seed: seed)
    var expected: [String] = []
    for number in 100..<120 {
      var document = random.document()
      let file = try fixture.add("\(number).pdf", reciting: document)
      let bytes = try Data(contentsOf: file)
      let name = file.lastPathComponent
      document.source.name = name
      document.source.bytes = bytes.count
      // The archive knows the digest of the file, which cannot stand in the file itself.
      document.source.sha256 = ""
      expected.append(JSONEmitter(layout: .line).text(of: document))
    }
    let summary = try fixture.ingest()
    #expect(summary.counts == [.complete: 20])
    let archive = try ArchiveFile(readingFrom: fixture.archive())
    #expect(try archive.problems() == [])
    var stored: [String] = []
    try ArchiveExport().forEachDocument(of: archive) { document in
      #expect(document.source.sha256.count == 64)
      var document = document
      document.source.sha256 = ""
      stored.append(JSONEmitter(layout: .line).text(of: document))
    }
    #expect(stored == expected)
  }

  @Test func `the same documents give the same bytes whatever the jobs and the order`() throws {
    let fixture = try ArchiveFixture()
    var random = RandomDocuments(seed: 7)
    var paths: [String] = []
    for number in 0..<30 {
      let file = try fixture.add("\(number).pdf", reciting: random.document(), after: number % 3)
      paths.append(file.path)
    }
    try fixture.ingest(paths, into: "one", jobs: 1)
    var generator = SeededGenerator(seed: 3)
    try fixture.ingest(paths.shuffled(using: &generator), into: "two", jobs: 3)
    #expect(try fixture.contents("one") == fixture.contents("two"))
    for emitter in [CSVEmitter(), MarkdownEmitter(), JSONEmitter(layout: .line)] as [any Emitter] {
      #expect(
        try export(fixture.archive("one"), emitter) == export(fixture.archive("two"), emitter))
    }
    #expect(try workbook(fixture, "one") == workbook(fixture, "two"))
  }

  @Test func `an amount keeps all its digits beside a number`() throws {
    let fixture = try ArchiveFixture()
    var table = PerformanceTable(index: 1)
    table.budget.total = DecimalNumber("123456789012345678.90")
    table.budget.fiscal = DecimalNumber("396.00")
    try fixture.add("a.pdf", reciting: document(with: table))
    try fixture.ingest()
    let values = try fixture.values(
      """
      SELECT budget_total_text, budget_fiscal_text, typeof(budget_total), budget_fiscal
      FROM performance_tables
      """)
    #expect(values == [#""123456789012345678.90"|"396.00"|"real"|396.0"#])
  }

  @Test func `nothing in a spreadsheet is a formula`() throws {
    let fixture = try ArchiveFixture()
    var table = PerformanceTable(index: 1)
    table.title = "=1+1"
    table.projectName = "=HYPERLINK(\"http://example.org\")"
    table.unit.name = "http://example.org"
    table.budget.total = DecimalNumber("396.00")
    table.budget.purpose = String(repeating: "长", count: 40_000)
    table.indicators = [Indicator(level1: "+1", target: Target(text: "@x", kind: .qualitative))]
    try fixture.add("a.pdf", reciting: document(with: table))
    try fixture.ingest()
    let file = fixture.folder.url.appending(path: "a.xlsx").path
    let archive = try ArchiveFile(readingFrom: fixture.archive())
    #expect(try ArchiveExport().writeWorkbook(archive, to: file) == 1)
    let unpacked = try Command(in: fixture.folder.url).shell(
      "unzip -p a.xlsx 'xl/worksheets/*.xml' || python3 -c \"import zipfile; "
        + "z=zipfile.ZipFile('a.xlsx'); [print(z.read(n).decode()) for n in z.namelist()]\"")
    let text = unpacked.text
    #expect(text.contains("=1+1") && text.contains("=HYPERLINK"))
    #expect(!text.contains("<f>") && !text.contains("<hyperlink"))
    #expect(text.contains("<v>396</v>"))
    #expect(text.contains("<autoFilter") && text.contains(#"state="frozen""#))
  }

  @Test func `a spreadsheet holds any text`() throws {
    let fixture = try ArchiveFixture()
    var table = PerformanceTable(index: 1)
    table.title = "a\u{1}b\u{FFFE}c_x0041_d_x41_"
    try fixture.add("a.pdf", reciting: document(with: table))
    try fixture.ingest()
    let file = fixture.folder.url.appending(path: "a.xlsx").path
    _ = try ArchiveExport().writeWorkbook(ArchiveFile(readingFrom: fixture.archive()), to: file)
    let unpacked = try Command(in: fixture.folder.url).shell(
      "unzip -p a.xlsx 'xl/worksheets/*.xml' || python3 -c \"import zipfile; "
        + "z=zipfile.ZipFile('a.xlsx'); [print(z.read(n).decode()) for n in z.namelist()]\"")
    #expect(unpacked.text.contains(">a\u{FFFD}b\u{FFFD}c_x005F_x0041_d_x41_<"))
  }

  private func document(with table: PerformanceTable) -> Document {
    Document(
      source: Document.Source(
        name: "", sha256: "", bytes: 0, mediaType: "application/pdf", pageCount: 1),
      status: .complete, tables: [table])
  }

  private func export(_ archive: String, _ emitter: any Emitter) throws -> [UInt8] {
    var output: [UInt8] = []
    try ArchiveExport().write(ArchiveFile(readingFrom: archive), by: emitter) { output += $0 }
    #expect(output.count > 1_000)
    return output
  }

  private func workbook(_ fixture: ArchiveFixture, _ name: String) throws -> Data {
    let file = fixture.folder.url.appending(path: "\(name).xlsx")
    let archive = try ArchiveFile(readingFrom: fixture.archive(name))
    _ = try ArchiveExport().writeWorkbook(archive, to: file.path)
    return try Data(contentsOf: file)
  }
}
