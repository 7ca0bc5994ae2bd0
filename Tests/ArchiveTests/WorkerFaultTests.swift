import Archive
import Foundation
import TestSupport
import Testing

@Suite struct WorkerFaultTests {
  @Test func `a fault that ends its worker costs its document alone, in two steps`() throws {
    try check([
      ("abort", [.crashed, .crashed]), ("babble", [.none]), ("crash", [.crashed, .crashed]),
      ("eat", [.outOfMemory, .outOfMemory]), ("exit", [.crashed, .crashed]),
      ("lie", [.outOfMemory, .outOfMemory]), ("recurse", [.crashed, .crashed]),
    ]) { options in
      options.limits.seconds = 60
      options.limits.mebibytes = 700
    }
  }

  @Test func `a fault that does not end is ended, and costs its document alone`() throws {
    let fixture = try check([
      ("draw", [.timeout, .partial]), ("flood", [.timeout, .timeout]),
      ("hang", [.timeout, .timeout]), ("spin", [.timeout, .timeout]),
    ]) { $0.limits.seconds = 4 }
    let losses = try fixture.values(
      "SELECT code, severity FROM findings WHERE document = 'draw.pdf'")
    #expect(losses.contains(#""text-only"|"loss""#))
  }

  /// Takes in a document with each fault, each with a good one after it.
  @discardableResult
  private func check(
    _ faults: [(name: String, outcomes: [Outcome])], adjust: (inout Ingest.Options) -> Void
  ) throws -> ArchiveFixture {
    let fixture = try ArchiveFixture()
    for fault in faults {
      try fixture.addBlank("\(fault.name).pdf", fault: fault.name)
      try fixture.add(
        "\(fault.name)-after.pdf", "%fault recite \(fault.name) 0\n{\"status\":\"none\"}")
    }
    let summary = try fixture.ingest(adjust: adjust)
    #expect(summary.total == 2 * faults.count)
    for fault in faults {
      let attempts = try fixture.values(
        """
        SELECT number, mode, attempt.outcome FROM attempt JOIN source USING (document_id)
        WHERE name = '\(fault.name).pdf' ORDER BY number
        """)
      let modes = [#"1|"full"|"#, #"2|"text-only"|"#]
      let expected = zip(modes, fault.outcomes).map { $0 + "\"\($1.rawValue)\"" }
      #expect(attempts == expected, "\(fault.name)")
      let after = try fixture.values(
        "SELECT status FROM documents WHERE path LIKE '%/\(fault.name)-after.pdf'")
      #expect(after == ["\"complete\""], "\(fault.name)")
    }
    #expect(try ArchiveFile(readingFrom: fixture.archive()).problems() == [])
    return fixture
  }

  @Test func `a worker reads and writes no file of the user where the kernel can forbid it`()
    throws
  {
    let fixture = try ArchiveFixture()
    try fixture.add("escape.pdf", "%fault escape\n")
    let summary = try fixture.ingest()
    let reason = try #require(summary.failures.first?.reason)
    let version = try String(contentsOfFile: "/proc/sys/kernel/osrelease", encoding: .utf8)
    // Landlock came with Linux 5.13, and some systems start without it.
    if reason != "confined" { Issue.record("Linux \(version) does not confine: \(reason)") }
  }

  @Test func `a worker that loses descriptors is replaced before it has too few`() throws {
    let fixture = try ArchiveFixture()
    for number in 0..<20 {
      try fixture.add("\(number).pdf", "%fault leak \(number)\n{\"status\":\"complete\"}")
    }
    #expect(try fixture.ingest(jobs: 1).counts == [.complete: 20])
  }

  @Test func `a failure is not tried again until that is asked for`() throws {
    let fixture = try ArchiveFixture()
    let file = try fixture.add("a.pdf", "%fault crash\n")
    #expect(try fixture.ingest().converted == 1)
    let second = try fixture.ingest()
    #expect(second.converted == 0)
    #expect(second.counts == [.crashed: 1])
    #expect(second.failures.map(\.path) == [RawPath(file.path)])
    #expect(try fixture.ingest { $0.policy.retried = [.timeout] }.converted == 0)
    #expect(try fixture.ingest { $0.policy.retried = [.crashed] }.converted == 1)
    #expect(try fixture.values("SELECT count(*) FROM extraction") == ["1"])
  }
}
