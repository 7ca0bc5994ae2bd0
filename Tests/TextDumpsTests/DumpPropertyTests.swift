import Tables
import Testing
import TextDumps

@Suite struct DumpPropertyTests {
  /// A generator whose numbers depend on its seed alone.
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// A raw dump of some tables with random contents.
  private func dump(_ random: inout Seeded) -> String {
    let names = ["清扫保洁面积", "设备购置数量", "及时率", "群众满意度", "系统验收合格", "维护费用"]
    let targets = ["≥95%", "12个", "持续改善", "2025年11月底前", "≤3.83元", "按计划实施"]
    let levels = [("产出指标", "数量指标"), ("产出指标", "质量指标"), ("效益指标", "社会效益指标")]
    var text = ""
    for number in 1...Int.random(in: 1...3, using: &random) {
      text += "\(number).测试项目绩效目标表\n项目名称 测试项目\n绩效目标 1.完成任务\n"
      text += "一级指标 二级指标 三级指标 指标值\n"
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let level = levels.randomElement(using: &random) ?? levels[0]
        text += "\(level.0)\n\(level.1) \(names.randomElement(using: &random) ?? "") "
        text += "\(targets.randomElement(using: &random) ?? "")\n"
        if Int.random(in: 0...5, using: &random) == 0 { text += "\u{0C}" }
      }
    }
    return text
  }

  private func characters(of layout: Layout) -> [Unicode.Scalar: Int] {
    var result: [Unicode.Scalar: Int] = [:]
    for table in layout.tables {
      result.merge(GridText(table: table).characters, uniquingKeysWith: +)
      let dropped = table.repairs.filter { $0.kind == .header }.flatMap(\.printed)
      for scalar in dropped.joined().unicodeScalars where !scalar.isBlank {
        result[scalar, default: 0] += 1
      }
    }
    for line in layout.lines {
      for scalar in line.text.unicodeScalars where !scalar.isBlank {
        result[scalar, default: 0] += 1
      }
    }
    return result
  }

  private func characters(of text: String) -> [Unicode.Scalar: Int] {
    var result: [Unicode.Scalar: Int] = [:]
    for scalar in text.unicodeScalars where !scalar.isBlank { result[scalar, default: 0] += 1 }
    return result
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `every character lands in one place`(seed: UInt64) {
    var random = Seeded(state: seed)
    let text = dump(&random)
    #expect(characters(of: TextDumpReader().layout(of: text)) == characters(of: text))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `white space anywhere loses no character`(seed: UInt64) {
    var random = Seeded(state: seed &+ 1000)
    var noisy = ""
    for character in dump(&random) {
      noisy.append(character)
      let noise = ["", "", "", "", " ", "  ", "\n", "\u{3000}", "\t", "\u{0C}"]
      noisy += noise.randomElement(using: &random) ?? ""
    }
    #expect(characters(of: TextDumpReader().layout(of: noisy)) == characters(of: noisy))
  }

  /// A dump that keeps the layout, of a table whose columns are moved at random.
  private func layoutDump(_ random: inout Seeded) -> String {
    let names = ["清扫保洁面积", "设备购置数", "及时率", "标", "量", "系统验收 合格率"]
    let targets = ["≥95%", "12 个", "持续改善", "2025 年 11 月底前", "满意度", "="]
    let levels = ["产出指标", "数量指标", "社会效益指", "标", "绩效", "满意度指标", "年度"]
    var text = "      测试项目绩效目标表\n  项目名称    测试项目\n  绩效目标   1.完成任务\n"
    text += "  一级指标    二级指标     三级指标      指标值    分值\n"
    for _ in 0..<Int.random(in: 1...30, using: &random) {
      for cells in [levels, levels, names, targets, ["10", "9.5", "无"]] {
        text += String(repeating: " ", count: Int.random(in: 1...9, using: &random))
        if Bool.random(using: &random) { text += cells.randomElement(using: &random) ?? "" }
      }
      text += Int.random(in: 0...12, using: &random) == 0 ? "\n\u{0C}" : "\n"
    }
    return text
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `every character of a moved layout lands in one place`(seed: UInt64) {
    var random = Seeded(state: seed &+ 4000)
    let text = layoutDump(&random)
    let layout = TextDumpReader().layout(of: text)
    #expect(characters(of: layout) == characters(of: text))
    for table in layout.tables {
      var covered: Set<[Int]> = []
      for cell in table.cells {
        for row in cell.rows {
          for column in cell.columns { #expect(covered.insert([row, column]).inserted) }
        }
      }
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `the kind of line end does not matter`(seed: UInt64) {
    var random = Seeded(state: seed &+ 2000)
    let text = dump(&random)
    let crlf = text.replacing("\n", with: "\r\n")
    #expect(TextDumpReader().layout(of: text) == TextDumpReader().layout(of: crlf))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `no two cells cover one square`(seed: UInt64) {
    var random = Seeded(state: seed &+ 3000)
    for table in TextDumpReader().layout(of: dump(&random)).tables {
      var covered: Set<[Int]> = []
      for cell in table.cells {
        for row in cell.rows {
          for column in cell.columns {
            #expect(row < table.rowCount && column < table.columnCount)
            #expect(covered.insert([row, column]).inserted)
          }
        }
      }
    }
  }

  // A guard against work that grows with the square: that would take hours.
  @Test(.timeLimit(.minutes(15)))
  func `one absurd line and many plain ones take no longer than they are long`() {
    let line = String(repeating: "绩效目标表", count: 200_000)
    #expect(TextDumpReader().layout(of: line).tables.isEmpty)
    let words = String(repeating: "一级 指标 值 ", count: 10_000)
    #expect(TextDumpReader().layout(of: words).tables.isEmpty)
    let lines = String(repeating: "项目名称 其他资金\n", count: 5_000)
    #expect(TextDumpReader().layout(of: lines).tables.isEmpty)
  }
}
