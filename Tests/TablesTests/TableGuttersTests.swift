import Tables
import TestSupport
import Testing

@Suite struct TableGuttersTests {
  private func texts(_ page: Page) -> [[[String]]] {
    PageReader().layout(of: page).tables.map(\.texts)
  }

  private static let left = """
    County        Users
    Alder         1,250
    Birch           980
    Cedar         3,005
    Dogwood         412
    """
  private static let leftTexts = [
    ["County", "Users"], ["Alder", "1,250"], ["Birch", "980"], ["Cedar", "3,005"],
    ["Dogwood", "412"],
  ]

  @Test func `tables side by side at heights of their own are two`() {
    var page = Page(drawing: Self.left)
    let other = Page(
      drawing: """
        Office        Staff
        North            31
        South            12
        East              7
        West             40
        """)
    page.glyphs += other.moved(x: 140, y: 5).glyphs
    #expect(
      texts(page) == [
        Self.leftTexts,
        [
          ["Office", "Staff"], ["North", "31"], ["South", "12"], ["East", "7"], ["West", "40"],
        ],
      ])
  }

  @Test func `tables side by side with captions of their own are two`() {
    let page = Page(
      drawing: """
        Table 1. Users          Table 2. Staff
        County     Users        Office     Staff
        Alder      1,250        North         31
        Birch        980        South         12
        Cedar      3,005        East           7
        """)
    #expect(
      texts(page) == [
        [["County", "Users"], ["Alder", "1,250"], ["Birch", "980"], ["Cedar", "3,005"]],
        [["Office", "Staff"], ["North", "31"], ["South", "12"], ["East", "7"]],
      ])
  }

  @Test func `two sides of one account are one table`() {
    let page = Page(
      drawing: """
        收入          预算数        支出          预算数
        财政拨款      120.50        教育支出       90.50
        事业收入       30.00        科技支出       50.00
        其他收入       10.00        卫生支出       20.00
        合计          160.50        合计          160.50
        """)
    #expect(texts(page).count == 1)
    #expect(texts(page).first?.first == ["收入", "预算数", "支出", "预算数"])
  }

  @Test func `a table beside running text is read without it`() {
    var page = Page(
      drawing: """
        The survey of the year shows that more
        people than before use the services of
        the counties, as the table beside says.
        All of the figures are those of the day
        before the survey was made, and none of
        them is an estimate, however small.
        """)
    page.glyphs += Page(drawing: Self.left).moved(x: 230, y: 5).glyphs
    #expect(texts(page) == [Self.leftTexts])
  }
}
