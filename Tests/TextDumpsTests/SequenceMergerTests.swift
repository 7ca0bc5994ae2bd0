import Tables
import Testing
import TextDumps

@Suite struct SequenceMergerTests {
  private func tables(_ text: String) -> [GridText] {
    TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
  }

  /// A form as a spreadsheet program draws it: the cells of one line and one script, and behind them
  /// those that wrap or mix scripts.
  private let form = """
    项目支出绩效目标表
    项目名称 乡村道路养护
    主管部门 临江市交通局 实施单位 临江市公路站
    年度资金总额 120.00
    一级指标 二级指标 三级指标 指标值 分值
    产出指标
    数量指标
    养护道路里程 20
    巡查桥梁次数 10
    质量指标 养护合格率 ≥95% 20
    时效指标 10
    效益指标 社会效益指标 通行条件 明显改善 20
    满意度指标 10
    （2025年度）
    年度
    总体
    目标
    1.养护乡村道路35公里；
    2.巡查桥梁4座。
    35公里
    ≥12次
    小型养护工程按期完成率（含桥
    梁、涵洞）
    2025年11月底前
    服务对象满意度
    指标
    沿线群众满意度（以问卷调查
    结果为准）
    不低于90%
    """

  private let rows = [
    ["产出指标", "数量指标", "养护道路里程", "35公里", "20"],
    ["产出指标", "数量指标", "巡查桥梁次数", "≥12次", "10"],
    ["产出指标", "质量指标", "养护合格率", "≥95%", "20"],
    ["产出指标", "时效指标", "小型养护工程按期完成率（含桥梁、涵洞）", "2025年11月底前", "10"],
    ["效益指标", "社会效益指标", "通行条件", "明显改善", "20"],
    ["满意度指标", "服务对象满意度指标", "沿线群众满意度（以问卷调查结果为准）", "不低于90%", "10"],
  ]

  @Test func `rows take their cells from both sequences of a page`() throws {
    let table = try #require(tables(form).first)
    #expect(table.indicators == rows)
    #expect(table.row(4) == ["年度总体目标", "1.养护乡村道路35公里；\n2.巡查桥梁4座。"])
  }

  @Test func `rows do so where each cell stands on a line of its own`() throws {
    let table = try #require(tables(form.replacing(" ", with: "\n")).first)
    #expect(table.indicators == rows)
  }

  @Test func `no character of either sequence is lost`() throws {
    let table = try #require(tables(form).first)
    let layout = TextDumpReader().layout(of: form)
    let outside = layout.lines.reduce(0) { $0 + $1.text.unicodeScalars.count { !$0.isBlank } }
    let captions = table.table.captions.reduce(0) {
      $0 + $1.text.unicodeScalars.count { !$0.isBlank }
    }
    let inside = table.characters.values.reduce(0, +)
    #expect(inside + max(outside, captions) == form.unicodeScalars.count { !$0.isBlank })
  }

  @Test func `the cells of a project stand above its rows where a page cuts them`() throws {
    let header = "单位名称 项目名称 预算数 绩效目标 一级指标 二级指标 三级指标 指标值 权重"
    let text = """
      部门预算项目支出绩效目标表
      \(header)
      临江市公路站 120.00
      产出指标 数量指标 养护里程 30
      产出指标 质量指标 养护合格率 ≥95% 30
      满意度指标 服务对象满意度指标 群众满意度 ≥90% 40
      产出指标 数量指标 清淤长度 50
      2025年乡村道路
      养护
      1.养护道路35公里。
      35公里
      6.5公里
      \u{0C}\(header)
      临江市水利站 80.00
      产出指标 质量指标 清淤合格率 ≥90% 50
      2025年河道清
      淤工程
      完成河道清淤6.5公里。
      """
    let table = try #require(tables(text).first)
    #expect(
      table.indicators.map { Array($0.suffix(8).prefix(3)) + $0.suffix(3) } == [
        ["2025年乡村道路养护", "120.00", "1.养护道路35公里。", "养护里程", "35公里", "30"],
        ["2025年乡村道路养护", "120.00", "1.养护道路35公里。", "养护合格率", "≥95%", "30"],
        ["2025年乡村道路养护", "120.00", "1.养护道路35公里。", "群众满意度", "≥90%", "40"],
        ["2025年河道清淤工程", "80.00", "完成河道清淤6.5公里。", "清淤长度", "6.5公里", "50"],
        ["2025年河道清淤工程", "80.00", "完成河道清淤6.5公里。", "清淤合格率", "≥90%", "50"],
      ])
  }

  @Test func `a cell that could stand in either of two rows is a finding`() {
    let text = """
      项目支出绩效目标表
      项目名称 乡村道路养护
      一级指标 二级指标 三级指标 指标值 备注
      产出指标
      数量指标
      养护道路里程
      巡查桥梁次数
      质量指标 养护合格率 ≥95%
      满意度指标 服务对象满意度指标 群众满意度 ≥90%
      （2025年度）
      35公里
      12次
      以第三方检测机构出具的
      CMA检测报告为依据
      """
    let findings = TextDumpReader().layout(of: text).findings
    #expect(findings.contains { $0.message.contains("order of drawing") })
  }

  @Test func `each of two sets of columns takes its name from the second sequence`() throws {
    let text = """
      财政项目支出绩效目标批复表
      项目名称 森林防火物资储备
      绩效指标
      一级指标 二级指标 三级指标 二级指标 三级指标
      产出指标
      数量指标 新建防火隔离带 数量指标 新建防火隔离带
      质量指标 物资验收合格率 优 质量指标 物资验收合格率 优
      成本指标 经济成本指标 人均经费支出 经济成本指标 人均经费支出
      满意度指标 服务对象满意度指标 林区职工满意度 90% 服务对象满意度指标 林区职工满意度 90%
      （2022年度）
      指标值(或计划水平)
      计划指标值(或计划水平
      )
      =98公里 =32公里
      ≤584万元 ≤584万元
      """
    let table = try #require(tables(text).first)
    #expect(
      table.indicators.first == [
        "绩效指标", "产出指标", "数量指标", "新建防火隔离带", "=98公里", "数量指标", "新建防火隔离带", "=32公里",
      ])
    #expect(table.indicators.map { $0[4] } == ["=98公里", "优", "≤584万元", "90%"])
  }
}
