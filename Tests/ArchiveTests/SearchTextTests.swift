import Archive
import Budget
import Foundation
import Tables
import TestSupport
import Testing

@Suite struct SearchTextTests {
  @Test func `a run of Han characters becomes its pairs and its last character`() {
    #expect(SearchText().terms(of: "教育支出") == "教育 育支 支出 出")
    #expect(SearchText().terms(of: "2024年OA系统") == "2024 年 oa 系统 统")
    #expect(SearchText().terms(of: "教 育\n支出，二〇二四") == "教育 育支 支出 出 二零 零二 二四 四")
    #expect(SearchText().terms(of: "、 ，") == "")
  }

  @Test func `a query is the phrase of its pairs`() {
    #expect(SearchText().expression(for: "教育") == "\"教育\"")
    #expect(SearchText().expression(for: "教育支出 公积金") == "\"教育 育支 支出\" AND \"公积 积金\"")
    #expect(SearchText().expression(for: "教") == "\"教\" *")
    #expect(SearchText().expression(for: "ＯＡ系统") == "\"oa 系统\"")
    #expect(SearchText().expression(for: "“，") == nil)
  }

  @Test func `matches are found in the text as it is printed`() {
    let text = "二〇二四年Ａ 教 育"
    let found = SearchText().matches(of: "零二 a 教育", in: text).map { String(text[$0]) }
    #expect(found == ["〇二", "Ａ", "教 育"])
  }

  /// The truth is a plain search in every text; the index must agree for every word, the shortest
  /// too.
  @Test(arguments: 0..<3 as Range<UInt64>)
  func `every word is found exactly where it stands`(seed: UInt64) throws {
    let fixture = try ArchiveFixture()
    var random = SeededGenerator(seed: seed)
    // Few characters, so that words overlap and repeat.
    let characters = Array("教育支出养老")
    var titles: [String] = []
    for number in 0..<40 {
      let length = Int.random(in: 1...9, using: &random)
      let title = String((0..<length).map { _ in characters.randomElement(using: &random) ?? "教" })
      var table = PerformanceTable(index: 1)
      table.title = title
      // The same bytes would be the same document.
      table.projectCode = "\(number)"
      titles.append(title)
      try fixture.add("\(number).pdf", reciting: SearchTextTests.document(with: [table]))
    }
    try fixture.ingest()
    let archive = try ArchiveFile(readingFrom: fixture.archive())
    var search = ArchiveSearch()
    search.limit = 1_000
    for _ in 0..<200 {
      let length = Int.random(in: 1...4, using: &random)
      let word = String((0..<length).map { _ in characters.randomElement(using: &random) ?? "教" })
      let (hits, total) = try search.hits(for: word, in: archive)
      let truth = titles.filter { $0.contains(word) }.sorted()
      #expect(hits.map(\.text).sorted() == truth, "\(word)")
      #expect(total == truth.count)
      for hit in hits { #expect(hit.matches.contains { String(hit.text[$0]).hasPrefix(word) }) }
    }
  }

  @Test func `hits can be limited to a unit and a year`() throws {
    let fixture = try ArchiveFixture()
    for (number, year) in [2_023, 2_024].enumerated() {
      for (place, unit) in ["教育局", "民政局"].enumerated() {
        var table = PerformanceTable(index: 1)
        table.title = "养老服务"
        table.year = year
        table.unit.name = unit
        try fixture.add(
          "\(number)\(place).pdf", reciting: SearchTextTests.document(with: [table]))
      }
    }
    try fixture.ingest()
    let archive = try ArchiveFile(readingFrom: fixture.archive())
    var search = ArchiveSearch()
    #expect(try search.hits(for: "养老", in: archive).total == 4)
    search.filter.year = 2_024
    #expect(try search.hits(for: "养老", in: archive).total == 2)
    search.filter.unit = "民政"
    let hits = try search.hits(for: "养老", in: archive).hits
    #expect(hits.map(\.document) == ["11.pdf"])
    #expect(hits.map(\.unit) == ["民政局"])
  }

  static func document(with tables: [PerformanceTable]) -> Document {
    Document(
      source: Document.Source(
        name: "", sha256: "", bytes: 0, mediaType: "application/pdf", pageCount: 1),
      status: .complete, tables: tables)
  }
}
