import Tables
import Testing
import TextDumps

/// Dumps whose pages are parted by an empty line.
@Suite struct UnmarkedPagesTests {
  private let first = """
    项目支出绩效目标表
    项目名称
    河道清淤
    填报单位
    青河县水务局
    年度目标
    完成清淤。
    一级指标
    二级指标
    三级指标
    指标值
    分值
    产出指标
    数量指标
    清淤长度
    ≥12公里
    20
    质量指标
    验收合格率
    ≥95%
    9
    """
  private let second = """
    效益指标
    社会效益指标
    受益人口
    ≥3万人
    30
    生态效益指标
    水质
    逐步改善
    10
    满意度指标
    服务对象满意度指标
    群众满意度
    ≥90%
    10
    """

  private func rows(_ text: String) throws -> (rows: [String], pages: Swift.Set<Int>) {
    let table = GridText(table: try #require(TextDumpReader().layout(of: text).tables.first))
    let pages = Swift.Set(table.table.cells.flatMap { $0.fragments.map(\.page) })
    return (table.indicators.map { $0.joined(separator: "|") }, pages)
  }

  @Test func `numbers before empty lines that count up are those of pages`() throws {
    let (rows, pages) = try rows("\(first)\n1\n\n\(second)\n2\n")
    #expect(rows.contains("产出指标|质量指标|验收合格率|≥95%|9"))
    #expect(rows.contains("满意度指标|服务对象满意度指标|群众满意度|≥90%|10"))
    #expect(pages == [1, 2])
  }

  @Test func `a line repeated behind empty lines is a running head`() throws {
    let head = "2025年部门预算公开资料"
    let cover = Array(repeating: "本部门负责水务工作。", count: 12).joined(separator: "\n")
    let (rows, pages) = try rows("\(head)\n\(cover)\n\n\(head)\n\(first)\n\n\(head)\n\(second)\n")
    #expect(rows.contains("效益指标|社会效益指标|受益人口|≥3万人|30"))
    #expect(rows.allSatisfy { !$0.contains(head) })
    #expect(pages == [2, 3])
  }

  @Test func `an empty line alone ends no page`() throws {
    #expect(try rows("\(first)\n\n\(second)\n").pages == [1])
  }

  @Test func `numbers of any size are looked at`() {
    let numbers = ["\(Int.max)", "\(Int.min)", "99999999999999999999"]
    let text = numbers.map { number in
      ([number] + (1...20).map { "\(number)：第\($0)行" }).joined(separator: "\n")
    }.joined(separator: "\n\n")
    #expect(TextDumpReader.markingPages(in: text) == text)
  }
}
