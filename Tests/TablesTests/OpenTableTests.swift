import Tables
import Testing

@Suite struct OpenTableTests {
  /// A page with a running head and a table of its own.
  private func page(_ number: Int, rows: [(String, String)], named: Bool = true) -> Layout {
    let edges = [50.0, 150, 250]
    let head = Rect(left: 50, top: 20, right: 250, bottom: 30)
    var cells: [Cell] = []
    for (row, texts) in ((named ? [("项目", "金额")] : []) + rows).enumerated() {
      for (column, text) in [texts.0, texts.1].enumerated() {
        let box = Rect(
          left: edges[column], top: 40 + 20 * Double(row), right: edges[column + 1],
          bottom: 60 + 20 * Double(row))
        cells.append(
          Cell(
            rows: row..<(row + 1), columns: column..<(column + 1), text: text,
            fragments: [Fragment(page: number, box: box, lines: [text])]))
      }
    }
    let line = TextLine(text: "某区2024年预算 第\(number)页", page: number, box: head, fontSize: 9)
    let table = Table(
      pages: [number], rowCount: cells.count / 2, columnCount: 2, cells: cells,
      columnEdges: edges, captions: [line])
    return Layout(tables: [table], lines: [line])
  }

  private func chapter(_ count: Int) -> [Layout] {
    (1...count).map { page in
      self.page(page, rows: (0..<3).map { ("第\(page * 3 + $0)项支出", "\(page * $0)") })
    }
  }

  @Test func `pages that come one by one make the layout that they make at once`() {
    let pages = chapter(7)
    var joiner = PageJoiner()
    var tables: [Table] = []
    var lines: [TextLine] = []
    for part in pages.map({ joiner.join($0) }) + [joiner.finish()] {
      tables += part.tables
      lines += part.lines
    }
    let whole = PageJoiner().layout(joining: pages)
    #expect(tables == whole.tables)
    #expect(lines == whole.lines)
    #expect(whole.tables.map(\.rowCount) == [22])
    #expect(whole.lines.isEmpty)
  }

  @Test func `a table is handed out once the next page has begun another`() {
    let other = Table(
      pages: [2], rowCount: 1, columnCount: 1,
      cells: [Cell(rows: 0..<1, columns: 0..<1, text: "附", fragments: [Fragment(page: 2)])],
      columnEdges: [300, 400])
    var joiner = PageJoiner()
    var handed: [Int] = []
    for page in [chapter(1)[0], Layout(tables: [other])] + (3...6).map({ _ in Layout() }) {
      handed.append(joiner.join(page).tables.count)
    }
    // Two pages wait for those behind them; the second page ends the table of the first.
    #expect(handed == [0, 0, 0, 1, 1, 0])
    #expect(joiner.finish().tables.isEmpty)
  }

  @Test func `a header is dropped on each of many pages`() throws {
    let table = try #require(PageJoiner().layout(joining: chapter(60)).tables.first)
    #expect(table.rowCount == 1 + 60 * 3)
    #expect(table.pages == Array(1...60))
    #expect(table.repairs.count == 59)
    #expect(table.cells.map(\.rows.lowerBound) == (0...180).flatMap { [$0, $0] })
    #expect(table.cells.filter { $0.text == "项目" }.count == 1)
  }

  @Test func `a merged cell is carried on over many pages`() throws {
    let pages = (1...20).map { number in
      page(number, rows: (0..<3).map { ("", "\(number * 10 + $0)") }, named: number == 1)
    }
    var merged = pages
    for index in merged.indices {
      let first = index == 0 ? 1 : 0
      var table = merged[index].tables[0]
      let rows = first..<table.rowCount
      table.cells.removeAll { $0.columns.lowerBound == 0 && $0.rows.lowerBound > first }
      for cell in table.cells.indices
      where table.cells[cell].columns.lowerBound == 0 && table.cells[cell].rows.lowerBound == first
      {
        table.cells[cell].rows = rows
        table.cells[cell].text = index == 0 ? "道路维护" : ""
      }
      merged[index].tables[0] = table
    }
    let table = try #require(PageJoiner().layout(joining: merged).tables.first)
    #expect(table.cells.filter { $0.text == "道路维护" }.map(\.rows) == [1..<61])
    #expect(table.cells.count == 2 + 1 + 60)
  }
}
