import Budget
import Emitters
import Foundation
import Tables
import TestSupport
import Testing

@Suite struct GridEmitterTests {
  @Test func `CSV has a cell's text in its first square`() throws {
    let text = GridCSV().text(of: SampleDocuments.document)
    #expect(text == "名称,,金额\r\n\"甲\n乙\",a|b,=1+1\r\n,,<3\r\n\r\n")
    let one = GridCSV(isSpreadsheetSafe: true, hasByteOrderMark: true)
      .bytes(of: SampleDocuments.grid)
    #expect(
      String(decoding: one, as: UTF8.self)
        == "\u{FEFF}名称,,金额\r\n\"甲\n乙\",a|b,'=1+1\r\n,,<3\r\n")
  }

  @Test func `Markdown repeats a spanning header over its columns`() throws {
    #expect(
      GridMarkdown().text(of: SampleDocuments.document) == """
        ## 1. 收支预算总表

        | 名称 | 名称 | 金额 |
        | --- | --- | --- |
        | 甲<br>乙 | a\\|b | =1+1 |
        |  |  | \\<3 |


        """)
  }

  @Test func `HTML keeps spans and empty squares`() throws {
    let text = GridHTML().text(of: SampleDocuments.document)
    let start = try #require(text.range(of: "<table>\n<caption>"))
    #expect(
      text[start.lowerBound...] == """
        <table>
        <caption>收支预算总表</caption>
        <tr><th colspan="2">名称</th><th>金额</th></tr>
        <tr><td rowspan="2">甲<br>乙</td><td>a|b</td><td>=1+1</td></tr>
        <tr><td></td><td>&lt;3</td></tr>
        </table>
        </body>
        </html>

        """)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `the squares of HTML cells fill the grid`(seed: UInt64) throws {
    var random = RandomDocuments(seed: seed)
    let grid = random.grid()
    let text = String(decoding: GridHTML().bytes(of: grid), as: UTF8.self)
    let body = try #require(text.components(separatedBy: "<body>").last)
    let squares = body.matches(
      of: /<t[dh]( rowspan="(\d+)")?( colspan="(\d+)")?>/.matchingSemantics(.unicodeScalar)
    ).reduce(0) {
      $0 + (Int($1.2 ?? "1") ?? 0) * (Int($1.4 ?? "1") ?? 0)
    }
    #expect(squares == grid.rowCount * grid.columnCount)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `every text of a grid is in its CSV once`(seed: UInt64) throws {
    var random = RandomDocuments(seed: seed)
    let grid = random.grid()
    let lines = CSVLines(String(decoding: GridCSV().bytes(of: grid), as: UTF8.self)).lines
    #expect(lines.count == grid.rowCount)
    #expect(lines.allSatisfy { $0.count == grid.columnCount })
    for cell in grid.cells {
      #expect(lines[cell.rows.lowerBound][cell.columns.lowerBound] == cell.text)
    }
    let filled = lines.joined().filter { !$0.isEmpty }.count
    #expect(filled == grid.cells.filter { !$0.text.isEmpty }.count)
  }

  @Test func `rows that say what stands above a table are lines above it in Markdown`() {
    func cell(_ row: Int, _ columns: Range<Int>, _ text: String) -> Cell {
      Cell(
        rows: row..<(row + 1), columns: columns, text: text,
        fragments: [Fragment(page: 1, lines: [text])])
    }
    let table = Table(
      pages: [1], rowCount: 4, columnCount: 2,
      cells: [
        cell(0, 0..<2, "支出表"), cell(1, 0..<1, "部门：甲"), cell(1, 1..<2, "单位：元"),
        cell(2, 0..<1, "科目"), cell(2, 1..<2, "金额"), cell(3, 0..<1, "教育"), cell(3, 1..<2, "1"),
      ], headerRows: 3, captions: [TextLine(text: "支出表", page: 1)])
    let text = String(decoding: GridMarkdown().bytes(of: table), as: UTF8.self)
    #expect(
      text == """
        ## 1. 支出表

        部门：甲　单位：元

        | 科目 | 金额 |
        | --- | --- |
        | 教育 | 1 |


        """)
  }

  @Test func `cells beyond the grid do no harm`() throws {
    var grid = SampleDocuments.grid
    grid.columnCount = 1
    grid.rowCount = 1
    #expect(String(decoding: GridCSV().bytes(of: grid), as: UTF8.self) == "名称\r\n")
    grid.columnCount = 0
    #expect(String(decoding: GridMarkdown().bytes(of: grid), as: UTF8.self) == "## 1. 收支预算总表\n\n")
  }
}
