internal import Budget
internal import Tables

/// Every code that a finding can have, with what it says; see `jixiao schema`.
///
/// Codes are stable: a new kind of finding gets a new code.
enum FindingCodes {
  /// The codes as alternatives of the schema, one a line.
  static var schema: String {
    all.map { code in
      let severities = code.severities.map(\.rawValue).joined(separator: ", ")
      var line = JSONWriter(layout: .line)
      line.object {
        $0.member("const", code.code)
        $0.member("description", "\(severities): \(code.meaning)")
      }
      return "          " + String(decoding: line.bytes, as: UTF8.self)
    }.joined(separator: ",\n")
  }

  /// The codes: first those that speak of the conversion, then those of the document.
  static var all: [FindingCode] { ofPages + ofTables + ofTextDumps + Checks.codes }

  private static let ofPages: [FindingCode] = [
    FindingCode(
      "damaged-pdf", [.note], "The PDF breaks its own rules; what could be read is there."),
    FindingCode("damaged-page", [.loss], "A page cannot be read."),
    FindingCode("no-text-layer", [.loss], "A page, or most of it, is a picture without text."),
    FindingCode(
      "ocr-layer", [.note], "The text of a page was put behind its picture by a program."),
    FindingCode("unmapped-glyphs", [.loss], "Fonts do not tell which characters they draw."),
    FindingCode(
      "missing-poppler-data", [.loss], "The tables of a font's encoding are not installed."),
    FindingCode(
      "misplaced-text", [.loss], "Characters of the text layer have no place on the page."),
    FindingCode("hidden-text", [.note], "Characters that nobody sees are left out."),
    FindingCode("watermark", [.note], "Text printed across a page is left out."),
    FindingCode("page-limit", [.loss], "A page draws more than is kept."),
    FindingCode(
      "drawing-stopped", [.loss], "The drawing of a page stopped early: lines are missing."),
    FindingCode("capture-fallback", [.note], "Lines in transparency groups are not seen."),
    FindingCode(
      "text-only", [.loss],
      "A document was read without its lines: with them it failed, or it was asked for so."),
  ]

  private static let ofTables: [FindingCode] = [
    FindingCode("lost-characters", [.loss], "The cells of a table lack characters of its area."),
    FindingCode("lost-text", [.loss], "A cell that was read is not in the output as printed."),
    FindingCode("unread-row", [.loss], "A row apart from the table before it is left out."),
    FindingCode("unread-cell", [.loss], "A cell of a performance table found no place."),
    FindingCode("unread-table", [.loss], "A table of indicators, or lines of one, was not read."),
    FindingCode("unknown-column", [.note], "A column of unknown meaning is kept as a field."),
    FindingCode(
      "subtotal-row", [.note], "A row of a list without an indicator is taken for a sum."),
    FindingCode("level-blank", [.note], "A first level is blank and cannot be the one above."),
  ]

  private static let ofTextDumps: [FindingCode] = [
    FindingCode("text-ambiguous", [.note], "Words of a dump could as well be read otherwise."),
    FindingCode("text-too-long", [.loss], "A table of a dump is too long to be parted into rows."),
  ]
}
