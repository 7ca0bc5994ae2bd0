/// Joins the printed lines of a cell into the text that its author typed.
///
/// A line end is a real break where the next line begins a list item, or where a sentence ends on
/// a line that had room for more; every other line end is a wrap. No character is lost or
/// invented except white space.
public struct Reflow: Sendable {
  /// What happens to white space between CJK characters and digits or Latin letters.
  public enum Spacing: String, Hashable, Sendable, CaseIterable {
    /// It is dropped: only layout put it there.
    case tight
    /// It is kept as printed.
    case keep
  }

  /// One printed line of a cell.
  public struct Line: Hashable, Sendable {
    /// The text as printed.
    public var text: String
    /// How much room was left behind it, in widths of a CJK character.
    ///
    /// `nil` where that is not known, as in text without geometry: then a line that is as long as
    /// the longest counts as full.
    public var room: Double?

    /// Creates a line.
    public init(_ text: String, room: Double? = nil) {
      self.text = text
      self.room = room
    }
  }

  /// What happens to white space that only layout put there.
  public var spacing = Spacing.tight

  /// How much room, in widths of a CJK character, a line must have had left to count as ended by
  /// its author.
  ///
  /// A character that must not begin a line, such as 。, takes the one before it along, so a
  /// wrapped line can leave two widths; smaller values break sentences at such wraps, larger ones
  /// miss breaks after nearly full lines.
  public var shortLineRoom = 2.0

  /// How much room the letter needs that a line cut inside a word had no room for, in widths of a CJK
  /// character.
  ///
  /// Letters are up to 0.7 wide, m and w up to 0.95. Smaller values leave a space in words cut before
  /// wide letters, larger ones take the space from phrases of Latin words among CJK text.
  private static func room(for letter: Unicode.Scalar) -> Double {
    switch letter {
    case "m", "w", "M", "W": 0.95
    default: 0.7
    }
  }

  /// Creates a reflow.
  public init(spacing: Spacing = .tight) { self.spacing = spacing }

  /// The text of a cell, real breaks as `\n`.
  public func text(of lines: [Line]) -> String {
    var result = TextBuilder(capacity: lines.reduce(0) { $0 + $1.text.utf8.count + 1 })
    var items = ListItems()
    let longest = lines.reduce(0.0) { max($0, $1.text.emWidth) }
    var previous: Line?
    for line in lines {
      let scalars = line.text.unicodeScalars.drop { $0.isBlank }
      guard !scalars.isEmpty else { continue }
      let beginsItem = items.begins(scalars, after: previous.map { isOpen($0, longest) } ?? false)
      if let previous {
        if beginsItem || endsParagraph(previous, longest: longest) {
          result.append("\n")
        } else if needsSpace(after: result.last, scalars), !isCutWord(previous, scalars) {
          result.append(" ")
        }
      }
      append(scalars, to: &result)
      previous = line
    }
    return result.text
  }

  /// A single printed line as text: white space handled, nothing joined.
  public func text(of line: String) -> String {
    text(of: [Line(line)])
  }

  /// Whether a line may go on: it ends in no mark that closes a sentence or opens a list, and had no
  /// room for more.
  private func isOpen(_ line: Line, _ longest: Double) -> Bool {
    guard let last = line.text.unicodeScalars.last(where: { !$0.isBlank }) else { return false }
    guard !last.endsSentence, last != ":", last != "：" else { return false }
    return (line.room ?? (longest - line.text.emWidth)) < shortLineRoom
  }

  private func endsParagraph(_ line: Line, longest: Double) -> Bool {
    guard let last = line.text.unicodeScalars.last(where: { !$0.isBlank }) else { return false }
    guard last.endsSentence else { return false }
    return (line.room ?? (longest - line.text.emWidth)) >= shortLineRoom
  }

  private func needsSpace(
    after last: Unicode.Scalar?, _ next: Substring.UnicodeScalarView
  ) -> Bool {
    guard let last, let first = next.first else { return false }
    return last.isWordLetter && (first.isWordLetter || first.isDigit)
  }

  /// Whether a line that is full to its side ends inside a word among CJK text or in the unit of a
  /// number, as producers cut them that break lines between any two characters: `检测出具的C` above
  /// `MA报告`, `≤307.5k` above `m²`.
  private func isCutWord(_ line: Line, _ next: Substring.UnicodeScalarView) -> Bool {
    guard let room = line.room, let first = next.first, first.isWordLetter,
      room < Reflow.room(for: first)
    else { return false }
    let letters = line.text.unicodeScalars.reversed().prefix { $0.isWordLetter }
    // No two words stand in a cell that is as narrow as a letter.
    if letters.count == 1, line.text.unicodeScalars.count == 1 { return true }
    let before = line.text.unicodeScalars.reversed().dropFirst(letters.count).first
    let after = next.first { !$0.isWordLetter }
    return before?.isCJK == true || before?.isDigit == true || after?.isCJK == true
  }

  /// Appends a line without the white space that only layout put there.
  private func append(_ scalars: Substring.UnicodeScalarView, to result: inout TextBuilder) {
    var isPending = false
    for scalar in scalars {
      if scalar.isBlank {
        isPending = true
        continue
      }
      if isPending, let last = result.last, last != "\n", keepsSpace(last, scalar) {
        result.append(" ")
      }
      isPending = false
      result.append(scalar)
    }
  }

  private func keepsSpace(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    if spacing == .keep { return true }
    return switch (first.isCJK, second.isCJK) {
    case (true, true): !(first.isCJKPunctuation || second.isCJKPunctuation)
    case (false, false): !(first.isOperator || second.isOperator)
    default: false
    }
  }
}
