import Tables
import TestSupport
import Testing

/// Lines above the rest of a table that the first page of a booklet does not have.
@Suite struct PageHeadTests {
  private func tables(above line: String, label: String = "        ") -> [Table] {
    let first = """
        项目支出绩效目标表
      ┌────────┬────────┬──────┐
      │绩效指标│付款次数│1笔   │
      │        ├────────┼──────┤
      │        │及时付款│98%   │
      └────────┴────────┴──────┘
      """
    let second = """
        \(line)
      ┌────────┬────────┬──────┐
      │\(label)│惠及村庄│3个   │
      │        ├────────┼──────┤
      │        │群众满意│95%   │
      └────────┴────────┴──────┘
      """
    return PageJoiner().layout(
      joining: [first, second].enumerated().map {
        PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
      }
    ).tables
  }

  @Test(arguments: ["某市2025年部门预算公开", "项目支出绩效目标表"])
  func `the rest of a merged label goes on below a running head or its own title`(line: String) {
    #expect(tables(above: line).map(\.pages) == [[1, 2]])
  }

  @Test func `the rest goes on below a title and a header inside the lines, both printed again`() {
    func page(_ label: String, _ name: String) -> Page {
      Page(
        drawing: """
          ┌──────────────────────┐
          │项目支出绩效目标表    │
          ├────────┬──────┬──────┤
          │一级指标│三级  │指标值│
          ├────────┼──────┼──────┤
          │\(label)│\(name)一│1笔   │
          │        ├──────┼──────┤
          │        │\(name)二│98%   │
          └────────┴──────┴──────┘
          """, number: label == "产出指标" ? 1 : 2)
    }
    let joiner = PageJoiner(namesColumns: { $0.contains("指标值") })
    let tables = joiner.layout(
      joining: [page("产出指标", "付款"), page("        ", "惠及")].map(PageReader().layout)
    ).tables
    #expect(tables.map(\.pages) == [[1, 2]])
    #expect(tables.first?.cells.first { $0.text == "产出指标" }?.rows == 2..<6)
  }

  @Test func `the rest goes on below a running head and the header printed again`() {
    let first = """
        项目支出绩效目标表
      ┌────────┬────────┬──────┐
      │一级指标│三级指标│指标值│
      ├────────┼────────┼──────┤
      │产出指标│付款次数│1笔   │
      │        ├────────┼──────┤
      │        │及时付款│98%   │
      └────────┴────────┴──────┘
      """
    let second = """
        某市2025年部门预算公开
      ┌────────┬────────┬──────┐
      │一级指标│三级指标│指标值│
      ├────────┼────────┼──────┤
      │        │惠及村庄│3个   │
      │        ├────────┼──────┤
      │        │群众满意│95%   │
      └────────┴────────┴──────┘
      """
    let tables = PageJoiner().layout(
      joining: [first, second].enumerated().map {
        PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
      }
    ).tables
    #expect(tables.map(\.rowCount) == [5])
    #expect(tables.first?.cells.contains { $0.text == "产出指标" && $0.rows == 1..<5 } == true)
  }

  @Test(arguments: ["部门收支总表", "金额单位：万元", "附件2", "以上各项均已完成。"])
  func `it does not below what begins a table or is prose`(line: String) {
    #expect(tables(above: line).map(\.pages) == [[1], [2]])
  }

  @Test func `a label of its own begins a table below any line`() {
    #expect(tables(above: "某市2025年部门预算公开", label: "效益指标").map(\.pages) == [[1], [2]])
  }
}
