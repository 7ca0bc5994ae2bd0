import Archive
import ArgumentParser
import Emitters
import Glibc

/// Writes to the standard streams of the process.
enum StandardStreams {
  /// Writes everything to standard output.
  ///
  /// - Throws: `ExitCode.success` when the reader has gone away; `ExitCode.failure` after a line on
  ///   standard error when it cannot be written for another reason.
  static func write(_ bytes: [UInt8]) throws(ExitCode) {
    do {
      try FileDescriptor(number: STDOUT_FILENO).write(bytes)
    } catch {
      if error.number == EPIPE { throw .success }
      report("standard output: error: cannot be written: \(error)")
      throw .failure
    }
  }

  /// Writes one line to standard error, control characters escaped.
  static func report(_ line: String) { tell(line.escapingControls + "\n") }

  /// Writes text to standard error as it is; nothing happens where that cannot be written.
  static func tell(_ text: String) {
    do {
      try FileDescriptor(number: STDERR_FILENO).write(Array(text.utf8))
    } catch {
      // There is no other place left to say it.
    }
  }

  /// Gives every standard stream that is closed a place where reading and writing fail.
  ///
  /// Else the next file that is opened would take its number, and what is told would be written
  /// into that file.
  static func open() {
    for number in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      guard fcntl(number, F_GETFD) < 0, errno == EBADF else { continue }
      // The lowest free number is the one that is missing.
      _ = Glibc.open("/dev/null", number == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Everything on standard input.
  static func input() throws(SystemError) -> [UInt8] {
    try FileDescriptor(number: STDIN_FILENO).readToEnd()
  }
}

/// The reason of a failed system call.
struct SystemError: Error, CustomStringConvertible {
  /// The number as in `errno`.
  var number: Int32

  /// The reason of the last failed call of this thread.
  static var last: SystemError { SystemError(number: errno) }

  /// The system's own words.
  var description: String { systemReason(number) }
}

/// An open file of the system.
struct FileDescriptor {
  /// The number that the system gave it.
  var number: Int32

  /// Writes everything, however many calls that takes.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    guard writeAll(bytes[...], to: number) else { throw .last }
  }

  /// Reads up to the end.
  func readToEnd() throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(number, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .last
      }
      bytes.append(contentsOf: chunk[..<count])
    }
  }
}
