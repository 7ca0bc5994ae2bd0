import Budget
import Testing

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    ("396.00", "396.00"), ("1,860.50", "1860.50"), ("-3", "-3"), (".5", "0.5"), ("007", "7"),
    ("１２３．４", "123.4"), ("5.", "5"), ("+2", "2"), ("0.05", "0.05"),
  ])
  func `digits are kept`(printed: String, text: String) {
    #expect(DecimalNumber(printed)?.text == text)
  }

  @Test(arguments: [
    "", "-", ".", "1.2.3", "12a", "1,2.3,4", "约5", "396,00", "1,23,456", "12,", "1,,000",
    String(repeating: "9", count: 31),
  ])
  func `anything else is no number`(printed: String) {
    #expect(DecimalNumber(printed) == nil)
  }

  @Test func `values are compared, not digits`() throws {
    let whole = try #require(DecimalNumber("396"))
    let long = try #require(DecimalNumber("396.00"))
    let less = try #require(DecimalNumber("395.999"))
    #expect(whole == long)
    #expect(Set([whole, long]).count == 1)
    #expect(less < whole)
    #expect(DecimalNumber("0.1")?.scaled(by: 2) == 10)
  }
}
