internal import CSandbox
internal import Foundation

/// One running worker process and the three pipes to it.
///
/// It belongs to the thread that made it: the process dies with that thread.
final class WorkerProcess {
  /// How one exchange ended.
  enum Reply {
    /// The worker answered.
    case answer(WorkerReport, document: [UInt8])
    /// The worker was ended because the time was over.
    case timeout
    /// The worker was ended because its answer passed the limit.
    case oversized
    /// The worker sent something that is no answer, and was ended.
    case nonsense(String)
    /// The worker ended.
    case ended(ProcessEnd)
    /// The caller gave up.
    case cancelled
  }

  /// The process and process group.
  let identifier: pid_t
  /// How many documents it converted.
  private(set) var served = 0
  /// What it printed on its standard error during this exchange.
  private(set) var remarks: Remarks

  private let limits: WorkerLimits
  private let requests: Int32
  private let answers: Int32
  private let errors: Int32
  private var received: [UInt8] = []
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  private var isReaped = false
  /// The most memory that it held, in KiB, once it has ended.
  private(set) var peak = 0

  /// Starts a worker that reads documents from a descriptor.
  init(program: WorkerProgram, document: Int32, limits: WorkerLimits) throws(ArchiveError) {
    var pipes: [Int32] = []
    for _ in 0..<3 {
      var ends: [Int32] = [0, 0]
      let result = CSandboxPipe(&ends)
      guard result == 0 else {
        for end in pipes { close(end) }
        throw .system(reason: "pipe: \(systemReason(-result))")
      }
      pipes += ends
    }
    let process = Self.spawn(program, limits: limits, [pipes[0], pipes[3], pipes[5], document])
    for end in [pipes[0], pipes[3], pipes[5]] { close(end) }
    guard let process else {
      for end in [pipes[1], pipes[2], pipes[4]] { close(end) }
      throw .worker(reason: "cannot be started: \(systemReason(errno))")
    }
    identifier = process
    (requests, answers, errors) = (pipes[1], pipes[2], pipes[4])
    self.limits = limits
    remarks = Remarks(limit: limits.remarkBytes)
    _ = fcntl(answers, F_SETFL, O_NONBLOCK)
    _ = fcntl(errors, F_SETFL, O_NONBLOCK)
  }

  deinit {
    for end in [requests, answers, errors] { close(end) }
    _ = reap(killing: true)
  }

  /// Whether it still runs and has not grown past the limit nor served its share.
  var isFit: Bool {
    guard served < limits.documentsPerWorker, !isReaped else { return false }
    var status: Int32 = 0
    if waitpid(identifier, &status, WNOHANG) != 0 {
      isReaped = true
      return false
    }
    return residentMebibytes < limits.residentMebibytes && openFiles < Self.openFileLimit / 2
  }

  /// How many descriptors a worker may hold open.
  ///
  /// A document needs a dozen. The PDF library forgets one for each document that makes it read
  /// a table of Chinese characters, so a worker is replaced when half of them are gone: fewer would
  /// replace workers for nothing, more would leave a document with too few.
  private static let openFileLimit: UInt64 = 512

  /// How many descriptors it holds open now; 0 where the system does not tell.
  private var openFiles: UInt64 {
    guard let folder = opendir("/proc/\(identifier)/fd") else { return 0 }
    defer { closedir(folder) }
    var count: UInt64 = 0
    while readdir(folder) != nil { count += 1 }
    return count
  }

  /// Waits for the line by which the worker says that it is ready.
  func waitUntilReady(seconds: Double) -> Reply {
    receive(until: Deadline(seconds: seconds), isCancelled: { false })
  }

  /// Sends an order and waits for its answer.
  func exchange(_ order: WorkerOrder, isCancelled: () -> Bool) -> Reply {
    remarks = Remarks(limit: limits.remarkBytes)
    served += 1
    let deadline = Deadline(seconds: limits.seconds)
    // A worker that died is seen by the end of its answers.
    _ = writeAll(order.line[...], to: requests)
    return receive(until: deadline, isCancelled: isCancelled)
  }

  private func receive(until deadline: Deadline, isCancelled: () -> Bool) -> Reply {
    received.removeAll(keepingCapacity: true)
    var report: WorkerReport?
    var isOpen = true
    while true {
      if isCancelled() { return finish(.cancelled) }
      let wait = deadline.milliseconds(atMost: 200)
      guard wait > 0 else { return finish(.timeout) }
      let ready = waitForInput(milliseconds: wait)
      if ready.errors { drainErrors() }
      if ready.answers { isOpen = readAnswers() }
      if report == nil, let end = received.firstIndex(of: 0x0A) {
        do {
          let header = try WorkerReport(line: Array(received[..<end]))
          guard (0...limits.answerMebibytes << 20).contains(header.bytes) else {
            return finish(.oversized)
          }
          received.removeSubrange(...end)
          received.reserveCapacity(header.bytes + 1)
          report = header
        } catch {
          return finish(.nonsense(error.description))
        }
      }
      if let report, received.count > report.bytes {
        return completed(report)
      }
      if report == nil, received.count > 1 << 16 { return finish(.nonsense("a line too long")) }
      if !isOpen {
        drainErrors()
        return .ended(reap(killing: false))
      }
    }
  }

  private func completed(_ report: WorkerReport) -> Reply {
    guard received.count == report.bytes + 1, received.removeLast() == 0x0A else {
      return finish(.nonsense("more than one answer"))
    }
    // Whatever it printed before its answer lies in the pipe by now.
    drainErrors()
    defer { received = [] }
    return .answer(report, document: received)
  }

  /// Ends the process, so that the next document gets a fresh one.
  private func finish(_ reply: Reply) -> Reply {
    _ = reap(killing: true)
    drainErrors()
    return reply
  }

  private func waitForInput(milliseconds: Int32) -> (answers: Bool, errors: Bool) {
    var waits = [
      pollfd(fd: answers, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&waits, 2, milliseconds) > 0 else { return (false, false) }
    return (waits[0].revents != 0, waits[1].revents & Int16(POLLIN) != 0)
  }

  /// Reads what there is of the answer; `false` at its end.
  private func readAnswers() -> Bool {
    while true {
      let count = read(answers, &chunk, chunk.count)
      if count > 0 {
        received += chunk[..<count]
        if count < chunk.count { return true }
      } else if count == 0 {
        return false
      } else if errno == EAGAIN {
        return true
      } else if errno != EINTR {
        return false
      }
    }
  }

  /// Reads a bounded part of what the worker printed, so that a flood cannot hold the caller.
  private func drainErrors() {
    for _ in 0..<64 {
      let count = read(errors, &chunk, chunk.count)
      guard count > 0 else { return }
      remarks.append(chunk[..<count])
    }
  }

  private func reap(killing: Bool) -> ProcessEnd {
    guard !isReaped else { return ProcessEnd(status: 0, peak: 0) }
    var (status, usage) = (Int32(0), rusage())
    // A worker that closed its answers is about to end; one that does not is ended.
    let patience = Deadline(seconds: killing ? 0 : 1)
    while patience.milliseconds(atMost: 10) > 0 {
      if wait4(identifier, &status, WNOHANG, &usage) == identifier {
        isReaped = true
        peak = usage.ru_maxrss
        _ = kill(-identifier, SIGKILL)
        return ProcessEnd(status: status, peak: usage.ru_maxrss)
      }
      usleep(1_000)
    }
    _ = kill(-identifier, SIGKILL)
    _ = kill(identifier, SIGKILL)
    while wait4(identifier, &status, 0, &usage) < 0 && errno == EINTR {}
    isReaped = true
    peak = usage.ru_maxrss
    return ProcessEnd(status: status, peak: usage.ru_maxrss)
  }

  /// The memory that it holds now, in MiB; 0 where the system does not tell.
  private var residentMebibytes: Int {
    guard let text = FileManager.default.contents(atPath: "/proc/\(identifier)/statm") else {
      return 0
    }
    let fields = String(decoding: text, as: UTF8.self).split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE))) >> 20
  }

  private static func spawn(
    _ program: WorkerProgram, limits: WorkerLimits, _ descriptors: [Int32]
  ) -> pid_t? {
    let arguments = [program.path] + program.arguments
    return withCStrings(arguments) { arguments in
      withCStrings(environment) { environment in
        program.path.withCString { path in
          var child = CSandboxChild()
          child.path = path
          child.arguments = arguments
          child.environment = environment
          child.descriptors = (descriptors[0], descriptors[1], descriptors[2], descriptors[3])
          child.memory = UInt64(max(0, limits.mebibytes)) << 20
          child.openFiles = openFileLimit
          var process: pid_t = 0
          let result = CSandboxSpawn(&child, &process)
          if result < 0 { errno = -result }
          return result < 0 ? nil : process
        }
      }
    }
  }

  /// The environment of a worker: the same everywhere, so that no result depends on it.
  private static var environment: [String] {
    let kept = ["LD_LIBRARY_PATH", FaultInjection.variable]
    let own = ProcessInfo.processInfo.environment.filter { kept.contains($0.key) }
    return ["LC_ALL=C.UTF-8", "MALLOC_ARENA_MAX=1", "SWIFT_BACKTRACE=enable=no"]
      + own.map { "\($0.key)=\($0.value)" }.sorted()
  }
}
