import Testing

@testable import Tables

@Suite("Names looked up byte for byte")
struct NameTableTests {
  @Test func aNameIsFoundInAStringAndInAPartOfOne() {
    let table = NameTable([(name: "一级指标", value: 1), (name: "指标值", value: 2)])
    let text = "年度指标值："
    #expect(table["一级指标"] == 1)
    #expect(table[text.dropFirst(2).dropLast()] == 2)
    #expect(table["指标"] == nil)
    #expect(table[""] == nil)
  }

  @Test func theLastValueOfANameCounts() {
    let table = NameTable([(name: "单位", value: 1), (name: "单位", value: 2)])
    #expect(table["单位"] == 2)
    #expect(table.names == ["单位"])
  }

  @Test func canonicallyEquivalentNamesDiffer() {
    let names: NameSet = ["caf\u{E9}"]
    #expect(names.contains("caf\u{E9}"))
    #expect(!names.contains("cafe\u{301}"))
  }
}
