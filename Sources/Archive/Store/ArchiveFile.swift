internal import Foundation
internal import GRDB
internal import Tables

/// An archive: one SQLite file with every document, where it was seen, and what it says.
///
/// Written by one connection, one transaction a document, with a write-ahead log: whatever ends
/// the command, and whenever, a document is there as a whole or not at all. After a loss of power
/// the last documents may be missing, and the next run converts them again.
public final class ArchiveFile: Sendable {
  /// The file's path.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens an archive for writing; makes it where there is none, and brings an older one up to
  /// date.
  public init(writingTo path: String) throws(ArchiveError) {
    self.path = path
    if try Self.hasContents(path) { try Self.check(path) }
    var configuration = Configuration()
    configuration.journalMode = .wal
    configuration.busyMode = .timeout(10)
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA synchronous = NORMAL") }
    let queue = try Self.guarded(path) {
      try DatabaseQueue(path: Self.plain(path), configuration: configuration)
    }
    let migrator = ArchiveSchema.migrator
    try Self.guarded(path) {
      // Before all else: what a run leaves that is ended now is known as an archive.
      try queue.write { db in
        try db.execute(sql: "PRAGMA application_id = \(ArchiveSchema.applicationID)")
      }
      try migrator.migrate(queue)
    }
    self.queue = queue
  }

  /// Opens an archive for reading.
  public init(readingFrom path: String) throws(ArchiveError) {
    self.path = path
    guard try Self.hasContents(path) else {
      // A run that was ended at once leaves an empty file.
      throw access(path, F_OK) == 0 ? .unfinished(Location(path)) : .missing(Location(path))
    }
    let queue = try Self.readOnlyQueue(path)
    try Self.check(queue, path)
    let migrator = ArchiveSchema.migrator
    guard try Self.guarded(path, { try queue.read(migrator.hasCompletedMigrations) }) else {
      throw .unfinished(Location(path))
    }
    self.queue = queue
  }

  /// Reads from the archive.
  func read<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
    try Self.guarded(path) { try queue.read(body) }
  }

  /// Writes to the archive in one transaction.
  func write<Result>(_ body: (Database) throws -> Result) throws(ArchiveError) -> Result {
    try Self.guarded(path) { try queue.write(body) }
  }

  /// What is wrong in the file, by SQLite's own checks and the archive's; empty where nothing is.
  public func problems() throws(ArchiveError) -> [String] {
    try read { db in
      var result = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
      result += orphans.map { "foreign key of table \($0["table"] as String? ?? "?")" }
      for (problem, sql) in Self.invariants {
        let count = try Int.fetchOne(db, sql: sql) ?? 0
        if count > 0 { result.append("\(problem): \(count)") }
      }
      return result
    }
  }

  /// Empties the write-ahead log into the file and does without it from now on, so that the file
  /// alone is the archive, and readers make no files beside it.
  public func close() throws(ArchiveError) {
    do throws(ArchiveError) {
      try Self.guarded(path) {
        try queue.writeWithoutTransaction { db in
          _ = try db.checkpoint(.truncate)
          try db.execute(sql: "PRAGMA journal_mode = DELETE")
        }
      }
    } catch {
      // Somebody reads: the log stays until the next run, and belongs to the archive.
      guard case .locked = error else { throw error }
    }
    try Self.guarded(path) { try queue.close() }
  }

  /// What must never be found, with the query that counts it.
  private static let invariants = [
    (
      "documents with several current extractions",
      """
      SELECT count(*) FROM (SELECT 1 FROM extraction WHERE current
        GROUP BY document_id HAVING count(*) > 1)
      """
    ),
    (
      "documents with extractions, none of them current",
      """
      SELECT count(*) FROM document WHERE id IN (SELECT document_id FROM extraction)
        AND id NOT IN (SELECT document_id FROM extraction WHERE current)
      """
    ),
    (
      "failed extractions with contents",
      """
      SELECT count(*) FROM extraction JOIN performance_table ON extraction_id = extraction.id
        WHERE outcome NOT IN ('complete', 'partial', 'referenced', 'none')
      """
    ),
    (
      "texts without an entry in the search index",
      """
      SELECT count(*) FROM search_text WHERE id NOT IN (SELECT rowid FROM search_index)
      """
    ),
    (
      "entries of the search index without a text",
      """
      SELECT count(*) FROM search_index WHERE rowid NOT IN (SELECT id FROM search_text)
      """
    ),
  ]
}

extension ArchiveFile {
  private static func hasContents(_ path: String) throws(ArchiveError) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return false }
      throw .file(Location(path), reason: systemReason(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .file(Location(path), reason: "not a file")
    }
    return status.st_size > 0
  }

  /// Looks into a file before anything is written to it, even the mode of its log.
  private static func check(_ path: String) throws(ArchiveError) {
    let queue = try readOnlyQueue(path)
    try check(queue, path)
    try guarded(path) { try queue.close() }
  }

  private static func check(_ queue: DatabaseQueue, _ path: String) throws(ArchiveError) {
    let migrator = ArchiveSchema.migrator
    let (identifier, isEmpty, isNewer) = try guarded(path) {
      try queue.read { db in
        (
          try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
          try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0,
          try migrator.hasBeenSuperseded(db)
        )
      }
    }
    // A run that was ended while it made the archive leaves an empty database.
    guard identifier == ArchiveSchema.applicationID || isEmpty else {
      throw .foreign(Location(path))
    }
    if isNewer { throw .newer(Location(path)) }
  }

  /// Opens a file for reading, also from a folder where nothing can be written.
  private static func readOnlyQueue(_ path: String) throws(ArchiveError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(10)
    do {
      let queue = try guarded(path) {
        try DatabaseQueue(path: plain(path), configuration: configuration)
      }
      _ = try guarded(path) {
        try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_master") }
      }
      return queue
    } catch {
      // Reading beside a log needs a file of its own; where none can be made and no log is
      // there, nobody can be writing either.
      guard case .readOnly = error, access(path + "-wal", F_OK) != 0 else { throw error }
      return try guarded(path) {
        try DatabaseQueue(path: immutableAddress(of: path), configuration: configuration)
      }
    }
  }

  /// The path in a form in which SQLite takes no part of it for an address or a special name.
  private static func plain(_ path: String) -> String {
    path.hasPrefix("/") ? path : "./" + path
  }

  private static func immutableAddress(of path: String) -> String {
    let kept = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-~".utf8)
    let folder = FileManager.default.currentDirectoryPath
    let absolute = path.hasPrefix("/") ? path : folder + "/" + path
    let encoded = absolute.utf8.map { byte in
      kept.contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + hexadecimal([byte])
    }
    return "file://\(encoded.joined())?immutable=1"
  }

  /// Turns every failure of the database into one of the archive.
  private static func guarded<Result>(_ path: String, _ body: () throws -> Result)
    throws(ArchiveError) -> Result
  {
    do {
      return try body()
    } catch let error as ArchiveError {
      throw error
    } catch let error as DatabaseError {
      throw failure(error, path)
    } catch {
      throw .failed(Location(path), reason: "\(error)")
    }
  }

  /// Which files beside the archive may not be written, though they must be.
  private static func obstacles(_ path: String) -> String {
    ["-wal", "-shm"].map { path + $0 }.filter { access($0, F_OK) == 0 && access($0, W_OK) != 0 }
      .map { "; \($0) belongs to another user" }.joined()
  }

  private static func failure(_ error: DatabaseError, _ path: String) -> ArchiveError {
    let reason = error.message ?? "error \(error.resultCode.rawValue)"
    return switch error.resultCode {
    case .SQLITE_FULL: .full(Location(path))
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
      .readOnly(Location(path), reason: reason + obstacles(path))
    case .SQLITE_NOTADB: .foreign(Location(path))
    case .SQLITE_CORRUPT:
      .failed(
        Location(path), reason: "damaged: \(reason); use a copy, or ingest into a new archive")
    case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(Location(path), holder: "another program")
    default: .failed(Location(path), reason: reason)
    }
  }
}
