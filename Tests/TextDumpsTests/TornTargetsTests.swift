import Tables
import Testing
import TextDumps

/// Targets whose lines end where no cell does.
@Suite struct TornTargetsTests {
  @Test(arguments: [
    ["走访慰问完成时间", "每年2月底前、8月", "1日前"],
    ["走访慰问完成时间", "每年2月底", "前、8月1日前"],
    ["系统升级上线时间", "2025年12月", "31日"],
    ["产品质量符合标准", "符合GB", "7793—2010要求"],
    ["学生视力不良率", "较上年下降", "0.5个百分点"],
    ["学生视力不良率", "较上年下降0.5个", "百分点"],
    ["困难群体应保尽保", "应保尽保率1", "00%"],
  ])
  func `a name ends before a target that goes on`(_ lines: [String]) throws {
    let text = """
      项目支出绩效目标表
      项目名称 走访慰问
      填报单位 青河县民政局
      年度目标 完成走访慰问。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 走访慰问户数 ≥120户
      质量指标
      \(lines.joined(separator: "\n"))
      时效指标 资金拨付及时率 ≥95%
      效益指标 社会效益指标 群众生活 逐步改善
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    let row = try #require(table.indicators.first { $0.contains("质量指标") })
    #expect(row.suffix(2).map { $0.filter { $0 != " " } } == [lines[0], lines[1] + lines[2]])
  }

  @Test func `a line that says what is reached begins a target`() throws {
    let text = """
      项目支出绩效目标表
      项目名称
      养老金发放
      填报单位
      青河县民政局
      年度目标
      按时发放养老金。
      一级指标
      二级指标
      三级指标
      指标值
      产出指标
      质量指标
      养老金发放准确率
      达到100%
      领取资格认证率
      ≥98%
      效益指标
      社会效益指标
      群众生活
      逐步改善
      """
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    #expect(
      table.indicators.prefix(2).map { Array($0.suffix(2)) }
        == [["养老金发放准确率", "达到100%"], ["领取资格认证率", "≥98%"]])
  }
}
