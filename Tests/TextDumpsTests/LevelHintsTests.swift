import Tables
import Testing
import TextDumps

/// What a target says of the second level it stands under, where the places of the labels say little.
@Suite struct LevelHintsTests {
  private func levels(_ name: String, _ target: String) throws -> [String] {
    let table = try #require(
      TextDumpReader().layout(
        of: """
                            项目支出绩效目标表
          项目名称   城区道路清扫
          年度目标   1.清扫道路。
          一级指标    二级指标     三级指标        指标值

          产出指标    数量指标     道路          ≥12条

                               \(name)          \(target)

                   时效指标     清运          ≤8小时

          效益指标    社会效益指标   出行          改善
          """
      ).tables.first)
    return GridText(table: table).indicators.map { $0[1] }
  }

  @Test func `a time is a target of timeliness`() throws {
    #expect(try levels("清扫", "≤6小时") == ["数量指标", "时效指标", "时效指标", "社会效益指标"])
  }

  @Test func `a count is a target of quantity`() throws {
    #expect(try levels("街巷", "≥15条") == ["数量指标", "数量指标", "时效指标", "社会效益指标"])
  }
}
