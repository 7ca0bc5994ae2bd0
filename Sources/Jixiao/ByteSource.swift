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
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw .unreadable(location, reason: "is a folder; name the files in it, or use ingest")
    }
    guard let file = fopen(path, "rb") else {
      switch errno {
      case ENOENT: throw .pdf(.notFound(location))
      case EACCES: throw .pdf(.noPermission(location))
      default: throw .unreadable(location, reason: String(cString: strerror(errno)))
      }
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

  /// The bytes as text.
  ///
  /// - Parameter name: What the file is called in errors.
  /// - Returns: The text, with U+FFFD for each zero.
  /// - Throws: Why they are none.
  func text(name: String) throws(ConversionError) -> String {
    let location = Location(name)
    guard !bytes.isEmpty else { throw .pdf(.empty(location)) }
    guard !Self.isPDF(bytes[...]) else {
      throw .unreadable(
        location, reason: "a PDF, which can be read from a file only; save it and name the file")
    }
    // Extractors write a zero for a glyph that stands for no character; other encodings have more.
    let zeros = bytes.count { $0 == 0 }
    guard let text = String(validating: bytes, as: UTF8.self), zeros * 100 <= bytes.count else {
      throw .notText(location)
    }
    return zeros == 0 ? text : String(text.map { $0 == "\0" ? "\u{FFFD}" : $0 })
  }

  /// Whether a file begins like a PDF.
  ///
  /// Never of a pipe: what is read from it to find out would be missing from its text.
  static func isPDF(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = fopen(path, "rb")
    else { return false }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: headLength)
    let count = fread(&buffer, 1, buffer.count, file)
    return isPDF(buffer[..<count])
  }

  /// Whether bytes begin like a PDF: `%PDF-` within the first 1,024 of them.
  ///
  /// Source: ISO 32000-1, annex H, implementation note 13.
  static func isPDF(_ bytes: ArraySlice<UInt8>) -> Bool {
    let head = Array(bytes.prefix(headLength))
    let count = head.count
    let mark = Array("%PDF-".utf8)
    guard count >= mark.count else { return false }
    return (0...(count - mark.count)).contains {
      head[$0..<($0 + mark.count)].elementsEqual(mark)
    }
  }

  /// How much of a file tells whether it is a PDF, in bytes.
  private static let headLength = 1024
}
