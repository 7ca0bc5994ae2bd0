import Tables
import Testing
import TextDumps

/// Where the borders between columns run in a dump that keeps the layout.
@Suite struct ColumnBordersTests {
  private func grid(_ text: String) throws -> GridText {
    GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
  }

  @Test func `cells tell columns although the name of another stands nearer`() throws {
    let grid = try grid(
      """
                          1.人口变动抽样调查绩效目标表
      项目名称   人口变动抽样调查
      绩效目标   1.完成抽样调查。
            一级指标     二级指标                 三级指标             指标值

            成本指标     经济成本
                          单位补助标准                        ≤386万元
                     指标

                             调查户数                       >15户
                     数量指标
                             撰写统计分析报告                   >12538篇
            产出指标
                             报表审核通过率                    ＝85%
                     质量指标
                             数据差错率                      达标
      """)
    #expect(
      grid.indicators == [
        ["成本指标", "经济成本指标", "单位补助标准", "≤386万元"],
        ["产出指标", "数量指标", "调查户数", ">15户"],
        ["产出指标", "数量指标", "撰写统计分析报告", ">12538篇"],
        ["产出指标", "质量指标", "报表审核通过率", "＝85%"],
        ["产出指标", "质量指标", "数据差错率", "达标"],
      ])
  }

  @Test func `names that follow each other closely stand left of their columns`() throws {
    let grid = try grid(
      """
                      1.人口变动抽样调查绩效目标表
      项目名称   人口变动抽样调查
      绩效目标   1.完成抽样调查。
      一级指标 二级指标 三级指标 指标性质 指标值 度量单位
      产出指标     数量指标     培训普查员     ≥       84.8     人次
      产出指标     数量指标     上报报表数     ＝       7        份
      产出指标     质量指标     数据差错率     ≤       0.5      %
      效益指标     经济效益指标   降低调查成本    ≥       99.9     %
      """)
    #expect(
      grid.indicators == [
        ["产出指标", "数量指标", "培训普查员", "≥", "84.8", "人次"],
        ["产出指标", "数量指标", "上报报表数", "＝", "7", "份"],
        ["产出指标", "质量指标", "数据差错率", "≤", "0.5", "%"],
        ["效益指标", "经济效益指标", "降低调查成本", "≥", "99.9", "%"],
      ])
  }

  @Test func `on a page without a header columns that hold nothing have no place`() throws {
    let grid = try grid(
      """
                              项目支出绩效目标表
      项目名称     预算数      年度目标          一级指标     二级指标     三级指标      指标值
                                        产出指标     数量指标     清理疫木      26株
      国有林场管    4530.16   进一步规范国有林场   产出指标     质量指标     受害率       合格
      护站点建设              管护站点建设。    效益指标     生态效益指标   森林覆盖率     ≥98%
                                        满意度指标    服务对象满意   职工满意度     ≥90%
                                                 度指标
                                        产出指标     数量指标     电话接听量     9万次
      咨询服务外    184.00    规范咨询服务外包工   产出指标     质量指标     接通率       ≥95%
      包                  作，提高接通率，力
      \u{C}                 争群众满意。  效益指标   社会效益指标   登记失业率    ≤4%
                                满意度指标   服务对象满意   求职者满意    ≥95%
                                        度指标
      """)
    #expect(
      grid.indicators.suffix(2).map { $0.suffix(4) } == [
        ["效益指标", "社会效益指标", "登记失业率", "≤4%"],
        ["满意度指标", "服务对象满意度指标", "求职者满意", "≥95%"],
      ])
  }

  @Test func `an operator is no part of a target where it has a column of its own`() throws {
    let grid = try grid(
      """
                      1.人口变动抽样调查绩效目标表
      项目名称   人口变动抽样调查
      绩效目标   1.完成抽样调查。
      一级指标  二级指标    三级指标    指标性质 指标值   度量单位
      产出指标  数量指标    培训普查员       ≥ 84.8  人次
      产出指标  数量指标    上报报表数       ＝ 7     份
      产出指标  质量指标    数据差错率       ≤ 0.5   %
      效益指标  经济效益指标  降低调查成本      定性 明显   无
      """)
    #expect(grid.indicators.map { $0[3] } == ["≥", "＝", "≤", "定性"])
    #expect(grid.indicators.map { $0[4] } == ["84.8", "7", "0.5", "明显"])
  }

  @Test func `a label that begins beside the header is read before the part below it`() throws {
    let grid = try grid(
      """
                  1.城区道路清扫绩效目标表
      项目名称   城区道路清扫
      绩效目标   1.清扫道路。
      年度绩效    一级指标    二级指标     三级指标        指标值
       指标     产出指标    数量指标     清扫面积        ≥486平方米
              产出指标    质量指标     清扫合格率       ≥95%
              效益指标    社会效益指标   投诉处理        ≤120件
      """)
    let texts = grid.table.cells.map { $0.text.filter { !$0.isWhitespace } }
    #expect(texts.contains("年度绩效指标"))
  }
}
