internal import Budget
internal import Foundation
internal import GRDB
internal import Tables

/// The books of one run: what was seen, tried and stored.
struct Ledger: Sendable {
  let archive: ArchiveFile
  let key: ExtractionKey
  let run: Int64

  /// Enters the beginning of a run.
  init(archive: ArchiveFile, key: ExtractionKey, arguments: [String], jobs: Int)
    throws(ArchiveError)
  {
    self.archive = archive
    self.key = key
    run = try archive.write { db in
      try db.execute(
        sql: """
          INSERT INTO run (converter, settings, arguments, jobs, started) VALUES (?, ?, ?, ?, \(now))
          """,
        arguments: [key.converter, key.settings, JSONText.array(arguments), jobs])
      return db.lastInsertedRowID
    }
  }

  /// Enters the end of the run.
  func end(_ outcome: String) throws(ArchiveError) {
    try archive.write { db in
      try db.execute(
        sql: "UPDATE run SET ended = \(now), outcome = ? WHERE id = ?", arguments: [outcome, run])
    }
  }

  /// What is known of the file at a path, if it is still the file that was seen there.
  func state(of path: RawPath, _ facts: FileFacts) throws(ArchiveError) -> DocumentState? {
    try archive.read { db in
      let row = try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT document_id, bytes, modified_ns, changed_ns, inode FROM source
            WHERE path = ? AND coalesce(path_bytes, '') = ? AND current AND document_id IS NOT NULL
            """),
        arguments: [path.text, Self.pathBytes(path)])
      guard let row else { return nil }
      let seen = FileFacts(
        bytes: row["bytes"] ?? 0, modified: row["modified_ns"] ?? 0,
        changed: row["changed_ns"] ?? 0, inode: row["inode"] ?? 0)
      return seen == facts ? try state(of: row["document_id"], db) : nil
    }
  }

  /// What is known of a document by its bytes.
  func state(ofDocument sha256: String) throws(ArchiveError) -> DocumentState? {
    try archive.read { db in
      let identifier = try Int64.fetchOne(
        try db.cachedStatement(sql: "SELECT id FROM document WHERE sha256 = ?"),
        arguments: [sha256])
      return try identifier.map { try state(of: $0, db) }
    }
  }

  /// Enters that a document was seen under a path.
  func see(_ path: RawPath, _ contents: FileSnapshot.Contents) throws(ArchiveError) -> Int64 {
    try archive.write { db in try see(path, contents, db) }
  }

  /// Enters that a path gave no document.
  func see(_ path: RawPath, failure: SnapshotFailure) throws(ArchiveError) {
    try archive.write { db in
      try forget(path, except: nil, db)
      try source(
        path, [nil, nil, nil, nil, nil, failure.outcome.rawValue, failure.reason], db)
    }
  }

  /// Enters that an attempt begins, and the document, where it is new.
  ///
  /// - Returns: The attempt's number in the archive.
  func begin(
    _ path: RawPath, _ contents: FileSnapshot.Contents, number: Int, mode: ConversionMode
  ) throws(ArchiveError) -> Int64 {
    try archive.write { db in
      let document = try see(path, contents, db)
      try db.cachedStatement(
        sql: """
          INSERT INTO attempt (run_id, document_id, converter, settings, number, mode, started)
          VALUES (?, ?, ?, ?, ?, ?, \(now))
          """
      ).execute(arguments: [run, document, key.converter, key.settings, number, mode.rawValue])
      return db.lastInsertedRowID
    }
  }

  /// Enters how an attempt ended that another one follows.
  func finish(_ identifier: Int64, _ attempt: WorkerSlot.Attempt) throws(ArchiveError) {
    try archive.write { db in try finish(identifier, attempt, db) }
  }

  /// Takes back an attempt that the user broke off: it says nothing about the document.
  func cancel(_ identifier: Int64) throws(ArchiveError) {
    try archive.write { db in
      try db.execute(
        sql: "UPDATE attempt SET ended = \(now), outcome = 'cancelled' WHERE id = ?",
        arguments: [identifier])
    }
  }

  /// Stores a document with all its rows, in one transaction.
  func store(
    _ document: Document?, ending identifier: Int64, _ conversion: WorkerSlot.Conversion,
    of sha256: String
  ) throws(ArchiveError) {
    try archive.write { db in
      try finish(identifier, conversion.last, db)
      try store(
        document, conversion.last, attempts: conversion.attempts.count, of: sha256, db)
    }
  }

  /// Stores that a document is not tried any more.
  func giveUp(_ sha256: String, after interruptions: Int) throws(ArchiveError) {
    var attempt = WorkerSlot.Attempt(mode: .full, outcome: .interrupted)
    attempt.reason = "the command ended \(interruptions) times while it was being converted"
    try archive.write { db in try store(nil, attempt, attempts: interruptions, of: sha256, db) }
  }
}

/// The time, in SQL.
private let now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

extension Ledger {
  private static func pathBytes(_ path: RawPath) -> any DatabaseValueConvertible {
    path.invalidBytes.map { Data($0) } ?? ""
  }

  private func state(of document: Int64, _ db: Database) throws -> DocumentState {
    let sha256 = try String.fetchOne(
      try db.cachedStatement(sql: "SELECT sha256 FROM document WHERE id = ?"),
      arguments: [document])
    var state = DocumentState(document: document, sha256: sha256 ?? "", interruptions: 0)
    let rows = try Row.fetchAll(
      try db.cachedStatement(
        sql: """
          SELECT converter, settings, outcome, current, run_id, reason, mode, attempts,
            diagnostics
          FROM extraction WHERE document_id = ?
          """),
      arguments: [document])
    for row in rows {
      let extraction = DocumentState.Extraction(
        key: ExtractionKey(converter: row["converter"], settings: row["settings"]),
        outcome: Outcome(rawValue: row["outcome"]) ?? .damaged, run: row["run_id"],
        reason: row["reason"], mode: ConversionMode(rawValue: row["mode"]) ?? .full,
        attempts: row["attempts"], diagnostics: row["diagnostics"])
      if extraction.key == key { state.own = extraction }
      if row["current"] { state.current = extraction }
    }
    state.interruptions =
      try Int.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT count(*) FROM attempt WHERE document_id = ? AND converter = ? AND settings = ?
              AND ended IS NULL AND run_id <> ?
            """),
        arguments: [document, key.converter, key.settings, run]) ?? 0
    return state
  }

  private func see(_ path: RawPath, _ contents: FileSnapshot.Contents, _ db: Database) throws
    -> Int64
  {
    let facts = contents.facts
    try db.cachedStatement(
      sql: """
        INSERT INTO document (sha256, bytes, first_seen) VALUES (?, ?, \(now))
        ON CONFLICT DO NOTHING
        """
    ).execute(arguments: [contents.sha256, facts.bytes])
    let document =
      try Int64.fetchOne(
        try db.cachedStatement(sql: "SELECT id FROM document WHERE sha256 = ?"),
        arguments: [contents.sha256]) ?? 0
    try forget(path, except: document, db)
    try source(
      path, [document, facts.bytes, facts.modified, facts.changed, facts.inode, nil, nil], db)
    return document
  }

  /// Marks what a path gave before as no longer there.
  private func forget(_ path: RawPath, except document: Int64?, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        UPDATE source SET current = 0 WHERE path = ? AND coalesce(path_bytes, '') = ?
          AND document_id IS NOT ?
        """
    ).execute(arguments: [path.text, Self.pathBytes(path), document])
  }

  private func source(
    _ path: RawPath, _ values: [(any DatabaseValueConvertible)?], _ db: Database
  ) throws {
    let head: [(any DatabaseValueConvertible)?] = [
      path.text, path.invalidBytes.map { Data($0) }, path.name.text,
    ]
    try db.cachedStatement(
      sql: """
        INSERT INTO source (path, path_bytes, name, document_id, bytes, modified_ns, changed_ns,
          inode, outcome, reason, current, seen)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, \(now))
        ON CONFLICT (path, coalesce(path_bytes, ''), coalesce(document_id, 0)) DO UPDATE SET
          bytes = excluded.bytes, modified_ns = excluded.modified_ns,
          changed_ns = excluded.changed_ns, inode = excluded.inode, outcome = excluded.outcome,
          reason = excluded.reason, current = 1, seen = excluded.seen
        """
    ).execute(arguments: StatementArguments(head + values))
  }

  private func finish(_ identifier: Int64, _ attempt: WorkerSlot.Attempt, _ db: Database) throws {
    let values: [(any DatabaseValueConvertible)?] = [
      attempt.outcome.rawValue, attempt.reason, attempt.signal, attempt.wall,
      attempt.milliseconds, attempt.peak, attempt.diagnostics,
      attempt.remarks.isEmpty ? nil : attempt.remarks, identifier,
    ]
    try db.cachedStatement(
      sql: """
        UPDATE attempt SET ended = \(now), outcome = ?, reason = ?, signal = ?, wall_ms = ?,
          cpu_ms = ?, peak_kib = ?, diagnostics = ?, remarks = ? WHERE id = ?
        """
    ).execute(arguments: StatementArguments(values))
  }

  private func store(
    _ document: Document?, _ attempt: WorkerSlot.Attempt, attempts: Int, of sha256: String,
    _ db: Database
  ) throws {
    let owner = try Int64.fetchOne(
      db, sql: "SELECT id FROM document WHERE sha256 = ?", arguments: [sha256])
    guard let owner else { return }
    let state = try state(of: owner, db)
    // Nor does it take the place of what this converter could read before.
    if state.own?.outcome.isConverted == true, !attempt.outcome.isConverted { return }
    if state.own != nil { try removeOwn(of: owner, db) }
    // A failure does not hide what an older converter, or other settings, could read.
    let hides = attempt.outcome.isConverted || state.current?.key == key
    let isCurrent = hides || state.current?.outcome.isConverted != true
    if isCurrent {
      try db.execute(
        sql: "UPDATE extraction SET current = 0 WHERE document_id = ? AND current",
        arguments: [owner])
    }
    let source = document?.source
    let values: [(any DatabaseValueConvertible)?] = [
      owner, key.converter, key.settings, isCurrent, attempt.outcome.rawValue,
      attempt.outcome.isRetryable, attempt.reason, attempt.mode.rawValue, attempts,
      attempt.diagnostics, source?.mediaType, source?.pageCount, source?.producer, source?.tagged,
      source?.encrypted, run,
    ]
    try db.cachedStatement(
      sql: """
        INSERT INTO extraction (document_id, converter, settings, current, outcome, retryable,
          reason, mode, attempts, diagnostics, media_type, page_count, producer, tagged, encrypted,
          run_id, stored)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, \(now))
        """
    ).execute(arguments: StatementArguments(values))
    guard let document else { return }
    try DocumentWriter(db: db, extraction: db.lastInsertedRowID).write(document)
  }

  private func removeOwn(of document: Int64, _ db: Database) throws {
    let identifiers = try Int64.fetchAll(
      db,
      sql: "SELECT id FROM extraction WHERE document_id = ? AND converter = ? AND settings = ?",
      arguments: [document, key.converter, key.settings])
    for identifier in identifiers { try DocumentWriter.remove(extraction: identifier, from: db) }
  }
}
