import Emitters
import Glibc

/// Ends the program where a document takes too long.
///
/// Nothing can stop the PDF library in the middle of a page but the end of its process, so the
/// documents after it are not read: an ingest, with a process for each job, goes on.
enum TimeLimit {
  /// What is said at the end; only changed while no alarm is set.
  nonisolated(unsafe) private static var message: UnsafeMutablePointer<CChar>?

  /// Sets the alarm for a document; 0 seconds are no limit.
  static func begin(seconds: UInt32, path: String) {
    guard seconds > 0 else { return }
    let text =
      "\(path): error: takes longer than \(seconds) s; allow more with --timeout, or leave it "
      + "to ingest, which goes on with the others"
    message = strdup(text.escapingControls + "\n")
    signal(SIGALRM) { _ in
      // Nothing here but calls that a signal handler may make.
      if let message = TimeLimit.message { _ = write(STDERR_FILENO, message, strlen(message)) }
      Interruption.removeFile()
      _exit(1)
    }
    alarm(seconds)
  }

  /// Takes the alarm back.
  static func end() {
    alarm(0)
    free(message)
    message = nil
  }
}
