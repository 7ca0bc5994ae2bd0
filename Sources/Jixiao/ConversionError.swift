public import PDFPages
public import Tables

/// Why a file could not be converted.
public enum ConversionError: Error, Hashable, CustomStringConvertible {
  /// The PDF cannot be opened, or a page that was asked for is not there.
  case pdf(PDFError)
  /// The file cannot be read.
  case unreadable(Location, reason: String)
  /// The file is neither a PDF nor text.
  case notText(Location)

  /// The file, and the page where that is known.
  public var location: Location {
    switch self {
    case .pdf(let error): error.location
    case .unreadable(let location, _), .notText(let location): location
    }
  }

  /// One line: the place, the problem, and what to do if there is something.
  public var description: String {
    switch self {
    case .pdf(let error): error.description
    case .unreadable(let location, let reason): "\(location): error: \(reason)"
    case .notText(let location):
      "\(location): error: neither a PDF nor UTF-8 text; "
        + "convert other encodings first, as with iconv -f GB18030 -t UTF-8"
    }
  }
}
