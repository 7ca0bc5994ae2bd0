import Tables
import TestSupport
import Testing

@Suite struct AlignmentGridTests {
  private let body: [(String, Double, Double)] = [
    ("Coal", 50.0, 130.0), ("17.5", 200, 130), ("16.0", 300, 130), ("15.0", 400, 130),
    ("Gas", 50, 144), ("4.7", 205, 144), ("5.0", 305, 144), ("6.0", 405, 144), ("Oil", 50, 158),
    ("9.0", 205, 158), ("0.3", 305, 158), ("0.4", 405, 158),
  ]

  @Test func `a unit in the middle of the columns of values belongs to all`() throws {
    let texts: [(String, Double, Double)] = [
      ("Fuel", 50.0, 90.0), ("2007", 200, 90), ("2008", 300, 90), ("2009", 400, 90),
      ("(thousands)", 282.5, 114),
    ]
    let page = page(texts + body, rules: [(50, 420, 88), (50, 420, 106), (50, 420, 176)])
    let table = try #require(PageReader().layout(of: page).tables.first)
    let unit = try #require(table.cells.first { $0.text == "(thousands)" })
    #expect(unit.columns == 1..<4)
    #expect(table.headerRows == 1)
  }

  @Test func `a name of several lines in the middle of the table is no heading over it`() throws {
    let texts: [(String, Double, Double)] = [
      ("Average", 217.5, 90), ("Fuel", 50, 104), ("wage", 225, 104), ("2009", 400, 104),
    ]
    let rows = body.map { ($0.0, $0.1 == 300 || $0.1 == 305 ? -1 : $0.1, $0.2) }.filter { $0.1 > 0 }
    let page = page(texts + rows, rules: [(50, 420, 88), (50, 420, 120), (50, 420, 176)])
    let table = try #require(PageReader().layout(of: page).tables.first)
    #expect(table.texts.first?.contains("Average wage") == true)
  }
}
