import ArgumentParser
import Budget
import Emitters
import Jixiao
import Tables

/// `jixiao check`: documents in, what is wrong in them out.
struct CheckCommand: ParsableCommand {
  /// How findings are printed.
  enum Layout: String, CaseIterable, ExpressibleByArgument {
    /// One line a finding: `path:page: severity: message`.
    case text
    /// One JSON list for all documents.
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Prints what is wrong in published documents.",
    discussion: """
      Findings of severity error and warning speak of the published document, those of severity \
      loss of the conversion. Exit status: 1 when there is an error or a loss, or when a document \
      cannot be read.
      """)

  @OptionGroup var reading: ReadingOptions

  @Option(help: "How findings are printed.")
  var format = Layout.text

  func run() throws {
    var list = FindingsJSON(hasBegun: Resumption.next.hasBegun)
    var isClean = true
    let loop = DocumentLoop(
      files: reading.files, converter: reading.converter, seconds: reading.timeout)
    let isConverted = try loop.run { index, document throws(ExitCode) in
      let path = reading.files[index]
      let findings = document.findings
      if findings.contains(where: { $0.severity == .error || $0.severity == .loss }) {
        isClean = false
      }
      switch format {
      case .json:
        try StandardStreams.write(list.bytes(of: findings, path: path))
        Resumption.next.hasBegun = list.hasBegun
      case .text:
        let lines = findings.map { $0.line(path: path) + "\n" }
        try StandardStreams.write(Array(lines.joined().utf8))
      }
    }
    if format == .json { try StandardStreams.write(list.end()) }
    if !isConverted || !isClean { throw ExitCode.failure }
  }
}
