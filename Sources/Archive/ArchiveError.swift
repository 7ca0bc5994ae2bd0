public import Tables

/// Why the archive, or a command on it, cannot go on.
///
/// A document that cannot be converted is no error: it has an ``Outcome``.
public enum ArchiveError: Error, Hashable, CustomStringConvertible {
  /// There is no file.
  case missing(Location)
  /// The file is no archive.
  case foreign(Location)
  /// The archive was written by a newer version.
  case newer(Location)
  /// The archive was written by an older version, or the run that made it was ended at once.
  case unfinished(Location)
  /// Another command is writing to the archive, or reads it and lets nobody write.
  case locked(Location, holder: String)
  /// The archive cannot be written.
  case readOnly(Location, reason: String)
  /// The disk is full.
  case full(Location)
  /// The archive cannot be used; the reason is SQLite's own.
  case failed(Location, reason: String)
  /// A file that is read or written beside the archive.
  case file(Location, reason: String)
  /// The worker does not start.
  case worker(reason: String)
  /// The system refuses something that every conversion needs.
  case system(reason: String)

  /// A file beside the archive that cannot be written, as a report or an export.
  public static func unwritable(_ path: String, reason: String) -> ArchiveError {
    .file(Location(path), reason: "cannot be written: \(reason)")
  }

  /// One line: the place, the problem, and what to do if there is something.
  public var description: String {
    switch self {
    case .missing(let location): "\(location): no such archive"
    case .foreign(let location): "\(location): not an archive of this program"
    case .newer(let location): "\(location): written by a newer version; use that version"
    case .unfinished(let location):
      "\(location): not brought up to date; run an ingest on it first"
    case .locked(let location, let holder):
      "\(location): \(holder) uses it; wait for it or stop it"
    case .readOnly(let location, let reason): "\(location): cannot be written: \(reason)"
    case .full(let location):
      "\(location): disk full; what is stored is safe: free some space and run again"
    case .failed(let location, let reason): "\(location): \(reason)"
    case .file(let location, let reason): "\(location): \(reason)"
    case .worker(let reason): "worker: \(reason)"
    case .system(let reason): "system: \(reason)"
    }
  }
}
