import Tables
import TestSupport
import Testing

@testable import Budget

@Suite struct ConservationTests {
  private func read(_ rows: String) -> Reported<[PerformanceTable]> {
    PerformanceReader().tables(in: Layout(tables: [Table(rows: rows)]))
  }

  @Test func `names of groups and sides are the labels of a table`() throws {
    let result = read(
      """
      项目支出绩效目标表 | < | < | < | <
      （2026年度） | < | < | < | <
      项目名称 | < | 护理 | < | <
      项目资金（元） | 年度资金总额 | 300.00 | < | <
      ^ | 其中：财政拨款 | 200.00 | < | <
      绩效目标 | 目标一 | < | < | <
      绩/效/指/标 | 一级指标 | 二级指标 | 三级指标 | 指标值
      ^ | 产出指标 | 数量指标 | 次数 | 1次
      ^ | ^ | 质量指标 | …… |
      ^ | 满意度指标 | 服务对象满意度指标 | |
      """)
    let table = try #require(result.value.first)
    #expect(
      table.labels == ["（2026年度）", "项目资金（元）", "绩/效/指/标", "质量指标", "满意度指标", "服务对象满意度指标"])
    #expect(result.findings.isEmpty)
  }

  @Test func `a list has the labels of the whole with its first project`() {
    let result = read(
      """
      项目名称 | 绩效指标 | < | < |
      ^ | 一级指标 | 二级指标 | 三级指标 | 指标值
      甲 | 产出指标 | 数量指标 | 次数 | 1次
      乙 | 产出指标 | 数量指标 | 人数 | 2人
      """)
    #expect(result.value.map(\.labels) == [["绩效指标"], []])
  }

  @Test func `a project with goals and no indicator is no subtotal`() {
    let result = read(
      """
      项目名称 | 年度目标 | 一级指标 | 二级指标 | 三级指标 | 指标值
      甲 | 目标甲 | 产出指标 | 数量指标 | 次数 | 1次
      乙 | 目标乙 | | | |
      """)
    #expect(result.value.map(\.projectName) == ["甲"])
    #expect(result.findings.map(\.code) == ["unread-cell", "unread-cell"])
    #expect(result.findings.map(\.evidence) == [["乙"], ["目标乙"]])
    #expect(result.findings.allSatisfy { $0.severity == .loss })
  }

  @Test func `levels beside columns that the header does not name are said to be lost`() {
    let result = read(
      """
      项目名称 | < | 护理 | <
      | 二级指标 | 三级指标 | 指标值
      产出指标 | 数量指标 | 次数 | 1次
      """)
    #expect(result.value.first?.labels == [])
    #expect(result.findings.map(\.code) == ["unread-cell"])
    #expect(result.findings.map(\.evidence) == [["产出指标"]])
  }

  /// What is said of a table whose one row was read as `value`.
  private func findings(cells: [String], value: String) -> [Finding] {
    var grid = GridView(Table(rows: cells.joined(separator: " | "), page: 7))
    for index in cells.indices { grid.read(index) }
    var table = PerformanceTable(index: 1)
    table.fields = [.init(label: "项目名称", value: value, page: 7)]
    let segment = FormSegment(
      parts: [.init(table: 0, rows: 0..<1, headers: [])], captioned: 0)
    var check = Conservation(segment: segment, grids: [grid], tables: [table], findings: [])
    return check.findings()
  }

  @Test func `a text that was read and is not in the output is lost`() {
    let findings = findings(cells: ["项目名称", "大楼尾款", "两年"], value: "大楼尾款")
    #expect(findings.map(\.code) == ["lost-text"])
    #expect(findings.map(\.severity) == [.loss])
    #expect(findings.map(\.evidence) == [["两年"]])
    #expect(findings.map(\.page) == [7])
  }

  @Test func `one of two equal texts is missed`() {
    let findings = findings(cells: ["项目名称", "两年", "两年"], value: "两年")
    #expect(findings.map(\.evidence) == [["两年"]])
  }

  @Test func `a character of a text is missed`() {
    #expect(findings(cells: ["项目名称", "大楼尾款"], value: "大楼尾").map(\.evidence) == [["大楼尾款"]])
  }

  @Test(arguments: [
    (["项目名称", "大楼尾款"], "大楼尾款"), (["项目名称", "大 楼\\n尾款"], "大楼尾款"), (["项目名称：大楼尾款"], "大楼尾款"),
    (["项目名称", "大楼", "尾款"], "大楼尾款"), (["项目名称", "指标1：大楼尾款"], "大楼尾款"),
  ])
  func `white space and the signs that part are not counted`(cells: [String], value: String) {
    #expect(findings(cells: cells, value: value).isEmpty)
  }

  @Test func `a sum counts characters in any order`() {
    #expect(TextSum(of: "绩 效（目标）：") == TextSum(of: "目标\n绩效"))
    #expect(TextSum(of: "绩效") + TextSum(of: "目标") == TextSum(of: "绩效目标"))
    #expect(TextSum(of: "绩绩") != TextSum(of: "绩"))
    #expect(TextSum(of: "≥95%") != TextSum(of: "≥59"))
  }
}
