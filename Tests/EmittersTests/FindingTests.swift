import Emitters
import Tables
import TestSupport
import Testing

@Suite struct FindingTests {
  private let finding = Finding(
    code: "fund-sum", severity: .error, message: "396 is not 39\n+ 1", table: 2, page: 4,
    evidence: ["396", "39"])

  @Test func `a finding is one line with its place`() {
    #expect(finding.line(path: "a/b.pdf") == "a/b.pdf:4: error: 396 is not 39\\n+ 1")
    let loss = Finding(code: "no-text", severity: .loss, message: "page without text")
    #expect(loss.line(path: "-") == "-: loss: page without text")
  }

  @Test func `a file name cannot forge a line or act on the terminal`() {
    #expect(
      "a\nb\u{1B}[2J\t\u{202E}\u{2028}".escapingControls == "a\\nb\\u{1b}[2J\\t\\u{202e}\\u{2028}")
    #expect("绩效 目标.pdf".escapingControls == "绩效 目标.pdf")
  }

  @Test func `a JSON list says where each finding is from`() throws {
    var list = FindingsJSON()
    var bytes = list.bytes(of: [finding], path: "a.pdf")
    bytes += list.bytes(of: [], path: "b.pdf")
    // Another process may go on with the list.
    var rest = FindingsJSON(hasBegun: list.hasBegun)
    bytes += rest.bytes(of: [finding], path: "c.pdf") + rest.end()
    let json = try JSONValue(String(decoding: bytes, as: UTF8.self))
    #expect(json.elements.map { $0["path"] } == [.string("a.pdf"), .string("c.pdf")])
    #expect(json.elements[0]["severity"] == .string("error"))
    #expect(String(decoding: FindingsJSON().end(), as: UTF8.self) == "[]\n")
  }
}
