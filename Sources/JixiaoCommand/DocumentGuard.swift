import Emitters
import Glibc

/// Ends the process where a document takes too long or makes it crash, and starts it anew behind
/// the document.
///
/// See `Resumption`.
enum DocumentGuard {
  private typealias Words = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

  /// What the signal handler says; these are only changed while it cannot be called.
  nonisolated(unsafe) private static var delay: UnsafeMutablePointer<CChar>?
  nonisolated(unsafe) private static var crash: UnsafeMutablePointer<CChar>?
  /// The environment of the process that goes on, ended by `nil`.
  nonisolated(unsafe) private static var environment: Words?
  /// The arguments of this process and of the one that goes on, ended by `nil`.
  nonisolated(unsafe) private static var arguments: Words?
  /// A stack for the handler, as a crash may have used up the other.
  nonisolated(unsafe) private static var stack: UnsafeMutableRawPointer?

  /// What the system sends to a process that crashes.
  private static let crashes = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]
  /// Far more than the handler needs, in bytes; the least that the system allows is a few thousand.
  private static let stackSize = 1 << 16

  /// Watches over a document from now on.
  ///
  /// - Parameters:
  ///   - path: What the document is called.
  ///   - seconds: How long it may take; 0 for no limit.
  ///   - done: How many documents are done when it has failed.
  static func begin(path: String, seconds: UInt32, done: Int) {
    delay = line("\(path): error: takes longer than \(seconds) s; allow more with --timeout")
    crash = line("\(path): error: made the program crash; leave it out, and report it")
    var next = Resumption.next
    next.done = done
    environment = words(next.environment())
    // Looked up here: the handler may not take what locks that needs.
    arguments = CommandLine.unsafeArgv
    useStack()
    for number in crashes + [SIGALRM] { handle(number) }
    if seconds > 0 { alarm(seconds) }
  }

  /// Ends the watch.
  static func end() {
    alarm(0)
    for number in crashes { signal(number, SIG_DFL) }
    free(delay)
    free(crash)
    delay = nil
    crash = nil
    guard let start = environment else { return }
    environment = nil
    var entry = start
    while let text = entry.pointee {
      free(text)
      entry += 1
    }
    start.deallocate()
  }

  private static func line(_ text: String) -> UnsafeMutablePointer<CChar>? {
    strdup(text.escapingControls + "\n")
  }

  private static func words(_ texts: [String]) -> Words {
    let start = Words.allocate(capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { start[index] = strdup(text) }
    start[texts.count] = nil
    return start
  }

  private static func useStack() {
    guard stack == nil else { return }
    stack = malloc(stackSize)
    var description = stack_t()
    description.ss_sp = stack
    description.ss_size = stackSize
    sigaltstack(&description, nil)
  }

  private static func handle(_ number: Int32) {
    var action = sigaction()
    action.sa_flags = SA_ONSTACK
    action.__sigaction_handler.sa_handler = { number in DocumentGuard.goOn(after: number) }
    sigaction(number, &action, nil)
  }

  /// Says what happened, and begins anew; nothing here but calls that a signal handler may make.
  private static func goOn(after number: Int32) {
    if let message = number == SIGALRM ? delay : crash {
      _ = write(STDERR_FILENO, message, strlen(message))
    }
    var numbers = sigset_t()
    sigemptyset(&numbers)
    sigaddset(&numbers, number)
    sigprocmask(SIG_UNBLOCK, &numbers, nil)
    if let arguments { execve("/proc/self/exe", arguments, environment) }
    Interruption.removeFile()
    _exit(1)
  }
}
