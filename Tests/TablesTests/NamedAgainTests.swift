import Tables
import TestSupport
import Testing

/// Merged cells that the page after a break prints once more.
@Suite struct NamedAgainTests {
  private func table(_ name: String, amount: String, next: String) throws -> Table {
    let header = """
      ┌────────┬────┬────────────────┬────────┐
      │项目名称│金额│绩效目标        │三级指标│
      ├────────┼────┼────────────────┼────────┤
      │河道清淤│90  │清理河道九里。  │清理长度│
      │        │    │                ├────────┤
      │        │    │                │水质达标│
      ├────────┼────┼────────────────┼────────┤

      """
    func page(_ name: String, _ amount: String, _ goal: String, _ rows: [String]) -> String {
      """
      │\(name)│\(amount)│\(goal)│\(rows[0])│
      │        │    │                ├────────┤
      │        │    │                │\(rows[1])│
      └────────┴────┴────────────────┴────────┘
      """
    }
    let pages = [
      header + page("桥梁维修", "120 ", "1.维修桥梁三座；", ["维修座数", "验收合格"]),
      "┌────────┬────┬────────────────┬────────┐\n"
        + page(name, amount, next, ["按期完成", "群众满意"]),
    ]
    return try #require(
      PageJoiner().layout(
        joining: pages.enumerated().map {
          PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
        }
      ).tables.first)
  }

  @Test func `a project whose name and amount stand on both pages goes on with its goals`() throws {
    let table = try table("桥梁维修", amount: "120 ", next: "2.养护道路十里。")
    #expect(table.pages == [1, 2])
    #expect(table.cells.first { $0.text == "桥梁维修" }?.rows == 3..<7)
    #expect(table.cells.contains { $0.text == "1.维修桥梁三座；\n2.养护道路十里。" })
  }

  @Test func `a project of the same amount is another`() throws {
    let table = try table("道路养护", amount: "120 ", next: "2.养护道路十里。")
    #expect(table.cells.first { $0.text == "桥梁维修" }?.rows == 3..<5)
  }

  @Test func `a project of the same unit is another`() throws {
    let table = try table("桥梁维修", amount: "80  ", next: "2.养护道路十里。")
    #expect(table.cells.first { $0.text == "桥梁维修" }?.rows == 3..<5)
  }
}
