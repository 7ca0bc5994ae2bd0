internal import Foundation

/// Converts one document at a time in a worker process, whatever the document does to it.
///
/// The one mechanism behind `ingest` (one slot a job) and `worker` (one slot): it loads the
/// document, starts workers, watches over time, memory and output, ends what passes a limit, and
/// takes two steps at most, each in a worker of its own:
///
/// - everything; where that crashes its worker, or takes too much time or memory,
/// - the text without the drawing, with a `loss` in the document;
///
/// A worker that somebody else ended says nothing about its document: the first such end is not
/// counted, and the same step is made once more.
final class WorkerSlot {
  /// One step: what was tried and how it ended.
  struct Attempt: Hashable, Sendable {
    var mode: ConversionMode
    var outcome: Outcome
    var reason: String?
    /// The signal that ended the worker.
    var signal: Int32?
    /// How long it took, in milliseconds.
    var wall = 0
    /// The CPU time that it took, in milliseconds, where the worker lived to tell.
    var milliseconds = 0
    /// The most memory of the worker so far, in KiB.
    var peak = 0
    /// How many diagnostics there were, on standard error or from the PDF library.
    var diagnostics = 0
    /// The beginning of what was printed on standard error.
    var remarks = ""
  }

  /// How a document ended: its last attempt, and its JSON where it was converted.
  struct Conversion: Sendable {
    var attempts: [Attempt]
    var document: [UInt8]
    var last: Attempt
  }

  /// The document at hand.
  let snapshot: FileSnapshot

  private let program: WorkerProgram
  private let limits: WorkerLimits
  private var worker: WorkerProcess?

  /// How long a worker may take to start, in seconds: far above the 0.02 s that it needs, so
  /// that only a broken one fails.
  private static let startSeconds = 60.0

  init(program: WorkerProgram, limits: WorkerLimits) throws(ArchiveError) {
    self.program = program
    self.limits = limits
    snapshot = try FileSnapshot()
  }

  /// Reads a file into the snapshot.
  func load(_ path: RawPath) throws(SnapshotFailure) -> FileSnapshot.Contents {
    try snapshot.load(path, limit: limits.fileMebibytes)
  }

  /// Converts what the snapshot holds; `nil` where the caller gave up.
  ///
  /// - Parameters:
  ///   - order: What is wanted.
  ///   - isCancelled: Whether the caller gives up.
  ///   - willAttempt: Called before each attempt, with its number from 1.
  ///   - didAttempt: Called after each attempt but the last.
  /// - Returns: How it ended.
  /// - Throws: What the callers throw; where no worker starts.
  func convert(
    _ order: WorkerOrder, isCancelled: () -> Bool,
    willAttempt: (Int, ConversionMode) throws(ArchiveError) -> Void,
    didAttempt: (Int, Attempt) throws(ArchiveError) -> Void
  ) throws(ArchiveError) -> Conversion? {
    var order = order
    order.seconds = limits.seconds
    var attempts: [Attempt] = []
    while true {
      try willAttempt(attempts.count + 1, order.mode)
      guard let (attempt, document) = try attempt(order, isCancelled) else { return nil }
      attempts.append(attempt)
      guard let next = next(after: attempts, order) else {
        return Conversion(attempts: attempts, document: document, last: attempt)
      }
      try didAttempt(attempts.count, attempt)
      order = next
    }
  }

  /// Ends the worker.
  func close() { worker = nil }

  private func next(after attempts: [Attempt], _ order: WorkerOrder) -> WorkerOrder? {
    guard let attempt = attempts.last else { return nil }
    switch attempt.outcome {
    case .killed:
      return attempts.count { $0.outcome == .killed } == 1 ? order : nil
    case .timeout, .outOfMemory, .crashed:
      guard order.mode == .full else { return nil }
      var next = order
      next.mode = .textOnly
      next.reduction =
        "read without its drawing, because the full conversion ended as \(attempt.outcome.rawValue)"
      return next
    default: return nil
    }
  }

  private func attempt(_ order: WorkerOrder, _ isCancelled: () -> Bool) throws(ArchiveError)
    -> (Attempt, [UInt8])?
  {
    let worker = try readyWorker()
    let start = ContinuousClock.now
    let reply = worker.exchange(order, isCancelled: isCancelled)
    var attempt = Attempt(mode: order.mode, outcome: .none)
    var document: [UInt8] = []
    switch reply {
    case .cancelled:
      self.worker = nil
      return nil
    case .answer(let report, let bytes):
      document = bytes
      judge(report, worker.remarks, into: &attempt)
    case .timeout: (attempt.outcome, attempt.reason) = (.timeout, "more than \(limits.seconds) s")
    case .oversized:
      attempt.outcome = .outOfMemory
      attempt.reason = "more than \(limits.answerMebibytes) MiB of output"
    case .nonsense(let reason):
      (attempt.outcome, attempt.reason) = (.crashed, "an answer that is none: \(reason)")
    case .ended(let end): judge(end, worker.remarks, into: &attempt)
    }
    if !attempt.outcome.isConverted { document = [] }
    let isSpent = attempt.outcome == .outOfMemory || attempt.outcome == .killed
    if case .answer = reply, !isSpent {} else { self.worker = nil }
    attempt.peak = max(attempt.peak, worker.peak)
    attempt.wall = Int((ContinuousClock.now - start) / .milliseconds(1))
    attempt.diagnostics += worker.remarks.lines
    attempt.remarks = worker.remarks.text
    return (attempt, document)
  }

  private func judge(_ report: WorkerReport, _ remarks: Remarks, into attempt: inout Attempt) {
    attempt.outcome = report.outcome
    attempt.reason = report.reason
    attempt.milliseconds = report.milliseconds
    attempt.peak = report.peak
    attempt.diagnostics = report.diagnostics
    if remarks.showsLackOfMemory {
      // poppler leaves out what it has no memory for and goes on.
      attempt.outcome = .outOfMemory
      attempt.reason = "the worker said that it ran out of memory"
    }
  }

  private func judge(_ end: ProcessEnd, _ remarks: Remarks, into attempt: inout Attempt) {
    attempt.signal = end.signal
    attempt.peak = end.peak
    // A crash with half of its memory in use is put down to memory: mapped but untouched areas
    // make up the rest. A lower share would blame memory for true crashes, a higher one the
    // document for a failed allocation.
    let isLackOfMemory = remarks.showsLackOfMemory || end.peak >= limits.mebibytes << 9
    switch end.signal {
    case SIGXCPU:
      (attempt.outcome, attempt.reason) = (.timeout, "more than \(limits.seconds) s of CPU time")
    case SIGKILL, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGSTOP:
      (attempt.outcome, attempt.reason) = (.killed, "ended from outside: \(Self.name(end.signal))")
    case .some where isLackOfMemory:
      (attempt.outcome, attempt.reason) = (.outOfMemory, "more than \(limits.mebibytes) MiB")
    case .some: (attempt.outcome, attempt.reason) = (.crashed, Self.name(end.signal))
    case nil:
      attempt.outcome = isLackOfMemory ? .outOfMemory : .crashed
      attempt.reason = "the worker ended by itself with status \(end.exitStatus ?? 0)"
    }
  }

  private func readyWorker() throws(ArchiveError) -> WorkerProcess {
    if let worker, worker.isFit { return worker }
    worker = nil
    var reason = ""
    // A worker may be ended from outside while it starts; three in a row are no accident.
    for _ in 0..<3 {
      let started = try WorkerProcess(
        program: program, document: snapshot.reader, limits: limits)
      if case .answer = started.waitUntilReady(seconds: Self.startSeconds) {
        worker = started
        return started
      }
      reason = started.remarks.text.split(separator: "\n").first.map(String.init) ?? "no answer"
    }
    throw .worker(reason: "does not start: \(reason)")
  }

  private static func name(_ signal: Int32?) -> String {
    guard let signal else { return "no signal" }
    return "signal \(signal) (\(String(cString: strsignal(signal)).lowercased()))"
  }
}
