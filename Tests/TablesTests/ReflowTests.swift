import Tables
import TestSupport
import Testing

@Suite struct ReflowTests {
  private func text(_ lines: (String, Double)..., spacing: Reflow.Spacing = .tight) -> String {
    Reflow(spacing: spacing).text(of: lines.map { Reflow.Line($0.0, room: $0.1) })
  }

  @Test(arguments: [
    (["购置设备数", "量"], "购置设备数量"),
    (["2024 年支", "出费用"], "2024年支出费用"),
    (["1792.4", "1"], "1792.41"),
    (["use of", "public funds"], "use of public funds"),
    (["WPS", "2019"], "WPS 2019"),
    (["期以上 LPR4.2%相比。如个人", "住房"], "期以上LPR4.2%相比。如个人住房"),
    (["≥ 95", "%"], "≥95%"),
  ])
  func `wrapped lines join`(lines: [String], expected: String) {
    #expect(Reflow().text(of: lines.map { Reflow.Line($0, room: 0) }) == expected)
  }

  @Test func `numbered items stay apart`() {
    #expect(
      text(("1.维持公积金业务正常运转", 20), ("2.为广大缴存单位职工提供高效便捷服", 0), ("务", 30))
        == "1.维持公积金业务正常运转\n2.为广大缴存单位职工提供高效便捷服务")
    #expect(text(("目标1：建成；", 0), ("目标2：培训。", 5)) == "目标1：建成；\n目标2：培训。")
    #expect(text(("（一）建成", 0), ("（二）培训", 5)) == "（一）建成\n（二）培训")
  }

  @Test func `a number out of sequence is no item`() {
    #expect(text(("完成第", 0), ("3、4号楼", 0)) == "完成第3、4号楼")
    #expect(text(("1.达到", 0), ("2.5倍", 0)) == "1.达到2.5倍")
  }

  @Test func `a sentence end before a short line's end is kept`() {
    #expect(text(("按时完成。", 10), ("确保质量。", 10)) == "按时完成。\n确保质量。")
    #expect(text(("按时完成。", 0.5), ("确保质量。", 10)) == "按时完成。确保质量。")
  }

  @Test func `a word among CJK text is cut inside where its line is full`() {
    #expect(text(("检测机构出具的C", 0.3), ("MA检测报告", 5)) == "检测机构出具的CMA检测报告")
    #expect(text(("≤307.45k", 0.9), ("m²", 5)) == "≤307.45km²")
    #expect(text(("k", 0.5), ("m²", 0.1)) == "km²")
    #expect(text(("开通App", 1.5), ("Store账号", 5)) == "开通App Store账号")
    #expect(text(("the total of", 0.3), ("fees due", 5)) == "the total of fees due")
  }

  @Test func `keep spacing keeps printed spaces`() {
    #expect(text(("2024 年 12 月", 0), spacing: .keep) == "2024 年 12 月")
    #expect(text(("2024 年 12 月", 0)) == "2024年12月")
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `no character is lost or invented`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("公积金1.2、。；（）%≥ aB 目标：①一".unicodeScalars)
    let lines = (0..<Int.random(in: 0...6, using: &random)).map { _ in
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        if let scalar = alphabet.randomElement(using: &random) { text.append(scalar) }
      }
      return Reflow.Line(String(text), room: Double.random(in: 0...5, using: &random))
    }
    let expected = lines.map(\.text.withoutBlanks).joined()
    #expect(Reflow().text(of: lines).withoutBlanks == expected)
    #expect(Reflow(spacing: .keep).text(of: lines).withoutBlanks == expected)
  }
}
