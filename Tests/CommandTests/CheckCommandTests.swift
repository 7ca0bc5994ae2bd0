import Foundation
import TestSupport
import Testing

@Suite struct CheckCommandTests {
  private let clean = "samples/made-overall/source.pdf"
  private let wrong = "samples/made-contradictions/source.pdf"

  @Test func `a clean document gives nothing`() throws {
    let outcome = try Command().run(["check", clean])
    #expect(outcome.status == 0)
    #expect(outcome.text.isEmpty)
  }

  @Test func `an error is a line with its page, and status 1`() throws {
    let outcome = try Command().run(["check", clean, wrong])
    #expect(outcome.status == 1)
    #expect(outcome.text.contains("\(wrong):1: error: "))
    #expect(outcome.errors.isEmpty)
  }

  @Test func `JSON is one list for all documents`() throws {
    let outcome = try Command().run(["check", clean, wrong, "--format", "json"])
    #expect(outcome.status == 1)
    let entries = try JSONValue(outcome.text).elements
    #expect(!entries.isEmpty)
    #expect(entries.allSatisfy { $0["path"] == .string(wrong) && $0["code"] != nil })
    #expect(try Command().run(["check", clean, "--format", "json"]).text == "[]\n")
  }

  @Test func `what cannot be read goes to standard error`() throws {
    let outcome = try Command().run(["check", "missing.pdf"])
    #expect(outcome.status == 1)
    #expect(outcome.text.isEmpty)
    #expect(outcome.errors.hasPrefix("missing.pdf: error: "))
  }
}
