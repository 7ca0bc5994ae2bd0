import ArgumentParser
import Emitters

/// `jixiao schema`: the JSON Schema of the output.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of the JSON output.")

  func run() throws {
    try StandardStreams.write(Array(DocumentSchema.text.utf8))
  }
}
