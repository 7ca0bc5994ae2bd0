/// What a document is converted by: two extractions of one document differ in one of these.
struct ExtractionKey: Hashable, Sendable {
  /// The version of the converter.
  var converter: String
  /// The settings, as one line of JSON.
  var settings: String
}

/// What an archive knows of a document before it is converted.
struct DocumentState: Hashable, Sendable {
  /// An extraction, in the few words that a decision needs.
  struct Extraction: Hashable, Sendable {
    var key: ExtractionKey
    var outcome: Outcome
    var run: Int64
    var reason: String?
    var mode: ConversionMode
    var attempts: Int
    var diagnostics: Int
  }

  var document: Int64
  var sha256: String
  /// The extraction with this run's converter and settings.
  var own: Extraction?
  /// The extraction that the views show.
  var current: Extraction?
  /// How many attempts with this run's converter and settings have no end: the command itself
  /// ended during them.
  var interruptions: Int
}
