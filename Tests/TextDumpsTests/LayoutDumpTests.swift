import Tables
import Testing
import TextDumps

@Suite struct LayoutDumpTests {
  private let dump = """
                    1.城区道路清扫绩效目标表
    360102 临江市城市管理局      单位：万元
      项目名称    城区道路清扫
                                   其中：财政
     预算规模及资    预算数       1860.50            1860.50    其他资金          0.00
                                     资金
       金用途
              城区主次干道清扫保洁服务采购
              1.完成城区312条道路清扫；
      绩效目标
              2.垃圾日产日清。

     一级指标     二级指标       三级指标           绩效指标描述                指标值
              数量指标      清扫保洁面积     纳入外包服务的面积            ≥486万平方米
                                   机械化清扫面积占可机扫面积的比
     产出指标     质量指标      机械化清扫率                                ≥85%
                                           例
                        垃圾清运及时
              时效指标                   生活垃圾日产日清比例               100%
                           率
              服务对象满意
    满意度指标               市民满意度            问卷调查                 ≥90%
                度指标
    """

  private func grid(_ text: String) throws -> GridText {
    GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
  }

  @Test func `indicators of the term and of the year are apart, and what stands below them`() throws
  {
    let text = """
                        财政支出项目绩效目标申报表
        项目名称      城区道路清扫
        长期绩效指标    一级指标      二级指标       指标内容            指标值
                  产出指标      数量指标       清扫保洁面积          ≥486万平方米
                            质量指标       机械化清扫率          ≥85%
        年度绩效指标    一级指标      二级指标       指标内容            指标值
                  产出指标      数量指标       清扫保洁面积          ≥160万平方米
                            质量指标       机械化清扫率          ≥80%
        其他需要说明的     无
          问题
      """
    let table = try grid(text)
    let rows = table.indicators
    #expect(rows.count == 5)
    #expect(rows[0].first == "长期绩效指标")
    #expect(rows[2].first == "年度绩效指标")
    #expect(rows[4].suffix(3) == ["质量指标", "机械化清扫率", "≥80%"])
  }

  @Test func `cells around one middle are one row`() throws {
    #expect(
      try grid(dump).indicators == [
        ["产出指标", "数量指标", "清扫保洁面积", "纳入外包服务的面积", "≥486万平方米"],
        ["产出指标", "质量指标", "机械化清扫率", "机械化清扫面积占可机扫面积的比例", "≥85%"],
        ["产出指标", "时效指标", "垃圾清运及时率", "生活垃圾日产日清比例", "100%"],
        ["满意度指标", "服务对象满意度指标", "市民满意度", "问卷调查", "≥90%"],
      ])
  }

  @Test func `a label stands on the middle of its band of the head`() throws {
    let grid = try grid(dump)
    let rows = (0..<grid.table.rowCount).map { grid.row($0).joined(separator: "|") }
    #expect(rows.contains("项目名称|城区道路清扫"))
    #expect(rows.contains("预算规模及资金用途|其中：财政资金|1860.50"))
    #expect(rows.contains("预算规模及资金用途|其他资金|0.00"))
    #expect(rows.contains("预算规模及资金用途|城区主次干道清扫保洁服务采购"))
    #expect(rows.contains("绩效目标|1.完成城区312条道路清扫；\n2.垃圾日产日清。"))
  }

  @Test func `a repeated header is a seam and the level goes on below it`() throws {
    let lines = dump.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let header = try #require(lines.first { $0.contains("一级指标") })
    let split = try #require(lines.firstIndex { $0.contains("垃圾清运及时") })
    let text = (lines[..<split] + ["\u{0C}" + header] + lines[split...]).joined(separator: "\n")
    let grid = try grid(text)
    #expect(grid.indicators.map { $0[0] } == ["产出指标", "产出指标", "产出指标", "满意度指标"])
    #expect(grid.table.pages == [1, 2])
    #expect(grid.table.seams.count == 1)
    #expect(grid.table.repairs.contains { $0.kind == .header })
  }

  @Test func `a side label of two characters a line belongs to no row`() throws {
    let text = """
                      项目支出绩效目标表
                          （2025 年度）
         项目名称       河道清淤
      年度
           1.完成 6 条河道清淤；
      总体
           2.改善水质。
      目标
                                                    分值权重
            一级指标      二级指标      三级指标      指标值
                                                    （90）
                      数量指标    清淤河道数量       6 条     20
            产出指标
      绩效                    清淤工程验收
                      质量指标              ≥95%       20
      指标                    合格率
            效益指标    生态效益指标    水质改善情况    持续改善       20
      """
    #expect(
      try grid(text).indicators == [
        ["绩效指标", "产出指标", "数量指标", "清淤河道数量", "6条", "20"],
        ["绩效指标", "产出指标", "质量指标", "清淤工程验收合格率", "≥95%", "20"],
        ["绩效指标", "效益指标", "生态效益指标", "水质改善情况", "持续改善", "20"],
      ])
  }

  @Test func `a header of other columns below a table begins another`() throws {
    let text = """
                 河道清淤绩效目标表
      项目名称    河道清淤
      一级指标     二级指标      三级指标      指标值
      产出指标     数量指标      清淤长度      6公里

      一级指标     二级指标      三级指标      绩效指标描述       指标值
      产出指标     质量指标      验收合格率     验收合格的占比      ≥95%
      """
    let tables = TextDumpReader().layout(of: text).tables.map { GridText(table: $0).indicators }
    #expect(
      tables == [
        [["产出指标", "数量指标", "清淤长度", "6公里"]],
        [["产出指标", "质量指标", "验收合格率", "验收合格的占比", "≥95%"]],
      ])
  }
}

/// Dumps of fonts that reach far above and below their characters.
@Suite struct StaircaseTests {
  private func rows(_ body: String) throws -> [[String]] {
    let text = """
                         公园绿地养护绩效目标表
      项目名称 公园绿地养护
       预算数 2048.00
      绩效目标 1.完成绿地的日常养护。
      一级指标 二级指标             三级指标               指标值

      """
    return try GridText(
      table: #require(TextDumpReader().layout(of: text + body).tables.first)
    ).indicators
  }

  @Test func `cells printed column by column are rows`() throws {
    #expect(
      try rows(
        """
                  数量指标 养护绿化面积
                        补植乔木株数
                                               ≥128公顷
                                                 2600株
        产出指标 质量指标 苗木成活率                   ≥95%
                  时效指标 养护任务完成时间              2025年12月底前
        效益指标 社会效益指标 公园绿地服务半径覆盖率          ≥85%
        """) == [
          ["产出指标", "数量指标", "养护绿化面积", "≥128公顷"],
          ["产出指标", "数量指标", "补植乔木株数", "2600株"],
          ["产出指标", "质量指标", "苗木成活率", "≥95%"],
          ["产出指标", "时效指标", "养护任务完成时间", "2025年12月底前"],
          ["效益指标", "社会效益指标", "公园绿地服务半径覆盖率", "≥85%"],
        ])
  }

  @Test func `names on one line above their targets are rows`() throws {
    #expect(
      try rows(
        """
                  数量指标 养护绿化面积               ≥128公顷
        产出指标 质量指标 苗木成活率 修剪合格率
                                                 ≥95%
                                                 ≥90%
                  时效指标 养护任务完成时间              2025年12月底前
        效益指标 社会效益指标 公园绿地服务半径覆盖率          ≥85%
        """) == [
          ["产出指标", "数量指标", "养护绿化面积", "≥128公顷"],
          ["产出指标", "质量指标", "苗木成活率", "≥95%"],
          ["产出指标", "质量指标", "修剪合格率", "≥90%"],
          ["产出指标", "时效指标", "养护任务完成时间", "2025年12月底前"],
          ["效益指标", "社会效益指标", "公园绿地服务半径覆盖率", "≥85%"],
        ])
  }

  @Test func `the end of a name behind the next name goes back`() throws {
    #expect(
      try rows(
        """
        产出指标 数量指标 养护绿化面积                    ≥128公顷
                  社会效益指 公园绿地覆盖率               ≥85%
        效益指标 生态效益指标 城区绿化覆盖率               ≥40%
                    标
        """
      ).map { $0[1] } == ["数量指标", "社会效益指标", "生态效益指标"])
  }

  @Test func `a watermark across the page is no part of the table`() throws {
    let text = """
                         公园绿地养护绩效目标表
      项目名称 公园绿地养护
      绩效目标 1.完成绿地的日常养护。

                                                     开

      一级指标  二级指标          三级指标              指标值

                                            公

              数量指标         养护绿化面积            ≥128公顷

                                    内

      产出指标   质量指标         苗木成活率             ≥95%

                            部

              时效指标         养护完成时间            2025年12月底前

                    件

      效益指标   社会效益指标       公园绿地覆盖率           ≥85%
      """
    let layout = TextDumpReader().layout(of: text)
    let grid = GridText(table: try #require(layout.tables.first))
    #expect(grid.indicators.count == 4)
    #expect(grid.indicators.first == ["产出指标", "数量指标", "养护绿化面积", "≥128公顷"])
    #expect(layout.lines.contains { $0.text == "开公内部件" })
  }

  @Test func `the ends of names behind the first cells belong to the header`() throws {
    let text = """
                          项目支出绩效自评表
         项目名称   城区道路清扫
          一级指标 二级指标  三级指标    年度指标 实际完成 分值 得分 偏差原因分析及改
                          清扫保洁面积  ≥486平方
                                       值
                                           值
                                        486平方米 10  10 无
                                                        进措施
                                       米
          产出指标 数量指标 清扫道路条数   312条      312条   10   10 无
          效益指标 社会效益指标 投诉件数   ≤120件    118件   10   10 无
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    let grid = GridText(table: table)
    let header = try #require(
      (0..<table.rowCount).first { grid.row($0).contains("二级指标") })
    #expect(grid.row(header).suffix(5) == ["年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"])
  }

  @Test func `names drawn twice go back to one line`() throws {
    let text = """
                   项目支出绩效目标表
                   项目支出绩效目标表
      项目名称 道路养护
      一级指标
      一级指标       二级指标
                 二级指标         三级指标
                              三级指标      指标值
                                        指标值
      产出指标       数量指标         养护里程      50公里
      效益指标       社会效益指标       通行能力      有所提高
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(table.captions.map(\.text) == ["项目支出绩效目标表"])
    #expect(GridText(table: table).indicators.first == ["产出指标", "数量指标", "养护里程", "50公里"])
    #expect(!table.cells.contains { $0.text == "一级指标一级指标" })
  }
}
