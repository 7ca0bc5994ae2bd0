import Foundation
import TestSupport

/// The built command while it runs, so that a test can disturb it.
final class RunningCommand {
  private let process = Process()
  private let errorFile: URL
  private let scratch: TemporaryFolder

  /// Starts it.
  init(_ arguments: [String]) throws {
    scratch = try TemporaryFolder()
    errorFile = try scratch.file("errors", Data())
    process.executableURL = Command.executable
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errorFile)
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["JIXIAO_WORKER_FAULTS": "1"]
    ) { $1 }
    try process.run()
  }

  /// Its workers.
  var workers: [pid_t] {
    Processes.children(of: process.processIdentifier, running: "--child")
  }

  /// Those of its workers that wait before the fault of their document.
  var workersInDelay: [pid_t] {
    workers.filter { Processes.name(of: $0) == "delay" }
  }

  /// Whether a signal was sent to it that it has not taken yet.
  var hasSignalWaiting: Bool { Processes.hasSignalWaiting(process.processIdentifier) }

  /// Sends it a signal.
  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for its end and gives its exit status; 128 and the number for a signal.
  func wait() -> Int32 {
    process.waitUntilExit()
    let base: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return base + process.terminationStatus
  }

  /// What it wrote to standard error.
  func errors() throws -> String { try String(contentsOf: errorFile, encoding: .utf8) }

  /// Waits until something holds, at most a while.
  static func wait(seconds: Double = 20, until condition: () throws -> Bool) rethrows -> Bool {
    let end = Date(timeIntervalSinceNow: seconds)
    while Date() < end {
      if try condition() { return true }
      usleep(5_000)
    }
    return false
  }
}
