import Archive
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct IngestTests {
  @Test func `the same bytes are converted once, whatever their names`() throws {
    let fixture = try ArchiveFixture()
    var random = RandomDocuments(seed: 1)
    let document = random.document()
    for name in ["a.pdf", "b.pdf", "c.pdf"] { try fixture.add(name, reciting: document, after: 50) }
    let summary = try fixture.ingest()
    #expect(summary.counts == [.complete: 3])
    #expect(summary.converted == 1)
    #expect(try fixture.values("SELECT count(*) FROM attempt") == ["1"])
    #expect(try fixture.values("SELECT name FROM source ORDER BY 1").count == 3)
    try fixture.add("d.pdf", reciting: document, after: 50)
    let second = try fixture.ingest()
    #expect(second.counts == [.complete: 4])
    #expect(second.converted == 0)
  }

  @Test func `a file with new contents is a new document, and the old one stays`() throws {
    let fixture = try ArchiveFixture()
    var random = RandomDocuments(seed: 2)
    try fixture.add("a.pdf", reciting: random.document())
    try fixture.ingest()
    try fixture.add("a.pdf", reciting: random.document())
    #expect(try fixture.ingest().converted == 1)
    #expect(try fixture.values("SELECT count(*) FROM document") == ["2"])
    #expect(try fixture.values("SELECT count(*) FROM source WHERE current") == ["1"])
    #expect(try fixture.values("SELECT count(*) FROM documents WHERE name = 'a.pdf'") == ["2"])
  }

  @Test func `a newer converter adds an extraction and makes it current`() throws {
    let fixture = try ArchiveFixture()
    var random = RandomDocuments(seed: 3)
    try fixture.add("a.pdf", reciting: random.document())
    try fixture.add("b.pdf", "%fault crash\n")
    try fixture.ingest { $0.converter = "0.9.0" }
    // What failed is tried again by itself, what was read only when that is asked for.
    #expect(try fixture.ingest { $0.converter = "0.10.0" }.converted == 1)
    let newer = try fixture.ingest {
      $0.converter = "0.10.0"
      $0.policy.reconvertsOlder = true
    }
    #expect(newer.converted == 1)
    #expect(
      try fixture.values("SELECT converter, current FROM extraction ORDER BY document_id, id")
        == [#""0.9.0"|0"#, #""0.10.0"|1"#, #""0.9.0"|0"#, #""0.10.0"|1"#])
    // An older one does not take the place of a newer one.
    let older = try fixture.ingest {
      $0.converter = "0.9.9"
      $0.policy.reconvertsOlder = true
    }
    #expect(older.converted == 0)
    #expect(try ArchiveFile(readingFrom: fixture.archive()).problems() == [])
  }

  @Test func `other settings add an extraction`() throws {
    let fixture = try ArchiveFixture()
    var random = RandomDocuments(seed: 4)
    try fixture.add("a.pdf", reciting: random.document())
    try fixture.ingest()
    #expect(try fixture.ingest { $0.settings.includesGrids = true }.converted == 1)
    #expect(try fixture.values("SELECT count(*) FROM extraction") == ["2"])
  }

  @Test func `names of any bytes are kept`() throws {
    let fixture = try ArchiveFixture()
    let folder = RawPath(fixture.documents.path)
    let names: [[UInt8]] = [
      Array("line\nend.pdf".utf8), [0x61, 0xFF, 0x5C, 0x2E, 0x70, 0x64, 0x66],
      Array("a\\xff\\.pdf".utf8), Array("-dash.pdf".utf8), Array("é.pdf".utf8),
      Array("e\u{301}.pdf".utf8), Array(repeating: 0x78, count: 251) + Array(".PDF".utf8),
    ]
    var random = RandomDocuments(seed: 5)
    for name in names {
      let contents = Array(ArchiveFixture.recital(of: random.document()).utf8)
      folder.appending(name).withCString { path in
        let file = open(path, O_WRONLY | O_CREAT, 0o600)
        _ = write(file, contents, contents.count)
        close(file)
      }
    }
    let seen = Mutex<[RawPath]>([])
    try fixture.ingest(observer: { event in
      if case .finished(let result) = event { seen.withLock { $0.append(result.path) } }
    })
    #expect(
      seen.withLock { $0.map(\.name.bytes) }.sorted { $0.lexicographicallyPrecedes($1) }
        == names.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(try fixture.ingest().converted == 0)
    #expect(try fixture.values("SELECT count(DISTINCT path) FROM source") == ["\(names.count)"])
    #expect(
      try fixture.values("SELECT hex(path_bytes) FROM source WHERE path_bytes IS NOT NULL")
        == ["\"\(folder.appending(names[1]).bytes.map { String(format: "%02X", $0) }.joined())\""])
  }

  @Test func `a report of failures can be fed back`() throws {
    let fixture = try ArchiveFixture()
    try fixture.addBlank("good.pdf")
    try fixture.add("a,\"b\"\n.pdf", "%fault crash\n")
    RawPath(fixture.documents.path).appending([0xFF, 0x2E, 0x70, 0x64, 0x66]).withCString {
      _ = symlink("nowhere", $0)
    }
    let summary = try fixture.ingest()
    #expect(summary.counts == [.none: 1, .crashed: 1, .unreadable: 1])
    let report = fixture.folder.url.appending(path: "failures.csv")
    try Data(summary.report.utf8).write(to: report)
    let list = try PathList(path: report.path)
    var options = Ingest.Options()
    options.program = WorkerProgram(path: Command.executable.path)
    options.policy.retried = [.crashed]
    let again = try Ingest(
      into: ArchiveFile(writingTo: fixture.archive()), from: SourceQueue(paths: [], list: list),
      options: options
    ).run()
    #expect(again.counts == [.crashed: 1, .unreadable: 1])
    #expect(again.converted == 1)
    #expect(again.failures.map(\.path) == summary.failures.map(\.path))
  }

  @Test func `what is no file, empty or too large is named`() throws {
    let fixture = try ArchiveFixture()
    let folder = fixture.documents
    try fixture.add("empty.pdf", "")
    try fixture.add("ignored.html", "x")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "folder.pdf/deep"), withIntermediateDirectories: true)
    try fixture.addBlank("folder.pdf/deep/inside.pdf")
    mkfifo(folder.appending(path: "pipe.pdf").path, 0o600)
    symlink("/dev/zero", folder.appending(path: "device.pdf").path)
    symlink("loop.pdf", folder.appending(path: "loop.pdf").path)
    symlink("..", folder.appending(path: "folder.pdf/up").path)
    let sparse = open(folder.appending(path: "sparse.pdf").path, O_WRONLY | O_CREAT, 0o600)
    #expect(ftruncate(sparse, 10 << 30) == 0)
    close(sparse)
    let summary = try fixture.ingest()
    #expect(
      summary.counts == [.empty: 1, .none: 1, .notAFile: 2, .unreadable: 1, .tooLarge: 1])
    let words = try fixture.values("SELECT name, outcome, reason FROM source ORDER BY name")
    #expect(words.contains(#""pipe.pdf"|"not_a_file"|"a pipe""#))
    #expect(words.contains(#""device.pdf"|"not_a_file"|"a device""#))
    #expect(try fixture.ingest().counts == summary.counts)
  }

  @Test func `a file that is written to while it is read is not stored half`() throws {
    let fixture = try ArchiveFixture()
    let file = try fixture.add("a.pdf", "x")
    // Large enough that the writer gets its turn during each reading, however busy the machine.
    #expect(truncate(file.path, 128 << 20) == 0)
    let isOver = Atomic(false)
    let writer = Thread {
      let handle = open(file.path, O_WRONLY | O_APPEND)
      while !isOver.load(ordering: .relaxed) { _ = write(handle, "y", 1) }
      close(handle)
    }
    writer.start()
    usleep(20_000)
    let summary = try fixture.ingest()
    isOver.store(true, ordering: .relaxed)
    #expect(summary.counts == [.changed: 1])
    #expect(try fixture.values("SELECT count(*) FROM document") == ["0"])
    #expect(RunningCommand.wait { writer.isFinished })
    // Quiet again, it is taken in by the next run.
    try fixture.addBlank("a.pdf")
    #expect(try fixture.ingest().counts == [.none: 1])
  }

  @Test func `verify names what is missing`() throws {
    let fixture = try ArchiveFixture()
    try fixture.addBlank("a.pdf")
    try fixture.add("b.pdf", "%fault crash\n")
    try fixture.ingest()
    try fixture.add("c.pdf", "three")
    let result = try Command(in: fixture.folder.url).run([
      "ingest", "--verify", fixture.documents.path, "--archive", fixture.archive(),
    ])
    #expect(result.status == 1)
    #expect(result.errors.contains("c.pdf: missing: not in the archive"))
    #expect(result.errors.contains("b.pdf: failed: crashed"))
    #expect(result.errors.contains("3 files: 1 stored, 2 not"))
  }
}
