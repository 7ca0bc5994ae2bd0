import Tables
import TestSupport
import Testing

@Suite struct RegionGrowthTests {
  @Test func `the upper line of the last name may reach over its column`() {
    let texts: [(String, Double, Double)] = [
      ("债权人", 50.0, 96.0), ("金额", 150, 96), ("报表日后是", 200, 90), ("否归还", 210, 102),
      ("甲公司", 50, 124), ("10.00", 150, 124), ("否", 220, 124), ("乙公司", 50, 140),
      ("20.00", 150, 140), ("否", 220, 140), ("丙公司", 50, 156), ("30.00", 150, 156),
      ("否", 220, 156),
    ]
    #expect(
      tableTexts(page(texts, rules: [(45, 160, 118), (200, 250, 118)])).first
        == ["债权人", "金额", "报表日后是否归还"])
  }
}
