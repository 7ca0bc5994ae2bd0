public import Foundation

/// Small PDFs that try a reader: broken, endless, absurd, each by its name.
public enum HostileFiles {
  /// The files, by a name without an extension.
  public static let all: [(name: String, bytes: Data)] = [
    ("empty", Data()),
    ("no-pdf", Data("<html><title>404</title></html>\n".utf8)),
    ("header-alone", Data("%PDF-1.7\n".utf8)),
    ("noise", noise),
    ("cut", whole.prefix(whole.count / 2)),
    ("no-pages", PDFDrawing().bytes),
    ("zeros-inside", zeroed),
    ("loop-of-pages", drawing { $0[2] = "<< /Type /Pages /Kids [2 0 R] /Count 9 >>" }),
    ("false-count", drawing { $0[2] = "<< /Type /Pages /Kids [100 0 R] /Count 2147483647 >>" }),
    ("loop-of-contents", drawing { $0[101] = "101 0 R" }),
    ("length-of-itself", drawing { $0[101] = "<< /Length 101 0 R >> stream\nq\nendstream" }),
    ("deep", drawing { $0[101] = PDFDrawing.stream(String(repeating: "[", count: 20_000)) }),
    ("states", drawing { $0[101] = PDFDrawing.stream(String(repeating: "q ", count: 50_000)) }),
    ("drawn-by-itself", form),
    ("absurd-page", page(mediaBox: "0 0 1e30 -1e30")),
    ("absurd-places", page("1e38 1e38 m -1e38 1e38 l S 0 0 1e38 1e38 re f nan 0 m 5 5 l S")),
    ("no-operands", page("re m l c f S Tj TJ Tm cm Do gs q Q Q Q BT ET ET")),
    (
      "false-filter",
      drawing { $0[101] = PDFDrawing.stream("no flate", entries: "/Filter /FlateDecode") }
    ),
  ]

  private static let whole = page("1 w 20 300 m 220 300 l S")

  private static let noise: Data = {
    var random = SeededGenerator(seed: 1)
    return Data("%PDF-1.4\n".utf8)
      + Data((0..<4_096).map { _ in UInt8.random(in: 0...255, using: &random) })
  }()

  private static let zeroed: Data = {
    var bytes = whole
    for index in bytes.indices.dropFirst(9) where index % 7 == 3 { bytes[index] = 0 }
    return bytes
  }()

  /// A drawing that draws itself.
  private static let form: Data = {
    var drawing = PDFDrawing("/X Do")
    drawing.resources = "/XObject << /X 900 0 R >>"
    let entries = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    drawing.objects[900] = PDFDrawing.stream(
      "/X Do /X Do", entries: entries + " /Resources << /XObject << /X 900 0 R >> >>")
    return drawing.bytes
  }()

  private static func page(_ content: String = "", mediaBox: String = "0 0 300 400") -> Data {
    PDFDrawing([.init(content, mediaBox: mediaBox)]).bytes
  }

  private static func drawing(_ spoil: (inout [Int: String]) -> Void) -> Data {
    var drawing = PDFDrawing("1 w 20 300 m 220 300 l S")
    spoil(&drawing.objects)
    return drawing.bytes
  }
}
