internal import CSandbox
internal import Foundation
internal import PDFPages

/// A small PDF that a worker keeps open.
///
/// The PDF library builds its tables of fonts and character maps with the first document that is
/// open and drops them with the last: with one always open they are built once, which saves a
/// fifth of the CPU time of small documents.
struct AnchorDocument: ~Copyable {
  private let file: PDFFile?

  /// The least that the library calls a PDF: a catalog, a page tree, a page.
  private static let bytes = Array(
    """
    %PDF-1.4
    1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
    3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
    xref
    0 4
    0000000000 65535 f\u{20}
    0000000009 00000 n\u{20}
    0000000052 00000 n\u{20}
    0000000101 00000 n\u{20}
    trailer<</Root 1 0 R/Size 4>>
    startxref
    160
    %%EOF

    """.utf8)

  /// Opens it; a worker without it works, too, only slower.
  init() {
    let memory = CSandboxMemoryFile("anchor")
    guard memory >= 0 else {
      file = nil
      return
    }
    defer { close(memory) }
    guard writeAll(Self.bytes[...], to: memory) else {
      file = nil
      return
    }
    do throws(PDFError) {
      file = try PDFFile(path: "/proc/self/fd/\(memory)")
    } catch {
      _ = writeAll(Array("anchor: \(error.problem)\n".utf8)[...], to: 2)
      file = nil
    }
  }
}
