import Budget
import Tables
import Testing

@Suite struct TitleStyleTests {
  private func codes(title: String, name: String, others: Int = 0) -> [String] {
    let spoilt = soundTable { table in
      table.title = title
      table.projectName = name
    }
    let tables = (0..<others).map { _ in soundTable() } + [spoilt]
    return Checks().findings(in: document(tables)).map(\.code)
  }

  @Test func `a title that names another project is a warning`() {
    #expect(codes(title: "桥梁检测项目绩效目标表", name: "路灯维修", others: 1) == ["title-name"])
    #expect(codes(title: "道路养护工程项目绩效目标表", name: "道路养护项目") == ["title-name"])
  }

  @Test(arguments: [
    ("2024年基础设施更新项目绩效目标表", "2024 年基础设施更新项目"), ("大楼尾款绩效目标表", "大楼尾款"),
    ("行政保障支出绩效目标表", "行政保障支出"), ("路灯维修项目支出绩效目标申报表", "路灯维修"),
    ("年基础设施更新项目绩效目标表", "2024年基础设施更新项目"), ("“三支一扶”补助绩效目标表", "三支一扶补助"),
    ("ＯＡ系统升级绩效目标表", "OA系统升级"),
  ])
  func `spaces, widths, quotation marks and numbers do not matter`(title: String, name: String) {
    #expect(codes(title: title, name: name, others: 1).isEmpty)
  }

  @Test func `a title that names no project is none of the rule's concern`() {
    #expect(codes(title: "项目支出绩效目标表", name: "路灯维修").isEmpty)
    #expect(codes(title: "财政项目支出绩效目标填报表", name: "路灯维修").isEmpty)
    #expect(codes(title: "财政项目支出绩效目标填报表", name: "路灯维修", others: 2).isEmpty)
    #expect(codes(title: "2024年部门预算项目支出绩效自评表", name: "路灯维修", others: 2).isEmpty)
    #expect(codes(title: "专项业务经费绩效目标表", name: "路灯维修", others: 2).isEmpty)
    #expect(codes(title: "项目支出绩效运行监控表", name: "路灯维修", others: 2).isEmpty)
  }
}
