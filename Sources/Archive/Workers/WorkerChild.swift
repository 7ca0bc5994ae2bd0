internal import Budget
internal import CSandbox
internal import Emitters
internal import Foundation
internal import Jixiao
internal import PDFPages
internal import Tables

/// The inside of a worker process: converts the documents that the command hands it.
///
/// It reads one order a line from standard input, the document's bytes from descriptor 3, and
/// gives one answer each. Before the first document it gives up the right to open any file but
/// the system's libraries, fonts and character maps, and to write or connect anywhere, as far as
/// the kernel can take that from it.
public struct WorkerChild: Sendable {
  /// The document's bytes, under a name that can be opened.
  private static let document = "/proc/self/fd/3"
  /// What a conversion may read besides the document.
  private static let readable = [
    "/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/etc/alternatives",
    "/var/cache/fontconfig", "/proc/self", "/dev/null", "/dev/urandom",
  ]

  /// Creates the inside of a worker.
  public init() {}

  /// Serves until standard input ends.
  ///
  /// - Returns: The exit status.
  public func run() -> Int32 {
    // Answers go where nothing else prints: a library's remark on standard output would spoil
    // them, so that becomes a second standard error.
    let answers = fcntl(1, F_DUPFD_CLOEXEC, 10)
    guard answers >= 0, dup2(2, 1) >= 0 else { return 1 }
    guard let version = confine() else { return 1 }
    let anchor = AnchorDocument()
    defer { _ = anchor }
    let ready = WorkerReport(outcome: .none, reason: "ready, landlock \(version)")
    guard writeAll((ready.line + [0x0A])[...], to: answers) else { return 0 }
    var input = LineReader(descriptor: 0)
    while let line = input.next() {
      let (report, document) = answer(to: line)
      guard writeAll(report.line[...], to: answers), writeAll(document[...], to: answers),
        writeAll([0x0A], to: answers)
      else { return 0 }
    }
    return 0
  }

  private func confine() -> Int32? {
    let version = withCStrings(Self.readable) { paths in
      paths?.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: Self.readable.count) {
        CSandboxRestrict($0, Self.readable.count)
      } ?? 0
    }
    guard version >= 0 else {
      _ = writeAll(Array("landlock: \(systemReason(-version))\n".utf8)[...], to: 2)
      return nil
    }
    return version
  }

  private func answer(to line: [UInt8]) -> (WorkerReport, [UInt8]) {
    do {
      let order = try WorkerOrder(line: line)
      if order.seconds > 0 { _ = CSandboxLimitCPU(UInt64(order.seconds.rounded(.up))) }
      let start = Usage.now
      var (report, document) = convert(order)
      let end = Usage.now
      report.milliseconds = end.milliseconds - start.milliseconds
      report.peak = end.peak
      report.bytes = document.count
      return (report, document)
    } catch {
      return (WorkerReport(outcome: .crashed, reason: "order: \(error)"), [])
    }
  }

  private func convert(_ order: WorkerOrder) -> (WorkerReport, [UInt8]) {
    if let answer = FaultInjection(document: Self.document)?.commit(mode: order.mode) {
      return answer
    }
    var converter = Converter()
    converter.pages = order.pages
    converter.spacing = order.settings.spacing
    converter.includesGrids = order.settings.includesGrids
    converter.readsDrawing = order.mode == .full
    do {
      var document = try converter.document(at: Self.document, named: order.name)
      document.source.name = order.name
      if let reduction = order.reduction { Self.note(reduction, in: &document) }
      var json: [UInt8] = []
      JSONEmitter(layout: .line).write(document, to: &json)
      var report = WorkerReport(outcome: Outcome(document.status))
      report.diagnostics = document.findings.reduce(0) { count, finding in
        finding.code == "damaged-pdf" ? count + max(1, finding.evidence.count) : count
      }
      if document.status == .partial {
        report.reason = document.findings.first { $0.severity == .loss }?.message
      }
      return (report, json)
    } catch {
      return (WorkerReport(outcome: Outcome(error), reason: error.reason), [])
    }
  }

  /// Says in the document that it was read without its drawing.
  private static func note(_ reduction: String, in document: inout Document) {
    document.findings.append(
      Finding(code: "text-only", severity: .loss, message: reduction))
    document.status = .partial
  }
}

extension Outcome {
  init(_ status: Document.Status) {
    switch status {
    case .complete: self = .complete
    case .partial: self = .partial
    case .referenced: self = .referenced
    case .none: self = .none
    }
  }

  init(_ error: ConversionError) {
    switch error {
    case .pdf(.needsPassword), .pdf(.wrongPassword): self = .encrypted
    case .pdf(.empty): self = .empty
    case .pdf(.outOfMemory): self = .outOfMemory
    case .pdf(.notPDF), .notText: self = .unsupported
    case .pdf(.pageOutOfRange): self = .pageOutOfRange
    // The bytes lie in memory: what cannot be read is something else that the worker needs.
    case .pdf(.unreadable), .pdf(.notFound), .pdf(.noPermission), .unreadable: self = .killed
    case .pdf: self = .damaged
    }
  }
}

extension ConversionError {
  fileprivate var reason: String {
    switch self {
    // The outcome says these words already, and an archive takes no passwords.
    case .pdf(.damaged(_, let reason)): "\(reason); fetch it again or repair it with qpdf"
    case .pdf(.needsPassword): "needs a password; decrypt it first, for example with qpdf"
    case .pdf(let error): error.problem
    case .unreadable(_, let reason): reason
    case .notText: "neither a PDF nor UTF-8 text"
    }
  }
}

/// What a process has used so far.
private struct Usage {
  /// The CPU time, in milliseconds.
  var milliseconds: Int
  /// The most memory that it held, in KiB.
  var peak: Int

  static var now: Usage {
    var usage = rusage()
    // The call cannot fail for the own process; if it did, the figures would be 0.
    _ = getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func milliseconds(_ time: timeval) -> Int {
      Int(time.tv_sec) * 1_000 + Int(time.tv_usec) / 1_000
    }
    return Usage(
      milliseconds: milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
      peak: usage.ru_maxrss)
  }
}
