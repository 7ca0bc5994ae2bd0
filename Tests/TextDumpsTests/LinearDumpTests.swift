import Tables
import Testing
import TextDumps

@Suite struct LinearDumpTests {
  private func tables(_ text: String) -> [GridText] {
    TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
  }

  @Test func `a blank at the end of a line ends a cell`() throws {
    let text = """
       1.2024 年办公设备购置项目绩效目标表\u{20}

      101001 临江市档案馆 单位：万元\u{20}

      项目名称 2024 年办公设备购置项目\u{20}

      预算规模及

      资金用途\u{20}

      预算数 12.00\u{20}
      其中：财政  \u{20}

      资金\u{20}
      12.00 其他资金 \u{20}

      购置扫描仪 3 台\u{20}

      绩效目标 1.按期完成购置\u{20}

      一级指标 二级指标 三级指标 绩效指标描述 指标值\u{20}

      产出指标\u{20}

      数量指标\u{20}
      购置设备数

      量\u{20}
      购置设备数量 3 台\u{20}

      时效指标 完成时限 设备到货时限 2024 年 9 月底前\u{20}

      满意度指标\u{20}
      服务对象满

      意度指标\u{20}

      使用人员满

      意度\u{20}
      使用人员满意度 ≥90%\u{20}
      """
    let table = try #require(tables(text).first)
    #expect(
      table.indicators == [
        ["产出指标", "数量指标", "购置设备数量", "购置设备数量", "3台"],
        ["产出指标", "时效指标", "完成时限", "设备到货时限", "2024年9月底前"],
        ["满意度指标", "服务对象满意度指标", "使用人员满意度", "使用人员满意度", "≥90%"],
      ])
    #expect(table.row(0) == ["项目名称", "2024年办公设备购置项目"])
    #expect(table.table.cells.contains { $0.text == "其中：财政资金" })
    #expect(table.table.cells.contains { $0.text == "购置扫描仪3台" })
    let group = try #require(table.table.cells.first { $0.text == "预算规模及资金用途" })
    #expect(group.rows.count > 1)
    #expect(
      table.table.captions.map(\.text) == [
        "1.2024 年办公设备购置项目绩效目标表", "101001 临江市档案馆 单位：万元",
      ])
  }

  @Test func `raw dumps wrap without a mark`() throws {
    let text = """
      项目支出绩效目标表
      （2025年度）
      项目名称 河道清淤
      主管部门及代码
      [360]临江市财
      政局
      实施单位 临江市水利局
      项目资金
      （万元）
      年度资金总
      额：
      326.00
      其中：财政拨
      款
      300.00
      上年结转资金
      其他资金 26.00
      年度
      总体
      目标
      1.完成6条河道清淤；
      2.改善水质。
      绩效
      指标
      一级指标 二级指标 三级指标 指标值
      分值权重
      （90）
      产出指标
      数量指标
      清淤河道数量 6条 20
      质量指标
      清淤工程验收
      合格率
      ≥95% 20
      时效指标 完成时间
      2025年11月
      底前
      20
      效益指标
      生态效益指标 水质改善情况 持续改善 20
      满意度指标
      服务对象满意
      度指标
      沿河群众满意
      度
      不低于90% 10
      """
    let table = try #require(tables(text).first)
    #expect(
      table.indicators == [
        ["绩效指标", "产出指标", "数量指标", "清淤河道数量", "6条", "20"],
        ["绩效指标", "产出指标", "质量指标", "清淤工程验收合格率", "≥95%", "20"],
        ["绩效指标", "产出指标", "时效指标", "完成时间", "2025年11月底前", "20"],
        ["绩效指标", "效益指标", "生态效益指标", "水质改善情况", "持续改善", "20"],
        ["绩效指标", "满意度指标", "服务对象满意度指标", "沿河群众满意度", "不低于90%", "10"],
      ])
    let texts = (0..<table.table.rowCount).map { table.row($0).joined(separator: "|") }
    #expect(texts.contains("项目资金（万元）|年度资金总额：|326.00"))
    #expect(texts.contains("项目资金（万元）|上年结转资金|"))
    #expect(texts.contains("年度总体目标|1.完成6条河道清淤；\n2.改善水质。"))
    #expect(texts.contains("主管部门及代码|[360]临江市财政局"))
  }

  @Test func `one line a cell line needs no spaces`() throws {
    let text = """
      1.桥梁检测绩效目标表
      101001 临江市交通局 单位：万元
      项目名称
      桥梁检测
      绩效目标
      1.检测桥梁40座
      一级指标
      二级指标
      三级指标
      绩效指标描述
      指标值
      产出指标
      数量指标
      检测桥梁数
      量
      纳入计划的桥
      ≥40座
      质量指标
      检测报告合
      格率
      报告通过评审
      100%
      效益指标
      社会效益指
      标
      发现隐患整
      改率
      隐患整改情况
      ≥98%
      """
    let table = try #require(tables(text).first)
    #expect(
      table.indicators == [
        ["产出指标", "数量指标", "检测桥梁数量", "纳入计划的桥", "≥40座"],
        ["产出指标", "质量指标", "检测报告合格率", "报告通过评审", "100%"],
        ["效益指标", "社会效益指标", "发现隐患整改率", "隐患整改情况", "≥98%"],
      ])
  }

  @Test func `small tables in the head keep their rows and columns`() throws {
    let text = """
      项目支出绩效自评表
      （2024年度）
      项目名称 河道清淤
      主管部门 临江市财政局 实施单位 临江市水利局
      项目资金
      （万元）
      年初预算数 全年预算数 全年执行数 分值 执行率 得分
      年度资金总额 80.00 80.00 79.00 10 98.75% 9.88
      其中：当年财政拨款 80.00 80.00 79.00 — 98.75% —
      年度
      总体
      目标
      预期目标 实际完成情况
      1.完成6条河道清淤；
      2.改善水质。 全部完成。
      绩效
      指标
      一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
      产出指标 数量指标 清淤河道数量 6条 6条 50 50 无
      效益指标 生态效益指标 水质改善情况 改善 改善 40 38 汛期影响施工
      总分 100 97.88
      """
    let table = try #require(tables(text).first)
    let texts = (0..<table.table.rowCount).map { table.row($0).joined(separator: "|") }
    #expect(texts.contains("项目资金（万元）|年初预算数|全年预算数|全年执行数|分值|执行率|得分"))
    #expect(texts.contains("项目资金（万元）|年度资金总额|80.00|80.00|79.00|10|98.75%|9.88"))
    #expect(texts.contains("年度总体目标|预期目标|实际完成情况"))
    #expect(texts.contains("年度总体目标|1.完成6条河道清淤；\n2.改善水质。|全部完成。"))
    #expect(texts.contains("绩效指标|产出指标|数量指标|清淤河道数量|6条|6条|50|50|无"))
    #expect(texts.contains("绩效指标|总分|100|97.88|") || texts.contains("绩效指标|总分|100|97.88"))
  }

  @Test func `an end of a cell that could stand elsewhere is reported`() throws {
    let text = """
      1.软件维护绩效目标表
      项目名称 软件维护
      绩效目标 1.保障运行
      一级指标 二级指标 三级指标 绩效指标描述 指标值
      产出指标
      数量指标
      硬件设备维护数
      量
      全年维护的硬件
      设备
      ≥40台
      质量指标
      软件故障解决率
      应用软件故障修
      复率
      ≥90%
      时效指标
      系统故障响应时
      长
      故障发生后响应
      时间
      ≤4小时
      """
    let layout = TextDumpReader().layout(of: text)
    let finding = try #require(layout.findings.first { $0.code == "text-ambiguous" })
    #expect(finding.severity == .note)
    #expect(finding.evidence == ["质量指标", "软件故障解决率", "应用软件故障修", "复率", "≥90%"])
  }

  @Test func `a title on two lines is one caption`() throws {
    let text = """
      临江市乡镇卫生院中医馆能力提升及适宜技术推广项目 2025 年中央预算内投资计划
      绩效目标表
      专项名称 乡镇卫生院中医馆能力提升及适宜技术推广项目
      下达中央预算内投资(万元) 326.00
      总 体 目 标
      完成12所中医馆建设。
      绩 效
      指 标
      一级指标 二级指标 三级指标 指标值
      实施效果指标
      产出指标
      中医馆建设数量 12所
      效益指标
      群众就医负担 有所下降
      """
    let layout = TextDumpReader().layout(of: "前一页的文字\n" + text)
    let table = try #require(layout.tables.first)
    #expect(table.captions.first?.text.hasSuffix("投资计划绩效目标表") == true)
    #expect(table.captions.first?.text.hasPrefix("临江市") == true)
    #expect(GridText(table: table).indicators.count == 2)
  }
}
