import Tables
import Testing
import TextDumps

/// What the places of a dump that keeps the layout tell of columns, rows and merged cells.
@Suite struct LayoutPlacesTests {
  private func grid(_ text: String) throws -> GridText {
    GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
  }

  @Test func `the end of a name that looks like a level stays in its column`() throws {
    let grid = try grid(
      """
                  1.非物质文化遗产传承人补助绩效目标表
      项目名称   非物质文化遗产传承人补助
      绩效目标   1.补助传承人。
      一级指标    二级指标     三级指标          指标值

                     购置提水泵站
      产出指标    数量指标                   ≥14台
                     数量

                     完成仓储货架
              社会效益指                  逐步完善
                     满意度
      效益指标      标

                     新建排水管网
                                        20.9平方米
                     完成率
      """)
    #expect(
      grid.indicators == [
        ["产出指标", "数量指标", "购置提水泵站数量", "≥14台"],
        ["效益指标", "社会效益指标", "完成仓储货架满意度", "逐步完善"],
        ["效益指标", "社会效益指标", "新建排水管网完成率", "20.9平方米"],
      ])
  }

  @Test func `labels may stand beside their first rows`() throws {
    let grid = try grid(
      """
                  1.城区道路清扫绩效目标表
      项目名称   城区道路清扫
      绩效目标   1.清扫道路。
      一级指标    二级指标     三级指标        指标值

      产出指标    数量指标     清扫面积        ≥486平方米

                        清扫道路       312条

                        机械化清扫      85%

               质量指标     垃圾清运       100%

      效益指标    社会效益指标   投诉处理       ≤120件

                        环境改善       持续
      """)
    #expect(
      grid.indicators.map { $0[1] } == [
        "数量指标", "数量指标", "数量指标", "质量指标", "社会效益指标", "社会效益指标",
      ])
  }

  @Test func `the cells of a project are divided together, and a department has its own row`()
    throws
  {
    let grid = try grid(
      """
                          部门预算项目绩效目标申报表（2025年度）
      单位名称      项目名称    预算数      年度目标      一级指标   二级指标   三级指标     指标值    权重
      820-丹霞档案          304,846,
      局                  200.00
      348153-丹霞市 智慧城管平 81,995,    1.修复教学楼   产出指标   数量指标   修复教学楼    ≥44处    10
      生态环境监测   台运行维护 200.00    44处；2.检测              数量
      中心站      项目                档案卷宗。    产出指标   质量指标   检测合格率    ≥95%    10
                                        效益指标   社会效益指标  知晓率      ≥90%    10
      """)
    #expect(grid.row(1).contains("820-丹霞档案局"))
    #expect(
      grid.row(2).prefix(4) == [
        "348153-丹霞市生态环境监测中心站", "智慧城管平台运行维护项目", "81,995,200.00", "1.修复教学楼44处；2.检测档案卷宗。",
      ])
    #expect(grid.table.rowCount == 5)
  }

  @Test func `a header may stand five lines high, and its wrapped cells below it`() throws {
    let grid = try grid(
      """
                                   部门预算项目绩效目标申报表（2025 年度）
                                                                            指
                                                                            标   指标      度量    权   指标方
      单位名称      项目名称     预算数         年度目标       一级指标   二级指标     三级指标
                                                                            性    值      单位    重    向性
                                                                            质
      820-赤水             208,18
      自然资源               9,600.0
      局                     0
      302213-   2025 年   36,760,   1.巡查监测站点                                     2025
      赤水高级      应急物资     500.00    100 公里，切实                  购置档案卷宗             年8               反向指
                                                产出指标   时效指标                 ≤                 6
      中学        储备库建               改善群众生产生                    及时性                月底                标
                设专项经               活条件；2.购置                                       前
                费                  边坡 100 座，切          社会效益   新建冷藏车知        定    逐步               正向指
                                                效益指标                                          6
                                   实改善群众生产              指标    晓率            性    完善                标
                                   生活条件。                                         符合
                                                                                 《档
                                                                                  案
                                                       生态效益   整治边坡合格        定    法》               正向指
                                                效益指标                                          6
                                                              完成桥涵合格            100.0             正向指
                                                产出指标   质量指标                 =           (%)   6
                                                              率                   0                标
      """)
    #expect(grid.row(0).suffix(5) == ["指标性质", "指标值", "度量单位", "权重", "指标方向性"])
    #expect(grid.row(1).prefix(3) == ["820-赤水自然资源局", "", "208,189,600.00"])
    #expect(grid.row(2).suffix(5) == ["≤", "2025年8月底前", "", "6", "反向指标"])
    #expect(grid.row(3).suffix(5) == ["定性", "逐步完善", "", "6", "正向指标"])
  }

  @Test func `a name that opens a parenthesis takes no name beside it`() throws {
    let grid = try grid(
      """
                                    财政项目支出绩效目标批复表
      项目名称   公路养护
      绩效目标   1.开展养护。
                                                   指标值（或计划水                                   计划指标值（或计
              一级指标     二级指标      三级指标                       二级指标           三级指标
                                                   平）                                         划水平）
                       数量指标      开展监测站点套数          247.29处      数量指标       开展监测站点套数           247.29处
              产出指标   质量指标      新建管网合格率           ≥95%         质量指标       新建管网合格率            ≥95%
              效益指标   社会效益指标    居民知晓率             ≥90%         社会效益指标     居民知晓率              ≥90%
      """)
    #expect(grid.indicators.first?.suffix(2) == ["开展监测站点套数", "247.29处"])
  }

  @Test func `a header at the end of a page says nothing of the places on the next`() throws {
    let grid = try grid(
      """
                    财政项目支出绩效目标批复表
      项目名称   住院医师规范化培训
      绩效目标   1.开展培训。
      绩效指标    一级指标       二级指标            三级指标              指标值
      \u{0C}                  在培住院医师人数           386人
               数量指标
                        紧缺专业招收完成率          ≥90%
                        结业考核首次通过率          ≥93%
      产出指标     质量指标
                        师资培训覆盖率            100%
               时效指标    补助发放时间            每月15日前
              社会效益指标   基层医疗卫生机构诊疗能力     有所提高
      效益指标
             可持续影响指标   结业学员留在本省工作比例       ≥70%
      """)
    #expect(
      grid.indicators.map { $0.suffix(4).first } == [
        "产出指标", "产出指标", "产出指标", "产出指标", "产出指标", "效益指标", "效益指标",
      ])
  }
}
