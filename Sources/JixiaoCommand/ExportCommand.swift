import Archive
import ArgumentParser
import Emitters
import Glibc

/// `jixiao export`: an archive in, its contents in another format out.
struct ExportCommand: ParsableCommand {
  /// The formats of an export.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    /// One line an indicator.
    case csv
    /// One document a line.
    case ndjson
    /// Sections and pipe tables.
    case markdown
    /// A spreadsheet.
    case xlsx
  }

  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the contents of an archive in another format.",
    discussion: """
      The output depends on the archive's contents alone: two archives of the same documents give \
      the same bytes. A spreadsheet needs -o; it has the sheets 项目, 指标 and 问题.
      """)

  @OptionGroup var archive: ArchiveOptions

  @Option(help: "The output format (default: as the extension of -o says).")
  var format: Format?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Where to write (default: standard output).", valueName: "path"))
  var output: String?

  @Option(help: "The language of the column names of CSV.")
  var headers = EmittingOptions.Headers.zh

  @Flag(help: "Guard cells of CSV that a spreadsheet program would run as a formula.")
  var spreadsheetSafe = false

  func validate() throws {
    if try chosenFormat() == .xlsx, output == nil || output == "-" {
      throw ValidationError("a spreadsheet is written to a file; name it with -o")
    }
  }

  private func chosenFormat() throws -> Format {
    if let format { return format }
    switch output.map({ Path.fileExtension(of: $0).lowercased() }) {
    case "csv": return .csv
    case "ndjson": return .ndjson
    case "md", "markdown": return .markdown
    case "xlsx": return .xlsx
    default:
      throw ValidationError("name the format with --format, or with the extension of -o")
    }
  }

  func run() throws {
    let format = try chosenFormat()
    try archive.read { file in
      if let output { try ArchiveOptions.refuse(output, inPlaceOf: archive.archive) }
      var export = ArchiveExport()
      export.filter = archive.filter
      if format == .xlsx, let output {
        try writeWorkbook(export, file, to: output)
      } else if let output, output != "-" {
        try write(export, file, by: emitter(for: format), to: output)
      } else {
        try export.write(file, by: emitter(for: format)) { try StandardStreams.write($0) }
      }
    }
  }

  private func emitter(for format: Format) -> any Emitter {
    switch format {
    case .csv, .xlsx:
      CSVEmitter(
        headers: headers == .en ? .english : .chinese, isSpreadsheetSafe: spreadsheetSafe,
        hasByteOrderMark: output.map { $0 != "-" } ?? false)
    case .ndjson: JSONEmitter(layout: .line)
    case .markdown: MarkdownEmitter()
    }
  }

  private func write(
    _ export: ArchiveExport, _ file: ArchiveFile, by emitter: any Emitter, to path: String
  ) throws {
    do {
      let output = try OutputFile(path: path)
      try export.write(file, by: emitter) { try output.write($0) }
      try output.commit()
    } catch let error as SystemError {
      throw ArchiveError.unwritable(path, reason: error.description)
    }
  }

  private func writeWorkbook(_ export: ArchiveExport, _ file: ArchiveFile, to path: String) throws {
    let cut: Int
    do {
      let output = try OutputFile(path: path)
      // The library opens the file by its name, which it has until it is whole.
      guard let temporary = output.temporary else {
        throw ArchiveError.unwritable(path, reason: "it is no regular file")
      }
      cut = try export.writeWorkbook(file, to: temporary)
      try output.commit()
    } catch let error as SystemError {
      throw ArchiveError.unwritable(path, reason: error.description)
    }
    if cut > 0 {
      StandardStreams.report(
        "\(path): warning: \(cut) texts are longer than a cell holds and were cut")
    }
  }
}
