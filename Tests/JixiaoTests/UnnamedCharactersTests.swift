import Budget
import Foundation
import Jixiao
import Tables
import TestSupport
import Testing

@Suite struct UnnamedCharactersTests {
  private let dump = """
    大楼尾款绩效目标表
    项目名称 大楼\u{0}款
    一级指标 二级指标 三级指标 指标值
    产出指标 数量指标 付款笔数 ≥1笔
    效益指标 社会效益指标 安全情况 不发生风险
    """

  private func document(_ text: String) throws -> [Finding] {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("dump.txt")
    try Data(text.utf8).write(to: file)
    return try Converter().document(at: file.path).findings
  }

  @Test func `a zero byte of an extractor is a character that is lost`() throws {
    let findings = try document(dump).filter { $0.severity == .loss }
    #expect(findings.map(\.code) == ["unmapped-glyphs"])
    #expect(findings.first?.message.hasPrefix("1 ") == true)
  }

  @Test func `a text full of zero bytes is none`() {
    #expect(throws: ConversionError.self) {
      try document(dump + String(repeating: "\u{0}", count: 40))
    }
  }
}
