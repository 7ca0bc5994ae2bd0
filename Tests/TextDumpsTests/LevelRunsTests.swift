import Tables
import Testing
import TextDumps

/// Where the projects of a list begin, told by the first levels beside their rows.
@Suite struct LevelRunsTests {
  private func projects(_ text: String) throws -> [String] {
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    return GridText(table: table).indicators.compactMap(\.first)
  }

  @Test func `no project has a level twice`() throws {
    let projects = try projects(
      """
                             项目支出绩效目标表
      项目名称      预算数（万元）   一级指标     二级指标       三级指标        指标值

                             产出指标     数量指标        清扫面积        20件

                             效益指标     社会效益指标      居民出行        21件

      城区保洁      20.00        满意度指标     服务对象满意度指标   居民满意        90%

                             产出指标     数量指标        绿化养护        24件

                             产出指标     质量指标        成活合格        25件

      街道绿化      31.50        效益指标     生态效益指标      环境改善        26件

                             产出指标     数量指标        修剪树木        27件

                             效益指标     社会效益指标      树种增加        28件
      """)
    #expect(
      projects == Array(repeating: "城区保洁", count: 3) + Array(repeating: "街道绿化", count: 5))
  }

  @Test func `levels in no order tell nothing`() throws {
    let projects = try projects(
      """
                             项目支出绩效目标表
      项目名称      预算数（万元）   一级指标     二级指标       三级指标        指标值

                             产出指标     数量指标       清扫面积        20件

                             效益指标     社会效益指标     居民出行        21件

      城区保洁      20.00        产出指标     质量指标       清运合格        22件

                             效益指标     生态效益指标     环境改善        23件

                             产出指标     时效指标       清运及时        24件

                             效益指标     社会效益指标     绿化养护        25件

                             产出指标     数量指标       成活合格        26件

      街道绿化      31.50        效益指标     生态效益指标     空气改善        27件

                             产出指标     质量指标       修剪合格        28件

                             效益指标     社会效益指标     树种增加        29件
      """)
    #expect(
      projects == Array(repeating: "城区保洁", count: 5) + Array(repeating: "街道绿化", count: 5))
  }
}
