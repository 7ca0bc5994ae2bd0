import Tables
import TestSupport
import Testing

@Suite struct RowFinderTests {
  @Test func `names go on at the same left in a column that they fill`() {
    let page = Page(
      drawing: """
        Item                      2008     2009
        American Indian
        Native                    18.5      9.0
        Married, spouse
        Present                    1.7      4.0
        Widowed, divorced
        Separated                  9.0      0.3
        Total                     29.2     13.3
        """)
    #expect(
      tableTexts(page).map(\.first) == [
        "Item", "American Indian Native", "Married, spouse Present", "Widowed, divorced Separated",
        "Total",
      ])
  }

  @Test func `lines of a name may stand as far apart as rows`() {
    var page = Page(
      drawing: """
        Item                      2008     2009
        Cancer                    78.4     10.4
        Chronic lower
          diseases                27.2      2.2
        Stroke                    51.1     10.6
        """)
    for index in page.glyphs.indices {
      // 17 points from line to line: 0.7 em of space between them.
      let line = ((page.glyphs[index].box.top - 50) / 14).rounded(.down)
      page.glyphs[index].box.top += 3 * line
      page.glyphs[index].box.bottom += 3 * line
    }
    #expect(
      tableTexts(page).map(\.first) == ["Item", "Cancer", "Chronic lower diseases", "Stroke"])
  }

  @Test func `a heading at the left of its rows stays one`() {
    let page = Page(
      drawing: """
        Item                      2008     2009
        Solid fuels
        Coal                      17.5     16.0
        Coke                       4.7      5.0
        Gas
        Town gas                   9.0      0.3
        """)
    #expect(
      tableTexts(page).map(\.first) == ["Item", "Solid fuels", "Coal", "Coke", "Gas", "Town gas"])
  }

  @Test func `the last name goes on below its values`() {
    var page = Page(
      drawing: """
        Item                      2008     2009
        Cancer                    78.4     10.4
        Stroke                    51.1     10.6
        Diabetes                   8.1      1.6
        """)
    // The rest of the last name, half a line below its values.
    page.glyphs += Page(drawing: "mellitus").moved(x: 0, y: 49).glyphs
    #expect(tableTexts(page).map(\.first) == ["Item", "Cancer", "Stroke", "Diabetes mellitus"])
  }

  @Test func `names that are set further in than their first line go on below it`() {
    let page = Page(
      drawing: """
        Item                      2008     2009
        Arkansas                  17.5     16.0
        Northern Mariana
          Islands                  4.7      5.0
        Colorado                   4.7      5.0
        District of the
          Columbia River           9.0      0.3
        Hawaii                     9.0      0.3
        """)
    #expect(
      tableTexts(page).map(\.first) == [
        "Item", "Arkansas", "Northern Mariana Islands", "Colorado",
        "District of the Columbia River", "Hawaii",
      ])
  }
}
