internal import Tables

/// What the command asks of its worker process, one line of JSON each.
///
/// The bytes of the document lie in the memory file that the worker holds as descriptor 3.
struct WorkerOrder: Hashable, Sendable {
  /// What the file is called: the name that the document gets; `.pdf` promises a PDF.
  var name: String
  var mode = ConversionMode.full
  var settings = ConversionSettings()
  /// The pages to read, from 1; empty for all.
  var pages: [ClosedRange<Int>] = []
  /// The CPU time it may take, in seconds.
  var seconds = 0.0
  /// Why the drawing is left out, where it is.
  var reduction: String?

  /// The line, its end included.
  var line: [UInt8] {
    let pages = pages.map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ",")
    let text =
      #"{"name":\#(JSONText.quoted(name)),"mode":"\#(mode.rawValue)","pages":[\#(pages)],"#
      + #""seconds":\#(seconds),"grids":\#(settings.includesGrids),"#
      + #""spacing":"\#(settings.spacing.rawValue)","reduction":\#(JSONText.quoted(reduction))}"#
    return Array(text.utf8) + [0x0A]
  }

  init(name: String) { self.name = name }

  init(line: [UInt8]) throws(JSONFailure) {
    self.init(name: "")
    var reader = JSONReader(line)
    try reader.members { (member, reader) throws(JSONFailure) in
      switch member {
      case "name": name = try reader.string()
      case "mode": mode = ConversionMode(rawValue: try reader.string()) ?? .full
      case "pages":
        pages = try reader.elements { (reader) throws(JSONFailure) in try reader.pageRange() }
      case "seconds": seconds = try reader.double()
      case "grids": settings.includesGrids = try reader.boolean()
      case "spacing":
        settings.spacing = Reflow.Spacing(rawValue: try reader.string()) ?? .tight
      case "reduction":
        reduction = try reader.optional { (reader) throws(JSONFailure) in try reader.string() }
      default: try reader.skip()
      }
    }
  }
}

/// What the worker process answers: one line of JSON, then the document's bytes and a line end.
struct WorkerReport: Hashable, Sendable {
  var outcome: Outcome
  var reason: String?
  /// How many diagnostics the PDF library gave.
  var diagnostics = 0
  /// The CPU time it took, in milliseconds.
  var milliseconds = 0
  /// The most resident memory of the worker so far, in KiB.
  var peak = 0
  /// How many bytes of JSON follow.
  var bytes = 0

  /// The line, its end included.
  var line: [UInt8] {
    let text =
      #"{"outcome":"\#(outcome.rawValue)","reason":\#(JSONText.quoted(reason)),"#
      + #""diagnostics":\#(diagnostics),"cpu_ms":\#(milliseconds),"peak_kib":\#(peak),"#
      + #""bytes":\#(bytes)}"#
    return Array(text.utf8) + [0x0A]
  }

  init(outcome: Outcome, reason: String? = nil) {
    self.outcome = outcome
    self.reason = reason
  }

  init(line: [UInt8]) throws(JSONFailure) {
    self.init(outcome: .none)
    var reader = JSONReader(line)
    try reader.members { (member, reader) throws(JSONFailure) in
      switch member {
      case "outcome":
        let word = try reader.string()
        guard let known = Outcome(rawValue: word) else {
          throw JSONFailure(offset: reader.offset, expected: "an outcome")
        }
        outcome = known
      case "reason":
        reason = try reader.optional { (reader) throws(JSONFailure) in try reader.string() }
      case "diagnostics": diagnostics = try reader.integer()
      case "cpu_ms": milliseconds = try reader.integer()
      case "peak_kib": peak = try reader.integer()
      case "bytes": bytes = try reader.integer()
      default: try reader.skip()
      }
    }
  }
}

extension JSONReader {
  /// Reads `[first, last]`.
  mutating func pageRange() throws(JSONFailure) -> ClosedRange<Int> {
    let start = offset
    let ends = try elements { (reader) throws(JSONFailure) in try reader.integer() }
    guard ends.count == 2, ends[0] >= 1, ends[0] <= ends[1] else {
      throw JSONFailure(offset: start, expected: "the first and the last page")
    }
    return ends[0]...ends[1]
  }
}
