import Tables
import Testing
import TextDumps

@Suite struct NeighboursTests {
  private func indicators(_ text: String) throws -> [[String]] {
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    return GridText(table: table).indicators
  }

  @Test func `characters that stand side by side elsewhere belong together`() throws {
    let names = [
      "堤防加固长度", "闸门更换合格率", "灌区渠道清淤时间", "机电设备采购成本", "下游农田灌溉面积", "水库大坝安全系数",
      "周边农户满意程度", "河道巡查及时程度", "防汛物资储备天数", "水文监测站点个数",
    ]
    func table(_ title: String, _ wrap: (String) -> String) -> String {
      title + "绩效目标表\n项目名称 " + title + "\n一级指标 二级指标 三级指标 绩效指标描述 指标值\n产出指标 "
        + names.map { "数量指标 " + wrap($0) + "\n≥95%\n" }.joined()
    }
    let text =
      table("甲", { $0 + " 按年度计划" }) + table("乙", { $0.prefix(4) + "\n" + $0.dropFirst(4) })
    let tables = TextDumpReader().layout(of: text).tables
    let rows = GridText(table: try #require(tables.last)).indicators
    #expect(rows.map { $0.suffix(3) } == names.map { [$0, "", "≥95%"] })
  }

  @Test func `a number that a narrow column parts elsewhere than the dump does is one`() throws {
    let text = """
      1.测试绩效目标表
      项目名称 测试
      绩效目标 按照GB/T 19001-2016改造设备。
      一级指标 二级指标 三级指标 指标值
      产出指标
      数量指标 设备改造数量 3台
      质量指标 符合19001-20
      16的设备
      ≥95%
      """
    #expect(try indicators(text)[1] == ["产出指标", "质量指标", "符合19001-2016的设备", "≥95%"])
  }

  @Test func `a parenthesis that is open goes on`() throws {
    let text = """
      1.测试绩效目标表
      项目名称 测试
      绩效目标 完成任务。
      一级指标 二级指标 三级指标 绩效指标描述 指标值
      产出指标
      数量指标 支持行政村个数 38个
      质量指标 预冷库合格率（
      以住建部门同
      意验收为准）
      95%
      """
    let rows = try indicators(text)
    #expect(rows[1] == ["产出指标", "质量指标", "预冷库合格率（以住建部门同意验收为准）", "", "95%"])
  }

  @Test func `a target ends with its unit`() throws {
    let text = """
      测试绩效目标表
      项目名称 测试
      绩效目标 保障 42 个网站安全运行，42 个网站信息更新及时，42 个网站内容准确。
      一级指标 二级指标 三级指标 指标值
      产出指标
      数量指标
      运维网站数量 42 个
      网站可用率 ≥99.8%
      """
    #expect(
      try indicators(text).map { $0.suffix(2) } == [["运维网站数量", "42个"], ["网站可用率", "≥99.8%"]])
  }
}
