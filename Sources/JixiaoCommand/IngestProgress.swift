import Archive
import ArgumentParser
import Emitters
import Foundation
import Synchronization

/// Tells how an ingest goes on: a bar on a terminal, else lines.
///
/// Everything goes to standard error; control characters in names are escaped.
final class IngestProgress: Sendable {
  /// How progress is told.
  enum Style: String, ExpressibleByArgument, CaseIterable {
    /// One line on a terminal that is drawn again and again.
    case bar
    /// A line for each failure, and one from time to time.
    case text
    /// A JSON object for each file, and one at the end.
    case json
  }

  private struct State {
    var done = 0
    var failed = 0
    var converted = 0
    var running: [RawPath: ContinuousClock.Instant] = [:]
    var lastLine = ContinuousClock.now
    var isOpen = true
  }

  private let style: Style
  private let total: Int?
  private let isStrict: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  /// How often a line tells how far it is, where there is no bar: often enough to see that it
  /// lives, rarely enough for the log of a night.
  private static let interval = Duration.seconds(30)

  /// Creates a display.
  init(style: Style?, sources: SourceQueue, strict: Bool) {
    let isTerminal = isatty(STDERR_FILENO) == 1
    self.style = style ?? (isTerminal ? .bar : .text)
    isStrict = strict
    total = self.style == .bar ? sources.count() : nil
    guard self.style == .bar else { return }
    Thread { [self] in
      while draw() { usleep(200_000) }
    }.start()
  }

  /// Takes notice of an event.
  func note(_ event: IngestEvent) {
    switch event {
    case .began(let path): state.withLock { $0.running[path] = .now }
    case .finished(let result): finish(result)
    }
  }

  /// Takes the bar away.
  func close() {
    state.withLock { state in
      state.isOpen = false
      if style == .bar { StandardStreams.tell("\r\u{1B}[K") }
    }
  }

  /// Sums the run up.
  func finish(_ summary: IngestSummary) {
    close()
    if style == .json { return StandardStreams.tell(json(summary) + "\n") }
    let rate = summary.seconds > 0 ? Double(summary.converted) / summary.seconds : 0
    var lines = [
      "\(summary.total) files, \(summary.converted) converted now, \(summary.failed) failed or "
        + "lost something, \(Self.duration(summary.seconds)), \(Self.decimal(rate)) a second"
    ]
    for outcome in Outcome.allCases {
      if let count = summary.counts[outcome] { lines.append("  \(outcome.rawValue): \(count)") }
    }
    if summary.stopSignal != nil { lines.append("stopped; run it again to go on") }
    StandardStreams.tell(lines.joined(separator: "\n") + "\n")
  }

  private func finish(_ result: IngestResult) {
    state.withLock { state in
      state.running[result.path] = nil
      state.done += 1
      if result.isNew { state.converted += 1 }
      let isFailure = result.isFailure(isStrict: isStrict)
      if isFailure { state.failed += 1 }
      switch style {
      case .json: StandardStreams.tell(json(result) + "\n")
      case .text, .bar:
        if isFailure { tell(result) }
        if style == .text { tellProgress(&state) }
      }
    }
  }

  private func tell(_ result: IngestResult) {
    let reason = result.reason.map { ": \($0)" } ?? ""
    let clear = style == .bar ? "\r\u{1B}[K" : ""
    let line = "\(result.path.text): \(result.outcome.rawValue)\(reason)".escapingControls
    StandardStreams.tell(clear + line + "\n")
  }

  private func tellProgress(_ state: inout State) {
    guard ContinuousClock.now - state.lastLine > Self.interval else { return }
    state.lastLine = .now
    StandardStreams.tell("\(state.done) files done, \(state.failed) failed or lost something\n")
  }

  /// Draws the bar; `false` when it is closed.
  private func draw() -> Bool {
    state.withLock { state in
      guard state.isOpen else { return false }
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let rate = seconds > 0 ? Double(state.done) / seconds : 0
      var parts = ["\(state.done)" + (total.map { "/\($0)" } ?? "")]
      if state.failed > 0 { parts.append("\(state.failed) failed") }
      parts.append("\(Self.decimal(rate))/s")
      if let total, rate > 0, total > state.done {
        parts.append("\(Self.duration(Double(total - state.done) / rate)) left")
      }
      // The slowest files in flight, once they take longer than anybody expects.
      for slow in state.running.sorted(by: { $0.value < $1.value }).prefix(3) {
        let age = (ContinuousClock.now - slow.value) / .seconds(1)
        if age > 2 { parts.append("\(slow.key.name.text.escapingControls) \(Int(age)) s") }
      }
      StandardStreams.tell("\r\u{1B}[K" + fitted(gauge(state.done) + parts.joined(separator: "  ")))
      return true
    }
  }

  private func gauge(_ done: Int) -> String {
    guard let total, total > 0 else { return "" }
    let filled = min(20, done * 20 / total)
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: "-", count: 20 - filled) + "]  "
  }

  /// The part of a line that fits the terminal, wide characters counted twice.
  private func fitted(_ line: String) -> String {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    var room = isKnown ? Int(size.ws_col) - 1 : 79
    var result = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      room -= scalar.value >= 0x1100 ? 2 : 1
      guard room >= 0 else { break }
      result.append(scalar)
    }
    return String(result)
  }

  private func json(_ result: IngestResult) -> String {
    var object = JSONLine()
    object.add("event", "file")
    object.add("path", result.path.text)
    if let bytes = result.path.invalidBytes {
      object.add("path_bytes", bytes.map { String(format: "%02x", $0) }.joined())
    }
    object.add("sha256", result.sha256)
    object.add("status", result.outcome.rawValue)
    object.add("retryable", result.outcome.isRetryable)
    object.add("reason", result.reason)
    object.add("mode", result.mode.rawValue)
    object.add("attempts", result.attempts)
    object.add("diagnostics", result.diagnostics)
    object.add("new", result.isNew)
    object.add("seconds", literal: Self.decimal(result.seconds))
    return object.text
  }

  private func json(_ summary: IngestSummary) -> String {
    var counts = JSONLine()
    for outcome in Outcome.allCases {
      if let count = summary.counts[outcome] { counts.add(outcome.rawValue, count) }
    }
    var object = JSONLine()
    object.add("event", "summary")
    object.add("files", summary.total)
    object.add("converted", summary.converted)
    object.add("failed", summary.failed)
    object.add("stopped", summary.stopSignal != nil)
    object.add("seconds", literal: Self.decimal(summary.seconds))
    object.add("counts", literal: counts.text)
    return object.text
  }

  private static func decimal(_ value: Double) -> String {
    String(format: "%.1f", value)
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3_600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3_600) h \(whole / 60 % 60) min"
  }
}
