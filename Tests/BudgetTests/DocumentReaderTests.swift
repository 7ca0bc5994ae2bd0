import Budget
import Tables
import TestSupport
import Testing

@Suite struct DocumentReaderTests {
  private let source = Document.Source(
    name: "a.pdf", sha256: "", bytes: 0, mediaType: "application/pdf", pageCount: 9)

  private func read(_ pages: [Layout]) -> Document {
    var reader = DocumentReader()
    for page in pages { reader.read(page) }
    return reader.document(of: source, findings: [])
  }

  private func form(_ project: String, page: Int) -> Table {
    Table(
      rows: """
        项目名称 | \(project) | <
        一级指标 | 三级指标 | 指标值
        产出指标 | 次数 | ≥1次
        效益指标 | 影响 | 良好
        """, page: page, captions: ["项目支出绩效目标表"])
  }

  private func list(total: String, page: Int) -> Table {
    Table(
      rows: """
        科目 | 基本支出 | 项目支出
        合计 | 10.00 | \(total)
        """, page: page, captions: ["支出预算表", "单位：万元"])
  }

  private func line(_ text: String, page: Int) -> TextLine { TextLine(text: text, page: page) }

  @Test func `pages one by one make the document that all at once make`() {
    let pages = (1...12).map { page in
      Layout(
        tables: [form("项目\(page)", page: page), list(total: "5.00", page: page)],
        lines: [line("2024年部门预算", page: page)])
    }
    var whole = Layout()
    for page in pages {
      whole.tables += page.tables
      whole.lines += page.lines
    }
    let document = read(pages)
    #expect(document == read([whole]))
    #expect(document.tables.map(\.index) == Array(1...12))
    #expect(document.tables.map(\.projectName) == (1...12).map { "项目\($0)" })
  }

  @Test func `a form whose indicators follow on the next page is one`() throws {
    let head = Table(
      rows: "项目名称 | 道路维护\n年度目标 | 完成维护", page: 1, captions: ["项目支出绩效目标表"])
    let body = Table(
      rows: "一级指标 | 三级指标 | 指标值\n产出指标 | 次数 | ≥1次", page: 2)
    let document = read([
      Layout(tables: [list(total: "5.00", page: 1), head]), Layout(tables: [body]),
      Layout(tables: [form("绿化", page: 3)]),
    ])
    #expect(document.tables.map(\.projectName) == ["道路维护", "绿化"])
    #expect(document.tables.map(\.indicators.count) == [1, 2])
    #expect(document.tables.map(\.pages) == [[1, 2], [3]])
  }

  @Test func `the year of the booklet is known to tables before the line that names it`() {
    let document = read([
      Layout(tables: [form("绿化", page: 1)]),
      Layout(lines: [line("某市2024年部门预算公开说明", page: 2)]),
    ])
    #expect(document.tables.map(\.year) == [2024])
  }

  @Test func `years far behind the beginning do not count`() {
    let prose = (1...400).map { line("正文第\($0)行", page: 1) }
    let document = read([
      Layout(tables: [form("绿化", page: 1)], lines: prose),
      Layout(lines: [line("上年2023年部门预算", page: 2)]),
    ])
    #expect(document.tables.map(\.year) == [nil])
  }

  @Test func `tables without indicators between forms are told apart from them`() {
    let unread = Table(rows: "数量指标 | 5\n质量指标 | 好", page: 2, captions: ["附表"])
    let document = read([
      Layout(tables: [form("绿化", page: 1)]), Layout(tables: [unread]),
      Layout(tables: [form("亮化", page: 3)]),
    ])
    #expect(document.tables.count == 2)
    #expect(document.findings.filter { $0.code == "unread-table" }.map(\.page) == [2])
    #expect(document.status == .partial)
  }

  @Test func `lines and loose tables that name levels are a loss, prose is none`() {
    let loose = Table(rows: "质量指标 合格率 | 95%\n办公楼 | 3", page: 2, captions: ["附表"])
    let document = read([
      Layout(lines: [
        line("本年设定了产出指标、效益指标和满意度指标。", page: 1), line("产出指标 9", page: 1),
      ]),
      Layout(tables: [loose], lines: [line("产出指标 数量指标 泵站 9座", page: 2)]),
    ])
    let losses = document.findings.filter { $0.code == "unread-table" }
    #expect(losses.map(\.page) == [2])
    #expect(losses.first?.evidence == ["产出指标 数量指标 泵站 9座", "质量指标 合格率"])
    #expect(document.status == .partial)
  }

  @Test func `a line on any page refers to tables elsewhere`() {
    let document = read([
      Layout(lines: [line("部门预算", page: 1)]),
      Layout(lines: [line("详见项目支出绩效目标表", page: 2)]), Layout(),
    ])
    #expect(document.status == .referenced)
  }
}
