import Budget
import Foundation
import Tables
import TestSupport
import Testing

@Suite struct IngestCommandTests {
  /// Runs a line of shell in the folder of a fixture; faults are allowed by its environment.
  private func shell(_ fixture: ArchiveFixture, _ line: String) throws -> Command.Outcome {
    try Command(in: fixture.folder.url).shell(line)
  }

  /// A fixture with a document that is read and one that fails.
  private func filled() throws -> ArchiveFixture {
    let fixture = try ArchiveFixture()
    var random = RandomDocuments(seed: 21)
    try fixture.add("good.pdf", reciting: random.document())
    try fixture.add("bad.pdf", "%fault crash\n")
    return fixture
  }

  @Test(arguments: ["2>&-", "2> /dev/full", "0<&- 1>&- 2>&-", "--log json 2> /dev/full"])
  func `a standard stream that is closed or full loses nothing`(streams: String) throws {
    let fixture = try filled()
    let outcome = try shell(
      fixture, "jixiao ingest documents --archive archive.sqlite --timeout 20 \(streams)")
    #expect(outcome.status == 1)
    #expect(try fixture.values("SELECT count(*) FROM extraction") == ["2"])
  }

  @Test func `a reader of the progress that goes away loses nothing`() throws {
    let fixture = try filled()
    let line = "jixiao ingest documents --archive archive.sqlite --timeout 20 --log json"
    let outcome = try shell(fixture, "\(line) 2>&1 | true; echo ${PIPESTATUS[0]}")
    #expect(outcome.text == "1\n")
    #expect(try fixture.values("SELECT count(*) FROM extraction") == ["2"])
  }

  @Test func `an export is of the format that its name says`() throws {
    let fixture = try filled()
    let outcome = try shell(
      fixture,
      """
      jixiao ingest documents --archive archive.sqlite 2>/dev/null
      jixiao export --archive archive.sqlite -o all.ndjson; head -c 11 all.ndjson; echo
      jixiao export --archive archive.sqlite -o all.xlsx; head -c 2 all.xlsx; echo
      jixiao export --archive archive.sqlite -o all.html; echo $?
      """)
    #expect(outcome.text == "{\"schema\":\"\nPK\n64\n")
    #expect(outcome.errors.contains("name the format with --format"))
  }

  @Test func `a search without a hit says so`() throws {
    let fixture = try filled()
    let outcome = try shell(
      fixture,
      """
      jixiao ingest documents --archive archive.sqlite 2>/dev/null
      jixiao search --archive archive.sqlite 没有这个词; echo $?
      """)
    #expect(outcome.text == "0\n")
    #expect(outcome.errors == "no text of the archive holds all of the words\n")
  }

  @Test func `a name that is not UTF-8 can be an argument`() throws {
    let fixture = try ArchiveFixture()
    let outcome = try shell(
      fixture,
      """
      echo a > $'documents/a\\xff.txt'; echo b > $'documents/a\\xfe.txt'
      jixiao ingest $'documents/a\\xff.txt' $'documents/a\\xfe.txt' --archive archive.sqlite
      """)
    #expect(outcome.status == 0)
    let names = try fixture.values("SELECT hex(path_bytes) FROM source ORDER BY 1")
    #expect(names.map { $0.dropLast(9).suffix(2) } == ["FE", "FF"])
  }

  @Test func `no output takes the place of the archive`() throws {
    let fixture = try filled()
    try fixture.ingest()
    let before = try Data(contentsOf: URL(fileURLWithPath: fixture.archive()))
    for line in [
      "jixiao ingest documents --archive archive.sqlite --report ./archive.sqlite",
      "jixiao export --archive archive.sqlite --format csv -o documents/../archive.sqlite",
      "ln -s archive.sqlite link; jixiao export --archive link --format xlsx -o archive.sqlite",
    ] {
      let outcome = try shell(fixture, line)
      #expect(outcome.status == 1, "\(line)")
      #expect(outcome.errors.contains("it is the archive; choose another name"), "\(line)")
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.archive())) == before)
  }

  @Test(arguments: ["file:a.sqlite", ":memory:", "a?mode=memory#%20.sqlite"])
  func `an archive lies where its name says`(name: String) throws {
    let fixture = try filled()
    let line = "jixiao ingest documents --timeout 20 --archive '\(name)'"
    #expect(try shell(fixture, line).status == 1)
    #expect(try fixture.folder.names().contains(name))
    #expect(try shell(fixture, "jixiao stats --archive '\(name)'").text.hasPrefix("files: 2\n"))
  }

  @Test func `readers leave nothing beside the archive`() throws {
    let fixture = try filled()
    let outcome = try shell(
      fixture,
      """
      jixiao ingest documents --archive archive.sqlite; jixiao stats --archive archive.sqlite
      jixiao export --archive archive.sqlite --format csv; echo; ls
      """)
    #expect(outcome.text.split(separator: "\n").suffix(2) == ["archive.sqlite", "documents"])
  }

  @Test func `under a filter all numbers are of the documents that pass`() throws {
    let fixture = try filled()
    var random = RandomDocuments(seed: 4)
    var document = random.document()
    document.tables = [PerformanceTable(index: 1)]
    document.tables[0].unit.name = "图书馆"
    document.tables[0].budget.total = DecimalNumber("5")
    document.findings = [
      Finding(code: "fund-sum", severity: .error, message: "", table: 1),
      Finding(code: "damaged-pdf", severity: .note, message: ""),
    ]
    try fixture.add("library.pdf", reciting: document)
    try fixture.ingest()
    let outcome = try shell(fixture, "jixiao stats --archive archive.sqlite --unit 图书馆")
    #expect(
      outcome.text == """
        files: 1
          document: 1
        documents: 1
          complete: 1
        performance tables: 1
          project_target: 1
        indicators: 0
        findings: 2
          error fund-sum: 1
          note damaged-pdf: 1
        budget in 万元, by unit and year
          图书馆 (no year): 0.00 in 0 tables, 1 without an amount or its unit

        """)
  }

  @Test func `a report that cannot be written is told before the run`() throws {
    let fixture = try filled()
    for report in ["missing/failures.csv", "documents"] {
      let outcome = try shell(
        fixture, "jixiao ingest documents --archive archive.sqlite --report \(report)")
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("cannot be written"))
      #expect(!FileManager.default.fileExists(atPath: fixture.archive()))
    }
  }

  @Test func `a report takes the place of older reports only`() throws {
    let fixture = try filled()
    try fixture.add("list.txt", "documents/bad.pdf\n")
    let run = "jixiao ingest documents --archive archive.sqlite --report"
    for report in ["documents/good.pdf", "documents/list.txt"] {
      let before = try Data(contentsOf: fixture.folder.url.appending(path: report))
      let outcome = try shell(fixture, "\(run) \(report)")
      #expect(outcome.status == 1)
      #expect(outcome.errors.contains("is no report; choose another name"))
      #expect(try Data(contentsOf: fixture.folder.url.appending(path: report)) == before)
    }
    let again = try shell(
      fixture, "touch f.csv; \(run) f.csv 2>&1; \(run) f.csv --from-list f.csv; cat f.csv")
    #expect(again.text.contains("documents/bad.pdf,crashed,"))
  }

  @Test func `a spreadsheet takes the place of no device`() throws {
    let fixture = try filled()
    try fixture.ingest()
    let outcome = try shell(
      fixture,
      """
      mkfifo pipe; jixiao export --archive archive.sqlite --format xlsx -o pipe & sleep 0.1
      cat pipe; wait $!; echo "status $?"; [ -p pipe ] && echo kept
      """)
    #expect(outcome.text == "status 1\nkept\n")
  }

  @Test func `a strict run reports what had to be mended`() throws {
    let fixture = try ArchiveFixture()
    // An operator that no PDF knows.
    let pdf = PDFDrawing("nonsense").bytes
    try pdf.write(to: fixture.documents.appending(path: "a.pdf"))
    let line = "jixiao ingest documents --archive archive.sqlite --report failures.csv"
    #expect(try shell(fixture, line).status == 0)
    let strict = try shell(fixture, line + " --strict")
    #expect(strict.status == 1)
    #expect(strict.errors.contains("1 files, 0 converted now, 1 failed"))
    let report = try String(
      contentsOf: fixture.folder.url.appending(path: "failures.csv"), encoding: .utf8)
    #expect(report.contains("a.pdf,none,0,mended: "))
  }
}
