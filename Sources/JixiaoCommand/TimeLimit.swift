import Emitters
import Glibc

/// Ends the process where a document takes too long, and starts it anew behind the document.
///
/// See `Resumption`.
enum TimeLimit {
  /// What the signal handler says and needs; only changed while no alarm is set.
  nonisolated(unsafe) private static var message: UnsafeMutablePointer<CChar>?
  /// The environment of the process that goes on, ended by `nil`.
  nonisolated(unsafe) private static var environment:
    UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// The arguments of this process and of the one that goes on, ended by `nil`.
  nonisolated(unsafe) private static var arguments:
    UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  /// Sets the alarm for a document; 0 seconds are no limit.
  ///
  /// `done`: how many documents are done when it has failed.
  static func begin(seconds: UInt32, path: String, done: Int) {
    guard seconds > 0 else { return }
    let text = "\(path): error: takes longer than \(seconds) s; allow more with --timeout"
    message = strdup(text.escapingControls + "\n")
    var next = Resumption.next
    next.done = done
    let entries = next.environment()
    let start = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: entries.count + 1)
    for (index, entry) in entries.enumerated() { start[index] = strdup(entry) }
    start[entries.count] = nil
    environment = start
    // Looked up here: the handler may not take what locks that needs.
    arguments = CommandLine.unsafeArgv
    signal(SIGALRM) { _ in
      // Nothing here but calls that a signal handler may make.
      if let message = TimeLimit.message { _ = write(STDERR_FILENO, message, strlen(message)) }
      var alarms = sigset_t()
      sigemptyset(&alarms)
      sigaddset(&alarms, SIGALRM)
      sigprocmask(SIG_UNBLOCK, &alarms, nil)
      if let arguments = TimeLimit.arguments {
        execve("/proc/self/exe", arguments, TimeLimit.environment)
      }
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
    guard let start = environment else { return }
    environment = nil
    var entry = start
    while let text = entry.pointee {
      free(text)
      entry += 1
    }
    start.deallocate()
  }
}
