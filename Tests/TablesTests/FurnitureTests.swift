import Tables
import TestSupport
import Testing

@Suite struct FurnitureTests {
  private func tables(_ pages: String...) -> [Table] {
    PageJoiner().layout(
      joining: pages.enumerated().map {
        PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
      }
    ).tables
  }

  private func page(_ title: String, project: String) -> String {
    """
          \(title)
    ┌────────┬────────┬──────┐
    │项目名称│\(project)│市本级│
    ├────────┼────────┼──────┤
    │产出指标│付款次数│1笔   │
    └────────┴────────┴──────┘
    """
  }

  @Test func `a title that the pages behind print as well begins a table`() {
    let list = """
            项目支出预算明细表
      ┌────────┬────────┬──────┐
      │类别    │名称    │金额  │
      ├────────┼────────┼──────┤
      │特定目标│桥梁维修│120   │
      └────────┴────────┴──────┘
      """
    let tables = tables(
      list, page("项目支出绩效目标表", project: "桥梁维修"), page("项目支出绩效目标表", project: "道路养护"))
    #expect(tables.map(\.pages) == [[1], [2], [3]])
    #expect(tables.map(\.heading.title) == ["项目支出预算明细表", "项目支出绩效目标表", "项目支出绩效目标表"])
  }

  @Test func `a running head that is called a table parts none`() {
    func rows(_ name: String) -> String {
      """
            部门预算公开报表
      ┌────────┬────────┬──────┐
      │产出指标│\(name)│1笔   │
      └────────┴────────┴──────┘
      """
    }
    let tables = tables(page("部门预算公开报表", project: "桥梁维修"), rows("维修桥梁"), rows("养护道路"))
    #expect(tables.map(\.pages) == [[1, 2, 3]])
  }
}
