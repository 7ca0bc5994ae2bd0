public import Budget
internal import PDFPages
public import Tables
internal import TextDumps

/// Turns one file into one document: the whole pipeline in one place.
///
/// PDFs: file → pages → layouts of pages → joined layout → performance tables, page by page. Text
/// dumps enter as a layout. See the README for the stages.
public struct Converter: Sendable {
  /// The version of what comes out, part of what identifies a conversion.
  public static let version = "0.1.0"

  /// The pages to read, from 1; empty for all.
  public var pages: [ClosedRange<Int>] = []
  /// The password of an encrypted PDF.
  public var password: String?
  /// What happens to white space that only layout put there.
  public var spacing = Reflow.Spacing.tight
  /// Whether the document lists every table as a grid.
  public var includesGrids = false
  /// Whether the pages' drawing is read besides their text.
  ///
  /// Without it ruled tables are not found; it is for PDFs whose drawing never ends.
  public var readsDrawing = true

  /// Creates a converter.
  public init() {}

  /// Converts a PDF, or a text dump where the file is none.
  ///
  /// - Parameters:
  ///   - path: Where the file lies.
  ///   - name: What the file is called, where the path does not tell: a file called `.pdf` is one or
  ///     is refused, whatever it holds.
  /// - Returns: What the file holds.
  /// - Throws: The reason why nothing of the file can be read; what is lost on single pages is a
  ///   finding of the document.
  public func document(
    at path: String, named name: String? = nil
  ) throws(ConversionError) -> Document {
    if (name ?? path).lowercased().hasSuffix(".pdf") || ByteSource.isPDF(path) {
      return try documentOfPDF(at: path)
    }
    return try document(of: try ByteSource(path: path, keepsBytes: true), name: path)
  }

  /// Converts already extracted text; form feeds part pages, or the empty lines that are left of them.
  ///
  /// - Parameters:
  ///   - bytes: The text, in UTF-8.
  ///   - name: The name of the document's source, `-` for standard input.
  /// - Returns: What the text holds.
  /// - Throws: The reason why the bytes are no text, or a page that was asked for is not there.
  public func document(ofText bytes: [UInt8], name: String) throws(ConversionError) -> Document {
    try document(of: ByteSource(bytes: bytes), name: name)
  }

  private func documentOfPDF(at path: String) throws(ConversionError) -> Document {
    do throws(PDFError) {
      let file = try PDFFile(
        path: path, password: password, capturing: readsDrawing ? .automatic : .textOnly)
      let numbers = try pageNumbers(upTo: file.pageCount, in: path)
      let reader = PageReader(spacing: spacing)
      var joiner = PageJoiner(
        reflow: Reflow(spacing: spacing),
        isWhole: { Labels.isName($0) },
        namesColumns: { Labels.nameColumns($0) })
      var document = documentReader
      var findings: [Finding] = []
      for number in numbers {
        do throws(PDFError) {
          for layout in reader.layouts(of: try file.page(number)) {
            document.read(joiner.join(layout))
          }
        } catch {
          findings.append(
            Finding(code: "damaged-page", severity: .loss, message: error.problem, page: number))
        }
      }
      document.read(joiner.finish())
      findings += damage(of: file)
      let bytes: ByteSource
      do throws(ConversionError) {
        bytes = try ByteSource(path: path, keepsBytes: false)
      } catch {
        throw PDFError.unreadable(Location(path), reason: error.description)
      }
      let source = Document.Source(
        name: fileName(of: path), sha256: bytes.sha256, bytes: bytes.count,
        mediaType: "application/pdf", pageCount: file.pageCount,
        producer: file.information.producer, tagged: file.isTagged, encrypted: file.isEncrypted)
      return document.document(of: source, findings: findings)
    } catch {
      throw .pdf(error)
    }
  }

  private func document(of source: ByteSource, name: String) throws(ConversionError) -> Document {
    var text = TextDumpReader.markingPages(in: try source.text(name: name))
    let pageCount = text.utf8.reduce(1) { $1 == 0x0C ? $0 + 1 : $0 }
    let numbers: [Int]
    do throws(PDFError) {
      numbers = try pageNumbers(upTo: pageCount, in: name)
    } catch {
      throw .pdf(error)
    }
    if numbers.count < pageCount { text = blanked(text, except: Set(numbers)) }
    var document = documentReader
    document.read(TextDumpReader(reflow: Reflow(spacing: spacing)).layout(of: text))
    let facts = Document.Source(
      name: fileName(of: name), sha256: source.sha256, bytes: source.count,
      mediaType: "text/plain", pageCount: pageCount)
    return document.document(of: facts, findings: unnamed(in: text))
  }

  /// A text without what its other pages hold; the form feeds stay, and so do the pages' numbers.
  private func blanked(_ text: String, except numbers: Set<Int>) -> String {
    text.split(separator: "\u{0C}", omittingEmptySubsequences: false).enumerated()
      .map { numbers.contains($0 + 1) ? $1 : "" }.joined(separator: "\u{0C}")
  }

  /// What the extractor of a dump could not name.
  private func unnamed(in text: String) -> [Finding] {
    let count = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    guard count > 0 else { return [] }
    return [
      Finding(
        code: "unmapped-glyphs", severity: .loss,
        message: "\(count) characters that the extractor of the text could not name")
    ]
  }

  /// Lays the meaning over the recognised tables.
  private var documentReader: DocumentReader {
    var reader = DocumentReader()
    reader.keepsGrids = includesGrids
    // Of some pages, budgets are compared where all that was read is shown.
    reader.comparesTotals = includesGrids || pages.isEmpty
    return reader
  }

  /// The pages to read, in page order, each once.
  private func pageNumbers(
    upTo pageCount: Int, in path: String
  ) throws(PDFError) -> [Int] {
    guard !pages.isEmpty else { return Array(1...pageCount) }
    for range in pages where range.upperBound > pageCount {
      throw .pageOutOfRange(Location(path, page: range.upperBound), pageCount: pageCount)
    }
    return (1...pageCount).filter { number in pages.contains { $0.contains(number) } }
  }

  /// What the PDF library had to mend while it read the file.
  private func damage(of file: borrowing PDFFile) -> [Finding] {
    let diagnostics = file.diagnostics
    guard diagnostics.count > 0 else { return [] }
    return [
      Finding(
        code: "damaged-pdf", severity: .note,
        message: "the PDF breaks its own rules in \(diagnostics.count) places",
        evidence: diagnostics.messages)
    ]
  }

  private func fileName(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
