public import ArgumentParser
import Budget
import Jixiao
public import Tables

/// The options that say how a document is read.
struct ReadingOptions: ParsableArguments {
  @Argument(help: "PDF files, text files, or - for text on standard input.")
  var files: [String]

  @Option(help: "The pages to read, such as 3-7,12 (default: all).", transform: PageRanges.init)
  var pages: PageRanges?

  @Option(help: "The password of an encrypted PDF.")
  var password: String?

  @Option(help: "White space that only layout put between scripts: dropped (tight) or kept (keep).")
  var spacing = Reflow.Spacing.tight

  @Option(
    help: ArgumentHelp(
      "The time that one document may take, in seconds; 0 for no limit.", valueName: "seconds"))
  var timeout: UInt32 = 120

  mutating func validate() throws {
    if files.contains("") { throw ValidationError("an empty name is no file") }
    if files.filter({ $0 == "-" }).count > 1 {
      throw ValidationError("standard input can be read only once")
    }
  }

  /// A converter with these settings.
  var converter: Converter {
    var converter = Converter()
    converter.pages = pages?.ranges ?? []
    converter.password = password
    converter.spacing = spacing
    return converter
  }
}

extension Reflow.Spacing: ExpressibleByArgument {}

/// Pages as a user writes them.
struct PageRanges {
  /// The ranges in the order given, none empty, none below 1.
  var ranges: [ClosedRange<Int>] = []

  /// Reads `3-7,12`.
  ///
  /// - Throws: `ValidationError` for anything else.
  init(_ text: String) throws {
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard (1...2).contains(bounds.count), let first = bounds[0], first >= 1,
        let last = bounds[bounds.count - 1]
      else {
        throw ValidationError("'\(part)' is no page or range of pages, such as 12 or 3-7")
      }
      guard first <= last else {
        throw ValidationError("the pages \(part) run backwards; write \(last)-\(first)")
      }
      ranges.append(first...last)
    }
  }
}

extension Converter {
  /// Converts what an argument names: a file, or the text on standard input.
  func document(named argument: String) throws(ConversionError) -> Document {
    guard argument == "-" else { return try document(at: argument) }
    let bytes: [UInt8]
    do {
      bytes = try StandardStreams.input()
    } catch {
      throw .unreadable(Location("-"), reason: "cannot be read: \(error)")
    }
    return try document(ofText: bytes, name: "-")
  }
}
