import Archive
import Foundation
import TestSupport
import Testing

/// What disturbs a run from outside must leave an archive that is whole, and that the next run
/// completes to what an undisturbed run gives.
@Suite struct InterruptionTests {
  /// Adds documents that take a few milliseconds each, and one that fails.
  private func fill(_ fixture: ArchiveFixture, count: Int, after milliseconds: Int = 8) throws {
    var random = RandomDocuments(seed: 99)
    for number in 0..<count {
      try fixture.add("\(number).pdf", reciting: random.document(), after: milliseconds)
    }
    try fixture.add("crash.pdf", "%fault crash\n")
  }

  private func arguments(_ fixture: ArchiveFixture, _ name: String, _ more: String...) -> [String] {
    ["ingest", fixture.documents.path, "--archive", fixture.archive(name), "--timeout", "20"] + more
  }

  /// Every second run loses a worker, the others lose the command itself.
  @Test func `kill -9 at any moment loses and doubles nothing`() throws {
    let fixture = try ArchiveFixture()
    try fill(fixture, count: 16)
    try fixture.ingest(into: "clean")
    let clean = try fixture.contents("clean")
    for seed in 0..<50 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let name = "killed-\(seed)"
      let command = try RunningCommand(arguments(fixture, name, "--jobs", "2"))
      usleep(UInt32.random(in: 20_000...400_000, using: &random))
      if seed.isMultiple(of: 2) {
        command.signal(SIGKILL)
      } else if let worker = command.workers.randomElement(using: &random) {
        kill(worker, SIGKILL)
      }
      _ = command.wait()
      if FileManager.default.fileExists(atPath: fixture.archive(name)) {
        #expect(try ArchiveFile(writingTo: fixture.archive(name)).problems() == [], "\(seed)")
      }
      #expect(try RunningCommand(arguments(fixture, name)).wait() == 1, "\(seed)")
      #expect(try fixture.contents(name) == clean, "\(seed)")
      #expect(RunningCommand.wait { command.workers.isEmpty }, "\(seed)")
    }
  }

  @Test func `a command that is killed again and again comes to the same end`() throws {
    let fixture = try ArchiveFixture()
    try fill(fixture, count: 24)
    try fixture.ingest(into: "clean")
    var random = SeededGenerator(seed: 5)
    for _ in 0..<12 {
      let command = try RunningCommand(arguments(fixture, "killed", "--jobs", "2"))
      usleep(UInt32.random(in: 50_000...250_000, using: &random))
      command.signal(SIGKILL)
      _ = command.wait()
    }
    #expect(try RunningCommand(arguments(fixture, "killed")).wait() == 1)
    #expect(try fixture.contents("killed") == fixture.contents("clean"))
  }

  @Test func `a worker that somebody else ends says nothing about its document`() throws {
    let fixture = try ArchiveFixture()
    var random = RandomDocuments(seed: 11)
    try fixture.add("a.pdf", reciting: random.document(), after: 5_000)
    let command = try RunningCommand(arguments(fixture, "archive", "--jobs", "1"))
    #expect(RunningCommand.wait { !command.workersInDelay.isEmpty })
    for worker in command.workersInDelay { kill(worker, SIGKILL) }
    #expect(command.wait() == 0)
    let attempts = try fixture.values("SELECT mode, outcome FROM attempt ORDER BY number")
    #expect(attempts == [#""full"|"killed""#, #""full"|"complete""#])
  }

  /// The end that was not its fault takes no step of the two from it.
  @Test func `a document whose worker was ended gets both of its steps`() throws {
    let fixture = try ArchiveFixture()
    try fixture.add("a.pdf", "%fault crash 4000\n")
    let command = try RunningCommand(arguments(fixture, "archive", "--jobs", "1"))
    #expect(RunningCommand.wait { !command.workersInDelay.isEmpty })
    for worker in command.workersInDelay { kill(worker, SIGKILL) }
    #expect(command.wait() == 1)
    let attempts = try fixture.values("SELECT mode, outcome FROM attempt ORDER BY number")
    let steps = [#""full"|"killed""#, #""full"|"crashed""#, #""text-only"|"crashed""#]
    #expect(attempts == steps)
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `a stop finishes the documents in flight and sums up`(signal: Int32, status: Int32) throws {
    let fixture = try ArchiveFixture()
    try fill(fixture, count: 20, after: 300)
    try fixture.ingest(into: "clean")
    let command = try RunningCommand(arguments(fixture, "archive", "--jobs", "2"))
    #expect(waitForAttempt(fixture))
    command.signal(signal)
    #expect(command.wait() == status)
    let errors = try command.errors()
    #expect(errors.contains("stopped; run it again to go on"))
    #expect(errors.contains("complete: "))
    let unfinished = try fixture.values("SELECT count(*) FROM attempt WHERE ended IS NULL")
    #expect(unfinished == ["0"])
    #expect(try RunningCommand(arguments(fixture, "archive")).wait() == 1)
    #expect(try fixture.contents() == fixture.contents("clean"))
  }

  @Test func `a second stop ends the documents in flight, too`() throws {
    let fixture = try ArchiveFixture()
    try fixture.add("a.pdf", "%fault hang\n")
    let command = try RunningCommand(arguments(fixture, "archive"))
    #expect(waitForAttempt(fixture))
    command.signal(SIGINT)
    // Two signals that wait together are one.
    #expect(RunningCommand.wait { !command.hasSignalWaiting })
    command.signal(SIGINT)
    #expect(command.wait() == 130)
    #expect(try fixture.values("SELECT outcome FROM attempt") == [#""cancelled""#])
    #expect(try fixture.values("SELECT count(*) FROM extraction") == ["0"])
  }

  @Test func `a second ingest on the same archive says who is there`() throws {
    let fixture = try ArchiveFixture()
    try fixture.add("a.pdf", "%fault hang\n")
    let first = try RunningCommand(arguments(fixture, "archive"))
    #expect(waitForAttempt(fixture))
    let second = try RunningCommand(arguments(fixture, "archive"))
    #expect(second.wait() == 1)
    #expect(try second.errors().contains("another ingest (process "))
    // It is the same archive by every name.
    symlink("archive.sqlite", fixture.archive("link"))
    #expect(try RunningCommand(arguments(fixture, "link")).wait() == 1)
    first.signal(SIGKILL)
    #expect(first.wait() == 128 + SIGKILL)
    #expect(RunningCommand.wait { first.workers.isEmpty })
    // The lock went with its holder.
    try FileManager.default.removeItem(at: fixture.documents.appending(path: "a.pdf"))
    #expect(try fixture.ingest().total == 0)
  }

  /// A file system with little room, where the system lets this user make one.
  @Test func `a full disk stops the run and loses nothing`() throws {
    let fixture = try ArchiveFixture()
    try fill(fixture, count: 120, after: 0)
    try fixture.ingest(into: "clean")
    let small = fixture.folder.url.appending(path: "small")
    try FileManager.default.createDirectory(at: small, withIntermediateDirectories: true)
    let shell = Command(in: fixture.folder.url)
    guard try shell.shell("mount -t tmpfs -o size=800k tmpfs small").status == 0 else {
      print("skipped: this user cannot make a small file system")
      return
    }
    defer { _ = try? shell.shell("umount small") }
    let archive = small.appending(path: "archive.sqlite").path
    let arguments = ["ingest", fixture.documents.path, "--archive", archive]
    let full = try RunningCommand(arguments)
    #expect(full.wait() == 1)
    #expect(try full.errors().contains("disk full; what is stored is safe"))
    #expect(try shell.shell("mount -o remount,size=64m small").status == 0)
    #expect(try ArchiveFile(writingTo: archive).problems() == [])
    #expect(try RunningCommand(arguments).wait() == 1)
    try FileManager.default.copyItem(atPath: archive, toPath: fixture.archive("grown"))
    #expect(try fixture.contents("grown") == fixture.contents("clean"))
  }

  @Test func `an archive that cannot be written is left alone, and can be read`() throws {
    let fixture = try ArchiveFixture()
    try fill(fixture, count: 2)
    try fixture.ingest()
    let shell = Command(in: fixture.folder.url)
    let folder = fixture.folder.url.path
    guard try shell.shell("mount --bind '\(folder)' '\(folder)'").status == 0 else {
      print("skipped: this user cannot make a read-only folder")
      return
    }
    // From elsewhere: a folder that a process works in stays mounted.
    defer { _ = try? Command().shell("umount '\(folder)'") }
    try #require(try shell.shell("mount -o remount,ro,bind '\(folder)'").status == 0)
    let command = try RunningCommand(arguments(fixture, "archive"))
    #expect(command.wait() == 1)
    #expect(try command.errors().contains("cannot be written"))
    #expect(
      try ArchiveStatistics(of: ArchiveFile(readingFrom: fixture.archive())).documents.count == 2)
  }

  @Test func `a file that is no archive is left as it is`() throws {
    let fixture = try ArchiveFixture()
    try Data("precious".utf8).write(to: URL(fileURLWithPath: fixture.archive()))
    #expect(throws: ArchiveError.self) { try fixture.ingest() }
    #expect(try String(contentsOfFile: fixture.archive(), encoding: .utf8) == "precious")
    let other = try Command(in: fixture.folder.url).shell(
      "python3 -c \"import sqlite3; sqlite3.connect('other.sqlite').execute('create table a(b)')\"")
    try #require(other.status == 0)
    let before = try Data(contentsOf: URL(fileURLWithPath: fixture.archive("other")))
    #expect(throws: ArchiveError.self) { try fixture.ingest(into: "other") }
    #expect(try Data(contentsOf: URL(fileURLWithPath: fixture.archive("other"))) == before)
  }

  private func waitForAttempt(_ fixture: ArchiveFixture) -> Bool {
    RunningCommand.wait {
      guard FileManager.default.fileExists(atPath: fixture.archive()) else { return false }
      do {
        return try !fixture.values("SELECT 1 FROM attempt").isEmpty
      } catch {
        // The tables are not made yet.
        return false
      }
    }
  }
}
