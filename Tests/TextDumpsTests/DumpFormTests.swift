import Tables
import Testing
import TextDumps

@Suite struct DumpFormTests {
  private func grids(_ text: String) -> [GridText] {
    TextDumpReader().layout(of: text).tables.map { GridText(table: $0) }
  }

  @Test func `dots in the place of a row are a row of their own`() throws {
    let text = """
      项目支出绩效自评表
      项目名称 护栏安装
      一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施
      产出指标
      数量指标 指标1：安装护栏长度 6.5千米 6.5千米 10 10
      ……
      质量指标 指标1：设施完好率 ≥97% 97% 10 10
      ……
      效益指标 社会效益指标 指标1：事故起数 0起 0起 10 10
      """
    let grid = try #require(grids(text).first)
    #expect(
      grid.indicators.map { Array($0.prefix(4)) } == [
        ["产出指标", "数量指标", "指标1：安装护栏长度", "6.5千米"],
        ["产出指标", "数量指标", "……", ""],
        ["产出指标", "质量指标", "指标1：设施完好率", "≥97%"],
        ["产出指标", "质量指标", "……", ""],
        ["效益指标", "社会效益指标", "指标1：事故起数", "0起"],
      ])
  }

  @Test func `a title may be wrapped in its last words`() {
    let text = """
      中小学校园及周边道路交通安全设施完善2025年中央预算内投资计划绩效
      目标表
      专项名称 中小学校园及周边道路交通安全设施完善
      绩效指标
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 整治道路 48所
      效益指标 社会效益指标 事故起数 0起
      4K演播室升级2025年中央预算内投资计划绩
      效目标表
      专项名称 4K演播室升级
      绩效指标
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 改造演播室 1个
      效益指标 社会效益指标 观众人数 ≥120万人
      """
    #expect(
      grids(text).map { $0.table.captions.first?.text } == [
        "中小学校园及周边道路交通安全设施完善2025年中央预算内投资计划绩效目标表",
        "4K演播室升级2025年中央预算内投资计划绩效目标表",
      ])
  }

  @Test(arguments: [
    """
    项目绩效目标表
    单位编码 624836 单位名称 水务局
    年度 2020 金额（万元） 53.05
    总体目标
    保障通行。
    绩效项目指标表
    一级指标 二级指标 三级指标 指标值
    产出指标 数量指标 养护里程 50公里
    效益指标 社会效益指标 通行能力 有所提高
    """,
    """
                          项目绩效目标表
    单位编码     624836           单位名称                          水务局

                                                           金额
    项目编码         53623862150140163345    年度       2020   （万     53.05
                                                           元）
    项目名称           道路养护

    一级指标     二级指标         三级指标           指标值
    产出指标     数量指标         养护里程           50公里
    效益指标     社会效益指标     通行能力           有所提高
    """,
  ])
  func
    `a head begins with the code of a unit and has an amount, and a title below it is none of the form`(
      text: String
    ) throws
  {
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(table.captions.map(\.text) == ["项目绩效目标表"])
    let rows = Dictionary(grouping: table.cells) { $0.rows.lowerBound }.values
      .map { $0.map(\.text).filter { !$0.isEmpty } }
    #expect(rows.contains(["单位编码", "624836"]))
    #expect(rows.contains(["金额（万元）", "53.05"]))
    #expect(!rows.contains { $0.contains { $0.hasSuffix("绩效项目指标表") && $0.hasPrefix("保障") } })
  }

  @Test func `of names of sums with a figure less, what is carried over is blank`() throws {
    let text = """
      项目支出绩效目标表
      项目名称 设备检验
      项目资金（万元）
      年度资金总额 财政拨款 上年结转资金 其他资金
      439.28 439.28 0.00
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 检验设备 50台
      效益指标 社会效益指标 事故起数 0起
      """
    let layout = TextDumpReader().layout(of: text)
    let cells = try #require(layout.tables.first).cells
    let names = cells.filter { ["年度资金总额", "财政拨款", "其他资金"].contains($0.text) }
    let below = names.map { name in
      cells.first { $0.columns == name.columns && $0.rows.lowerBound == name.rows.upperBound }?.text
    }
    #expect(below == ["439.28", "439.28", "0.00"])
    #expect(layout.findings.map(\.code) == ["text-ambiguous"])
  }

  @Test func `a header in two rows names the columns below its groups`() throws {
    let text = """
      项目支出绩效目标表
      （2025年度）
      序
      号
      单位名称 项目名称
      预算金额（万元）
      绩效目标
      绩效指标
      备注
      合计 财政拨款
      其他资
      金
      一级指标 二级指标 三级指标 指标值
      1
      县供销社 冷链建设 1286.40 1200.00 86.40
      建成冷库9座。
      产出指标 数量指标 冷库座数 9座
      效益指标 社会效益指标 带动农户 ≥3200户
      2
      林场 病虫害防控 318.75 260.00 58.75
      清理疫木2.6万株。
      产出指标 数量指标 清理疫木 ≥2.6万株
      效益指标 生态效益指标 病死树下降 ≥20%
      """
    let grid = try #require(grids(text).first)
    #expect(grid.table.headerRows == 2)
    #expect(
      grid.row(2) == [
        "1", "县供销社", "冷链建设", "1286.40", "1200.00", "86.40", "建成冷库9座。", "产出指标", "数量指标", "冷库座数", "9座",
        "",
      ])
    #expect(grid.row(4).first == "2")
  }

  @Test func `a header in two rows of a layout names the columns below its groups`() throws {
    let text = """
                                                     项目支出绩效目标表
                                   预算金额（万元）                                          绩效指标
      序号    单位名称     项目名称                                绩效目标                                          备注
                              合计      财政拨款    其他资金                  一级指标     二级指标       三级指标    指标值
                                                                    产出指标     数量指标    工作完成数量     足额完成
           苍岩县供销合                                    保障单位正常运转，按时足   产出指标     质量指标    工作质量达标情况    达标
      1             人员经费项目    10.00   10.00   0.00
           作社联合社                                     额完成各项工作任务。     产出指标     时效指标    工作完成及时性     及时
                                                                    效益指标    社会效益指标   保障机关正常运转   有效保障
      """
    let grid = try #require(grids(text).first)
    #expect(grid.table.headerRows == 2)
    #expect(
      grid.row(2).prefix(8) == [
        "1", "苍岩县供销合作社联合社", "人员经费项目", "10.00", "10.00", "0.00", "保障单位正常运转，按时足额完成各项工作任务。", "产出指标",
      ])
  }

  @Test func `lines that have a name and a target each are rows`() throws {
    let text = """
                           1.人员经费绩效目标表
      101001 档案馆                              单位：万元

       项目名称   人员经费
       绩效目标   保障运转。
       一级指标     二级指标        三级指标             绩效指标描述           指标值
                数量指标     工作完成数量                               足额完成
       产出指标     质量指标     工作质量达标情况                              达标
                时效指标     工作完成及时性                               及时
               社会效益指标    保障机关正常运转                             有效保障
       效益指标
              可持续影响指标 长效机制健全性                                  健全
              服务对象满意度
      满意度指标           服务对象满意度                                  满意
                 指标
      """
    let grid = try #require(grids(text).first)
    #expect(grid.indicators.count == 6)
    #expect(grid.indicators[1] == ["产出指标", "质量指标", "工作质量达标情况", "", "达标"])
  }

  @Test func `tasks in the head of a layout are rows`() throws {
    let text = """
                         部门整体支出绩效目标表
       部门（单位）名称      城市管理局
                                                    预算金额（万元）
            任务名称              主要内容
                                              总额        财政拨款         其他资金
           城区道路清扫保   城区主次干道、背街小巷清扫保洁和
                                              1860.50    1860.50        0.00
           洁服务外包     垃圾清运服务采购
      年度
      主要   乡镇卫生院中医
                     为12所乡镇卫生院中医馆配备设备、
      任务   馆能力提升及适                             326.00     300.00       26.00
                     培训人员，推广6类中医药适宜技术
           宜技术推广项目
                       金额合计                   2186.50    2160.50       26.00
      年度总 目标1：保障部门正常履职，完成年度重点任务；
      体目标 目标2：规范财政资金使用，提高资金使用效益。
            一级指标      二级指标             三级指标                  指标值
            产出指标      数量指标        清扫保洁面积                     ≥486万平方米
            效益指标     社会效益指标       投诉件数                       ≤120件
      """
    let grid = try #require(grids(text).first)
    let rows = (0..<grid.table.rowCount).map { grid.row($0) }
    #expect(
      rows.contains([
        "年度主要任务", "乡镇卫生院中医馆能力提升及适宜技术推广项目", "为12所乡镇卫生院中医馆配备设备、培训人员，推广6类中医药适宜技术", "326.00", "300.00",
        "26.00",
      ]))
  }
}
