import Tables
import TestSupport
import Testing

@Suite struct RegionGrowthTests {
  /// A page of texts at a left side and a height, and of rules from x to x at a height.
  private func page(
    _ texts: [(String, Double, Double)], rules: [(Double, Double, Double)] = []
  ) -> Page {
    Page(
      number: 1, width: 500, height: 500,
      glyphs: texts.flatMap { Glyph.run($0.0, left: $0.1, top: $0.2) },
      rulings: rules.map { Ruling(axis: .horizontal, position: $0.2, extent: $0.0...$0.1) })
  }

  private func texts(_ page: Page) -> [[String]] {
    PageReader().layout(of: page).tables.first?.texts ?? []
  }

  @Test func `the upper line of the last name may reach over its column`() {
    let texts: [(String, Double, Double)] = [
      ("债权人", 50.0, 96.0), ("金额", 150, 96), ("报表日后是", 200, 90), ("否归还", 210, 102),
      ("甲公司", 50, 124), ("10.00", 150, 124), ("否", 220, 124), ("乙公司", 50, 140),
      ("20.00", 150, 140), ("否", 220, 140), ("丙公司", 50, 156), ("30.00", 150, 156),
      ("否", 220, 156),
    ]
    #expect(
      self.texts(page(texts, rules: [(45, 160, 118), (200, 250, 118)])).first
        == ["债权人", "金额", "报表日后是否归还"])
  }
}
