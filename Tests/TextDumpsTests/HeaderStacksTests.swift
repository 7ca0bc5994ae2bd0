import Tables
import Testing
import TextDumps

/// The names of columns of a dump that keeps the layout, and what they tell of the rows.
@Suite struct HeaderStacksTests {
  private func grid(_ text: String) throws -> GridText {
    GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
  }

  @Test func `the rows of a form may be numbered`() throws {
    let grid = try grid(
      """
                  项目支出绩效目标表
      项目名称   城区道路清扫
      年度目标   1.清扫道路。
              一级
      序号      指标      二级指标     三级指标        指标值

      1     产出指标    数量指标     清扫面积        ≥486平方米

      2             质量指标     垃圾清运       100%

      3     效益指标    社会效益指标   投诉处理       ≤120件
      """)
    #expect(
      grid.indicators == [
        ["1", "产出指标", "数量指标", "清扫面积", "≥486平方米"],
        ["2", "产出指标", "质量指标", "垃圾清运", "100%"],
        ["3", "效益指标", "社会效益指标", "投诉处理", "≤120件"],
      ])
  }

  @Test func `the lines of a name may stand beside each other`() throws {
    let grid = try grid(
      """
                                        部门项目支出绩效目标表
                                                   指标                    度量
      项目名称        年度绩效目标      一级指标   二级指标      三级指标     性质      指标值       单位

      城区道路清扫      1.清扫道路。     产出指标   数量指标      清扫面积      ≥       486       平方米

                                     质量指标      清运率       ＝       100       %
      """)
    #expect(
      grid.row(0) == ["项目名称", "年度绩效目标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"])
    #expect(grid.row(2).suffix(5) == ["质量指标", "清运率", "＝", "100", "%"])
  }

  @Test func `a name of the target may stand above those of its parts`() throws {
    let grid = try grid(
      """
                         项目绩效目标申报表
      项目名称   城区道路清扫
      年度目标   1.清扫道路。
                 绩效指标                        目标值
                                                              权重
      一级指标      二级指标      三级指标      指标性质     指标值    度量单位

      产出指标      数量指标      清扫面积       ≥        486     平方米     50

                质量指标      清运率        ＝        100      %      50
      """)
    #expect(
      grid.row(grid.table.rowCount - 1) == ["产出指标", "质量指标", "清运率", "＝", "100", "%", "50"])
  }

  @Test func `the labels of a spreadsheet stand at the bottoms of their rows`() throws {
    let grid = try grid(
      """
                  项目支出绩效目标表
      项目名称        一级指标    二级指标     三级指标        指标值
                  产出指标    数量指标     清扫面积        20件
                  产出指标    数量指标     清扫道路        21件
                  产出指标    数量指标     机械化清扫       22件
      城区保洁        产出指标    数量指标     洒水里程        23件
                  产出指标    数量指标     人工清扫        24件
                  产出指标    数量指标     清运次数        25件
                  产出指标    数量指标     投诉处理        26件
                  产出指标    数量指标     环境改善        27件
                  产出指标    数量指标     街道整洁        28件
                  产出指标    数量指标     居民出行        29件
                  产出指标    数量指标     公厕保洁        30件
                  产出指标    数量指标     市容整治        31件
                  产出指标    数量指标     绿化养护        32件
                  产出指标    数量指标     就业人数        33件
                  产出指标    数量指标     设备检修        34件
      街道绿化        产出指标    数量指标     车辆保养        35件
      """)
    let projects = grid.indicators.map { $0[0] }
    #expect(
      projects == Array(repeating: "城区保洁", count: 4) + Array(repeating: "街道绿化", count: 12))
  }

  @Test func `who signed stands below the table`() throws {
    let grid = try grid(
      """
                  项目支出绩效目标表
      项目名称   城区道路清扫
      年度目标   1.清扫道路。
      一级指标    二级指标     三级指标        指标值

      产出指标    数量指标     清扫面积        ≥486平方米

               质量指标     垃圾清运       100%
      填表人：钱某                 审核人：孙某
      """)
    #expect(grid.indicators.last == ["产出指标", "质量指标", "垃圾清运", "100%"])
  }
}
