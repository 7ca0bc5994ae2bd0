internal import Budget
internal import Foundation
internal import Jixiao
internal import Synchronization
internal import Tables

/// Takes files into an archive: each document once, whatever its names, and goes on after every
/// failure.
///
/// One thread a job, each with a worker process of its own; one writer. Which job converts which
/// document depends on the clock, what is stored does not. See ``IngestPolicy`` for what is
/// converted again.
public final class Ingest: Sendable {
  /// What is wanted of a run.
  public struct Options: Sendable {
    /// How many documents are converted at a time.
    public var jobs = 1

    /// How many jobs this machine can bear: one a processor, and three quarters of the memory for
    /// all workers at their limit.
    public static func reasonableJobs(_ limits: WorkerLimits) -> Int {
      let processors = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      let pages = Int(sysconf(Int32(_SC_PHYS_PAGES)))
      let mebibytes = pages / 1_024 * Int(sysconf(Int32(_SC_PAGESIZE))) / 1_024
      return max(1, min(processors, mebibytes * 3 / 4 / max(1, limits.mebibytes)))
    }
    /// What one conversion may use.
    public var limits = WorkerLimits()
    /// What the conversions are asked for.
    public var settings = ConversionSettings()
    /// Whether documents that the PDF library had to mend count as failures.
    public var isStrict = false
    /// What is converted again.
    public var policy = IngestPolicy()
    /// How a worker is started.
    public var program = WorkerProgram()
    /// The version of the converter, as the archive names it.
    public var converter = Converter.version
    /// The words of the command line, for the record.
    public var arguments: [String] = []

    /// Creates the options of an ordinary run.
    public init() {}
  }

  /// What the jobs share.
  private struct Shared {
    var sources: SourceQueue
    /// The documents that are being converted, with the other paths that wait for them.
    var claims: [String: [RawPath]] = [:]
    var postponed: [RawPath] = []
    var summary = IngestSummary()
    var failure: ArchiveError?
    var isLastRound = false
  }

  private let archive: ArchiveFile
  private let options: Options
  private let stop: StopRequests
  private let observer: @Sendable (IngestEvent) -> Void
  private let shared: Mutex<Shared>

  /// Creates a run.
  public init(
    into archive: ArchiveFile, from sources: SourceQueue, options: Options,
    stop: StopRequests = .none, observer: @escaping @Sendable (IngestEvent) -> Void = { _ in }
  ) {
    self.archive = archive
    self.options = options
    self.stop = stop
    self.observer = observer
    shared = Mutex(Shared(sources: sources))
  }

  /// Runs until every file is done, a stop is asked for, or the archive cannot be written.
  public func run() throws(ArchiveError) -> IngestSummary {
    let start = ContinuousClock.now
    let lock = try ArchiveLock(archive: archive.path)
    // A worker may die while its order is written; that is seen by its answers.
    signal(SIGPIPE, SIG_IGN)
    let key = ExtractionKey(converter: options.converter, settings: options.settings.text)
    let ledger = try Ledger(
      archive: archive, key: key, arguments: options.arguments, jobs: options.jobs)
    runJobs(options.jobs, ledger)
    shared.withLock { shared in
      shared.isLastRound = true
      shared.sources = SourceQueue(paths: shared.postponed.sorted())
    }
    runJobs(1, ledger)
    var (summary, failure) = shared.withLock { ($0.summary, $0.failure) }
    summary.failures.sort { $0.path < $1.path }
    summary.stopSignal = stop.signal
    summary.seconds = (ContinuousClock.now - start) / .seconds(1)
    if let failure { throw failure }
    try ledger.end(summary.stopSignal == nil ? "finished" : "stopped")
    withExtendedLifetime(lock) {}
    return summary
  }

  /// Runs some jobs side by side until there is nothing left for them.
  private func runJobs(_ count: Int, _ ledger: Ledger) {
    let group = DispatchGroup()
    for _ in 0..<max(1, count) {
      group.enter()
      let thread = Thread { [self] in
        work(ledger)
        group.leave()
      }
      // The pull parser and SQLite are shallow; the default of 512 KiB would do, too.
      thread.stackSize = 4 << 20
      thread.start()
    }
    group.wait()
  }

  private func work(_ ledger: Ledger) {
    do throws(ArchiveError) {
      var job: IngestJob?
      while let item = next() {
        switch item {
        case .failure(let path, let failure):
          try ledger.see(path, failure: failure)
          finish(IngestResult(path: path, outcome: failure.outcome, reason: failure.reason))
        case .path(let path):
          let ready = try ready(job, ledger)
          job = ready
          try ready.take(path)
        }
      }
    } catch {
      shared.withLock { if $0.failure == nil { $0.failure = error } }
    }
  }

  private func ready(_ job: IngestJob?, _ ledger: Ledger) throws(ArchiveError) -> IngestJob {
    if let job { return job }
    return try IngestJob(ingest: self, ledger: ledger, options: options)
  }

  private func next() -> SourceQueue.Item? {
    guard !stop.isRequested else { return nil }
    return shared.withLock { $0.failure == nil ? $0.sources.next() : nil }
  }
}

// What a job asks of its run.
extension Ingest {
  /// Whether conversions are broken off.
  var isUrgentlyStopped: Bool { stop.isUrgent || shared.withLock { $0.failure != nil } }

  /// Whether all other documents are done.
  var isLastRound: Bool { shared.withLock { $0.isLastRound } }

  /// Says that a conversion begins.
  func begin(_ path: RawPath) { observer(.began(path)) }

  /// Claims a document; `false` where another job has it, which then answers for this path too.
  func claim(_ sha256: String, for path: RawPath) -> Bool {
    shared.withLock { shared in
      guard shared.claims[sha256] != nil else {
        shared.claims[sha256] = []
        return true
      }
      shared.claims[sha256]?.append(path)
      return false
    }
  }

  /// Gives a claim back, with what became of the document; `nil` where it was broken off.
  func release(_ sha256: String, _ result: IngestResult?) {
    let waiting = shared.withLock { $0.claims.removeValue(forKey: sha256) ?? [] }
    guard let result else { return }
    finish(result)
    for path in waiting {
      var copy = result
      copy.path = path
      copy.isNew = false
      finish(copy)
    }
  }

  /// Puts a document off until all others are done, under all the paths that wait for it.
  func postpone(_ sha256: String, _ path: RawPath) {
    shared.withLock { shared in
      shared.postponed.append(path)
      shared.postponed += shared.claims.removeValue(forKey: sha256) ?? []
    }
  }

  /// Enters what became of a file.
  func finish(_ result: IngestResult) {
    shared.withLock { shared in
      shared.summary.counts[result.outcome, default: 0] += 1
      if result.isNew { shared.summary.converted += 1 }
      if result.isFailure(isStrict: options.isStrict) { shared.summary.failures.append(result) }
    }
    observer(.finished(result))
  }
}
