import Tables
import TestSupport
import Testing

@Suite struct ColumnNamesTests {
  @Test func `a sum set in the middle of the names is no column`() {
    let rows = [("产品销售收入", "20.00"), ("其他收入", "10.00"), ("材料", "30.00"), ("备件", "5.00")]
    let body = rows.enumerated().flatMap { place, row -> [(String, Double, Double)] in
      let y = 110 + 20 * Double(place)
      return [(row.0, 50, y), (row.1, 250, y)]
    }
    let rest: [(String, Double, Double)] = [
      ("内容", 95.0, 90.0), ("金额", 250.0, 90.0), ("合计", 95.0, 190.0), ("65.00", 250.0, 190.0),
    ]
    #expect(
      tableTexts(page(body + rest)).map(\.count) == [2, 2, 2, 2, 2, 2])
  }

  @Test func `a name in the middle of its column stands beside what is set to one side`() {
    let rows = [("托管费用", "8,263.49"), ("其他", "100.00"), ("合计", "8,363.49")]
    let body = rows.enumerated().flatMap { place, row -> [(String, Double, Double)] in
      let y = 114 + 20 * Double(place)
      return [
        (row.0, 50, y), (row.1, 150, y), ("-", 295, y), (row.1, 360, y),
      ]
    }
    let header: [(String, Double, Double)] = [
      ("项目", 50.0, 90.0), ("期初", 160, 90), ("本期增加", 240, 90), ("期末", 370, 90),
    ]
    #expect(
      tableTexts(page(header + body)).first == ["项目", "期初", "本期增加", "期末"])
  }
}
