import Tables
import Testing
import TextDumps

@Suite struct OrderDoubtsTests {
  @Test func `names of all levels behind each other are no rows`() {
    let text = """
      项目支出绩效目标表
      项目名称
      填报单位
      一级指标 二级指标 三级指标 指标值
      产出指标
      数量指标
      质量指标
      时效指标
      效益指标 社会效益指标
      满意度指标 服务对象满意度指标
      河道清淤
      青河县水务局
      清淤长度 ≥12公里
      """
    let layout = TextDumpReader().layout(of: text)
    #expect(layout.tables.isEmpty)
    #expect(layout.lines.contains { $0.text == "满意度指标 服务对象满意度指标" })
  }
}
