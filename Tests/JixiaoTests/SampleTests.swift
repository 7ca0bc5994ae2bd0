import Budget
import Emitters
import Foundation
import Jixiao
import Tables
import TestSupport
import Testing

/// Every folder of `samples` is converted and compared with what stands beside its source.
///
/// `expected.json` and `expected.md` are the document, `findings.txt` is what a reader should know.
/// A source that cannot be converted has `findings.txt` alone: its error line.
@Suite struct SampleTests {
  static let folders: [String] = {
    let samples = TestFiles.package.appendingPathComponent("samples")
    let names = FileManager.default.subpaths(atPath: samples.path) ?? []
    return names.filter { !$0.contains(".") && !$0.contains("/") }.sorted()
  }()

  @Test func `there are samples`() {
    #expect(Self.folders.count > 10)
  }

  @Test(arguments: folders)
  func `the register says what a sample is`(name: String) throws {
    let register = TestFiles.package.appendingPathComponent("samples/README.md")
    let text = try String(contentsOf: register, encoding: .utf8)
    #expect(text.contains("| \(name) |"))
  }

  @Test(arguments: folders)
  func `a sample gives what is expected`(name: String) throws {
    let folder = TestFiles.package.appendingPathComponent("samples/\(name)")
    let sources = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("source.") }
    let source = try #require(sources.first, "no source in \(name)")
    let path = folder.appendingPathComponent(source).path
    do {
      let document = try Converter().document(at: path)
      let json = JSONEmitter.json.text(of: document)
      let problems = SchemaValidator(schema: try JSONValue(DocumentSchema.text))
        .problems(of: try JSONValue(json))
      #expect(problems == [])
      try expectGolden(json, in: folder.appendingPathComponent("expected.json"))
      try expectGolden(
        MarkdownEmitter.markdown.text(of: document),
        in: folder.appendingPathComponent("expected.md"))
      let findings = document.findings.map { $0.line(path: source) + "\n" }
      try expectGolden(findings.joined(), in: folder.appendingPathComponent("findings.txt"))
    } catch let error as ConversionError {
      let line = error.description.replacing(path, with: source) + "\n"
      try expectGolden(line, in: folder.appendingPathComponent("findings.txt"))
      let expected = folder.appendingPathComponent("expected.json").path
      #expect(!FileManager.default.fileExists(atPath: expected), "it was converted before")
    }
  }
}
