public import Tables

/// Findings of several documents as one JSON list, each with the path of its document.
///
/// The list is written document by document.
public struct FindingsJSON: Sendable {
  /// Whether findings were written already.
  public private(set) var hasBegun: Bool

  private static let empty = Array("[]\n".utf8)
  /// What stands behind the last object of a list.
  private static let close = Array("\n]\n".utf8)

  /// Creates an emitter.
  ///
  /// `hasBegun`: whether another has written findings of the list already.
  public init(hasBegun: Bool = false) { self.hasBegun = hasBegun }

  /// The objects of one document: `path`, as the user gave it, then the members of a finding as in
  /// a document.
  public mutating func bytes(of findings: [Finding], path: String) -> [UInt8] {
    guard !findings.isEmpty else { return [] }
    var writer = JSONWriter(layout: .indented)
    writer.list(findings) { writer, _, finding in
      writer.object { writer in
        writer.member("path", path)
        writer.members(of: finding)
      }
    }
    writer.bytes.append(0x0A)
    let objects = writer.bytes.dropFirst().dropLast(Self.close.count)
    let lead = hasBegun ? "," : "["
    hasBegun = true
    return Array(lead.utf8) + objects
  }

  /// What ends the list.
  public func end() -> [UInt8] { hasBegun ? Self.close : Self.empty }
}
