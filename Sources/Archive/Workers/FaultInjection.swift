internal import Foundation

/// What a worker does on request, so that tests can see what it costs.
///
/// Only where the environment variable is set, and then named by the document itself: a file that
/// begins with `%fault crash` crashes its worker, whoever converts it.
struct FaultInjection {
  /// The environment variable that must be set, to anything.
  static let variable = "JIXIAO_WORKER_FAULTS"

  /// What is done.
  private enum Fault: String {
    /// Ends by a wrong memory access.
    case crash
    /// Ends by an abort.
    case abort
    /// Never answers and uses no time.
    case hang
    /// Never answers and computes.
    case spin
    /// Takes memory until there is no more.
    case eat
    /// Ends with status 0 without an answer.
    case exit
    /// Prints on standard error without end.
    case flood
    /// Says that it ran out of memory, and answers as if nothing had happened.
    case lie
    /// Recurses until the stack is full.
    case recurse
    /// Prints on standard output, where only answers belong.
    case babble
    /// Tries to read and to write files of the user.
    case escape
    /// Leaves a hundred descriptors open, and answers `damaged` where it cannot.
    case leak
    /// Hangs with the drawing, works with the text alone.
    case draw
    /// Answers with the rest of the file as the document.
    case recite
  }

  private let fault: Fault
  /// What follows the first line.
  private let rest: [UInt8]
  /// How long it waits before, in milliseconds.
  private let delay: UInt32

  /// Reads the fault that a document names; `nil` where it names none, or faults are not allowed.
  init?(document: String) {
    guard ProcessInfo.processInfo.environment[Self.variable] != nil,
      let contents = FileManager.default.contents(atPath: document),
      contents.starts(with: "%fault ".utf8)
    else { return nil }
    let line = contents.prefix { $0 != 0x0A }
    let words = String(decoding: line, as: UTF8.self).split(separator: " ")
    guard words.count > 1, let fault = Fault(rawValue: String(words[1])) else { return nil }
    self.fault = fault
    rest = Array(contents.dropFirst(line.count + 1))
    delay = words.count > 2 ? UInt32(words[2]) ?? 0 : 0
  }

  /// Does it; returns an answer where it gives one of its own.
  func commit(mode: ConversionMode) -> (WorkerReport, [UInt8])? {
    // The name tells a test that the order has come.
    if delay > 0 { Thread.current.name = "delay" }
    usleep(delay &* 1_000)
    if delay > 0 { Thread.current.name = "worker" }
    switch fault {
    case .crash: raise(SIGSEGV)
    case .abort: Foundation.abort()
    case .hang: Self.sleepForEver()
    case .draw: if mode == .full { Self.sleepForEver() }
    case .spin: while getpid() > 0 {}
    case .eat: eat()
    case .exit: Foundation.exit(0)
    case .flood: while writeAll(Array(repeating: 0x78, count: 4_096) + [0x0A], to: 2) {}
    case .lie: _ = writeAll(Array("Out of memory\n".utf8)[...], to: 2)
    case .recurse: return (WorkerReport(outcome: .none, reason: "\(Self.depth(1))"), [])
    case .babble: _ = writeAll(Array("hello?\n".utf8)[...], to: 1)
    case .escape: return (escape(), [])
    case .leak: return (leak(), rest)
    case .recite: return (WorkerReport(outcome: .complete), rest)
    }
    return nil
  }

  private static func sleepForEver() {
    while true { sleep(1_000) }
  }

  private func eat() {
    while let block = malloc(1 << 24) { memset(block, 1, 1 << 24) }
    // What a library does that does not check its allocations.
    raise(SIGSEGV)
  }

  private func leak() -> WorkerReport {
    let isPossible = (0..<100).allSatisfy { _ in open("/dev/null", O_RDONLY) >= 0 }
    return WorkerReport(outcome: isPossible ? .complete : .damaged)
  }

  private func escape() -> WorkerReport {
    let home = open("/etc/passwd", O_RDONLY)
    let file = open("/tmp/jixiao-escaped", O_WRONLY | O_CREAT, 0o600)
    let isConfined = home < 0 && file < 0
    return WorkerReport(outcome: .damaged, reason: isConfined ? "confined" : "escaped")
  }

  private static func depth(_ level: Int) -> Int {
    var padding = (level, level, level, level)
    return withUnsafeMutablePointer(to: &padding) { pointer in
      pointer.pointee.0 &+ depth(pointer.pointee.3 &+ 1)
    }
  }
}
