internal import Foundation
internal import Jixiao

/// The worker that other programs drive: one request a line in, one answer a line out.
///
/// It is a supervisor with a process below it that does the work, so that no document makes it
/// hang or die; see ``WorkerLimits`` for when a conversion is ended. All lines are JSON in UTF-8.
///
/// - First it says hello: `{"protocol":1,"version":…,"settings":{…},"limits":{…}}`.
/// - A request is `{"id":…,"path":…}`, and may have `mode` (`full` or `text-only`) and `pages`
///   (`[[1,3],[7,7]]`); `path_bytes` (hexadecimal digits) takes the place of `path` for a name
///   that is not UTF-8. A member that it does not know makes the request invalid.
/// - Each request gets exactly one answer, in order:
///   `{"id":…,"status":…,"retryable":…,"reason":…,"mode":…,"attempts":[…],"document":…,"meta":{…}}`.
///   `status` is a word of ``Outcome`` or `invalid_request`; `document` is what `jixiao convert`
///   prints, or `null`. Only `meta` (times, memory) differs from run to run.
/// - At the end of the input it exits with 0; after SIGTERM it answers the request at hand and
///   exits with 143 (SIGINT: 130); when nobody reads its answers any more, with 0.
public final class WorkerService {
  /// The version of the protocol.
  public static let version = 1

  private let settings: ConversionSettings
  private let limits: WorkerLimits
  private let slot: WorkerSlot
  private let stop: StopRequests

  /// Creates a service.
  public init(
    settings: ConversionSettings, limits: WorkerLimits, program: WorkerProgram = WorkerProgram(),
    stop: StopRequests = .none
  ) throws(ArchiveError) {
    self.settings = settings
    self.limits = limits
    self.stop = stop
    slot = try WorkerSlot(program: program, limits: limits)
  }

  /// Serves until the input ends or a stop is asked for.
  ///
  /// - Returns: The exit status.
  public func run(input: Int32 = 0, output: Int32 = 1) -> Int32 {
    let hello =
      #"{"protocol":\#(Self.version),"version":"\#(Converter.version)","#
      + #""settings":\#(settings.text),"limits":\#(limits.json)}"# + "\n"
    guard writeAll(Array(hello.utf8)[...], to: output) else { return 0 }
    var lines = LineReader(descriptor: input)
    let stop = stop
    while let line = lines.next(isStopped: { stop.isRequested }) {
      guard let answer = answer(to: line) else { break }
      guard writeAll(answer[...], to: output) else { return 0 }
    }
    return stop.signal.map { 128 + $0 } ?? 0
  }

  /// The answer, its line end included; `nil` where it was broken off.
  private func answer(to line: [UInt8]) -> [UInt8]? {
    var request = WorkerRequest()
    do {
      try request.read(line)
    } catch {
      return Answer(id: request.id, status: "invalid_request", reason: error.description).line
    }
    do throws(SnapshotFailure) {
      _ = try slot.load(request.path)
    } catch {
      return Answer(id: request.id, outcome: error.outcome, reason: error.reason).line
    }
    var order = WorkerOrder(name: request.path.name.text)
    order.settings = settings
    order.mode = request.mode
    order.pages = request.pages
    if order.mode == .textOnly { order.reduction = "read without its drawing, as asked for" }
    do throws(ArchiveError) {
      let stop = stop
      let conversion = try slot.convert(
        order, isCancelled: { stop.isUrgent }, willAttempt: { _, _ in }, didAttempt: { _, _ in })
      return conversion.map { Answer(id: request.id, $0).line }
    } catch {
      // Not the document's doing, and perhaps over the next time.
      return Answer(id: request.id, outcome: .killed, reason: error.description).line
    }
  }
}

/// One request of the public protocol.
struct WorkerRequest {
  /// The caller's own mark, given back as it came.
  var id: [UInt8] = Array("null".utf8)
  var path = RawPath("")
  var mode = ConversionMode.full
  var pages: [ClosedRange<Int>] = []

  /// Reads a line; what was read before a failure stays, so that the answer can name the request.
  mutating func read(_ line: [UInt8]) throws(JSONFailure) {
    var reader = JSONReader(line)
    var request = self
    defer { self = request }
    try reader.members { (member, reader) throws(JSONFailure) in
      let start = reader.offset
      switch member {
      case "id": request.id = Array(try reader.skip())
      case "path": request.path = RawPath(try reader.string())
      case "path_bytes":
        guard let bytes = bytes(hexadecimal: try reader.string()) else {
          throw JSONFailure(offset: start, expected: "hexadecimal digits")
        }
        request.path = RawPath(bytes: bytes)
      case "mode":
        guard let mode = ConversionMode(rawValue: try reader.string()) else {
          throw JSONFailure(offset: start, expected: "full or text-only")
        }
        request.mode = mode
      case "pages":
        request.pages = try reader.elements { (reader) throws(JSONFailure) in
          try reader.pageRange()
        }
      default:
        throw JSONFailure(offset: start, expected: "no member \(JSONText.quoted(member))")
      }
    }
    try reader.end()
    guard !request.path.bytes.isEmpty else {
      throw JSONFailure(offset: line.count, expected: "a path")
    }
  }
}

/// One answer of the public protocol.
private struct Answer {
  var id: [UInt8]
  var status: String
  var isRetryable = false
  var reason: String?
  var mode: ConversionMode?
  var attempts: [WorkerSlot.Attempt] = []
  var document: [UInt8] = []

  init(id: [UInt8], status: String, reason: String?) {
    self.id = id
    self.status = status
    self.reason = reason
  }

  init(id: [UInt8], outcome: Outcome, reason: String?) {
    self.init(id: id, status: outcome.rawValue, reason: reason)
    isRetryable = outcome.isRetryable
  }

  init(id: [UInt8], _ conversion: WorkerSlot.Conversion) {
    self.init(id: id, outcome: conversion.last.outcome, reason: conversion.last.reason)
    mode = conversion.last.mode
    attempts = conversion.attempts
    document = conversion.document
  }

  /// The line, its end included.
  var line: [UInt8] {
    let attempts = attempts.map { attempt in
      #"{"mode":"\#(attempt.mode.rawValue)","status":"\#(attempt.outcome.rawValue)","#
        + #""reason":\#(JSONText.quoted(attempt.reason))}"#
    }
    let head =
      #","status":"\#(status)","retryable":\#(isRetryable),"#
      + #""reason":\#(JSONText.quoted(reason)),"mode":\#(JSONText.quoted(mode?.rawValue)),"#
      + #""attempts":[\#(attempts.joined(separator: ","))],"document":"#
    var result = Array(#"{"id":"#.utf8) + id + Array(head.utf8)
    // The converter ends its line; the answer is one line.
    result += document.isEmpty ? Array("null".utf8)[...] : document.dropLast(while: 0x0A)
    result += Array(#","meta":\#(meta)}"#.utf8)
    result.append(0x0A)
    return result
  }

  private var meta: String {
    guard let last = attempts.last else { return "null" }
    return #"{"wall_ms":\#(last.wall),"cpu_ms":\#(last.milliseconds),"peak_kib":\#(last.peak),"#
      + #""diagnostics":\#(last.diagnostics)}"#
  }
}

extension [UInt8] {
  fileprivate func dropLast(while byte: UInt8) -> ArraySlice<UInt8> {
    var result = self[...]
    while result.last == byte { result.removeLast() }
    return result
  }
}
