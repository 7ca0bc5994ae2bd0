internal import GRDB
internal import PDFPages

/// Compares files with an archive: reads every file, and looks its bytes up.
public struct Verification: Sendable {
  /// What the archive has of a file.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// It was converted.
    case stored
    /// It is known, and its conversion failed.
    case failed
    /// Its bytes were never seen.
    case missing
    /// It cannot be read now.
    case unreadable
  }

  /// What was found for one file.
  public struct Result: Hashable, Sendable {
    /// The file.
    public var path: RawPath
    /// What the archive has of it.
    public var state: State
    /// The outcome of its conversion, or why it cannot be read.
    public var reason: String
  }

  private let archive: ArchiveFile
  private let fileMebibytes: Int

  /// Creates a comparison.
  public init(archive: ArchiveFile, fileMebibytes: Int) {
    self.archive = archive
    self.fileMebibytes = fileMebibytes
  }

  /// Looks at every file and hands on those that are not stored.
  ///
  /// - Returns: How many files there are in each state.
  public func run(over sources: SourceQueue, _ body: (Result) -> Void) throws(ArchiveError)
    -> [State: Int]
  {
    var sources = sources
    var counts: [State: Int] = [:]
    let snapshot = try FileSnapshot()
    while let item = sources.next() {
      let result: Result
      switch item {
      case .failure(let path, let failure):
        result = Result(path: path, state: .unreadable, reason: failure.reason)
      case .path(let path): result = try self.result(for: path, snapshot)
      }
      counts[result.state, default: 0] += 1
      if result.state != .stored { body(result) }
    }
    return counts
  }

  private func result(for path: RawPath, _ snapshot: FileSnapshot) throws(ArchiveError) -> Result {
    let contents: FileSnapshot.Contents
    do throws(SnapshotFailure) {
      contents = try snapshot.load(path, limit: fileMebibytes)
    } catch {
      return Result(path: path, state: .unreadable, reason: error.reason)
    }
    let word = try archive.read { db in
      try String.fetchOne(
        db, sql: "SELECT status FROM documents WHERE sha256 = ?", arguments: [contents.sha256])
    }
    guard let outcome = word.flatMap(Outcome.init(rawValue:)) else {
      return Result(path: path, state: .missing, reason: "not in the archive")
    }
    return Result(
      path: path, state: outcome.isConverted ? .stored : .failed, reason: outcome.rawValue)
  }
}
