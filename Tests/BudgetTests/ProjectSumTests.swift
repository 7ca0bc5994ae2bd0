import Budget
import Tables
import Testing

@Suite struct ProjectSumTests {
  /// A grid with the header 合计, 基本支出, 项目支出 and one row of totals.
  private func grid(total: String, unit: String = "单位：万元") -> Table {
    let texts = [["科目", "合计", "基本支出", "项目支出"], ["合计", "900.00", "500.00", total]]
    var cells: [Cell] = []
    for (rowIndex, row) in texts.enumerated() {
      for (columnIndex, text) in row.enumerated() {
        cells.append(
          Cell(
            rows: rowIndex..<(rowIndex + 1), columns: columnIndex..<(columnIndex + 1), text: text,
            fragments: [Fragment(page: 2, lines: [text])]))
      }
    }
    return Table(
      pages: [2], rowCount: 2, columnCount: 4, cells: cells,
      captions: [TextLine(text: "部门支出总表 \(unit)", page: 2)])
  }

  private func codes(_ grids: Table...) -> [String] {
    var second = soundTable()
    second.index = 2
    return Checks().findings(in: document([soundTable(), second], grids: grids)).map(\.code)
  }

  @Test func `a total that the projects do not reach is a note on its page`() throws {
    let found = Checks().findings(in: document([soundTable()], grids: [grid(total: "400.00")]))
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.code == "project-sum")
    #expect(finding.severity == .note)
    #expect(finding.page == 2)
    #expect(finding.evidence == ["项目支出", "400.00万元"])
  }

  @Test func `the right total is no finding, in whatever unit`() {
    #expect(codes(grid(total: "625.60")).isEmpty)
    #expect(codes(grid(total: "6,256,000.00", unit: "单位：元")).isEmpty)
    #expect(codes(grid(total: "400.00"), grid(total: "625.60")).isEmpty)
  }

  @Test func `without a total, its unit or a project's budget nothing is said`() {
    #expect(codes().isEmpty)
    #expect(codes(grid(total: "400.00", unit: "")).isEmpty)
    #expect(codes(grid(total: "见附表")).isEmpty)
    let noBudget = soundTable { table in
      table.budget = .init()
      table.fields = []
    }
    let found = Checks().findings(in: document([noBudget], grids: [grid(total: "400.00")]))
    #expect(found.isEmpty)
  }
}
