internal import Budget
internal import Tables

/// The lines of the name of a column, from top to bottom, as far as they are found.
struct NameStack {
  /// Its chunks, at most one a line.
  private(set) var chunks: [Chunk]
  /// All of its text, white space left aside.
  private(set) var text: String
  /// The column that it names so far, if it is a whole name.
  private(set) var column: Labels.Column?

  /// The longest text that may be a name, in bytes: what is longer is no label.
  private static let longest = 150

  /// Begins a name.
  init(_ chunk: Chunk) {
    chunks = [chunk]
    text = chunk.bare
    column = Labels.column(text)
  }

  /// Goes on with the name.
  mutating func append(_ chunk: Chunk) {
    chunks.append(chunk)
    text += chunk.bare
    column = Labels.column(text)
  }

  /// Whether a chunk may go on with the name, and if so, whether it makes a known one of it.
  func joins(_ chunk: Chunk) -> (mayJoin: Bool, isKnown: Bool) {
    guard text.utf8.count + chunk.bare.utf8.count <= Self.longest else { return (false, false) }
    let joined = text + chunk.bare
    if Labels.column(joined) != nil { return (true, true) }
    // A unit in parentheses ends a name: 预算金额（万元） stands above 合计.
    return (!isOver && Self.begins(Labels.key(joined)), false)
  }

  private var isOver: Bool {
    guard let last = chunks.last?.bare else { return false }
    return last.hasSuffix("）") || last.hasSuffix(")")
  }

  /// Whether a key is the beginning of a name.
  static func begins(_ key: String) -> Bool {
    Labels.beginsLabel(key) || key == "序" || key == "序号"
  }
}
