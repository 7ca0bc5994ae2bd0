import ArgumentParser
import Emitters
import Jixiao
import Tables

/// `jixiao inspect`: one page in, what was recognised on it out.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what was recognised on a page.",
    discussion: """
      Without -o a summary is printed. With -o the page is drawn with its rulings (red), tables \
      (green), cells with their row and column numbers (orange), header rows (blue), the rows that \
      go on from the page before (violet), findings (yellow), and what was left out (grey).
      """)

  @Argument(help: "A PDF file.")
  var file: String

  @Option(help: "The page, from 1.")
  var page: Int

  @Option(help: "The password of an encrypted PDF.")
  var password: String?

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("The picture to draw: a name that ends in .png or .svg.", valueName: "path"))
  var output: String?

  @Flag(help: "Print everything as JSON instead of a summary.")
  var json = false

  func validate() throws {
    if file.isEmpty || file == "-" {
      throw ValidationError("inspect reads no standard input; name a PDF file")
    }
    if page < 1 { throw ValidationError("pages count from 1") }
    if let output, format(of: output) == nil {
      throw ValidationError("'\(output)' ends neither in .png nor in .svg")
    }
  }

  func run() throws {
    var converter = Converter()
    converter.password = password
    do {
      let inspection = try converter.inspection(at: file, page: page)
      if let output, let format = format(of: output) {
        try draw(inspection, into: output, format: format)
      }
      if json {
        var bytes: [UInt8] = []
        InspectionJSON().write(
          page: inspection.page, tables: inspection.tables, lines: inspection.lines,
          omissions: inspection.omissions, findings: inspection.findings, to: &bytes)
        try StandardStreams.write(bytes)
      } else if output == nil {
        let text = InspectionSummary(inspection).text(path: file)
        try StandardStreams.write(Array(text.utf8))
      }
    } catch let error as ConversionError {
      StandardStreams.report(error.description)
      throw ExitCode.failure
    }
  }

  private func format(of path: String) -> InspectionDrawing.Format? {
    InspectionDrawing.Format(rawValue: Path.fileExtension(of: path).lowercased())
  }

  private func draw(
    _ inspection: Inspection, into path: String, format: InspectionDrawing.Format
  ) throws {
    if Path.isSameFile(file, path) {
      StandardStreams.report("\(path): error: is the input; choose another -o")
      throw ExitCode.failure
    }
    let drawing = InspectionDrawing(inspection)
    guard let bytes = try drawing.picture(of: file, password: password, format: format) else {
      StandardStreams.report("\(path): error: the picture cannot be made; memory may be short")
      throw ExitCode.failure
    }
    do {
      let file = try OutputFile(path: path)
      try file.write(bytes)
      try file.commit()
    } catch {
      StandardStreams.report("\(path): error: cannot be written: \(error)")
      throw ExitCode.failure
    }
  }
}
