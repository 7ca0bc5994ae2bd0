import Tables
import TestSupport
import Testing

@Suite struct TextRegionsTests {
  private let header: [(String, Double, Double)] = [
    ("单位", 50.0, 90.0), ("期初", 150, 90), ("增加", 230, 90), ("期末", 310, 90),
  ]

  private func row(_ name: String, _ y: Double) -> [(String, Double, Double)] {
    [(name, 50, y), ("10.00", 150, y), ("5.00", 230, y), ("15.00", 310, y)]
  }

  @Test func `the last line of the last name belongs to it`() {
    let lines =
      header + row("甲公司", 114) + [("北京透博梅", 50.0, 130.0)] + row("卡长空控制", 144)
      + [("设备公司", 50.0, 158.0)]
    #expect(
      tableTexts(page(lines, rules: [(45, 345, 108)])).last
        == ["北京透博梅卡长空控制设备公司", "10.00", "5.00", "15.00"])
  }

  @Test func `rows set wide are those of one table`() {
    let lines = header + row("甲公司", 114) + row("乙公司", 152) + row("丙公司", 190)
    #expect(tableTexts(page(lines, rules: [(45, 345, 108)])).count == 4)
  }

  @Test func `names of columns may stand far above the rule below them`() {
    let lines = header + row("甲公司", 135) + row("乙公司", 155) + row("丙公司", 175)
    #expect(tableTexts(page(lines, rules: [(45, 345, 120)])).first == ["单位", "期初", "增加", "期末"])
  }
}
