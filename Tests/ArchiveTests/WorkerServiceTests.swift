import Foundation
import TestSupport
import Testing

@Suite struct WorkerServiceTests {
  @Test func `every request gets one answer, in order`() throws {
    let fixture = try ArchiveFixture()
    let good = try fixture.add("good.txt", "预算\n")
    let bad = try fixture.add("bad.txt", "%fault crash\n")
    let requests = [
      #"{"id":1,"path":"\#(good.path)"}"#,
      #"{"id":"two","path":"\#(bad.path)","mode":"full"}"#,
      #"{"id":3,"path":"\#(fixture.documents.path)"}"#,
      "nonsense", "",
      #"{"id":[4],"path":"\#(good.path)","colour":"red"}"#,
      #"{"id":5,"path":"\#(good.path)","pages":[[2,1]]}"#,
      #"{"id":6,"path":"\#(good.path)","mode":"text-only"}"#,
    ]
    let input = Data(requests.joined(separator: "\n").utf8)
    let result = try Command().run(["worker", "--timeout", "20"], input: input)
    #expect(result.status == 0)
    let lines = try result.text.split(separator: "\n").map { try JSONValue(String($0)) }
    let hello = try #require(lines.first)
    #expect(hello["protocol"] == .number("1"))
    #expect(hello["limits"]?["seconds"] == .number("20.0"))
    let answers = lines.dropFirst()
    #expect(
      answers.map { $0["status"]?.text ?? "" } == [
        "none", "crashed", "not_a_file", "invalid_request", "invalid_request", "invalid_request",
        "invalid_request", "partial",
      ])
    #expect(answers.first?["document"]?["source"]?["name"]?.text == "good.txt")
    #expect(answers.dropFirst().first?["attempts"]?.elements.count == 2)
  }

  @Test func `a page that a document lacks is no damage`() throws {
    let path = TestFiles.package.appendingPathComponent("samples/made-overall/source.pdf").path
    let input = Data(#"{"id":1,"path":"\#(path)","pages":[[99,99]]}"#.utf8)
    let result = try Command().run(["worker", "--timeout", "20"], input: input)
    let answer = try #require(result.text.split(separator: "\n").last)
    #expect(try JSONValue(String(answer))["status"]?.text == "page_out_of_range")
  }

  @Test func `what is called a PDF and is none is unsupported`() throws {
    let fixture = try ArchiveFixture()
    let page = try fixture.add("budget.PDF", "<html><title>404</title></html>\n")
    let input = Data(#"{"id":1,"path":"\#(page.path)"}"#.utf8)
    let result = try Command().run(["worker", "--timeout", "20"], input: input)
    let answer = try JSONValue(String(try #require(result.text.split(separator: "\n").last)))
    #expect(answer["status"]?.text == "unsupported")
    #expect(answer["reason"]?.text == "not a PDF file")
  }

  /// The mark is given back as it came, so it must be JSON as it came.
  @Test func `whatever a request says, its answer is JSON`() throws {
    let fixture = try ArchiveFixture()
    let good = try fixture.add("good.txt", "预算\n")
    let marks = [
      #""\#u{1B}[31m""#, "\"a\tb\"", "1-2", "+1", "01", "1.", "-", "nul", "[[]",
      #""\u+123""#, #""\u00 1""#, "[\u{B}1]", "[\u{C}1]",
      #"[1.5e-3,-0,"\u001b",{"a":null}]"#,
    ]
    let requests = marks.map { #"{"id":\#($0),"path":"\#(good.path)"}"# }
    let input = Data(requests.joined(separator: "\n").utf8)
    let result = try Command().run(["worker", "--timeout", "20"], input: input)
    let answers = try result.text.split(separator: "\n").dropFirst().map { line in
      _ = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try JSONValue(String(line))["status"]?.text
    }
    let refused = Array(repeating: "invalid_request", count: marks.count - 1)
    #expect(answers == refused + ["none"])
  }

  @Test func `a reader that goes away ends it quietly`() throws {
    let fixture = try ArchiveFixture()
    let good = try fixture.add("good.txt", "预算\n")
    let line = #"{"path":"\#(good.path)"}"#
    let result = try Command().shell(
      "yes '\(line)' 2> /dev/null | jixiao worker | head -n 3 > /dev/null")
    #expect(result.errors == "")
  }

  @Test func `a limit that no conversion can keep is wrong usage`() throws {
    #expect(try Command().run(["worker", "--memory", "10"]).status == 64)
    #expect(try Command().run(["worker", "--timeout", "0"]).status == 64)
  }
}
