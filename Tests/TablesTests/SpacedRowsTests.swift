import Tables
import TestSupport
import Testing

@Suite struct SpacedRowsTests {
  private func drawing(caption: String) -> Page {
    Page(
      drawing: """
        \(caption)

        Agency              Measure                Status
        Field offices       Count all visits       Done in the
                            by month               last year

        Regional centers    Send the forms         Not begun

        Head office         Write rules for        Under way and
                            the next year          not yet done

        Libraries           Lend books             Under way
        """)
  }

  @Test func `below a caption with a number, a table of text needs no numbers`() throws {
    let table = try #require(
      PageReader().layout(of: drawing(caption: "Table 3. Measures by agency")).tables.first)
    #expect(
      table.texts == [
        ["Agency", "Measure", "Status"],
        ["Field offices", "Count all visits by month", "Done in the last year"],
        ["Regional centers", "Send the forms", "Not begun"],
        ["Head office", "Write rules for the next year", "Under way and not yet done"],
        ["Libraries", "Lend books", "Under way"],
      ])
  }

  @Test func `text in columns without a caption is no table`() {
    let page = drawing(caption: "Measures by agency")
    #expect(PageReader().layout(of: page).tables.isEmpty)
  }
}
