import Tables
import Testing
import TextDumps

@Suite struct LinearSurroundingsTests {
  private func tables(_ text: String) -> [GridText] {
    TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
  }

  @Test func `page numbers and running heads are no cells`() throws {
    var text = ""
    for page in 1...3 {
      text += "2025年部门预算公开资料\n项目支出绩效目标表\n项目名称 第\(page)号线路维护\n"
      text += "绩效目标 1.保障畅通\n一级指标 二级指标 三级指标 指标值\n"
      text += "产出指标 数量指标 维护线路 ≥\(page)条\n效益指标 社会效益指标 通行情况 畅通\n— \(page) —\n\u{0C}"
    }
    let layout = TextDumpReader().layout(of: text)
    #expect(layout.tables.count == 3)
    for table in layout.tables {
      #expect(GridText(table: table).indicators.count == 2)
      #expect(!table.cells.contains { $0.text.contains("—") || $0.text.contains("公开资料") })
    }
    #expect(layout.lines.filter { $0.text == "2025年部门预算公开资料" }.count == 3)
  }

  @Test func `a side label that is printed below the header is no first level`() throws {
    let table = try #require(
      tables(
        """
        项目支出绩效目标表
        项目名称 河道保洁
        一级指标 二级指标 三级指标 指标值
        绩效指标
        产出指标
        数量指标 保洁河道 ≥12.00(公里)
        质量指标 保洁达标率 =100.00(%)
        效益指标 社会效益指标 投诉处理 及时
        """
      ).first)
    #expect(
      table.indicators == [
        ["绩效指标", "产出指标", "数量指标", "保洁河道", "≥12.00(公里)"],
        ["绩效指标", "产出指标", "质量指标", "保洁达标率", "=100.00(%)"],
        ["绩效指标", "效益指标", "社会效益指标", "投诉处理", "及时"],
      ])
  }

  @Test func `a name with parentheses inside ends where its last word ends`() throws {
    let lines =
      "项目支出绩效目标表 项目名称 河道保洁 一级指标 二级指标 三级指标 年度(/项目)指标值 "
      + "产出指标 数量指标 保洁河道 ≥12.00(公里) 质量指标 保洁达标率 =100.00(%)"
    let text = lines.split(separator: " ").joined(separator: "\n")
    let table = try #require(tables(text).first)
    #expect(
      table.indicators == [
        ["产出指标", "数量指标", "保洁河道", "≥12.00(公里)"],
        ["产出指标", "质量指标", "保洁达标率", "=100.00(%)"],
      ])
  }

  @Test func `a text without tables is lines`() {
    let layout = TextDumpReader().layout(of: "关于预算的说明\n详见附件\n")
    #expect(layout.tables.isEmpty)
    #expect(layout.lines.map(\.text) == ["关于预算的说明", "详见附件"])
  }

  @Test func `radicals that a font made are ideographs`() throws {
    let text = """
      项⽬⽀出绩效⽬标表
      项⽬名称 测试
      ⼀级指标 ⼆级指标 三级指标 指标值
      产出指标 数量指标 ⻋辆数量 3辆
      """
    let table = try #require(tables(text).first)
    #expect(table.indicators == [["产出指标", "数量指标", "车辆数量", "3辆"]])
    #expect(table.table.captions.map(\.text) == ["项目支出绩效目标表"])
  }

  @Test func `the last rows belong to the table where levels stand among them`() throws {
    let text = """
      测试2025年中央预算内投资计划绩效目标表
      专项名称 测试
      一级指标 二级指标 三级指标 指标值
      实施效果指标
      产出指标
      更换水泵台数 ≥12台
      效益指标
      灌溉条件（含支渠、斗渠及
      配套涵闸）
      明显改善
      渠系水利用状况 有所好转
      农户用水秩序 平稳
      周边生态环境 逐步恢复
      过程管理指标
      计划管理指标 投资计划分解转发用时达标率 100%
      资金管理指标 中央预算内投资支付率 ≥80%
      """
    let rows = try #require(tables(text).first).indicators
    #expect(rows.count == 7)
    #expect(rows.last == ["过程管理指标", "资金管理指标", "中央预算内投资支付率", "≥80%"])
  }

  @Test func `the part of a booklet above every page is no title`() {
    let text = """
      第四部分 项目绩效目标表
      部门整体支出绩效目标表
      部门名称 测试局
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 更换水泵台数 ≥12台
      质量指标 验收合格率 100%
      \u{0C}第四部分 项目绩效目标表
      一级指标 二级指标 三级指标 指标值
      效益指标 社会效益指标 受益人口 ≥3万人
      """
    #expect(tables(text).count == 1)
  }

  @Test func `a row below the indicators is none of them`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 测试
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 更换水泵台数 ≥12台
      质量指标 验收合格率 100%
      其他需要说
      明的问题
      无
      """
    let rows = try #require(tables(text).first).indicators
    #expect(rows.count == 2)
  }

  @Test func `a second level put together with a name is parted from it`() throws {
    let text = """
      项目支出绩效目标表
      项目名称
      测试
      一级指标
      二级指标
      三级指标
      指标值
      满意度指标
      服务对象满意度指标灌区农户对供水的
      满意程度
      ≥90%
      """
    let rows = try #require(tables(text).first).indicators
    #expect(rows == [["满意度指标", "服务对象满意度指标", "灌区农户对供水的满意程度", "≥90%"]])
  }

  @Test func `a unit above a title and money beside it belong to the table below`() {
    let form = { (number: Int, name: String) in
      """
      \(number)85201 \(name)管理中心
      \(number).\(name)绩效目标表 单位：万元
      项目名称 \(name)
      绩效目标 \(name)9公里。
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 长度 9公里
      效益指标 社会效益指标 水质 有所提高

      """
    }
    let layout = TextDumpReader().layout(of: form(6, "河道清淤") + form(7, "道路养护"))
    #expect(
      layout.tables.map { $0.captions.map(\.text) } == [
        ["6.河道清淤绩效目标表", "685201 河道清淤管理中心", "单位：万元"],
        ["7.道路养护绩效目标表", "785201 道路养护管理中心", "单位：万元"],
      ])
    #expect(layout.tables.map(\.rowCount) == [5, 5])
  }
}
