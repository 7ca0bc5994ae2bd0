import ArgumentParser
import Glibc
import Jixiao

/// The command and the list of its subcommands.
@main
struct Jixiao: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jixiao",
    abstract: "Turns published budget PDFs into structured data.",
    discussion: """
      Exit status: 0 when everything was converted and nothing was lost, 1 when a document failed \
      or lost something (the others are still written), 64 for wrong usage.
      """,
    version: Converter.version,
    subcommands: [
      ConvertCommand.self, CheckCommand.self, InspectCommand.self, SchemaCommand.self,
      IngestCommand.self, SearchCommand.self, ExportCommand.self, StatsCommand.self,
      WorkerCommand.self,
    ])

  static func main() {
    // A reader that goes away then shows as an error of `write`, which ends the program quietly.
    signal(SIGPIPE, SIG_IGN)
    StandardStreams.open()
    main(nil)
  }
}
