import Archive
public import ArgumentParser
public import Budget

/// The options that name an archive and what is wanted of it.
struct ArchiveOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The archive.", valueName: "path"))
  var archive: String

  @Option(help: "Only tables whose unit or department has this in its name, or has this code.")
  var unit: String?

  @Option(help: "Only tables of this budget year.")
  var year: Int?

  @Option(help: "Only tables of this kind; may be given several times.")
  var kind: [PerformanceTable.Kind] = []

  var filter: TableFilter {
    var filter = TableFilter()
    filter.unit = unit
    filter.year = year
    filter.kinds = Set(kind)
    return filter
  }

  /// Stops before an output takes the place of an archive, or of the files that belong to it.
  static func refuse(_ output: String, inPlaceOf archive: String) throws(ArchiveError) {
    for suffix in ["", "-wal", "-shm", ".lock"] where Path.isSameFile(output, archive + suffix) {
      throw .unwritable(output, reason: "it is the archive; choose another name")
    }
  }

  /// Runs a command on the archive, which is only read.
  func read(_ body: (ArchiveFile) throws -> Void) throws {
    do {
      try body(try ArchiveFile(readingFrom: archive))
    } catch let error as ArchiveError {
      StandardStreams.report("jixiao: error: \(error)")
      throw ExitCode.failure
    }
  }
}

extension PerformanceTable.Kind: ExpressibleByArgument {}
