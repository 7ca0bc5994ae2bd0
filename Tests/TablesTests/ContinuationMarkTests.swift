import TestSupport
import Testing

@testable import Tables

@Suite struct ContinuationMarkTests {
  @Test(arguments: [
    ("续表", ""), ("续 表 2", ""), ("（续上页）", ""), ("(续)", ""), ("续表一", ""), ("接上表", ""), ("续", ""),
    ("项目支出绩效自评表（续）", "项目支出绩效自评表"), ("项目支出绩效自评表（续表3-1）", "项目支出绩效自评表"),
    ("续表　　单位：万元", "单位:万元"), ("绩效目标表 续表2", "绩效目标表"), ("表5（续）", "表5"),
  ])
  func `a line says that a table goes on`(line: String, rest: String) {
    #expect(ContinuationMark(line)?.rest == rest)
  }

  @Test(arguments: [
    "项目支出绩效目标表", "后续工程（二期）", "连续三年", "接待费用表", "持续改善", "项目（续建）绩效目标表", "手续办理（续）情况", "1.接上级通知",
  ])
  func `other lines do not`(line: String) {
    #expect(ContinuationMark(line) == nil)
  }

  @Test(arguments: ["（转下页）", "接下页", "（续下页）", "（未完，转下页）", "未完待续"])
  func `a line below a table says that it goes on`(line: String) {
    #expect(ContinuationMark.standsBelow(line))
    #expect(!ContinuationMark.standsBelow("说明：" + line))
  }

  private static let form = """
      项目支出绩效目标表
    ┌────────┬────────┬──────┐
    │项目名称│桥梁维修│市本级│
    ├────────┼────────┼──────┤
    │产出指标│付款次数│1笔   │
    └────────┴────────┴──────┘
    """

  private func tables(_ second: String, below first: String = form) -> [Table] {
    PageJoiner().layout(
      joining: [first, second].enumerated().map {
        PageReader().layout(of: Page(drawing: $1, number: $0 + 1))
      }
    ).tables
  }

  @Test(arguments: ["续表", "项目支出绩效目标表（续）", "（续上页）　　单位：万元"])
  func `a part below such a line belongs to the table before`(line: String) {
    let tables = tables(
      """
        \(line)
      ┌────────┬────────┬──────┐
      │效益指标│惠及村庄│3个   │
      └────────┴────────┴──────┘
      """)
    #expect(tables.map(\.pages) == [[1, 2]])
    #expect(tables.first?.texts.last == ["效益指标", "惠及村庄", "3个"])
  }

  @Test(arguments: ["项目支出自评表（续）", "绩效目标批复表"])
  func `a part below another name does not`(line: String) {
    let tables = tables(
      """
        \(line)
      ┌────────┬────────┬──────┐
      │效益指标│惠及村庄│3个   │
      └────────┴────────┴──────┘
      """)
    #expect(tables.map(\.pages) == [[1], [2]])
  }

  @Test func `a form filled in anew is a table of its own`() {
    let next = Self.form.replacing("表\n", with: "表（续）\n").replacing("桥梁维修", with: "道路养护")
    #expect(tables(next).map(\.pages) == [[1], [2]])
  }

  @Test func `a line below the first part may say it`() {
    let tables = tables(
      """
      ┌────────┬────────┬──────┐
      │效益指标│惠及村庄│3个   │
      └────────┴────────┴──────┘
      """, below: Self.form + "\n            （转下页）")
    #expect(tables.map(\.pages) == [[1, 2]])
  }
}
