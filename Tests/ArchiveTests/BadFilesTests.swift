import Archive
import Foundation
import TestSupport
import Testing

@Suite struct BadFilesTests {
  /// PDFs from the test corpora of other programs: broken, encrypted, hostile.
  @Test func `no file takes the command down or gets lost`() throws {
    guard let folder = TestFiles.fixtures?.appending(path: "bad"),
      FileManager.default.fileExists(atPath: folder.path)
    else {
      print("skipped: no fixtures; set JIXIAO_FIXTURES")
      return
    }
    let fixture = try ArchiveFixture()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.lowercased().hasSuffix(".pdf") }
    let first = try fixture.ingest([folder.path]) { $0.limits.seconds = 3 }
    #expect(first.total == names.count)
    #expect(first.counts[.crashed] == nil)
    #expect(first.failures.count > 50)
    let archive = try ArchiveFile(readingFrom: fixture.archive())
    #expect(try archive.problems() == [])
    let second = try fixture.ingest([folder.path]) { $0.limits.seconds = 3 }
    #expect(second.converted == 0)
    #expect(second.counts == first.counts)
    #expect(second.report == first.report)
  }
}
