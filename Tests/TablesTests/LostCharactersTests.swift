import TestSupport
import Testing

@testable import Tables

@Suite struct LostCharactersTests {
  @Test func `characters that no cell holds are said to be lost`() throws {
    let table = Table(rows: "项目名称 | 尾款", page: 3)
    let box = Rect(left: 0, top: 0, right: 200, bottom: 20)
    let printed = Glyph.run("项目名称尾 款", left: 0, top: 0, size: 10)
    #expect(table.lostCharacters(of: printed, box: box).isEmpty)
    let more = printed + Glyph.run("项", left: 150, top: 0, size: 10)
    let finding = try #require(table.lostCharacters(of: more, box: box).first)
    #expect(finding.code == "lost-characters")
    #expect(finding.severity == .loss)
    #expect(finding.page == 3)
    #expect(finding.box == box)
  }
}
