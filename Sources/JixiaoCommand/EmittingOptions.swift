import ArgumentParser
import Emitters

/// The options that say what is written and how.
struct EmittingOptions: ParsableArguments {
  @Option(help: "The output format (default: as the extension of -o says, else json).")
  var format: Format?

  @Option(
    help: """
      The tables to write: performance tables with what they mean, or all tables as plain grids \
      (JSON has the performance tables in any case).
      """)
  var tables = TableSelection.performance

  @Flag(help: "The same as --tables all in JSON.")
  var grids = false

  @Flag(help: "List what was mended in each table, and its labels without a value (JSON).")
  var repairs = false

  @Option(help: "The column names of CSV: Chinese (zh) or as in JSON (en).")
  var headers = Headers.zh

  @Flag(help: "Guard CSV cells that a spreadsheet program would run as a formula.")
  var spreadsheetSafe = false

  /// The languages of CSV column names.
  enum Headers: String, CaseIterable, ExpressibleByArgument {
    /// The printed Chinese terms.
    case zh
    /// The names of the JSON members.
    case en
  }

  /// Whether documents need their grids.
  var needsGrids: Bool { grids || tables == .all }

  /// Writes documents in a format; `isFile` tells a file from standard output.
  func emitter(_ format: Format, isFile: Bool) -> any Emitter {
    switch (format, tables) {
    case (.json, _): JSONEmitter(layout: .indented, includesRepairs: repairs)
    case (.ndjson, _): JSONEmitter(layout: .line, includesRepairs: repairs)
    case (.csv, .performance):
      CSVEmitter(
        headers: headers == .en ? .english : .chinese, isSpreadsheetSafe: spreadsheetSafe,
        hasByteOrderMark: isFile)
    case (.csv, .all):
      GridCSV(isSpreadsheetSafe: spreadsheetSafe, hasByteOrderMark: isFile)
    case (.markdown, .performance): MarkdownEmitter()
    case (.markdown, .all): GridMarkdown()
    case (.html, .performance): HTMLEmitter()
    case (.html, .all): GridHTML()
    }
  }
}
