/// How the conversion of one file ended, in a few stable words.
///
/// The words are stored in the archive, printed in reports and taken by `--retry`. A new word may
/// be added; none changes its meaning.
public enum Outcome: String, Hashable, Sendable, CaseIterable {
  /// Everything was read.
  case complete
  /// Read, but something was lost; a finding of severity `loss` says what.
  case partial
  /// The booklet refers to performance tables but holds none.
  case referenced
  /// No performance table, and none referred to.
  case none
  /// The file needs a password.
  case encrypted
  /// The file cannot be opened as what it is: its structure is broken.
  case damaged
  /// The file is neither a PDF nor UTF-8 text, or is called a PDF and is none.
  case unsupported
  /// The file is empty.
  case empty
  /// The file is larger than the limit.
  case tooLarge = "too_large"
  /// The conversion took longer than its limit of wall-clock or CPU time.
  case timeout
  /// The conversion needed more memory than its limit.
  case outOfMemory = "out_of_memory"
  /// The conversion ended its process: a signal, an abort, an early exit.
  case crashed
  /// The worker could not do its work, for a reason outside of the document.
  ///
  /// Somebody else ended it, or it lacked something that every conversion needs.
  case killed
  /// The command itself ended again and again while this document was being converted.
  case interrupted
  /// The file cannot be read: permissions, a broken link, an error of the disk.
  case unreadable
  /// The file was written to while it was read.
  case changed
  /// A pipe, a socket, a device or a folder.
  case notAFile = "not_a_file"
  /// The document has fewer pages than were asked for; an archive asks for all.
  case pageOutOfRange = "page_out_of_range"

  /// Whether the document was converted, even if something was lost.
  public var isConverted: Bool {
    switch self {
    case .complete, .partial, .referenced, .none: true
    default: false
    }
  }

  /// Whether nothing failed and nothing was lost.
  public var isClean: Bool { isConverted && self != .partial }

  /// Whether the next run tries again by itself: the reason may have gone away without a newer
  /// converter.
  ///
  /// The others are tried again when asked for (`--retry`) or by a newer converter.
  public var isRetryable: Bool {
    switch self {
    case .killed, .unreadable, .changed: true
    default: false
    }
  }
}

/// How much of a document is read.
public enum ConversionMode: String, Hashable, Sendable, CaseIterable {
  /// The text and what the pages draw.
  case full
  /// The text alone: what is left where the drawing cannot be read within the limits.
  case textOnly = "text-only"
}
