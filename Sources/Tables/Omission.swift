/// Something that looked like a table at first and is none.
public struct Omission: Hashable, Sendable {
  /// Why it was left out.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Its lines run through words.
    case cut = "lines-through-words"
    /// Its lines part no cells.
    case ticks
    /// Its lines are the ends of bars.
    case bars = "lines-end-bars"
    /// Numbers of an axis stand at its lines.
    case axis = "numbers-at-lines"
    /// Hardly any cell holds text.
    case sparse
    /// It has no outline, and few of its cells hold text.
    case diagram
    /// It holds no text.
    case empty
    /// Its lines have no columns in common.
    case ragged = "no-columns"
    /// Its columns hold running text or scattered words.
    case text
    /// Names and ascending page numbers: a table of contents.
    case contents

    /// One sentence for people, lower case, no full stop.
    public var explanation: String {
      switch self {
      case .cut: "a chart: its lines run through words"
      case .ticks: "a chart: most of its lines part no cells"
      case .bars: "a chart: most of its lines end one bar each"
      case .axis: "a chart: the numbers of an axis stand at its lines"
      case .sparse: "a drawing: hardly any of its cells hold text"
      case .diagram: "a diagram: it has no outline, and few of its cells hold text"
      case .empty: "a frame without text"
      case .ragged: "lines that have no columns in common"
      case .text: "text without a column of numbers and without rules"
      case .contents: "a table of contents"
      }
    }
  }

  /// Where it stands; see ``Rect``.
  public var box: Rect
  /// Why it was left out.
  public var reason: Reason

  /// Creates an omission.
  public init(box: Rect, reason: Reason) {
    self.box = box
    self.reason = reason
  }
}
