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
    if let word = CommandLine.arguments.dropFirst().first, !isKnown(word) {
      exit(
        withError: ValidationError(
          "There is no command \(word.debugDescription). To convert a file: jixiao convert FILE"))
    }
    main(nil)
  }

  /// Whether the first word after the program's name is an option or the name of a command.
  private static func isKnown(_ word: String) -> Bool {
    word.hasPrefix("-") || word == "help"
      || configuration.subcommands.contains { $0.configuration.commandName == word }
  }
}
