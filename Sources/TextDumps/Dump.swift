internal import Tables

/// One line of a dump.
struct DumpLine {
  /// The text without white space at its end; what stands before it is kept.
  var text: Substring
  /// The page, from 1.
  var page: Int
  /// Whether white space follows the last character.
  var hasTrailingBlank: Bool

  /// Whether the line holds nothing but white space.
  var isBlank: Bool { text.isEmpty }
}

/// Already extracted text as lines on pages.
///
/// A form feed ends a page; `\n`, `\r\n` and `\r` end a line.
struct Dump {
  /// The lines in order, blank ones among them.
  var lines: [DumpLine] = []

  /// Whether a blank at the end of a line says that the cell ends there.
  ///
  /// Some extractors write a space after the last word of a cell and none where a cell wraps. A
  /// dump is of this kind where most of its lines end in a blank; stray blanks at line ends are a
  /// minority in every other kind.
  var marksCellEnds: Bool {
    var marked = 0
    var filled = 0
    for line in lines where !line.isBlank {
      filled += 1
      if line.hasTrailingBlank { marked += 1 }
    }
    return marked * 2 > filled
  }

  /// Splits a text into its lines.
  init(_ text: String) {
    var page = 1
    var start = text.unicodeScalars.startIndex
    var lastFilled = start
    let scalars = text.unicodeScalars
    var index = start
    var isFolded = false
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar == "\n" || scalar == "\r" || scalar == "\u{0C}" || scalar == "\u{2028}" {
        append(text, start, lastFilled, index, page)
        if isFolded { foldLast() }
        isFolded = false
        if scalar == "\u{0C}" { page += 1 }
        index = next
        if scalar == "\r", index < scalars.endIndex, scalars[index] == "\n" {
          index = scalars.index(after: index)
        }
        start = index
        lastFilled = index
        continue
      }
      if !scalar.isBlank { lastFilled = next }
      if scalar.value >= 0x2E80, IdeographFolding.ideograph(for: scalar) != nil { isFolded = true }
      index = next
    }
    append(text, start, lastFilled, index, page)
    if isFolded { foldLast() }
  }

  /// Puts ideographs for the radicals and compatibility ideographs that a font made of them on the
  /// last line.
  private mutating func foldLast() {
    guard let line = lines.popLast() else { return }
    var text = String.UnicodeScalarView()
    for scalar in line.text.unicodeScalars {
      text.append(IdeographFolding.ideograph(for: scalar) ?? scalar)
    }
    lines.append(
      DumpLine(
        text: Substring(String(text)), page: line.page, hasTrailingBlank: line.hasTrailingBlank))
  }

  private mutating func append(
    _ text: String, _ start: String.Index, _ filled: String.Index, _ end: String.Index, _ page: Int
  ) {
    guard start < end else {
      lines.append(DumpLine(text: "", page: page, hasTrailingBlank: false))
      return
    }
    lines.append(
      DumpLine(text: text[start..<filled], page: page, hasTrailingBlank: filled < end))
  }
}
