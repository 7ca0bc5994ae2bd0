public import Foundation

/// Runs the built command `jixiao`, which lies beside the test runner.
public struct Command: Sendable {
  /// What a run left behind.
  public struct Outcome: Sendable {
    /// The exit status; for a process ended by a signal, 128 and the signal's number.
    public var status: Int32
    /// What it wrote to standard output.
    public var output: Data
    /// What it wrote to standard error.
    public var errors: String

    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error line by line.
    public var errorLines: [Substring] { errors.split(separator: "\n") }
  }

  /// The folder it runs in.
  public var folder: URL

  /// Creates a command that runs in a folder.
  public init(in folder: URL = TestFiles.package) { self.folder = folder }

  /// The built command.
  public static let executable = URL(fileURLWithPath: CommandLine.arguments[0])
    .resolvingSymlinksInPath().deletingLastPathComponent().appendingPathComponent("jixiao")

  /// Runs it and waits for its end.
  ///
  /// - Throws: When it cannot be started.
  public func run(_ arguments: [String], input: Data = Data()) throws -> Outcome {
    try outcome(of: Self.executable, arguments, input: input)
  }

  /// Runs a line of shell in which `jixiao` is the built command.
  ///
  /// - Throws: When the shell cannot be started.
  public func shell(_ line: String) throws -> Outcome {
    let definition = "jixiao() { '\(Self.executable.path)' \"$@\"; }"
    return try outcome(
      of: URL(fileURLWithPath: "/bin/bash"), ["-c", definition + "\n" + line], input: Data())
  }

  private func outcome(
    of executable: URL, _ arguments: [String], input: Data
  ) throws -> Outcome {
    // Files rather than pipes: nothing can fill up while the other end waits.
    let scratch = try TemporaryFolder()
    let inputFile = try scratch.file("input", input)
    let outputFile = try scratch.file("output", Data())
    let errorFile = try scratch.file("errors", Data())
    let process = Process()
    // A test runs on a thread that blocks signals, and its children would inherit that.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["--default-signal", executable.path] + arguments
    process.currentDirectoryURL = folder
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    let base: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Outcome(
      status: base + process.terminationStatus, output: try Data(contentsOf: outputFile),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}

/// A folder that is gone with its last user.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// Creates an empty folder.
  ///
  /// - Throws: When it cannot be made.
  public init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("jixiao-tests-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: url)
    } catch {
      // A test that made it unreadable leaves it to the system's own cleaning.
    }
  }

  /// Writes a file into the folder.
  ///
  /// - Throws: When it cannot be written.
  public func file(_ name: String, _ contents: Data) throws -> URL {
    let file = url.appendingPathComponent(name)
    try contents.write(to: file)
    return file
  }

  /// The names of what is in the folder, in order.
  ///
  /// - Throws: When it cannot be read.
  public func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}
