internal import CPageCapture
internal import CPoppler
public import Tables

/// An open PDF file.
///
/// It reads one page at a time, in any order; a page's value does not depend on the pages read
/// before it.
public struct PDFFile: ~Copyable {
  /// How the drawn lines of a page are captured.
  public enum Capturing: Hashable, Sendable {
    /// Exactly, while the text is read; through the observer where that is not possible.
    case automatic
    /// Through cairo's observer surface, which does not see into transparency groups.
    case observer
    /// Not at all: the pages hold their text alone.
    ///
    /// What hides text is not seen either. It is for files whose drawing never ends.
    case textOnly
  }

  /// What the PDF library said while it read the document.
  public struct Diagnostics: Hashable, Sendable {
    /// How many messages there were.
    public var count: Int
    /// The first of them, as the library wrote them.
    public var messages: [String]
  }

  /// What the document says about itself.
  public struct Information: Hashable, Sendable {
    /// Its title.
    public var title: String?
    /// The program that wrote the PDF file.
    public var producer: String?
    /// The program that the document was made in.
    public var creator: String?
    /// The version of the format, such as `1.7`.
    public var version: String
  }

  /// The path as the user gave it.
  public let path: String
  /// How many pages it has, at least 1.
  public let pageCount: Int
  /// The file's size, in bytes.
  public let byteCount: Int
  /// Whether the file is encrypted, be it with an empty password.
  public let isEncrypted: Bool

  private let document: OpaquePointer
  private let session: OpaquePointer
  private let capturing: Capturing
  private let expectation: Expectation

  /// What the next page probably is; it decides how a page is read, not what comes of it.
  private final class Expectation {
    var isScan: Bool

    init(isScan: Bool) { self.isScan = isScan }
  }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: An absolute path, or one relative to the working folder.
  ///   - password: The user's or the owner's password; files with an empty one open without.
  ///   - capturing: How the drawn lines are captured.
  /// - Throws: The reason why the file cannot be opened.
  public init(
    path: String, password: String? = nil, capturing: Capturing = .automatic
  ) throws(PDFError) {
    let location = Location(path)
    let probe = try Self.probe(location)
    guard let session = capture_session_create() else { throw .outOfMemory(location) }
    let document: OpaquePointer
    do throws(PDFError) {
      document = try Self.open(location, password: password, probe: probe, session: session)
    } catch {
      capture_session_destroy(session)
      throw error
    }
    let pageCount = Int(poppler_document_get_n_pages(document))
    guard pageCount > 0 else {
      g_object_unref(UnsafeMutableRawPointer(document))
      capture_session_destroy(session)
      throw .noPages(location)
    }
    self.path = path
    self.pageCount = pageCount
    self.byteCount = Int(clamping: probe.bytes)
    self.isEncrypted = probe.is_encrypted
    self.document = document
    self.session = session
    self.capturing = capturing
    expectation = Expectation(
      isScan: ScanCheck.isExpected(byteCount: byteCount, pageCount: pageCount))
  }

  deinit {
    // The session holds fonts of the document.
    capture_session_destroy(session)
    g_object_unref(UnsafeMutableRawPointer(document))
  }

  private static func probe(_ location: Location) throws(PDFError) -> document_probe {
    let probe = probe_document(location.path)
    switch probe.state {
    case DOCUMENT_READABLE: return probe
    case DOCUMENT_NOT_FOUND: throw .notFound(location)
    case DOCUMENT_IS_FOLDER: throw .isFolder(location)
    case DOCUMENT_NOT_REGULAR: throw .notRegular(location)
    case DOCUMENT_NO_PERMISSION: throw .noPermission(location)
    case DOCUMENT_EMPTY: throw .empty(location)
    default: throw .unreadable(location, reason: String(cString: g_strerror(probe.error)))
    }
  }

  private static func open(
    _ location: Location, password: String?, probe: document_probe, session: OpaquePointer
  ) throws(PDFError) -> OpaquePointer {
    var error: UnsafeMutablePointer<GError>?
    defer { g_clear_error(&error) }
    let absolute = g_canonicalize_filename(location.path, nil)
    defer { g_free(absolute) }
    let uri = g_filename_to_uri(absolute, nil, &error)
    defer { g_free(uri) }
    guard let uri else { throw .unreadable(location, reason: Self.message(of: error)) }
    capture_listen_begin(session)
    defer { capture_listen_end() }
    if let document = poppler_document_new_from_file(uri, password, &error) { return document }
    if let error, error.pointee.domain == poppler_error_quark(),
      error.pointee.code == Int32(POPPLER_ERROR_ENCRYPTED.rawValue)
    {
      throw password == nil ? .needsPassword(location) : .wrongPassword(location)
    }
    guard probe.has_header else { throw .notPDF(location) }
    throw .damaged(location, reason: Self.message(of: error))
  }

  private static func message(of error: UnsafeMutablePointer<GError>?) -> String {
    guard let text = error?.pointee.message else { return "unknown reason" }
    return String(cString: text)
  }

  /// What the document says about itself.
  public var information: Information {
    var major: UInt32 = 0
    var minor: UInt32 = 0
    poppler_document_get_pdf_version(document, &major, &minor)
    return Information(
      title: Self.taken(poppler_document_get_title(document)),
      producer: Self.taken(poppler_document_get_producer(document)),
      creator: Self.taken(poppler_document_get_creator(document)),
      version: "\(major).\(minor)")
  }

  /// Whether the document names its own structure, paragraphs and tables.
  ///
  /// - Complexity: The library reads the whole structure to find out: about a millisecond a page of
  ///   a document that has one, nothing otherwise.
  public var isTagged: Bool {
    capture_listen_begin(session)
    defer { capture_listen_end() }
    guard let iterator = poppler_structure_element_iter_new(document) else { return false }
    poppler_structure_element_iter_free(iterator)
    return true
  }

  /// A string that the library gave away; `nil` for none and for an empty one.
  private static func taken(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { g_free(text) }
    let string = String(cString: text)
    return string.isEmpty ? nil : string
  }

  /// What the PDF library has said about the document so far.
  public var diagnostics: Diagnostics {
    var messages: [String] = []
    while let message = capture_message(session, messages.count) {
      messages.append(String(cString: message))
    }
    return Diagnostics(count: Int(clamping: capture_message_count(session)), messages: messages)
  }

  /// Reads one page.
  ///
  /// - Parameter number: The page's number, from 1.
  /// - Returns: What the page draws, with findings about what it hides or lacks.
  /// - Throws: The reason why the page cannot be read.
  public func page(_ number: Int) throws(PDFError) -> Page {
    let location = Location(path, page: number)
    guard number >= 1, number <= pageCount else {
      throw .pageOutOfRange(location, pageCount: pageCount)
    }
    capture_listen_to_page(session)
    defer { capture_listen_end() }
    let page = try popplerPage(location, number: number)
    defer { g_object_unref(UnsafeMutableRawPointer(page)) }
    var width = 0.0
    var height = 0.0
    poppler_page_get_size(page, &width, &height)
    // One point holds no text; beyond cairo's coordinates lines cannot be told apart.
    let sizes = 1.0...131_072
    guard sizes.contains(width), sizes.contains(height) else {
      throw .absurdPageBox(location, width: width, height: height)
    }
    let extraction = PageExtraction(
      session: session, method: capturing, number: number,
      bounds: Rect(left: 0, top: 0, right: width, bottom: height))
    if expectation.isScan, let scan = extraction.scan(page) { return scan }
    // What was looked at without drawing lacks the text that drawing adds.
    let freshPage = expectation.isScan ? try popplerPage(location, number: number) : page
    defer { if freshPage != page { g_object_unref(UnsafeMutableRawPointer(freshPage)) } }
    let result = extraction.page(freshPage)
    expectation.isScan = result.isScan
    return result.page
  }

  /// A picture of one page, which counts from 1.
  ///
  /// - Throws: The reason why the page cannot be drawn.
  public func canvas(ofPage number: Int, format: PageCanvas.Format) throws(PDFError) -> PageCanvas {
    let page = try page(number)
    let location = Location(path, page: number)
    capture_listen_to_page(session)
    defer { capture_listen_end() }
    let drawn = try popplerPage(location, number: number)
    defer { g_object_unref(UnsafeMutableRawPointer(drawn)) }
    guard let canvas = PageCanvas(width: page.width, height: page.height, format: format) else {
      throw .outOfMemory(location)
    }
    paint_page(drawn, canvas.context)
    return canvas
  }

  private func popplerPage(
    _ location: Location, number: Int
  ) throws(PDFError) -> OpaquePointer {
    if let page = poppler_document_get_page(document, Int32(clamping: number - 1)) { return page }
    let reason = capture_last_message(session).map { String(cString: $0) }
    throw .damagedPage(location, reason: reason ?? "the page tree does not lead to it")
  }
}
