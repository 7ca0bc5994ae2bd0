import Tables
import Testing
import TextDumps

@Suite struct DoubledTextTests {
  @Test func `titles and headers drawn twice are read once`() throws {
    let text = """
      测试绩效目标表
      测试绩效目标表
      项目名称 测试
      绩效目标 完成任务。
      一级指标
      一级指标 二级指标
      二级指标 三级指标
      三级指标 指标值（或计划水
      指标值（或计划水
      平）
      平）
      产出指标 数量指标 支持行政村个数 38个
      效益指标 社会效益指标 新增岗位 65个
      """
    let layout = TextDumpReader().layout(of: text)
    let table = try #require(layout.tables.first)
    #expect(layout.tables.count == 1)
    #expect(table.captions.map(\.text) == ["测试绩效目标表"])
    #expect(
      GridText(table: table).indicators == [
        ["产出指标", "数量指标", "支持行政村个数", "38个"], ["效益指标", "社会效益指标", "新增岗位", "65个"],
      ])
  }

  @Test func `two cells that hold the same are two`() throws {
    let text = """
      测试绩效目标表
      项目名称
      测试
      一级指标
      二级指标
      三级指标
      绩效指标描述
      指标值
      产出指标
      数量指标
      支持行政村个数
      支持行政村个数
      38个
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(
      GridText(table: table).indicators == [["产出指标", "数量指标", "支持行政村个数", "支持行政村个数", "38个"]])
  }
}
