import Tables
import Testing
import TextDumps

@Suite struct GluedCellsTests {
  private func indicators(_ text: String) throws -> [[String]] {
    let layout = TextDumpReader().layout(of: text)
    #expect(layout.tables.count == 1)
    return GridText(table: try #require(layout.tables.first)).indicators
  }

  @Test func `cells that fill their columns are parted by what closed columns hold`() throws {
    let text = """
      测试绩效目标表
      项目名称
      年度绩效目标
      一级指标
      二级指标
      三级指标
      指标性质
      指标值
      度量单位指标属性
      指标内容
      库房除湿改造
      更换除湿设备。
      产出指标
      数量指标
      更换设备台数
      ＝
      12
      个工作日定量
      指标更换并验收的设备
      成本指标
      经济成
      本指标项目总成本
      ≤
      31
      万元
      定量指标考核项目总成本是否
      达到预期
      满意度指标
      服务对象满意度指标使用人员满意度
      ≥
      90
      %
      定量指标使用人员满意度
      """
    #expect(
      try indicators(text) == [
        [
          "库房除湿改造", "更换除湿设备。", "产出指标", "数量指标", "更换设备台数", "＝", "12", "个工作日", "定量指标", "更换并验收的设备",
        ],
        [
          "库房除湿改造", "更换除湿设备。", "成本指标", "经济成本指标", "项目总成本", "≤", "31", "万元", "定量指标",
          "考核项目总成本是否达到预期",
        ],
        [
          "库房除湿改造", "更换除湿设备。", "满意度指标", "服务对象满意度指标", "使用人员满意度", "≥", "90", "%", "定量指标",
          "使用人员满意度",
        ],
      ])
  }

  @Test func `the lines of one name of a column stay together`() throws {
    let text = """
      测试绩效目标表
      项目名称
      库房除湿改造
      一级指标
      二级指标
      三级指标
      绩效指
      标描述
      指标值
      产出指标
      数量指标
      更换设备台数
      更换并验收的设备
      12台
      """
    #expect(try indicators(text) == [["产出指标", "数量指标", "更换设备台数", "更换并验收的设备", "12台"]])
  }

  @Test func `the money of a project is parted from its name`() throws {
    let text = """
      项目绩效目标批复表
      项目名称
      预算数
      绩效目标
      一级指标
      二级指标
      三级指标
      指标值
      林区道路养护
      3011515
      完成林区道路养护。
      产出指标
      数量指标
      养护里程
      ≥35公里
      第五次全国经济普查6261483.23
      完成经济普查。
      产出指标
      数量指标
      培训普查员
      >20人次
      """
    #expect(
      try indicators(text) == [
        ["林区道路养护", "3011515", "完成林区道路养护。", "产出指标", "数量指标", "养护里程", "≥35公里"],
        ["第五次全国经济普查", "6261483.23", "完成经济普查。", "产出指标", "数量指标", "培训普查员", ">20人次"],
      ])
  }
}
