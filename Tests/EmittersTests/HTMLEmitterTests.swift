import Budget
import Emitters
import Foundation
import TestSupport
import Testing

@Suite struct HTMLEmitterTests {
  @Test func `a document is one page`() throws {
    try expectGolden(
      HTMLEmitter.html.text(of: SampleDocuments.document), in: TestFiles.golden("document.html"))
  }

  @Test func `levels that go on are one cell`() throws {
    let document = Document(
      source: SampleDocuments.source, status: .complete, tables: [SampleDocuments.seedTable])
    let text = HTMLEmitter.html.text(of: document)
    #expect(text.components(separatedBy: "产出指标</td>").count == 2)
    #expect(text.contains("<td rowspan=\"5\">产出指标</td>"))
    #expect(text.contains("<td rowspan=\"2\">质量指标</td>"))
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `no text becomes a tag`(seed: UInt64) throws {
    var random = RandomDocuments(seed: seed)
    let text = HTMLEmitter.html.text(of: random.document())
    let body = try #require(text.components(separatedBy: "<body>").last)
    let tags = body.matches(of: /<\/?([^>]*)>/.matchingSemantics(.unicodeScalar)).map {
      String($0.1)
    }
    let known =
      /(section|table|tr|td|th|dl|dt|dd|h1|h2|h3|p|br|body|html)( (id|rowspan)="[a-z0-9-]+")?/
    #expect(tags.allSatisfy { $0.wholeMatch(of: known) != nil })
    #expect(!body.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
  }
}
