import Tables
import TestSupport
import Testing

@Suite struct CentredRowsTests {
  @Test func `names of several lines stand close, their values in the middle`() {
    let lines = ["北京黎明航空发", "动机有限公司", "西安航空动力", "贵州红林机械制", "造有限责任公司", "合计"]
    let names: [(String, Double, Double)] = lines.enumerated().map {
      ($1, 50, 114 + 14 * Double($0))
    }
    let values = [
      ("10.00", 200.0, 121.0), ("20.00", 200, 142), ("30.00", 200, 163), ("60.00", 200, 184),
    ]
    let other: [(String, Double, Double)] = values.map { ($0.0, 300, $0.2) }
    let header: [(String, Double, Double)] = [("单位", 50.0, 90.0), ("期初", 200, 90), ("期末", 300, 90)]
    #expect(
      tableTexts(page(header + names + values + other)) == [
        ["单位", "期初", "期末"], ["北京黎明航空发动机有限公司", "10.00", "10.00"],
        ["西安航空动力", "20.00", "20.00"], ["贵州红林机械制造有限责任公司", "30.00", "30.00"],
        ["合计", "60.00", "60.00"],
      ])
  }
}
