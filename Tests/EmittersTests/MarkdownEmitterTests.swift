import Budget
import Emitters
import TestSupport
import Testing

@Suite struct MarkdownEmitterTests {
  @Test func `a document is a section a table`() throws {
    try expectGolden(
      MarkdownEmitter.markdown.text(of: SampleDocuments.document),
      in: TestFiles.golden("document.md"))
  }

  @Test(arguments: [
    ("1. 购置", #"1\. 购置"#), ("2）甲", "2）甲"), ("12) 乙", #"12\) 乙"#), ("- 丙", #"\- 丙"#),
    ("+ 丁", #"\+ 丁"#),
    ("===", #"\==="#), ("    代码", "代码"), ("# 标题", ##"\# 标题"##), ("> 引", #"\> 引"#),
    ("2024年", "2024年"),
    ("*", #"\*"#), ("", ""), ("1", "1"),
  ])
  func `a goal starts no list, heading or code block`(goal: String, written: String) throws {
    var table = PerformanceTable(index: 1)
    table.goals = [goal]
    let document = Document(source: SampleDocuments.source, status: .complete, tables: [table])
    let text = MarkdownEmitter.markdown.text(of: document)
    #expect(text.contains("### 年度目标\n\n\(written)\n\n"))
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `cells show their text`(seed: UInt64) throws {
    var random = RandomDocuments(seed: seed)
    var table = PerformanceTable(index: 1)
    table.indicators = (0..<5).map { _ in random.indicator() }
    for index in table.indicators.indices { table.indicators[index].level1 = random.text() + "甲" }
    let document = Document(source: SampleDocuments.source, status: .complete, tables: [table])
    let text = MarkdownEmitter.markdown.text(of: document)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }.map { MarkdownRow($0) }
    #expect(rows.count == 7)
    #expect(rows.allSatisfy { $0.cells.count == rows[0].cells.count })
    #expect(rows.dropFirst(2).map { $0.cells[0] } == table.indicators.map { $0.level1?.shown })
  }
}

/// The cells of a line of a pipe table, as a reader of Markdown sees them.
private struct MarkdownRow {
  private(set) var cells: [String] = []

  init(_ line: Substring) {
    var cell = ""
    var scalars = line.unicodeScalars.dropFirst()
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\\": if let next = scalars.popFirst() { cell.unicodeScalars.append(next) }
      case "|":
        cells.append(String(cell.unicodeScalars.dropFirst().dropLast()))
        cell = ""
      case "<" where scalars.starts(with: "br>".unicodeScalars):
        scalars.removeFirst(3)
        cell += "\n"
      default: cell.unicodeScalars.append(scalar)
      }
    }
  }
}

extension String {
  /// The text with what Markdown cannot show replaced.
  fileprivate var shown: String {
    var result = String.UnicodeScalarView()
    for scalar in replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\r", "\n": result.append("\n")
      case "\t": result.append(" ")
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
