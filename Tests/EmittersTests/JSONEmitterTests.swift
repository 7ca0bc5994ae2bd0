import Budget
import Emitters
import Foundation
import Tables
import TestSupport
import Testing

@Suite struct JSONEmitterTests {
  private let emitter = JSONEmitter(layout: .indented, includesRepairs: true)

  @Test func `a document is written as the contract says`() throws {
    try expectGolden(
      emitter.text(of: SampleDocuments.document), in: TestFiles.golden("document.json"))
  }

  @Test func `one line holds the same document`() throws {
    let line = JSONEmitter(layout: .line, includesRepairs: true)
      .text(of: SampleDocuments.document)
    #expect(line.dropLast().contains("\n") == false)
    #expect(line.hasSuffix("}\n"))
    #expect(try JSONValue(line) == JSONValue(emitter.text(of: SampleDocuments.document)))
  }

  @Test func `the first table of the Tianjin booklet equals its published example`() throws {
    let document = Document(
      source: SampleDocuments.source, status: .complete, tables: [SampleDocuments.seedTable])
    let emitted = try JSONValue(JSONEmitter.json.text(of: document))
    let example = try JSONValue(
      String(contentsOf: TestFiles.golden("seed-table-1.json"), encoding: .utf8))
    let table = try #require(emitted["tables"]?.elements.first)
    #expect(table.canonical == example.canonical)
    #expect(table["budget"]?["total"] == .number("396.00"))
  }

  @Test func `repairs and labels are listed only when asked for`() throws {
    let table = try #require(
      JSONValue(JSONEmitter.json.text(of: SampleDocuments.document))["tables"]?.elements[1])
    #expect(table["repairs"] == nil)
    #expect(table["labels"] == nil)
    let repaired = try #require(
      JSONValue(emitter.text(of: SampleDocuments.document))["tables"]?.elements[1])
    #expect(repaired["repairs"]?.elements.count == 1)
    #expect(repaired["labels"]?.elements == [.string("项目资金（万元）"), .string("绩效指标")])
  }

  @Test func `tasks and evaluation figures stand only where the kind of table has them`() throws {
    let tables = try #require(
      JSONValue(emitter.text(of: SampleDocuments.document))["tables"]?.elements)
    #expect(tables.map { $0["tasks"] != nil } == [false, true, false])
    #expect(tables.map { $0["budget"]?["executed"] != nil } == [false, false, true])
  }

  @Test func `boxes are rounded to tenths and left out where no page can hold them`() throws {
    var table = PerformanceTable(index: 1)
    let boxes = [
      Rect(left: 0.04, top: 0.05, right: -0.04, bottom: -12.345),
      Rect(left: .nan, top: 0, right: 1, bottom: 1),
      Rect(left: 0, top: 0, right: .infinity, bottom: 1),
      Rect(left: 0, top: 0, right: 1e38, bottom: 1),
    ]
    table.fields = boxes.map { PerformanceTable.Field(label: "a", value: "b", page: 1, box: $0) }
    let text = JSONEmitter.ndjson.text(
      of: Document(source: SampleDocuments.source, status: .complete, tables: [table]))
    #expect(text.contains(#""bbox":[0.0,0.1,0.0,-12.3]}"#))
    #expect(text.components(separatedBy: #""bbox":null"#).count == 4)
  }

  @Test func `control characters are escaped and all other text stays as it is`() throws {
    let name = "a\u{0}\u{1B}\"\\/\n\r\t\u{8}\u{C}\u{7F}\u{2028}é😀"
    var document = SampleDocuments.document
    document.source.name = name
    let text = JSONEmitter.ndjson.text(of: document)
    #expect(text.contains(#"a\u0000\u001b\"\\/\n\r\t\b\f\u007f"# + "\u{2028}é😀"))
    #expect(try JSONValue(text)["source"]?["name"] == .string(name))
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `what is written can be read back`(seed: UInt64) throws {
    var random = RandomDocuments(seed: seed)
    let document = random.document()
    for layout in [JSONEmitter.Layout.indented, .line] {
      let text = JSONEmitter(layout: layout, includesRepairs: true).text(of: document)
      #expect(try Document(JSONValue(text)) == document)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `other readers take it for JSON, too`(seed: UInt64) throws {
    var random = RandomDocuments(seed: seed)
    let bytes = JSONEmitter.json.bytes(of: random.document())
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(bytes)) }
  }
}

extension JSONValue {
  /// The value with members in the order of their names, and numbers without closing zeros.
  fileprivate var canonical: JSONValue {
    switch self {
    case .object(let members):
      .object(
        members.map { Member(name: $0.name, value: $0.value.canonical) }
          .sorted { $0.name < $1.name })
    case .array(let elements): .array(elements.map(\.canonical))
    case .number(let digits): .number(Double(digits).map { "\($0)" } ?? digits)
    default: self
    }
  }
}
