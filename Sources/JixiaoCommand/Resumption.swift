import Glibc

/// What a process that begins anew behind a document takes over from itself.
///
/// Nothing can stop the PDF library in the middle of a page but the end of its process, and a crash is
/// such an end. A document that takes too long or crashes therefore ends it; the program starts anew
/// in its place, with the same arguments and open files, and goes on behind that document.
struct Resumption {
  /// How many of the documents are done.
  var done: Int
  /// Whether the output has its first bytes.
  var hasBegun: Bool
  /// The number of the output file that is open; -1 where there is none.
  var file: Int32
  /// Where that file lies until it is whole; `nil` where it is written as it is.
  var temporary: String?

  private static let variable = "JIXIAO_RESUMPTION"

  /// What this process took over; `nil` where it is the first.
  static let inherited: Resumption? = {
    guard let value = getenv(variable) else { return nil }
    unsetenv(variable)
    let parts = String(cString: value).split(
      separator: ":", maxSplits: 4, omittingEmptySubsequences: false)
    // The number of the process tells it from a variable that somebody else set.
    guard parts.count == 5, parts[0] == "\(getpid())", let done = Int(parts[1]), done >= 0,
      let file = Int32(parts[3])
    else { return nil }
    return Resumption(
      done: done, hasBegun: parts[2] == "1", file: file,
      temporary: parts[4].isEmpty ? nil : String(parts[4]))
  }()

  /// What the next process would take over now, but for how many documents are done.
  nonisolated(unsafe) static var next = inherited ?? Resumption(done: 0, hasBegun: false, file: -1)

  /// The environment in which the program goes on behind a document.
  func environment() -> [String] {
    var result: [String] = []
    var entry = environ
    while let text = entry.pointee {
      result.append(String(cString: text))
      entry += 1
    }
    let value = "\(getpid()):\(done):\(hasBegun ? 1 : 0):\(file):\(temporary ?? "")"
    return result + ["\(Resumption.variable)=\(value)"]
  }
}
