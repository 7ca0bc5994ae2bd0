import Tables
import Testing
import TextDumps

@Suite struct GoalPartsTests {
  private func goals(_ text: String) throws -> [String] {
    let dump = """
      项目支出绩效目标表
      项目名称 河道清淤
      填报单位 青河县水务局
      \(text)
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 清淤长度 ≥12公里
      效益指标 生态效益指标 水质 逐步改善
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: dump).tables.first))
    let row = try #require((0..<table.table.rowCount).first { table.row($0)[0] == "总体目标" })
    return table.row(row).dropFirst().map { $0.filter { $0 != " " } }
  }

  @Test func `a label with spaces in its years begins goals of its own`() throws {
    #expect(
      try goals(
        """
        总体目标 中期目标（2026 年—2028 年）：建成河道长效
        管护机制。
        年度目标：完成清淤12公里。
        """) == ["中期目标（2026年—2028年）：建成河道长效管护机制。", "年度目标：完成清淤12公里。"])
  }

  @Test func `a label behind a full sentence begins goals of its own`() throws {
    #expect(
      try goals("总体目标 中期目标（2026年—2028年）：建成管护机制。 年度目标：完成清淤12公里。")
        == ["中期目标（2026年—2028年）：建成管护机制。", "年度目标：完成清淤12公里。"])
  }

  @Test func `a label within a sentence is prose`() throws {
    #expect(
      try goals("总体目标 中期目标：建成管护机制，达到 年度目标：即清淤12公里。").count == 1)
  }
}
