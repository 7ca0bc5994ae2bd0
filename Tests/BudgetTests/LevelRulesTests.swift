import Budget
import Tables
import Testing

@Suite struct LevelRulesTests {
  @Test func `a table without satisfaction is a warning that names it`() throws {
    let finding = try #require(findings(in: soundTable { $0.indicators.removeLast() }).first)
    #expect(finding.code == "level-missing")
    #expect(finding.severity == .warning)
    #expect(finding.message == "it has no 满意度指标")
  }

  @Test func `satisfaction under 效益 counts, as in the forms of 2011`() {
    let isSilent = codes { table in
      table.indicators[5].level1 = "效益指标"
      table.indicators[5].level2 = "社会公众或服务对象满意度指标"
    }.isEmpty
    #expect(isSilent)
  }

  @Test func `points in a level's name and its older names do not matter`() {
    let isSilent = codes { table in
      for index in table.indicators.indices {
        switch table.indicators[index].level1 {
        case "产出指标": table.indicators[index].level1 = "预期产出指标(50分)"
        case "效益指标": table.indicators[index].level1 = "效 果 指 标"
        default: break
        }
      }
      table.indicators[0].level2 = "数量指标(或建筑规模指标)"
    }.isEmpty
    #expect(isSilent)
  }

  @Test(arguments: [
    ("产出指标", "成本指标", true), ("产出指标", "时效指标", true), ("成本指标", "经济成本指标", true),
    ("成本指标", "社会成本指标", true), ("成本指标", "生态环境成本指标", true), ("效益指标", "生态效益指标", true),
    ("效益指标", "可持续影响指标", true), ("效益指标", "成本效益指标", true), ("效益指标", "社会、经济、生态效益指标", true),
    ("满意度指标", "服务对象满意度指标", true),
    ("实施效果指标", "产出指标", true), ("履职效能", "数量指标", true), ("产出指标", "新的指标", true),
    ("产出指标", "社会效益指标", false), ("效益指标", "数量指标", false), ("满意度指标", "社会效益指标", false),
    ("成本指标", "质量指标", false),
  ])
  func `a second level stands under the first it belongs to`(
    level1: String, level2: String, isLegal: Bool
  ) {
    let found = codes { $0.indicators.append(row(level1, level2, "新增事项", "≥1项")) }
    #expect(found.contains("level-pair") == !isLegal)
  }

  @Test func `a wrong pair is reported once, where it first stands`() {
    let found = findings(
      in: soundTable { table in
        table.indicators.append(row("产出指标", "社会效益指标", "甲", "≥1项"))
        table.indicators.append(row("产出指标", "社会效益指标", "乙", "≥1项"))
      })
    #expect(found.map(\.code) == ["level-pair"])
    #expect(found.first?.evidence == ["产出指标", "社会效益指标", "甲"])
    #expect(found.first?.page == 4)
  }

  @Test func `overall tables and shifted levels are not judged`() {
    let overall = codes { table in
      table.kind = .overall
      table.indicators = [row("产出指标", "社会效益指标", "甲", "≥1项")]
    }
    let shifted = codes { table in
      table.kind = .transfer
      table.indicators = [row("实施效果指标", "产出指标", "甲", "≥1项")]
    }
    #expect(overall.isEmpty)
    #expect(shifted.isEmpty)
  }
}
