import Budget
import Tables
import Testing
import TextDumps

@Suite struct DumpDoubtTests {
  private func messages(_ text: String) -> [String] {
    TextDumpReader().layout(of: text).findings.map(\.message)
  }

  @Test func `rows that can be divided in one way only have no finding`() {
    let text = """
      财政项目支出绩效目标填报表
      项目名称
      社区服务中心
      项目性质
      阶段性项目项目类别
      特定目标类
      主管部门
      街道办事处
      一级指标
      二级指标
      三级指标
      指标值
      产出指标
      数量指标
      建筑面积
      ≥120平方米
      满意度指标
      服务对象满意度指标
      居民满意度
      ≥90%
      """
    #expect(messages(text) == [])
  }

  @Test func `a row that could as well be divided otherwise is named`() throws {
    let text = """
      1.测试绩效目标表
      项目名称 测试
      绩效目标 完成任务。
      一级指标 二级指标 三级指标 绩效指标描述 指标值
      产出指标
      数量指标 支持行政村个数 38个
      数量指标 培训农户人次 60人次
      质量指标 一次验收
      合格率
      达到要求
      ≥95%
      时效指标 拨付时间 2025年11月底前
      效益指标 社会效益指标 新增就业岗位 ≥65个
      满意度指标 服务对象满意度指标 农户满意度 ≥90%
      """
    let layout = TextDumpReader().layout(of: text)
    let finding = try #require(layout.findings.first)
    #expect(layout.findings.count == 1)
    #expect(finding.code == "text-ambiguous")
    #expect(finding.evidence == ["质量指标 一次验收", "合格率", "达到要求", "≥95%"])
    let grid = GridText(table: try #require(layout.tables.first))
    #expect(grid.indicators.first == ["产出指标", "数量指标", "支持行政村个数", "", "38个"])
  }

  @Test func `a name of the head without its value is named`() {
    let text = """
      项目支出绩效目标表
      项目名称
      主管部门 实施单位 广播电视台
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 摄像机 8套
      社会效益指标 用户数 ≥120万人
      """
    #expect(messages(text).contains("a label of the head has no value"))
  }

  @Test func `a second level below a first of another kind is named`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 冷链建设
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 冷库座数 9座
      社会效益指标 带动农户 ≥3200户
      满意度指标 服务对象满意度指标 社员满意度 ≥90%
      """
    let finding = try #require(TextDumpReader().layout(of: text).findings.first)
    #expect(finding.message == "a second level stands below a first of another kind")
    #expect(finding.evidence == ["社会效益指标 带动农户 ≥3200户"])
  }

  @Test func `rows without a header are a loss`() throws {
    let text = """
      说明
      产出指标 数量指标 摄像机 8套
      效益指标 社会效益指标 用户数 ≥120万人
      """
    let layout = TextDumpReader().layout(of: text)
    let finding = try #require(PerformanceReader().tables(in: layout).findings.first)
    #expect(finding.code == "unread-table")
    #expect(finding.severity == .loss)
    #expect(finding.page == 1)
  }
}
