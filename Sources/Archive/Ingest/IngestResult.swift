internal import Foundation

/// What became of one file.
public struct IngestResult: Hashable, Sendable {
  /// The file.
  public var path: RawPath
  /// The SHA-256 of its bytes; `nil` where they could not be read.
  public var sha256: String?
  /// How its conversion ended.
  public var outcome: Outcome
  /// Why, where there is more to say.
  public var reason: String?
  /// How much of it was read.
  public var mode = ConversionMode.full
  /// How many attempts that took; 0 where none was made.
  public var attempts = 0
  /// How many diagnostics there were.
  public var diagnostics = 0
  /// Whether it was converted by this run; else the archive had it.
  public var isNew = false
  /// How long it took, in seconds.
  public var seconds = 0.0

  /// Whether it failed or lost something; by a strict measure, also where the PDF library had to
  /// mend it.
  public func isFailure(isStrict: Bool) -> Bool {
    !outcome.isClean || isStrict && diagnostics > 0
  }

  init(path: RawPath, outcome: Outcome, reason: String? = nil) {
    self.path = path
    self.outcome = outcome
    self.reason = reason
  }
}

/// What happens during an ingest.
public enum IngestEvent: Sendable {
  /// A conversion begins.
  case began(RawPath)
  /// A file is done.
  case finished(IngestResult)
}

/// What an ingest did.
public struct IngestSummary: Hashable, Sendable {
  /// How many files there were, by how they ended.
  public var counts: [Outcome: Int] = [:]
  /// How many documents this run converted, or tried to.
  public var converted = 0
  /// The files that failed or lost something, by path.
  public var failures: [IngestResult] = []
  /// The signal that stopped the run early, or `nil`.
  public var stopSignal: Int32?
  /// How long the run took, in seconds.
  public var seconds = 0.0

  /// How many files there were.
  public var total: Int { counts.values.reduce(0, +) }

  /// How many files failed or lost something.
  public var failed: Int { failures.count }

  /// The failures as CSV, a line a file, which `--from-list` takes.
  public var report: String {
    var text = CSVRecord.line(Self.reportColumns)
    for failure in failures {
      text += CSVRecord.line([
        failure.path.text, failure.outcome.rawValue, failure.outcome.isRetryable ? "1" : "0",
        failure.reason ?? Self.mended(failure), String(failure.attempts), failure.mode.rawValue,
        failure.sha256 ?? "", failure.path.invalidBytes.map(hexadecimal) ?? "",
      ])
    }
    return text
  }

  private static let reportColumns = [
    "path", "status", "retryable", "reason", "attempts", "mode", "sha256", "path_bytes",
  ]

  /// Whether a report may take the place of a file: another report, by the names of its first two
  /// columns, or an empty file.
  ///
  /// Any other is something that somebody keeps, perhaps one of the files that are taken in.
  public static func mayReplace(_ path: String) -> Bool {
    guard let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    let beginning = Array((reportColumns.prefix(2).joined(separator: ",") + ",").utf8)
    var buffer = [UInt8](repeating: 0, count: beginning.count)
    let count = fread(&buffer, 1, buffer.count, file)
    return count == 0 || buffer[..<count] == beginning[...]
  }

  /// The reason of a failure by the strict measure alone.
  private static func mended(_ failure: IngestResult) -> String {
    failure.outcome.isClean ? "mended: \(failure.diagnostics) diagnostics" : ""
  }
}
