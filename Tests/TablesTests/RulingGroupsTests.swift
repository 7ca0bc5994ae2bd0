import Tables
import TestSupport
import Testing

@Suite struct RulingGroupsTests {
  /// A page with a grid of so many rows and columns, all rulings in full length.
  private func page(rulings count: Int) -> Page {
    let half = count / 2
    let rulings = (0..<half).flatMap { index in
      let place = Double(index) * 4
      return [
        Ruling(axis: .horizontal, position: place, extent: 0...(Double(half) * 4)),
        Ruling(axis: .vertical, position: place, extent: 0...(Double(half) * 4)),
      ]
    }
    return Page(number: 1, width: 5000, height: 5000, rulings: rulings)
  }

  @Test func `rulings that cross a hundred million times are no table`() {
    // Each crossing looked at alone would take a minute.
    #expect(PageReader().layout(of: page(rulings: 20_000)).tables.isEmpty)
  }

  @Test func `tables that do not touch are two`() {
    let layout = PageReader().layout(
      of: Page(
        drawing: """
          ┌────┬────┐   ┌────┬────┐
          │科目│金额│   │项目│人数│
          ├────┼────┤   ├────┼────┤
          │教育│1.00│   │在职│12  │
          └────┴────┘   └────┴────┘
          """))
    #expect(
      layout.tables.map(\.texts) == [
        [["科目", "金额"], ["教育", "1.00"]], [["项目", "人数"], ["在职", "12"]],
      ])
  }
}
