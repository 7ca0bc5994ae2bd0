import Archive
import Budget
import Emitters
import Foundation
import GRDB
import TestSupport
import Testing

/// A folder with documents and an archive, and the runs on them.
///
/// The documents say themselves what the worker does with them: recite a document, crash, hang.
/// The worker is the built command.
struct ArchiveFixture {
  let folder: TemporaryFolder
  /// Where documents lie.
  let documents: URL

  init() throws {
    folder = try TemporaryFolder()
    documents = folder.url.appending(path: "documents")
    try FileManager.default.createDirectory(at: documents, withIntermediateDirectories: true)
    // Only files that name a fault are concerned, whatever else runs in this process.
    setenv("JIXIAO_WORKER_FAULTS", "1", 1)
  }

  /// The path of an archive in the folder.
  func archive(_ name: String = "archive") -> String {
    folder.url.appending(path: "\(name).sqlite").path
  }

  /// Adds a file.
  @discardableResult
  func add(_ name: String, _ contents: String) throws -> URL {
    let file = documents.appending(path: name)
    try Data(contents.utf8).write(to: file)
    return file
  }

  /// Adds a PDF of one blank page, behind a line that names a fault where one is wanted.
  @discardableResult
  func addBlank(_ name: String, fault: String? = nil) throws -> URL {
    let file = documents.appending(path: name)
    let line = fault.map { "%fault \($0)\n" } ?? ""
    try (Data(line.utf8) + PDFDrawing("").bytes).write(to: file)
    return file
  }

  /// Adds a file that the worker answers with a document.
  @discardableResult
  func add(_ name: String, reciting document: Document, after milliseconds: Int = 0) throws -> URL {
    try add(name, Self.recital(of: document, after: milliseconds))
  }

  /// The contents of a file that the worker answers with a document.
  static func recital(of document: Document, after milliseconds: Int = 0) -> String {
    "%fault recite \(milliseconds)\n" + JSONEmitter(layout: .line).text(of: document)
  }

  /// Takes files into an archive, by default all documents of the folder.
  @discardableResult
  func ingest(
    _ paths: [String]? = nil, into name: String = "archive", jobs: Int = 2,
    adjust: (inout Ingest.Options) -> Void = { _ in },
    observer: @escaping @Sendable (IngestEvent) -> Void = { _ in }
  ) throws -> IngestSummary {
    var options = Ingest.Options()
    options.jobs = jobs
    options.limits.seconds = 20
    options.program = WorkerProgram(path: Command.executable.path)
    adjust(&options)
    let file = try ArchiveFile(writingTo: archive(name))
    let sources = SourceQueue(paths: (paths ?? [documents.path]).map { RawPath($0) })
    let ingest = Ingest(into: file, from: sources, options: options, observer: observer)
    let summary = try ingest.run()
    try file.close()
    return summary
  }

  /// What is stored, in a form that does not depend on when and in which order it was.
  func contents(_ name: String = "archive") throws -> String {
    let file = try ArchiveFile(readingFrom: archive(name))
    #expect(try file.problems() == [])
    var output: [UInt8] = []
    try ArchiveExport().write(file, by: JSONEmitter(layout: .line)) { output += $0 }
    let queue = try DatabaseQueue(path: archive(name))
    let rows = try queue.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT sha256, name, status, mode, reason FROM documents ORDER BY sha256
          """
      ).map(\.description)
        + Row.fetchAll(
          db,
          sql: """
            SELECT path, hex(path_bytes), sha256, source.outcome, reason
            FROM source LEFT JOIN document ON document.id = document_id
            WHERE current ORDER BY path, path_bytes
            """
        ).map(\.description)
        + Row.fetchAll(
          db, sql: "SELECT 'texts', count(*) FROM search_text"
        ).map(\.description)
    }
    return String(decoding: output, as: UTF8.self) + rows.joined(separator: "\n")
  }

  /// The values of one column of a query.
  func values(_ sql: String, in name: String = "archive") throws -> [String] {
    try DatabaseQueue(path: archive(name)).read { db in
      try Row.fetchAll(db, sql: sql).map { row in
        row.databaseValues.map { $0.description }.joined(separator: "|")
      }
    }
  }
}
