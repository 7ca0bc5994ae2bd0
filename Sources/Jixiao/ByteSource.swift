internal import Glibc
internal import PDFPages
internal import Tables

/// A file's bytes as the converter needs them: their digest, and the text where they are text.
struct ByteSource {
  /// The SHA-256 of the bytes.
  var sha256: String
  /// How many bytes there are.
  var count: Int
  /// The bytes, where they were asked for.
  var bytes: [UInt8]

  /// Reads a file once.
  ///
  /// `keepsBytes`: whether the bytes are kept, or only digested.
  init(path: String, keepsBytes: Bool) throws(ConversionError) {
    let location = Location(path)
    guard let file = fopen(path, "rb") else {
      throw .unreadable(location, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    let digest = ByteDigest()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    count = 0
    bytes = []
    while true {
      let read = fread(&buffer, 1, buffer.count, file)
      if read == 0 { break }
      count += read
      buffer.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0[..<read])) }
      if keepsBytes { bytes += buffer[..<read] }
    }
    if ferror(file) != 0 {
      throw .unreadable(location, reason: String(cString: strerror(errno)))
    }
    sha256 = digest.digits()
  }

  /// Takes bytes that are there already.
  init(bytes: [UInt8]) {
    let digest = ByteDigest()
    bytes.withUnsafeBytes { digest.add($0) }
    self.bytes = bytes
    count = bytes.count
    sha256 = digest.digits()
  }

  /// Whether a file begins like a PDF: `%PDF-` within its first 1,024 bytes.
  ///
  /// Source: ISO 32000-1, annex H, implementation note 13.
  static func isPDF(_ path: String) -> Bool {
    guard let file = fopen(path, "rb") else { return false }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = fread(&buffer, 1, buffer.count, file)
    let mark = Array("%PDF-".utf8)
    guard count >= mark.count else { return false }
    return (0...(count - mark.count)).contains {
      buffer[$0..<($0 + mark.count)].elementsEqual(mark)
    }
  }
}
