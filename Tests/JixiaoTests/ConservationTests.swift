import Budget
import Emitters
import Foundation
import Jixiao
import Tables
import TestSupport
import Testing

/// What the pages print in performance tables, as grids have it, against what the tables hold.
@Suite struct ConservationTests {
  /// How often each counted character stands in texts: all but white space, colons, parentheses and
  /// the signs that fill a blank.
  private func counts(_ texts: [String]) -> [Character: Int] {
    var result: [Character: Int] = [:]
    for character in texts.joined()
    where !character.isWhitespace && !":：()（）…/".contains(character) {
      result[character, default: 0] += 1
    }
    return result
  }

  private func texts(in value: JSONValue) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let elements): elements.flatMap(texts(in:))
    case .object(let members):
      members.filter { $0.name != "repairs" }.flatMap { texts(in: $0.value) }
    default: []
    }
  }

  @Test(arguments: SampleTests.folders)
  func `every character of a performance table is in the output`(name: String) throws {
    let folder = TestFiles.package.appendingPathComponent("samples/\(name)")
    let source = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .first { $0.hasPrefix("source.") })
    var converter = Converter()
    converter.includesGrids = true
    guard let document = try? converter.document(at: folder.appendingPathComponent(source).path)
    else { return }
    #expect(!document.findings.contains { $0.code == "lost-text" || $0.code == "lost-characters" })
    let emitter = JSONEmitter(layout: .indented, includesRepairs: true)
    let tables = try JSONValue(emitter.text(of: document))["tables"]?.elements ?? []
    let held = counts(tables.flatMap(texts(in:)) + document.findings.flatMap(\.evidence))
    let printed = counts(
      document.grids.filter { grid in grid.cells.contains { $0.text.contains("级指标") } }
        .flatMap { $0.cells.map(\.text) })
    for (character, count) in printed { #expect(held[character, default: 0] >= count) }
    if !document.tables.isEmpty { #expect(!printed.isEmpty) }
  }
}
