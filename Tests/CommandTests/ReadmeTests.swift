import Foundation
import TestSupport
import Testing

/// The README's examples are run: each `console` block holds a command and what it prints.
@Suite struct ReadmeTests {
  struct Example: CustomTestStringConvertible {
    var command: String
    var output: String
    var testDescription: String { command }
  }

  static let readme: String = {
    let bytes = FileManager.default.contents(
      atPath: TestFiles.package.appendingPathComponent("README.md").path)
    return String(decoding: bytes ?? Data(), as: UTF8.self)
  }()

  static func blocks(_ language: String) -> [String] {
    readme.components(separatedBy: "```\(language)\n").dropFirst().map { block in
      block.components(separatedBy: "```")[0]
    }
  }

  static let examples: [Example] = blocks("console").map { block in
    let lines = block.split(separator: "\n", maxSplits: 1)
    return Example(
      command: String(lines[0].dropFirst(2)), output: lines.count > 1 ? String(lines[1]) : "")
  }

  @Test func `there are examples, each with a command`() {
    #expect(Self.examples.count >= 5)
    #expect(Self.blocks("console").allSatisfy { $0.hasPrefix("$ jixiao ") })
  }

  @Test(arguments: examples)
  func `an example prints what the README says`(example: Example) throws {
    let outcome = try Command().shell("{ \(example.command); } 2>&1")
    #expect(outcome.text == example.output)
  }

  @Test func `the library example is compiled`() throws {
    let example = try #require(Self.blocks("swift").first)
    let source = try String(
      contentsOf: TestFiles.package.appendingPathComponent(
        "Tests/JixiaoTests/LibraryExampleTests.swift"), encoding: .utf8)
    let body = example.components(separatedBy: "\n\n").dropFirst().joined(separator: "\n\n")
    let indented = body.split(separator: "\n").map { "    \($0)\n" }.joined()
    #expect(source.contains(indented.replacing("\"budget.pdf\"", with: "path")))
  }

  @Test func `the README stays short`() {
    #expect(Self.readme.split(separator: "\n", omittingEmptySubsequences: false).count <= 250)
  }
}
