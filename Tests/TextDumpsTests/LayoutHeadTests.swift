import Tables
import Testing
import TextDumps

/// The head of a form in a dump that keeps the layout.
@Suite struct LayoutHeadTests {
  private func rows(_ text: String) throws -> [String] {
    let grid = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    return (0..<grid.table.rowCount).map { grid.row($0).joined(separator: "|") }
  }

  @Test func `labels of a wide left column begin bands though one label stands left of them`()
    throws
  {
    let rows = try rows(
      """
                      中央对地方转移支付区域绩效目标表
                      专项名称          城市管理运行维护经费
            省级财政部门     某省财政厅        省级主管部门      市水务局
                         年度金额：                 231.28
            资金情况
                         其中：中央补助               231.28
            （万元）
                         地方资金                  0.00
        年
        度   1.购置设备12台；
        目   2.维护设备30台。
        标
            一级指标      二级指标       三级指标         指标值
            产出指标      数量指标       购置设备数量       12台
                      质量指标       设备合格率        ≥95%
            效益指标      社会效益指标     处置效率         有所提高
      """)
    #expect(rows.contains("专项名称|城市管理运行维护经费"))
    #expect(rows.contains { $0.hasPrefix("省级财政部门|某省财政厅") })
    #expect(rows.contains("年度目标|1.购置设备12台；\n2.维护设备30台。"))
  }

  @Test func `a label printed with room between its characters is one`() throws {
    let rows = try rows(
      """
                       河道清淤绩效目标表
         项 目 名 称    河道清淤
         绩 效 目 标    1.清淤6公里；
                     2.清运淤泥。
         一级指标      二级指标       三级指标         指标值
         产出指标      数量指标       清淤长度         6公里
         效益指标      社会效益指标     水质           有所提高
      """)
    #expect(rows.contains("项 目 名 称|河道清淤"))
    #expect(rows.contains("绩 效 目 标|1.清淤6公里；\n2.清运淤泥。"))
  }

  @Test func `a figure that stands over the end of a wrapped label is none of its lines`() throws {
    let rows = try rows(
      """
                1.设备更新项目绩效目标表
      项目名称    设备更新项目
      预算规模                 其中：财
               预算数    396.00      396.00 其他资金
      及资金用                  政资金
        途     更换使用年限较长的设备
      绩效目标    更换设备27台。
       一级指标      二级指标       三级指标         指标值
       产出指标      数量指标       购置设备数量       27台
       效益指标      社会效益指标     运行效率         有所提高
      """)
    #expect(rows.contains { $0.contains("其中：财政资金|396.00") })
  }

  @Test(arguments: [
    // Labels at the tops of their cells.
    """
      预算规模及资金用    预算数     816.90 其中：财政资 816.90   其他资金
        途                       金
                  购置影像设备，升级远程影像诊断专线和会诊平
                  台
       绩效目标       1.配备影像设备；
                  2.出具时间不超过30分钟。
    """,
    // Labels on the middles, one of them a line off.
    """
               预算数    816.90 其中：财政资
                                金    816.90 其他资金
     预算规模及资金用途
                  购置影像设备，升级远程影像诊断专线和会诊平台
                  1.配备影像设备；
         绩效目标   2.出具时间不超过30分钟。
    """,
  ])
  func `what the money is for ends where the list of goals begins`(head: String) throws {
    let rows = try rows(
      """
                    1.影像中心项目绩效目标表
         项目名称       影像中心项目
      \(head)
       一级指标       二级指标      三级指标         指标值
       产出指标       数量指标      购置设备数量       27台
       效益指标       社会效益指标    运行效率         有所提高
      """)
    #expect(rows.contains { $0.contains("购置影像设备，升级远程影像诊断专线和会诊平台") })
    #expect(rows.contains("绩效目标|1.配备影像设备；\n2.出具时间不超过30分钟。"))
    #expect(rows.contains { $0.contains("其中：财政资金|816.90") })
  }

  @Test func `sums above and below the label of all belong to it`() throws {
    let rows = try rows(
      """
                       财政项目支出绩效目标填报表
       项目名称           就业补助

                   项目资金总额           4,100,000.00 年度资金申请总额       3,100,000.00


                                              其中：当年财政拨款      3,000,000.00
       项目资金        其中：财政资金          4,000,000.00
       （元）                                    上年结转资金               0.00


                   其他资金              100,000.00 其他资金           100,000.00


                       项目总目标                  年度总体目标

       项目
       绩效
       目标         管理各类下拨费用，实报实销          管理各类下拨费用，实报实销

       一级指标      二级指标         三级指标            指标值
       产出指标      数量指标         建筑面积            9座
       效益指标      社会效益指标       服务人数            ≥9人
      """)
    #expect(rows.contains { $0.contains("其他资金|100,000.00|其他资金|100,000.00") })
    #expect(rows.contains { $0.contains("项目资金总额|4,100,000.00|年度资金申请总额|3,100,000.00") })
  }

  @Test func `a unit above a title and money beside it are no rows of the table before`() throws {
    let form = { (number: Int, name: String) in
      """
       \(number)85201 \(name)管理中心
                     \(number).\(name)绩效目标表         单位：万元
       项目名称    \(name)
       绩效目标    \(name)9公里。
       一级指标      二级指标       三级指标         指标值
       产出指标      数量指标       长度           9公里
       效益指标      社会效益指标     水质           有所提高

      """
    }
    let layout = TextDumpReader().layout(of: form(6, "河道清淤") + form(7, "道路养护"))
    #expect(layout.tables.count == 2)
    #expect(
      layout.tables.map { $0.captions.map(\.text) } == [
        ["6.河道清淤绩效目标表", "685201 河道清淤管理中心", "单位：万元"],
        ["7.道路养护绩效目标表", "785201 道路养护管理中心", "单位：万元"],
      ])
    #expect(layout.tables.map(\.rowCount) == [5, 5])
  }

  @Test func `a row of sums belongs to the tasks above it`() throws {
    let rows = try rows(
      """
                        部门整体支出绩效目标表
       部门名称    某市公安局
                 任务名称        主要内容           总额       财政拨款     其他资金
       年度主
       要任务      信号灯维护       日常维护           3457.99   2305.32   1152.67
                 辅警经费        辅警工资           4943.34   4943.34   0.00

                      金   额   合   计          8401.33   7248.66   1152.67

       年度总      进一步规范和加强故障修复时间相关工作，按照年度
       体目标      工作计划实施。
                一级指标      二级指标       三级指标         指标值
                产出指标      数量指标       施划标线         12米
                效益指标      社会效益指标     处置效率         有所提高
      """)
    #expect(rows.contains { $0.contains("金额合计") && $0.contains("8401.33") })
    #expect(rows.contains { $0.hasPrefix("年度总体目标|进一步规范") && !$0.contains("8401.33") })
  }

  @Test func `a value may begin on the line above its label`() throws {
    let rows = try rows(
      """
            项目支出绩效目标表
                                              殡葬公共服务设施建设（县级公
        项目编码            130136400225   项目名称   益性公墓）
        预算数             710            其中：财政资金 410
        绩效目标            新建公益性墓穴3000个。
          一级指标      二级指标        三级指标         指标值
          产出指标      数量指标       新建墓穴数量         3000个
          效益指标      社会效益指标      群众负担          逐步降低
      """)
    #expect(rows.contains("项目名称|殡葬公共服务设施建设（县级公益性公墓）"))
    #expect(rows.contains("绩效目标|新建公益性墓穴3000个。"))
  }

  @Test func `blanks that justify a line of goals part no cells`() throws {
    let rows = try rows(
      """
                       项目支出绩效目标表
         项目名称    监测运维
         预算数     710     其中：财政资金     410
                 1.对178家单位（含废水  112家、废气66家）开展监测，每家不少于     2
         年度目标    次；2.数据传输有效率不低于95%，为协同控制提供数据支撑。
         一级指标      二级指标       三级指标         指标值
         产出指标      数量指标       监测企业         178家
         效益指标      社会效益指标     水质           有所提高
      """)
    #expect(
      rows.contains("年度目标|1.对178家单位（含废水112家、废气66家）开展监测，每家不少于2次；2.数据传输有效率不低于95%，为协同控制提供数据支撑。"))
  }
}
