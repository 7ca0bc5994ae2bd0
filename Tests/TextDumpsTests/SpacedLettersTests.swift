import Tables
import Testing
import TextDumps

@Suite struct SpacedLettersTests {
  private func rows(_ text: String) throws -> [[String]] {
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    return GridText(table: table).indicators
  }

  @Test func `figures whose digits stand apart are whole`() throws {
    let text = """
      项目支出绩效目标表
      项目名称
      河道清淤
      预算数
      3 2 6 0 . 0 0
      填报日期
      2 0 2 5 - 0 1 - 3 1
      一级指标
      二级指标
      三级指标
      指标值
      产出指标
      数量指标
      清淤长度
      ≥1 2 . 5 公里
      质量指标
      验收合格率
      ≥9 8 %
      效益指标
      社会效益指标
      受益人口
      2 4 8 7 6人
      """
    #expect(
      try rows(text) == [
        ["产出指标", "数量指标", "清淤长度", "≥12.5公里"],
        ["产出指标", "质量指标", "验收合格率", "≥98%"],
        ["效益指标", "社会效益指标", "受益人口", "24876人"],
      ])
  }

  @Test func `the first letter of a cell may stand apart`() throws {
    let row = "数 量指标 清 淤长度 1 2.5公里\n质 量指标 验 收合格率 9 8%\n"
    let text =
      """
      项 目支出绩效目标表
      项 目名称 河 道清淤
      一 级指标 二 级指标 三 级指标 指 标值

      """ + String(repeating: "产 出指标 " + row, count: 12)
    #expect(
      try rows(text).prefix(2) == [
        ["产出指标", "数量指标", "清淤长度", "12.5公里"], ["产出指标", "质量指标", "验收合格率", "98%"],
      ])
  }

  @Test func `a dump whose letters all stand apart keeps no spaces`() throws {
    let text = """
      项 目 支 出 绩 效 目 标 表
      项 目 名 称 河 道 清 淤
      预 算 数 3 2 6 0 . 0 0
      一 级 指 标 二 级 指 标 三 级 指 标 指 标 值
      产 出 指 标 数 量 指 标 清 淤 长 度 ≥ 1 2 . 5 公 里
      质 量 指 标 验 收 合 格 率 ≥ 9 8 . 2 5 %
      满 意 度 指 标 服 务 对 象 满 意 度 指 标 群 众 满 意 度 ≥ 9 0 . 7 5 %
      """
    #expect(
      try rows(text) == [
        ["产出指标", "数量指标", "清淤长度", "≥12.5公里"],
        ["产出指标", "质量指标", "验收合格率", "≥98.25%"],
        ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90.75%"],
      ])
  }
}
