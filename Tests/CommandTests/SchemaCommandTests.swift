import Emitters
import TestSupport
import Testing

@Suite struct SchemaCommandTests {
  @Test func `the schema is printed`() throws {
    let outcome = try Command().run(["schema"])
    #expect(outcome.status == 0)
    #expect(outcome.text == DocumentSchema.text)
  }

  @Test func `the version is printed`() throws {
    let outcome = try Command().run(["--version"])
    #expect(outcome.status == 0)
    #expect(outcome.text.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }
}
