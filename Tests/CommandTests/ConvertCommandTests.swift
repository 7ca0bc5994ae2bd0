import Emitters
import Foundation
import Jixiao
import TestSupport
import Testing

@Suite struct ConvertCommandTests {
  private let command = Command()
  private let overall = "samples/made-overall/source.pdf"
  private let list = "samples/made-list/source.pdf"

  @Test func `a PDF goes to standard output as JSON`() throws {
    let outcome = try command.run(["convert", overall])
    #expect(outcome.status == 0)
    let document = try JSONValue(outcome.text)
    #expect(document["status"] == .string("complete"))
    #expect(document["source"]?["name"] == .string("source.pdf"))
    let path = TestFiles.package.appendingPathComponent(overall).path
    #expect(outcome.text == JSONEmitter.json.text(of: try Converter().document(at: path)))
  }

  @Test func `text comes from standard input`() throws {
    let outcome = try command.run(["convert", "-"], input: Data("没有表格\n".utf8))
    #expect(outcome.status == 0)
    #expect(try JSONValue(outcome.text)["status"] == .string("none"))
    let bytes = try command.run(["convert", "-"], input: Data([0xFF, 0xFE, 0x41]))
    #expect(bytes.status == 1)
    #expect(bytes.errors.hasPrefix("-: error: "))
    let pdf = try command.run(["convert", "-"], input: Data("%PDF-1.7\n".utf8))
    #expect(pdf.status == 1)
    let cure = "save it and name the file\n"
    #expect(pdf.errors == "-: error: a PDF, which can be read from a file only; \(cure)")
  }

  @Test(arguments: [
    "", "\0\0abc", "没有\0表格，也没有\(String(repeating: "文字", count: 99))\n", "预算\u{0C}决算\n",
  ])
  func `text on standard input is read as from a file`(text: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("a.txt", Data(text.utf8))
    let named = try command.run(["convert", file.path])
    let piped = try command.run(["convert", "-"], input: Data(text.utf8))
    #expect(named.status == piped.status)
    #expect(named.errors.replacing(file.path, with: "-") == piped.errors)
    #expect(named.text.replacing(#""name": "a.txt""#, with: #""name": "-""#) == piped.text)
  }

  @Test func `the pages of a text are what its form feeds part`() throws {
    let text = "samples/made-text-tianjin-weasyprint-raw/source.txt"
    let outcome = try command.run(["convert", text, "--pages", "2", "--quiet"])
    let document = try JSONValue(outcome.text)
    let tables = try #require(document["tables"]).elements
    #expect(!tables.isEmpty)
    #expect(tables.allSatisfy { $0["pages"] == .array([.number("2")]) })
    #expect(document["source"]?["page_count"] == .number("3"))
    let beyond = try command.run(["convert", text, "--pages", "2-9"])
    #expect(beyond.status == 1)
    #expect(beyond.errors == "\(text):9: error: no such page; the document has 3 pages\n")
  }

  @Test(arguments: [
    ("no-such-file.pdf", "no-such-file.pdf: error: no such file"),
    ("no-such-file.txt", "no-such-file.txt: error: no such file"), ("samples", "samples: error: "),
    ("samples/made-empty/source.pdf", "samples/made-empty/source.pdf: error: "),
    ("samples/made-not-a-pdf/source.pdf", "samples/made-not-a-pdf/source.pdf: error: "),
    ("samples/made-truncated/source.pdf", "samples/made-truncated/source.pdf: error: "),
    ("samples/made-password/source.pdf", "samples/made-password/source.pdf: error: encrypted"),
  ])
  func `what cannot be converted is one line and status 1`(path: String, line: String) throws {
    let outcome = try command.run(["convert", path])
    #expect(outcome.status == 1)
    #expect(outcome.text.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix(line))
  }

  @Test func `a password opens an encrypted PDF`() throws {
    let path = "samples/made-password/source.pdf"
    let right = try command.run(["convert", path, "--password", "linjiang2025"])
    #expect(right.status == 0)
    let wrong = try command.run(["convert", path, "--password", "linjiang"])
    #expect(wrong.status == 1)
    #expect(wrong.errorLines.count == 1)
  }

  @Test func `a page without text is a loss`() throws {
    let outcome = try command.run(["convert", "samples/made-scan/source.pdf", "--quiet"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("samples/made-scan/source.pdf:1: loss: "))
    #expect(try JSONValue(outcome.text)["status"] == .string("partial"))
  }

  @Test func `only the pages asked for are read`() throws {
    let outcome = try command.run(["convert", list, "--pages", "2"])
    #expect(outcome.status == 0)
    let tables = try #require(JSONValue(outcome.text)["tables"])
    #expect(!tables.elements.isEmpty)
    #expect(tables.elements.allSatisfy { $0["pages"] == .array([.number("2")]) })
    let beyond = try command.run(["convert", list, "--pages", "1-99"])
    #expect(beyond.status == 1)
    #expect(beyond.errorLines.count == 1)
  }

  @Test(arguments: ["0", "3-", "7-3", "a", "", "1,,2", "-1", "99999999999999999999"])
  func `pages that are none are wrong usage`(pages: String) throws {
    let outcome = try command.run(["convert", list, "--pages=\(pages)"])
    #expect(outcome.status == 64)
    #expect(outcome.text.isEmpty)
  }

  @Test(arguments: [
    ["convert"], ["convert", "--format", "xml", "a"], ["convert", "--what", "a"], ["what"],
    ["convert", "-", "-"], ["convert", "a", "b"], ["convert", "a", "b", "-o", "c.json"],
    ["convert", "a.pdf", "-o", "c.docx"], ["convert", "a.pdf", "-o", ""], ["convert", ""],
    ["inspect", "-", "--page", "1"], ["search", "%", "(", "--archive", "a"],
    ["ingest", "", "--archive", "a"], ["ingest", "a", "--null", "--archive", "a"],
    ["ingest", "a", "--verify", "--report", "b", "--archive", "a"],
  ])
  func `wrong usage has a status of its own`(arguments: [String]) throws {
    #expect(try command.run(arguments).status == 64)
  }

  @Test func `a file without a command is told of convert`() throws {
    let outcome = try command.run([list, "--format", "json"])
    #expect(outcome.status == 64)
    #expect(outcome.errorLines.first?.hasSuffix("jixiao convert FILE") == true)
    #expect(try command.run(["help", "convert"]).status == 0)
  }

  @Test func `after two dashes a leading dash is part of a name`() throws {
    let outcome = try command.run(["convert", "--", "-x.pdf"])
    #expect(outcome.status == 1)
    #expect(outcome.errors.hasPrefix("-x.pdf: error: "))
  }

  @Test func `a line end in a name makes no second line`() throws {
    let outcome = try command.run(["convert", "a\nb\u{1B}.pdf"])
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errors.hasPrefix("a\\nb\\u{1b}.pdf: error: "))
  }

  @Test func `one failure does not stop the others`() throws {
    let outcome = try command.run(
      ["convert", "no-such-file.pdf", overall, list, "--format", "ndjson", "--quiet"])
    #expect(outcome.status == 1)
    #expect(outcome.text.split(separator: "\n").count == 2)
    #expect(outcome.errorLines.count == 1)
  }

  @Test func `a reader that goes away ends it quietly`() throws {
    let outcome = try command.shell(
      """
      { jixiao convert samples/*/source.pdf --format ndjson --quiet 2>/dev/null
        echo "status $?" >&2; } | true
      jixiao schema | true
      """)
    #expect(outcome.errors == "status 0\n")
  }

  @Test func `the other formats are chosen by name`() throws {
    let csv = try command.run(["convert", overall, "--format", "csv", "--headers", "en"])
    #expect(csv.text.hasPrefix("source_name,status,"))
    let markdown = try command.run(["convert", overall, "--format", "markdown"])
    #expect(markdown.text.hasPrefix("# source.pdf\n"))
    let html = try command.run(["convert", overall, "--format", "html"])
    #expect(html.text.hasPrefix("<!doctype html>"))
  }

  @Test func `all tables can be written as grids`() throws {
    let json = try command.run(["convert", overall, "--grids"])
    #expect(try JSONValue(json.text)["grids"]?.elements.isEmpty == false)
    let csv = try command.run(["convert", overall, "--tables", "all", "--format", "csv"])
    #expect(csv.text.hasPrefix("部门名称,临江市水文站,"))
  }

  @Test func `repairs are listed when asked for`() throws {
    let json = try command.run(["convert", overall, "--repairs"])
    #expect(try JSONValue(json.text)["tables"]?.elements.first?["repairs"] != nil)
  }

  @Test func `a folder is named as what it is`() throws {
    let outcome = try command.run(["convert", "samples"])
    #expect(outcome.status == 1)
    let cure = "samples: error: is a folder; name the files in it, or use ingest\n"
    #expect(outcome.errors == cure)
  }

  @Test func `a mistyped option is told before anything else`() throws {
    let outcome = try command.run(["convert", "--frmat", "json", overall])
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Error: Unknown option '--frmat'"))
  }

  @Test func `text from a pipe is read from its beginning`() throws {
    let text = "samples/made-text-tianjin-weasyprint-layout/source.txt"
    let whole = try command.run(["convert", text, "--quiet", "--format", "markdown"])
    let piped = try command.shell("jixiao convert <(cat \(text)) --quiet --format markdown")
    #expect(piped.status == 0)
    #expect(
      piped.text.split(separator: "\n").dropFirst() == whole.text.split(separator: "\n").dropFirst()
    )
  }

  @Test func `a document that takes too long does not stop the others`() throws {
    let folder = try TemporaryFolder()
    // Nobody ever writes to the pipes.
    let outcome = try Command(in: folder.url).shell(
      """
      mkfifo endless.txt never.txt; echo 预算 > a.txt; echo 决算 > b.txt
      files="a.txt endless.txt b.txt never.txt"
      jixiao convert $files --quiet --timeout 1 --format ndjson -o all.ndjson; echo $?
      jixiao convert $files --quiet --timeout 1 --format csv; echo $?
      jixiao check $files --timeout 1 --format json; echo $?
      """)
    let failures = outcome.errors.split(separator: "\n").filter { $0.contains("error") }
    #expect(failures.count == 6)
    #expect(failures.allSatisfy { $0.contains(".txt: error: takes longer than 1 s; ") })
    #expect(outcome.text.filter { $0 == "1" }.count == 3)
    let lines = outcome.text.split(separator: "\n").filter { $0.hasPrefix("文件,") }
    #expect(lines.count == 1)
    let all = try String(contentsOf: folder.url.appending(path: "all.ndjson"), encoding: .utf8)
    let documents = try all.split(separator: "\n").map { try JSONValue(String($0)) }
    #expect(documents.count == 2)
    #expect(try folder.names() == ["a.txt", "all.ndjson", "b.txt", "endless.txt", "never.txt"])
  }
  @Test func `a document that crashes the program does not stop the others`() throws {
    let folder = try TemporaryFolder()
    // What comes from outside while it waits for a pipe stands for a crash in the middle of it.
    let outcome = try Command(in: folder.url).shell(
      """
      mkfifo crash.txt; echo 预算 > a.txt; echo 决算 > b.txt
      for signal in ILL SEGV ABRT; do
        '\(Command.executable.path)' convert a.txt crash.txt b.txt -q -o all.ndjson &
        # Opening returns once the other end is open, too.
        exec 3> crash.txt
        sleep 0.2; kill -$signal $!
        exec 3>&-
        wait $!; echo "status $?"
      done
      """)
    #expect(outcome.text == "status 1\nstatus 1\nstatus 1\n")
    let line = "crash.txt: error: made the program crash; leave it out, and report it\n"
    #expect(outcome.errors == line + line + line)
    let all = try String(contentsOf: folder.url.appending(path: "all.ndjson"), encoding: .utf8)
    let documents = try all.split(separator: "\n").map { try JSONValue(String($0)) }
    #expect(documents.map { $0["source"]?["name"]?.text } == ["a.txt", "b.txt"])
    #expect(try folder.names() == ["a.txt", "all.ndjson", "b.txt", "crash.txt"])
  }
}
