import Tables
import TestSupport
import Testing

@Suite struct HeaderRowsTests {
  private func count(_ drawing: String) throws -> Int {
    try #require(PageReader().layout(of: Page(drawing: drawing)).tables.first).headerRows
  }

  @Test func `the header ends above the numbers`() throws {
    #expect(
      try count(
        """
        ┌────┬────┐
        │科目│金额│
        ├────┼────┤
        │教育│1.00│
        └────┴────┘
        """) == 1)
  }

  @Test func `headings with others below them are two rows`() throws {
    #expect(
      try count(
        """
        ┌────┬─────────┐
        │科目│本年支出 │
        │    ├────┬────┤
        │    │基本│项目│
        ├────┼────┼────┤
        │教育│1.00│2.00│
        └────┴────┴────┘
        """) == 2)
  }

  @Test func `a row that counts the columns is header`() throws {
    #expect(
      try count(
        """
        ┌────┬────┬────┐
        │科目│基本│项目│
        ├────┼────┼────┤
        │栏次│1   │2   │
        ├────┼────┼────┤
        │教育│1.00│2.00│
        └────┴────┴────┘
        """) == 2)
  }

  @Test func `the largest number counts no columns`() throws {
    #expect(
      try count(
        """
        ┌────────────────────┬────────────────────┐
        │科目                │金额                │
        ├────────────────────┼────────────────────┤
        │9223372036854775807 │9223372036854775807 │
        └────────────────────┴────────────────────┘
        """) == 1)
  }
}
