import Budget
import Emitters
import Foundation
import Jixiao
import TestSupport
import Testing

@Suite struct LibraryExampleTests {
  /// The same lines as in the README, which another test compares.
  @Test func `the example of the README runs`() throws {
    let path = TestFiles.package.appendingPathComponent("samples/made-overall/source.pdf").path
    let document = try Converter().document(at: path)
    for table in document.tables {
      print(table.title ?? "", table.budget.total?.text ?? "")
      for indicator in table.indicators where indicator.target.kind == .quantity {
        print(indicator.level3 ?? "", indicator.target.number?.text ?? "")
      }
    }
    print(MarkdownEmitter.markdown.text(of: document))
    #expect(document.tables.count == 1)
  }
}
