import Testing

@testable import Budget

@Suite struct PrintedYearTests {
  @Test(arguments: [
    ("2025年度", 2025), ("1.2024年", 2024), ("二〇二五年度项目支出绩效目标表", 2025), ("二○二四年", 2024),
    ("二零二三年", 2023),
  ])
  func `a year is written with digits or ideographs`(text: String, year: Int) {
    #expect(TitleReader.year(in: text) == year)
  }

  @Test(arguments: ["12025年", "二〇五年", "一二三四年", "2025", "三年"])
  func `other numbers are no years`(text: String) {
    #expect(TitleReader.year(in: text) == nil)
  }

  @Test(arguments: ["2025", "2025年", "二〇二五年度", "二〇二五"])
  func `behind its label a year needs no 年`(text: String) {
    #expect(TitleReader.year(ofValue: text) == 2025)
  }
}
