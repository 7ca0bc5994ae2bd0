import ArgumentParser
import Budget
import Emitters
import Jixiao
import Tables

/// Reads the documents that a user named, one after the other, and goes on after a failure.
struct DocumentLoop {
  /// What to read and how.
  var files: [String]
  /// Reads one of them.
  var converter: Converter
  /// How long one of them may take, in seconds; 0 for no limit.
  var seconds: UInt32

  /// Converts every document and hands it on with its place among the files.
  ///
  /// A document that cannot be converted is one line on standard error.
  ///
  /// - Returns: Whether all could be converted.
  func run(_ body: (Int, Document) throws(ExitCode) -> Void) throws(ExitCode) -> Bool {
    let progress = Progress(total: files.count)
    let start = Resumption.inherited?.done ?? 0
    // What a process takes over is left by a document that took too long or crashed.
    var isClean = start == 0
    for (index, path) in files.enumerated().dropFirst(start) {
      progress.show(index + 1, path)
      // What comes on standard input comes when it does.
      DocumentGuard.begin(path: path, seconds: path == "-" ? 0 : seconds, done: index + 1)
      let result = Result { () throws(ConversionError) in try converter.document(named: path) }
      DocumentGuard.end()
      progress.clear()
      switch result {
      case .success(let document): try body(index, document)
      case .failure(let error):
        StandardStreams.report(error.description)
        isClean = false
      }
    }
    return isClean
  }
}
