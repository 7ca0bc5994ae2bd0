import Tables
import Testing

@testable import TextDumps

@Suite struct DumpFurnitureTests {
  @Test(arguments: ["-9223372036854775808", "9223372036854775807", "٣", "00000000001"])
  func `numbers that no page has are read as text`(number: String) {
    let page = """
      项目支出绩效目标表
      项目名称 线路维护
      一级指标 二级指标 三级指标 指标值
      产出指标 数量指标 维护线路 ≥1条

      """
    let text = Array(repeating: page + number, count: 4).joined(separator: "\u{0C}")
    #expect(TextDumpReader().layout(of: text).tables.count == 4)
  }

  @Test func `a mark printed upright on two pages and the numbers of pages beside that of all go`()
  {
    let rows = "一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 维护线路 ≥1条\n"
    let text = "仅\n供\n公\n开\n\(rows)1 / 2\u{0C}仅\n供\n公\n开\n\(rows)2 / 2"
    #expect(DumpFurniture(Dump(text)).lines == [0, 1, 2, 3, 6, 7, 8, 9, 10, 13])
    let names = "一\n级\n指\n标\n二级指标\n产出指标\n"
    #expect(DumpFurniture(Dump(names + "\u{0C}" + names)).lines == [])
  }

  @Test func `the lines that a watermark opens go with it`() {
    let dump = Dump("产出指标\n\n\n   云\n\n数量指标\n\n次数  岭\n\n1次")
    let marks = [
      DumpWatermark.Mark(line: 3, place: 3, scalar: "云", isAlone: true),
      DumpWatermark.Mark(line: 7, place: 4, scalar: "岭", isAlone: false),
    ]
    #expect(dump.without(marks).lines.map(\.text) == ["产出指标", "数量指标", "", "次数", "", "1次"])
  }
}
