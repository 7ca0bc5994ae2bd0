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
}
