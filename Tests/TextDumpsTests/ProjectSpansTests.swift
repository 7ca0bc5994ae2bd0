import Tables
import Testing
import TextDumps

@Suite struct ProjectSpansTests {
  @Test func `the cells of a project that are drawn with its last row cover all of its rows`()
    throws
  {
    let text = """
      部门预算项目支出绩效目标表
      单位名称 项目名称 预算数 绩效目标 一级指标 二级指标 三级指标 指标值 权重
      产出指标 数量指标 养护里程 ≥35公里 50
      临江市公路站
      乡村道路养护项目
      120.00
      1.完成养护任务。
      满意度指标 服务对象满意度指标 群众满意度 ≥90% 50
      产出指标 数量指标 清淤长度 ≥6公里 60
      临江市水利站
      河道清淤工程
      80.00
      1.完成清淤任务。
      产出指标 质量指标 清淤合格率 ≥95% 40
      """
    let table = try #require(TextDumpReader().layout(of: text).tables.first)
    #expect(
      GridText(table: table).indicators == [
        [
          "临江市公路站", "乡村道路养护项目", "120.00", "1.完成养护任务。", "产出指标", "数量指标", "养护里程", "≥35公里", "50",
        ],
        [
          "临江市公路站", "乡村道路养护项目", "120.00", "1.完成养护任务。", "满意度指标", "服务对象满意度指标", "群众满意度", "≥90%",
          "50",
        ],
        ["临江市水利站", "河道清淤工程", "80.00", "1.完成清淤任务。", "产出指标", "数量指标", "清淤长度", "≥6公里", "60"],
        ["临江市水利站", "河道清淤工程", "80.00", "1.完成清淤任务。", "产出指标", "质量指标", "清淤合格率", "≥95%", "40"],
      ])
  }
}
