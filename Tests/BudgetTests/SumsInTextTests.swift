import Tables
import TestSupport
import Testing

@testable import Budget

@Suite struct SumsInTextTests {
  @Test(arguments: [
    "年度资金总额1,358.06万元，其中：财政拨款858.06万元，上年结转资金0万元，其他资金500.00万元。",
    "资金总额：1358.06（其中：财政拨款：858.06，上年结转：0；其他资金：500）",
    "年度资金总额：1358.06\n其中：财政拨款 858.06\n上年结转资金 0\n其他资金 500.00",
    "年度资金总额1358.06其中：财政拨款858.06上年结转资金0其他资金500.00",
  ])
  func `one cell names all sums`(text: String) throws {
    let sums = try #require(SumsInText(text)).sums
    #expect(sums.map(\.field) == [.total, .fiscal, .carryover, .other])
    #expect(
      sums.map { DecimalNumber($0.amount) }
        == ["1358.06", "858.06", "0", "500"].map {
          DecimalNumber($0)
        })
  }

  @Test(arguments: [
    "年度资金总额：120", "用于购置设备120万元，其中：财政拨款100万元", "年度资金总额120万元，较上年增加5万元",
    "资金总额：约120，财政拨款：100", "120，100", "",
  ])
  func `other texts are no sums`(text: String) {
    #expect(SumsInText(text) == nil)
  }

  @Test func `sums in another unit than the table's are left out`() throws {
    func total(_ label: String) throws -> DecimalNumber? {
      try #require(
        performanceTables(
          in: Table(
            rows: """
              项目名称 | 甲 | < | <
              \(label) | 年度资金总额3万元，其中：财政拨款2万元 | < | <
              一级指标 | 二级指标 | 三级指标 | 指标值
              产出指标 | 数量指标 | 次数 | 9次
              """)
        ).value.first
      ).budget.total
    }
    #expect(try total("项目资金（万元）") == DecimalNumber("3"))
    #expect(try total("项目资金（元）") == nil)
  }
}
