/// What was recognised on one page, and what was left out.
public struct Recognition: Hashable, Sendable {
  /// The tables and lines.
  public var layout: Layout
  /// What looked like a table at first and is none.
  public var omissions: [Omission]

  /// Creates a recognition.
  public init(layout: Layout, omissions: [Omission]) {
    self.layout = layout
    self.omissions = omissions
  }
}
