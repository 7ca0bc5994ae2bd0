import ArgumentParser
import Budget
import Emitters
import Jixiao
import Tables

/// `jixiao convert`: documents in, tables out.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts PDFs and text files into structured data.",
    discussion: """
      One input gives one document. Several give one output in any format but json, which holds \
      one document: use ndjson, one document a line, or one file each with -o FOLDER.

      -o names a folder when one is there, when it ends in a slash, and for several inputs when it \
      has no extension. Files appear whole or not at all.
      """)

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var emitting: EmittingOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Where to write (default: standard output).", valueName: "path"))
  var output: String?

  @Flag(name: .shortAndLong, help: "Say on standard error only what was lost, no other findings.")
  var quiet = false

  func run() throws {
    // Not a matter for `validate`, which comes before mistyped options are told.
    try refuseUnknownFormat()
    try refuseSeveralInOne()
    let isClean =
      switch destination {
      case .folder(let folder): try convertEach(into: folder)
      case .file(let path): try convertAll(into: path)
      case .standardOutput: try convertAll(into: nil)
      }
    if !isClean { throw ExitCode.failure }
  }
}

extension ConvertCommand {
  private var destination: Destination { Destination(output, inputCount: reading.files.count) }

  private var format: Format {
    if let format = emitting.format { return format }
    guard case .file(let path) = destination else { return .json }
    return Format(fileExtension: Path.fileExtension(of: path)) ?? .json
  }

  private var loop: DocumentLoop {
    var converter = reading.converter
    converter.includesGrids = emitting.needsGrids
    return DocumentLoop(files: reading.files, converter: converter, seconds: reading.timeout)
  }

  /// Stops where the name of the output promises what no format gives.
  private func refuseUnknownFormat() throws(ValidationError) {
    if output?.isEmpty == true { throw ValidationError("-o needs a name") }
    guard emitting.format == nil, case .file(let path) = destination else { return }
    let ending = Path.fileExtension(of: path)
    guard !ending.isEmpty, Format(fileExtension: ending) == nil else { return }
    let known = Format.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError(
      "no format has the extension .\(ending); name one of \(known) with --format")
  }

  private func refuseSeveralInOne() throws(ValidationError) {
    if case .folder = destination { return }
    guard reading.files.count > 1, !format.joinsDocuments else { return }
    throw ValidationError(
      "several inputs make no single JSON document; use --format ndjson or -o FOLDER")
  }

  /// Says what a reader of the document should know.
  ///
  /// - Returns: Whether nothing was lost.
  private func report(_ document: Document, path: String) -> Bool {
    for finding in document.findings where !quiet || finding.severity == .loss {
      StandardStreams.report(finding.line(path: path))
    }
    return document.status != .partial && !document.findings.contains { $0.severity == .loss }
  }

  private func convertAll(into path: String?) throws(ExitCode) -> Bool {
    if let path { try refuseInput(path) }
    let emitter = emitting.emitter(format, isFile: path != nil)
    var output = try JoinedOutput(path: path, emitter: emitter)
    var isWhole = true
    let isConverted = try loop.run { index, document throws(ExitCode) in
      if !report(document, path: reading.files[index]) { isWhole = false }
      try output.write(document)
    }
    try output.finish()
    return isConverted && isWhole
  }

  private func convertEach(into folder: String) throws(ExitCode) -> Bool {
    do {
      try Path.makeFolder(folder)
    } catch {
      throw .unwritable(folder, error)
    }
    var names = FileNames()
    var isWhole = true
    let stems = reading.files.map { names.stem(for: $0) }
    let isConverted = try loop.run { index, document throws(ExitCode) in
      if !report(document, path: reading.files[index]) { isWhole = false }
      let stem = stems[index]
      for (suffix, bytes) in files(of: document) {
        let name = "\(stem)\(suffix).\(format.fileExtension)"
        do throws(ExitCode) {
          try write(bytes, to: folder + (folder.hasSuffix("/") ? "" : "/") + name)
        } catch {
          // It is told; the other documents have files of their own.
          isWhole = false
        }
      }
    }
    return isConverted && isWhole
  }

  /// What a document gives in a folder: one file, or one a grid where the format holds no more.
  ///
  /// Each comes with what its name has after that of the document.
  private func files(of document: Document) -> [(String, [UInt8])] {
    let emitter = emitting.emitter(format, isFile: true)
    guard let grids = emitter as? GridCSV else { return [("", emitter.bytes(of: document))] }
    return document.grids.enumerated().map { index, grid in
      ("-table-\(index + 1)", grids.bytes(of: grid))
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(ExitCode) {
    try refuseInput(path)
    do {
      let file = try OutputFile(path: path)
      try file.write(bytes)
      try file.commit()
    } catch {
      throw .unwritable(path, error)
    }
  }

  /// Stops before an output takes the place of one of the inputs.
  private func refuseInput(_ path: String) throws(ExitCode) {
    guard reading.files.contains(where: { Path.isSameFile($0, path) }) else { return }
    StandardStreams.report("\(path): error: is one of the inputs; choose another -o")
    throw .failure
  }
}
