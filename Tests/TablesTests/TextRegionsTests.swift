import Tables
import TestSupport
import Testing

@Suite struct TextRegionsTests {
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
      texts(page(lines, rules: [(45, 345, 108)])).last
        == ["北京透博梅卡长空控制设备公司", "10.00", "5.00", "15.00"])
  }

  @Test func `rows set wide are those of one table`() {
    let lines = header + row("甲公司", 114) + row("乙公司", 152) + row("丙公司", 190)
    #expect(texts(page(lines, rules: [(45, 345, 108)])).count == 4)
  }

  @Test func `names of columns may stand far above the rule below them`() {
    let lines = header + row("甲公司", 135) + row("乙公司", 155) + row("丙公司", 175)
    #expect(texts(page(lines, rules: [(45, 345, 120)])).first == ["单位", "期初", "增加", "期末"])
  }
}
