public import Budget
public import Emitters
internal import GRDB
internal import Tables

/// Writes the contents of an archive in other formats.
///
/// Documents come in the order of their names, then of their digests; what is written depends on
/// the archive's contents alone, byte for byte, not on how or when they got there.
public struct ArchiveExport: Sendable {
  /// Which tables are written.
  ///
  /// A filter also leaves out documents in which no table passes.
  public var filter = TableFilter()

  /// Creates an export of everything.
  public init() {}

  /// Writes all documents by an emitter, one piece after the other.
  ///
  /// - Parameters:
  ///   - archive: What is written.
  ///   - emitter: The format.
  ///   - put: Takes each piece.
  /// - Throws: What `put` throws; where the archive cannot be read.
  public func write(
    _ archive: ArchiveFile, by emitter: some Emitter, to put: ([UInt8]) throws -> Void
  ) throws {
    var bytes: [UInt8] = []
    emitter.begin(&bytes)
    try put(bytes)
    try forEachDocument(of: archive) { document in
      bytes.removeAll(keepingCapacity: true)
      emitter.write(document, to: &bytes)
      try put(bytes)
    }
    bytes.removeAll()
    emitter.end(&bytes)
    try put(bytes)
  }

  /// Writes all documents into a spreadsheet.
  ///
  /// - Returns: How many texts were cut because a cell cannot hold them.
  public func writeWorkbook(_ archive: ArchiveFile, to path: String) throws(ArchiveError) -> Int {
    let workbook = try WorkbookWriter(path: path)
    do {
      try forEachDocument(of: archive) { document in try workbook.write(document) }
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw .file(Location(path), reason: "\(error)")
    }
    try workbook.close()
    return workbook.cutTexts
  }

  /// Hands on each converted document, one at a time.
  public func forEachDocument(of archive: ArchiveFile, _ body: (Document) throws -> Void) throws {
    let passing = try archive.read { try extractions($0) }
    // One transaction for each document: an ingest may go on meanwhile.
    for extraction in passing {
      let document = try archive.read { db -> Document? in
        let row = try Row.fetchOne(
          try db.cachedStatement(sql: "SELECT * FROM documents WHERE extraction_id = ?"),
          arguments: [extraction])
        return try row.flatMap { try DocumentReader(db: db).document(from: $0) }
      }
      guard var document else { continue }
      if !filter.isOpen { restrict(&document) }
      try body(document)
    }
  }

  private func extractions(_ db: Database) throws -> [Int64] {
    let (conditions, values) = filter.conditions
    let restriction =
      conditions.isEmpty
      ? ""
      : """
      AND extraction_id IN (SELECT extraction_id FROM performance_table
        WHERE \(conditions.joined(separator: " AND ")))
      """
    return try Int64.fetchAll(
      db,
      sql: """
        SELECT extraction_id FROM documents
        WHERE status IN ('complete', 'partial', 'referenced', 'none') \(restriction)
        ORDER BY name, sha256
        """,
      arguments: StatementArguments(values))
  }

  /// Leaves the tables that pass, and the findings that belong to them.
  private func restrict(_ document: inout Document) {
    document.tables = document.tables.filter(filter.passes)
    let kept = Set(document.tables.map(\.index))
    document.findings = document.findings.filter { finding in
      finding.table.map(kept.contains) ?? true
    }
    document.grids = []
  }
}
