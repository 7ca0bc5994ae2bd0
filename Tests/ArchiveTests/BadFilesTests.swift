import Archive
import Foundation
import TestSupport
import Testing

@Suite struct BadFilesTests {
  /// What a run over hostile files must do, whichever they are.
  private func expectSound(_ fixture: ArchiveFixture, _ folder: URL) throws -> IngestSummary {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.lowercased().hasSuffix(".pdf") }
    #expect(!names.isEmpty)
    let first = try fixture.ingest([folder.path]) { $0.limits.seconds = 3 }
    #expect(first.total == names.count)
    #expect(first.counts[.crashed] == nil)
    let archive = try ArchiveFile(readingFrom: fixture.archive())
    #expect(try archive.problems() == [])
    let second = try fixture.ingest([folder.path]) { $0.limits.seconds = 3 }
    #expect(second.converted == 0)
    #expect(second.counts == first.counts)
    #expect(second.report == first.report)
    return first
  }

  @Test func `no hostile file takes the command down or gets lost`() throws {
    let fixture = try ArchiveFixture()
    for (name, bytes) in HostileFiles.all {
      try bytes.write(to: fixture.documents.appending(path: name + ".pdf"))
    }
    let summary = try expectSound(fixture, fixture.documents)
    #expect(summary.counts[.empty] == 1)
    #expect(summary.counts[.unsupported] == 1)
    #expect((summary.counts[.damaged] ?? 0) >= 3)
  }

  /// PDFs from the test corpora of other programs: broken, encrypted, hostile.
  @Test(
    .enabled(
      if: TestFiles.hasFixtures("bad"), "needs fixtures: JIXIAO_FIXTURES names a folder with bad/")
  )
  func `no file of other programs takes the command down or gets lost`() throws {
    let folder = try #require(TestFiles.fixtures).appending(path: "bad")
    #expect(try expectSound(ArchiveFixture(), folder).failures.count > 50)
  }
}
