import Tables
import Testing
import TextDumps

@Suite struct EntityNamesTests {
  private func rows(_ text: String) throws -> [[String]] {
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    return {
      let grid = GridText(table: table)
      return (0..<table.rowCount).map { grid.row($0) }
    }()
  }

  @Test func `the unit of the projects below it stands in a row of its own`() throws {
    let text = """
      项目支出绩效目标表
      单位名称、项目名称 项目年度绩效目标 一级指标 二级指标 三级指标 指标性质 指标值 度量单位 指标属性 指标内容
      1 2 3 4 5 6 7 8 9 10
      临江市档案馆
      库房除湿改造
      补助资金
      更换除湿设备。
      产出指标 数量指标 更换设备台数 ＝ 12 台 定量指标 更换并验收的设备
      产出指标 时效指标 完成时间 定性 年底前 定性指标
      满意度指标 服务对象满意度指标 使用人员满意度 ≥ 90 % 定量指标
      """
    #expect(
      try rows(text).dropFirst().map { Array($0.prefix(5)) } == [
        ["临江市档案馆", "", "", "", ""],
        ["库房除湿改造补助资金", "更换除湿设备。", "产出指标", "数量指标", "更换设备台数"],
        ["库房除湿改造补助资金", "更换除湿设备。", "产出指标", "时效指标", "完成时间"],
        ["库房除湿改造补助资金", "更换除湿设备。", "满意度指标", "服务对象满意度指标", "使用人员满意度"],
      ])
    #expect(try rows(text)[2].suffix(5) == ["＝", "12", "台", "定量指标", "更换并验收的设备"])
  }

  @Test func `the code of a unit is no sum of money`() throws {
    let text = """
      部门预算项目绩效目标表
      单位名称 项目名称 预算数 年度目标 一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重
      820-临江市档
      案局
      208,189,
      600.00
      302213-
      临江市档案
      馆
      库房除湿改造
      36,760,
      500.00
      1.更换除湿设备。
      产出指标 数量指标 更换设备台数 ＝ 12 台 50
      满意度指标 服务对象满意度指标 使用人员满意度 ≥ 90 % 40
      """
    let rows = try rows(text)
    #expect(rows[1].prefix(3) == ["820-临江市档案局", "", "208,189,600.00"])
    #expect(
      rows[2].prefix(4) == ["302213-临江市档案馆", "库房除湿改造", "36,760,500.00", "1.更换除湿设备。"])
  }
}
