public import Foundation

/// A small PDF file, written by a test for itself.
///
/// Its text is set in a Type 3 font of full squares one em wide, which every machine draws alike;
/// the font maps each square to the character that the test asks for.
public struct PDFDrawing {
  /// One page.
  public struct Sheet {
    /// The content stream, in the language of PDF pages: points, origin bottom-left, y upwards.
    public var content: String
    /// The media box, as it is written.
    public var mediaBox = "0 0 300 400"
    /// More entries of the page dictionary, such as `/Rotate 90`.
    public var entries = ""

    /// Creates a page.
    public init(_ content: String, mediaBox: String = "0 0 300 400", entries: String = "") {
      self.content = content
      self.mediaBox = mediaBox
      self.entries = entries
    }
  }

  /// The pages.
  public var sheets: [Sheet]
  /// More entries of the resource dictionary, such as `/XObject << /X 20 0 R >>`.
  public var resources = ""
  /// More objects, by number; numbers from 900 on are free.
  public var objects: [Int: String] = [:]
  /// More entries of the trailer.
  public var trailer = ""
  /// Whether the font tells which characters it draws.
  public var mapsText = true
  /// What the font says that its glyphs fill at most, in thousandths of an em.
  public var fontBox = "0 -120 1000 880"

  private var characters: [Unicode.Scalar] = []

  /// Creates a document.
  public init(_ sheets: [Sheet] = []) { self.sheets = sheets }

  /// Creates a document of one page.
  public init(_ content: String) { self.init([Sheet(content)]) }

  /// The operators that show a text in the test font.
  ///
  /// - Parameters:
  ///   - text: The characters; a document holds up to 200 different ones.
  ///   - x: The origin of the first character, in points from the left.
  ///   - y: The baseline, in points from the bottom.
  ///   - size: The font size, in points.
  ///   - operators: What is set for this text alone, such as `3 Tr`.
  ///   - matrix: The first four numbers of the text matrix.
  /// - Returns: Operators for a page's content.
  public mutating func text(
    _ text: String, x: Double, y: Double, size: Double = 10, operators: String = "",
    matrix: String = "1 0 0 1"
  ) -> String {
    var codes = ""
    for scalar in text.unicodeScalars {
      let code = characters.firstIndex(of: scalar) ?? characters.count
      if code == characters.count { characters.append(scalar) }
      codes += Self.hex(code + 1, digits: 2)
    }
    return "q BT /F1 \(size) Tf \(matrix) \(x) \(y) Tm \(operators) <\(codes)> Tj ET Q\n"
  }

  private static func hex(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// An object that is a stream.
  public static func stream(_ content: String, entries: String = "") -> String {
    "<< \(entries) /Length \(content.utf8.count) >> stream\n\(content)\nendstream"
  }

  /// The file's bytes.
  public var bytes: Data {
    var all = objects
    let pageNumbers = sheets.indices.map { 100 + 2 * $0 }
    all[1] = "<< /Type /Catalog /Pages 2 0 R >>"
    let kids = pageNumbers.map { "\($0) 0 R" }.joined(separator: " ")
    all[2] = "<< /Type /Pages /Kids [\(kids)] /Count \(sheets.count) >>"
    all[3] = "<< /Font << /F1 4 0 R >> \(resources) >>"
    for (number, sheet) in zip(pageNumbers, sheets) {
      all[number] =
        "<< /Type /Page /Parent 2 0 R /MediaBox [\(sheet.mediaBox)] /Resources 3 0 R"
        + " /Contents \(number + 1) 0 R \(sheet.entries) >>"
      all[number + 1] = Self.stream(sheet.content)
    }
    addFont(to: &all)
    return Self.file(all.merging(objects) { $1 }, trailer: trailer)
  }

  private func addFont(to all: inout [Int: String]) {
    // A glyph's name must say nothing: poppler reads meaning and even numbers out of names.
    let letters = Array("ghijklmnopqrstuv")
    let names = characters.indices.map { index in
      "/z\(letters[index / 16 % 16])\(letters[index % 16])q"
    }
    let differences = names.joined(separator: " ")
    let procedures = names.map { "\($0) 5 0 R" }.joined(separator: " ")
    let widths = names.map { _ in "1000" }.joined(separator: " ")
    all[4] =
      "<< /Type /Font /Subtype /Type3 /FontBBox [\(fontBox)] /FontMatrix [.001 0 0 .001 0 0]"
      + " /FirstChar 1 /LastChar \(max(1, names.count)) /Widths [\(widths)]"
      + " /Encoding << /Type /Encoding /Differences [1 \(differences)] >>"
      + " /CharProcs << \(procedures) >> /Resources << >>"
      + (mapsText ? " /ToUnicode 6 0 R >>" : " >>")
    all[5] = Self.stream("1000 0 0 -120 1000 880 d1 0 -120 1000 1000 re f")
    let lines = characters.enumerated().map { index, scalar in
      let units = String(scalar).utf16.map { Self.hex(Int($0), digits: 4) }.joined()
      return "<\(Self.hex(index + 1, digits: 2))> <\(units)>"
    }
    let map = stride(from: 0, to: lines.count, by: 100).map { start in
      let part = lines[start..<min(start + 100, lines.count)]
      return "\(part.count) beginbfchar\n\(part.joined(separator: "\n"))\nendbfchar"
    }
    all[6] = Self.stream(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def\n"
        + "1 begincodespacerange <00> <FF> endcodespacerange\n"
        + map.joined(separator: "\n") + "\nendcmap end end")
  }

  private static func file(_ objects: [Int: String], trailer: String) -> Data {
    var data = Data("%PDF-1.7\n".utf8)
    var offsets: [Int: Int] = [:]
    for (number, body) in objects.sorted(by: { $0.key < $1.key }) {
      offsets[number] = data.count
      data.append(Data("\(number) 0 obj\n\(body)\nendobj\n".utf8))
    }
    let start = data.count
    let size = (objects.keys.max() ?? 0) + 1
    data.append(Data("xref\n0 1\n0000000000 65535 f \n".utf8))
    for (number, offset) in offsets.sorted(by: { $0.key < $1.key }) {
      let digits = String(offset)
      let padded = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
      data.append(Data("\(number) 1\n\(padded) 00000 n \n".utf8))
    }
    data.append(
      Data(
        "trailer\n<< /Size \(size) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n".utf8))
    return data
  }
}
