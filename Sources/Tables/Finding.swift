/// Something that the reader of a result should know.
public struct Finding: Hashable, Sendable {
  /// How much it matters, and to what.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The published document contradicts itself.
    case error
    /// The published document looks wrong.
    case warning
    /// The conversion lost something that the document holds.
    case loss
    /// Anything else worth knowing.
    case note
  }

  /// A stable name of the kind of finding, such as `fund-sum`.
  public var code: String
  /// How much it matters.
  public var severity: Severity
  /// One sentence for people, lower case, no full stop.
  public var message: String
  /// The number of the performance table it belongs to, from 1.
  public var table: Int?
  /// The page, from 1.
  public var page: Int?
  /// The place on the page; see `Rect`.
  public var box: Rect?
  /// The printed words that show it.
  public var evidence: [String]

  /// Creates a finding.
  public init(
    code: String, severity: Severity, message: String, table: Int? = nil, page: Int? = nil,
    box: Rect? = nil, evidence: [String] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.table = table
    self.page = page
    self.box = box
    self.evidence = evidence
  }
}

/// Something that was mended on the way from the page to the value.
public struct Repair: Hashable, Sendable {
  /// What kind of mend it was.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The lines of a cell joined.
    case wrap
    /// A row or a cell joined over pages.
    case pageBreak = "page-break"
    /// A repeated header dropped.
    case header
    /// A merged or blank level filled down.
    case filled
    /// Compatibility characters folded.
    case radical
    /// White space dropped that only layout put there.
    case spacing
    /// Characters drawn twice, kept once.
    case duplicate
  }

  /// What kind of mend it was.
  public var kind: Kind
  /// The page, from 1.
  public var page: Int
  /// The place on the page; see `Rect`.
  public var box: Rect?
  /// The text as printed, line by line.
  public var printed: [String]
  /// The text as it was mended.
  public var text: String

  /// Creates a repair.
  public init(kind: Kind, page: Int, box: Rect? = nil, printed: [String], text: String) {
    self.kind = kind
    self.page = page
    self.box = box
    self.printed = printed
    self.text = text
  }
}

/// A result together with what its reader should know about it.
public struct Reported<Value> {
  /// The result.
  public var value: Value
  /// What its reader should know.
  public var findings: [Finding]

  /// Creates a result with its findings.
  public init(_ value: Value, findings: [Finding] = []) {
    self.value = value
    self.findings = findings
  }
}

extension Reported: Sendable where Value: Sendable {}
extension Reported: Equatable where Value: Equatable {}

/// Where something is: a file, and a page of it where that is known.
public struct Location: Hashable, Sendable, CustomStringConvertible {
  /// The path as the user gave it; `-` for standard input.
  public var path: String
  /// The page, from 1.
  public var page: Int?

  /// Creates a location.
  public init(_ path: String, page: Int? = nil) {
    self.path = path
    self.page = page
  }

  /// `path` or `path:page`.
  public var description: String { page.map { "\(path):\($0)" } ?? path }
}
