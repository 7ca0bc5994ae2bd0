import Budget
import Testing

@Suite struct LabelsTests {
  @Test(arguments: [
    ("绩 效 目 标", "绩效目标"), ("项目资金（元）：", "项目资金(元)"), ("★数量指标", "数量指标"), ("　", ""),
  ])
  func `labels are compared without layout`(printed: String, key: String) {
    #expect(Labels.key(printed) == key)
  }

  @Test(arguments: [
    ("一级\n指标", Labels.Column.level1), ("分值权重（90）", .weight), ("年度(/项目)指标值", .value),
    ("偏差原因分析及改进措施", .deviation), ("计算符号", .nature), ("单位名称、项目名称", .project),
  ])
  func `a header names its column`(header: String, column: Labels.Column) {
    #expect(Labels.column(header) == column)
  }

  @Test(arguments: [
    ("其中：当年财政拨款", Labels.Field.fiscal), ("中期资金总额：", .termTotal), ("主管部门及代码", .department),
    ("实施单位(盖章)", .unit), ("实施期绩效目标", .termGoals), ("绩效指标", .group),
  ])
  func `a label names its field`(label: String, field: Labels.Field) {
    #expect(Labels.field(label) == field)
  }

  @Test(arguments: [
    ("项目资金(万元)", "项目资金"), ("部门(单位)名称(公章)", "部门名称"), ("甲(乙(丙)丁)戊", "甲戊"), ("(万元)", "(万元)"),
    ("甲(乙", "甲(乙"), ("甲)乙", "甲)乙"), ("年度(/项目)指标值≥158.00(公里)", "年度指标值≥158.00"),
  ])
  func `what parentheses hold is no part of a name`(key: String, name: String) {
    #expect(Labels.withoutParentheses(key) == name)
  }

  @Test func `names that a cell holds alone are told from texts that begin with one`() {
    for name in ["产出指标", "数量指标", "产出指标(50分)", "数量指标（或建筑规模指标）", "项目名称"] {
      #expect(Labels.isName(name), "\(name)")
    }
    for text in ["指标", "成本（第3批）", "数量指标值", "次数"] { #expect(!Labels.isName(text), "\(text)") }
  }

  @Test func `level names are known with and without points`() {
    #expect(Labels.isLevel1("产出指标(50分)"))
    #expect(Labels.isLevel2("服务对象满意度指标"))
    #expect(!Labels.isLevel1("办公用房维修"))
  }

  @Test func `goals beside goals are no header`() {
    #expect(Labels.nameColumns(["项目名称", "绩效目标", "一级指标"]))
    #expect(!Labels.nameColumns(["项目绩效目标", "项目总目标", "年度总体目标"]))
  }
}
