public import Tables

/// Why a PDF file, or one page of it, cannot be read.
public enum PDFError: Error, Hashable, CustomStringConvertible {
  /// Nothing stands at the path.
  case notFound(Location)
  /// The path names a folder.
  case isFolder(Location)
  /// The path names a device, a pipe or a socket.
  case notRegular(Location)
  /// The file may not be read by this user.
  case noPermission(Location)
  /// The file could not be read, for the operating system's reason.
  case unreadable(Location, reason: String)
  /// The file holds no byte.
  case empty(Location)
  /// The file is something else than a PDF.
  case notPDF(Location)
  /// The file is a PDF too damaged to be opened, for the library's reason.
  case damaged(Location, reason: String)
  /// The file is encrypted and no password was given.
  case needsPassword(Location)
  /// The file is encrypted and the given password does not open it.
  case wrongPassword(Location)
  /// The file opens but has no page.
  case noPages(Location)
  /// The document has no page of this number; the location names the number asked for.
  case pageOutOfRange(Location, pageCount: Int)
  /// The page is listed but cannot be read, for the library's reason.
  case damagedPage(Location, reason: String)
  /// The page's size is no size of a page, in points.
  case absurdPageBox(Location, width: Double, height: Double)
  /// Memory ran out.
  case outOfMemory(Location)

  /// Where it happened.
  public var location: Location {
    switch self {
    case .notFound(let location), .isFolder(let location), .notRegular(let location),
      .noPermission(let location), .unreadable(let location, _), .empty(let location),
      .notPDF(let location), .damaged(let location, _), .needsPassword(let location),
      .wrongPassword(let location), .noPages(let location), .pageOutOfRange(let location, _),
      .damagedPage(let location, _), .absurdPageBox(let location, _, _),
      .outOfMemory(let location):
      location
    }
  }

  /// The problem, and what to do about it where something can be done.
  public var problem: String {
    switch self {
    case .notFound: "no such file"
    case .isFolder: "is a folder; name a PDF file"
    case .notRegular: "is no regular file; save it to a file first"
    case .noPermission: "no permission to read it; check its access rights"
    case .unreadable(_, let reason): "cannot be read: \(reason)"
    case .empty: "the file is empty; fetch it again"
    case .notPDF: "not a PDF file"
    case .damaged(_, let reason): "damaged: \(reason); fetch it again or repair it with qpdf"
    case .needsPassword: "encrypted; give its password (--password)"
    case .wrongPassword:
      "encrypted, and the password does not open it; give the right one (--password)"
    case .noPages: "the document has no pages; fetch it again or repair it with qpdf"
    case .pageOutOfRange(_, let pageCount):
      "no such page; the document has \(pageCount) page\(pageCount == 1 ? "" : "s")"
    case .damagedPage(_, let reason): "damaged page: \(reason); repair the file with qpdf"
    case .absurdPageBox(_, let width, let height):
      "the page claims to be \(width) by \(height) points; correct its page boxes"
    case .outOfMemory: "memory ran out"
    }
  }

  /// One line: the place, the problem, and what to do if there is something.
  public var description: String { "\(location): error: \(problem)" }
}
