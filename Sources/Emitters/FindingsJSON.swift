public import Tables

/// Findings of several documents as one JSON list, each with the path of its document.
public struct FindingsJSON: Sendable {
  /// A document's path and its findings.
  public struct Entry: Sendable {
    /// The path as the user gave it.
    public var path: String
    /// What there is to say about it.
    public var finding: Finding

    /// Creates an entry.
    public init(path: String, finding: Finding) {
      self.path = path
      self.finding = finding
    }
  }

  /// Creates an emitter.
  public init() {}

  /// A list of objects: `path`, then the members of a finding as in a document.
  public func bytes(of entries: [Entry]) -> [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.list(entries) { writer, _, entry in
      writer.object { writer in
        writer.member("path", entry.path)
        writer.members(of: entry.finding)
      }
    }
    writer.bytes.append(0x0A)
    return writer.bytes
  }
}
