import Testing

@testable import Budget

@Suite struct TitleNumberTests {
  @Test(arguments: [
    ("1.项目绩效目标表", "1"), ("12、项目绩效目标表", "12"), ("（一）项目绩效目标表", "一"), ("(3)项目绩效目标表", "3"),
    ("二、项目绩效目标表", "二"),
  ])
  func `a number before a title is parted from it`(printed: String, number: String) {
    let (found, title) = TitleReader.parted(printed, project: nil)
    #expect(found == number)
    #expect(title == "项目绩效目标表")
  }

  @Test(arguments: ["一级项目绩效目标表", "（市级）项目绩效目标表", "2025年绩效目标表", "十三五规划绩效目标表", "（一）"])
  func `other beginnings belong to the title`(printed: String) {
    #expect(TitleReader.parted(printed, project: nil).number == nil)
  }

  @Test func `a number that the project is called by belongs to the title`() {
    #expect(TitleReader.parted("9.5万亩治理绩效目标表", project: "9.5万亩治理").number == nil)
  }
}
