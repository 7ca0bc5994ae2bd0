import Tables
import TestSupport
import Testing

@Suite struct TextColumnsTests {
  @Test func `a table in one column of text is read without the text beside it`() throws {
    let tables = PageReader().layout(
      of: Page(
        drawing: """
          The survey of the year shows that more    Grants went to all of the counties, as
          people than before use the services of    they did in the year before, and most of
          the counties, as the table says.          them spent what they were given in the
                                                    same year, which the law does not ask
          County           Users       Share        them to do. The remaining ones have to
          Alder            1,250        12.5        report by the end of the year how they
          Birch              980        31.0        mean to spend the money, and the office
          Cedar            3,005         4.2        may ask for it back where they do not.
          Dogwood            412        10.9        Of the grants that were given before,
                                                    most were for roads and schools.
          All figures are those of the last day     Some of them went to private bodies that
          of the year before the survey was made.   run hospitals or homes for the elderly.
          They were taken from the books that the   The rest was spent on parks and on rivers
          counties keep, and not estimated.         that flow through more than one county.
          """)
    ).tables
    #expect(tables.count == 1)
    #expect(
      tables.first?.texts == [
        ["County", "Users", "Share"], ["Alder", "1,250", "12.5"], ["Birch", "980", "31.0"],
        ["Cedar", "3,005", "4.2"], ["Dogwood", "412", "10.9"],
      ])
  }

  @Test func `a table over two columns of text stays whole`() throws {
    let tables = PageReader().layout(
      of: Page(
        drawing: """
          ──────────────────────────────────────────────────────────────────────────────────
          County           Users       Share        Before         Change         Grants
          ──────────────────────────────────────────────────────────────────────────────────
          Alder            1,250        12.5           980           27.6            120
          Birch              980        31.0           412          137.9             31
          ──────────────────────────────────────────────────────────────────────────────────

          The survey of the year shows that more    Grants went to all of the counties, as
          people than before use the services of    they did in the year before, and most of
          the counties, as the table says. None     them spent what they were given in the
          of the figures is an estimate, however    same year, which the law does not ask
          small, and none was rounded but those     them to do. The remaining ones have to
          that stand for the whole of a county,     report by the end of the year how they
          and even these only to the next ten.      mean to spend the money, if they do so.
          """)
    ).tables
    #expect(tables.count == 1)
    #expect(tables.first?.columnCount == 6)
    #expect(tables.first?.rowCount == 3)
  }
}
