import ArgumentParser
import Budget
import Emitters

/// One output that takes documents as they are ready: a file, or standard output.
struct JoinedOutput: ~Copyable {
  private let path: String?
  private let emitter: any Emitter
  private var file: OutputFile?
  private var hasBegun = Resumption.next.hasBegun

  /// Opens the output; `nil` is standard output.
  init(path: String?, emitter: any Emitter) throws(ExitCode) {
    self.path = path
    self.emitter = emitter
    guard let path else { return }
    if let inherited = Resumption.inherited, inherited.file >= 0 {
      file = OutputFile(path: path, continuing: inherited)
      return
    }
    do {
      file = try OutputFile(path: path)
    } catch {
      throw .unwritable(path, error)
    }
  }

  /// Writes one more document.
  mutating func write(_ document: Document) throws(ExitCode) {
    var bytes: [UInt8] = []
    if !hasBegun { emitter.begin(&bytes) }
    hasBegun = true
    Resumption.next.hasBegun = true
    emitter.write(document, to: &bytes)
    try put(bytes)
  }

  /// Ends the output; a file to which no document was written does not appear.
  consuming func finish() throws(ExitCode) {
    guard hasBegun else { return }
    var bytes: [UInt8] = []
    emitter.end(&bytes)
    try put(bytes)
    guard let path, let file = file.take() else { return }
    do {
      try file.commit()
    } catch {
      throw .unwritable(path, error)
    }
  }

  private func put(_ bytes: [UInt8]) throws(ExitCode) {
    guard let path else { return try StandardStreams.write(bytes) }
    do {
      try file?.write(bytes)
    } catch {
      throw .unwritable(path, error)
    }
  }
}

extension ExitCode {
  /// Says on standard error that an output cannot be written, and gives the exit status for it.
  static func unwritable(_ path: String, _ error: SystemError) -> ExitCode {
    StandardStreams.report("\(path): error: cannot be written: \(error)")
    return .failure
  }
}
