public import Tables

/// One published budget as it was read: where it came from, its tables and what to know of them.
public struct Document: Hashable, Sendable {
  /// The file that was read.
  public struct Source: Hashable, Sendable {
    /// The file's name without its folder; `-` for standard input.
    public var name: String
    /// The SHA-256 of its bytes in lower-case hexadecimal digits.
    public var sha256: String
    /// How many bytes it has.
    public var bytes: Int
    /// `application/pdf` or `text/plain`.
    public var mediaType: String
    /// How many pages it has.
    public var pageCount: Int
    /// The program that wrote the PDF, as its metadata says.
    public var producer: String?
    /// Whether the PDF carries a structure tree.
    public var tagged: Bool
    /// Whether the PDF is encrypted.
    public var encrypted: Bool

    /// Creates a source.
    public init(
      name: String, sha256: String, bytes: Int, mediaType: String, pageCount: Int,
      producer: String? = nil, tagged: Bool = false, encrypted: Bool = false
    ) {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
      self.mediaType = mediaType
      self.pageCount = pageCount
      self.producer = producer
      self.tagged = tagged
      self.encrypted = encrypted
    }
  }

  /// How far the conversion got.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Everything was read.
    case complete
    /// Something was lost; a finding of severity `loss` says what.
    case partial
    /// The booklet refers to performance tables but holds none.
    case referenced
    /// No performance table, and none referred to.
    case none
  }

  /// The name of the output format, as in the JSON member `schema`.
  public static let schema = "jixiao/document/1"

  /// The file that was read.
  public var source: Source
  /// How far the conversion got.
  public var status: Status
  /// The performance tables in page order.
  public var tables: [PerformanceTable]
  /// Every table as a grid, in page order.
  public var grids: [Table]
  /// What its reader should know.
  public var findings: [Finding]

  /// Creates a document.
  public init(
    source: Source, status: Status, tables: [PerformanceTable] = [], grids: [Table] = [],
    findings: [Finding] = []
  ) {
    self.source = source
    self.status = status
    self.tables = tables
    self.grids = grids
    self.findings = findings
  }
}

extension Document.Status {
  /// The status that a document's tables and findings amount to.
  ///
  /// `refers`: whether a line outside its tables refers to performance tables elsewhere.
  init(of document: Document, refers: Bool) {
    if document.findings.contains(where: { $0.severity == .loss }) {
      self = .partial
    } else if !document.tables.isEmpty {
      self = .complete
    } else if refers {
      self = .referenced
    } else {
      self = .none
    }
  }

  /// Whether a line refers to performance tables elsewhere: 详见…绩效目标表.
  static func isReference(_ line: String) -> Bool {
    let key = Labels.key(line)
    guard key.holds("绩效") else { return false }
    let refers = ["详见", "见附件", "见附表", "参见", "另见", "见单位", "见部门", "编报绩效目标的项目"]
    return refers.contains(where: key.holds)
      && (key.holds("目标") || key.holds("自评") || key.holds("表"))
  }
}
