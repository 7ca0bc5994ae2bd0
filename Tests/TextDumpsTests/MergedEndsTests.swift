import Tables
import Testing
import TextDumps

@Suite struct MergedEndsTests {
  @Test func `a merged cell that is drawn with its last row covers the rows before it`() throws {
    let text = """
      1.测试绩效目标表
      项目名称 测试
      绩效目标 完成任务。
      一级指标 二级指标 三级指标 指标值
      支持行政村个数 38个
      数量指标 培训农户人次 60人次
      质量指标 验收合格率 ≥95%
      产出指标 时效指标 拨付时间 2025年11月底前
      经济效益指标 节约支出 ≥65元
      新增就业岗位 ≥65个
      效益指标 社会效益指标 新增创业农户 ≥5户
      满意度指标 服务对象满意度指标 农户满意度 ≥90%
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(
      GridText(table: table).indicators == [
        ["产出指标", "数量指标", "支持行政村个数", "38个"],
        ["产出指标", "数量指标", "培训农户人次", "60人次"],
        ["产出指标", "质量指标", "验收合格率", "≥95%"],
        ["产出指标", "时效指标", "拨付时间", "2025年11月底前"],
        ["效益指标", "经济效益指标", "节约支出", "≥65元"],
        ["效益指标", "社会效益指标", "新增就业岗位", "≥65个"],
        ["效益指标", "社会效益指标", "新增创业农户", "≥5户"],
        ["满意度指标", "服务对象满意度指标", "农户满意度", "≥90%"],
      ])
  }

  @Test func `a first level may be drawn with its last row, a second one with its first`() throws {
    let text = """
      测试绩效目标表
      项目名称 测试
      绩效目标 完成任务。
      一级指标 二级指标 三级指标 指标值
      数量指标 支持行政村个数 38个
      培训农户人次 60人次
      质量指标 验收合格率 ≥95%
      产出指标
      时效指标 拨付时间 2025年11月底前
      经济效益指标 节约支出 ≥65元
      效益指标
      社会效益指标 新增创业农户 ≥5户
      满意度指标 服务对象满意度指标 农户满意度 ≥90%
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(
      GridText(table: table).indicators.map { Array($0.prefix(2)) } == [
        ["产出指标", "数量指标"], ["产出指标", "数量指标"], ["产出指标", "质量指标"], ["产出指标", "时效指标"],
        ["效益指标", "经济效益指标"], ["效益指标", "社会效益指标"], ["满意度指标", "服务对象满意度指标"],
      ])
  }
}
