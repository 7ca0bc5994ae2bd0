import Tables
import TestSupport
import Testing

@Suite struct HeaderLinesTests {
  @Test func `a name between two levels parts them all the same`() throws {
    let texts: [(String, Double, Double)] = [
      ("期末数", 225.0, 90.0), ("项目", 50, 97), ("金额", 200, 104), ("比例", 260, 104),
      ("现金", 50, 124), ("10.00", 195, 124), ("4.00", 260, 124), ("存款", 50, 140),
      ("20.00", 195, 140), ("8.00", 260, 140), ("合计", 50, 156), ("30.00", 195, 156),
      ("12.00", 260, 156),
    ]
    let page = page(texts, rules: [(190, 290, 103.5), (45, 290, 120), (45, 290, 172)])
    let table = try #require(PageReader().layout(of: page).tables.first)
    #expect(table.headerRows == 2)
    #expect(table.cells.first { $0.text == "期末数" }?.columns == 1..<3)
  }

  @Test func `a sign in brackets at the end of a name is no row`() {
    let texts: [(String, Double, Double)] = [
      ("单位", 50.0, 97.0), ("持股", 200, 90), ("(%)", 202.5, 102), ("金额", 300, 97),
      ("甲公司", 50, 124), ("50", 205, 124), ("10.00", 297, 124), ("乙公司", 50, 140),
      ("30", 205, 140), ("20.00", 297, 140),
    ]
    #expect(
      tableTexts(page(texts, rules: [(45, 340, 118)])) == [
        ["单位", "持股(%)", "金额"], ["甲公司", "50", "10.00"], ["乙公司", "30", "20.00"],
      ])
  }
}
