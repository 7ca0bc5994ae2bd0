import Archive
import ArgumentParser
import Glibc

/// `jixiao ingest`: folders of published budgets in, one searchable archive out.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Takes files and folders of PDFs into an archive.",
    discussion: """
      Each document is converted once, whatever its names, in a process of its own; one that \
      fails costs nothing but itself. Run it again to take in what is new, or what was left when \
      it was stopped. Ctrl-C finishes the documents in flight; a second one does not.
      """)

  @Argument(help: "PDF files, and folders that are searched for them.")
  var paths: [String] = []

  @Option(help: ArgumentHelp("The archive; made where there is none.", valueName: "path"))
  var archive: String

  @Option(help: "How many documents are converted at a time (default: what the machine bears).")
  var jobs: Int?

  @OptionGroup var limits: LimitOptions

  @Option(
    help: ArgumentHelp(
      "Convert again what ended so: statuses with commas between, or failed for all failures.",
      valueName: "statuses"), transform: RetriedOutcomes.init)
  var retry: RetriedOutcomes?

  @Option(help: "Convert again what an older version converted (older).")
  var reconvert: Reconverted?

  @Option(
    help: ArgumentHelp(
      "Take the paths in a file, too, or on standard input (-): one a line, or a failure report.",
      valueName: "file"))
  var fromList: String?

  @Flag(help: "The paths of --from-list end in a zero byte, as find -print0 writes them.")
  var null = false

  @Option(
    help: ArgumentHelp(
      "The extensions of files that are taken from folders, with commas between.",
      valueName: "extensions"))
  var extensions = "pdf"

  @Option(
    help: ArgumentHelp("Write what failed or lost something, as CSV.", valueName: "file"))
  var report: String?

  @Option(help: "How progress is told: a bar on a terminal, else text; or json, a line a file.")
  var log: IngestProgress.Style?

  @Flag(help: "Store every table of the documents as a plain grid, too.")
  var grids = false

  @Flag(help: "Count documents that the PDF library had to mend as failures.")
  var strict = false

  @Flag(
    help:
      "Convert nothing; read the files, name those that the archive lacks, and check the archive.")
  var verify = false

  func validate() throws {
    if paths.isEmpty, fromList == nil { throw ValidationError("name files or folders to take in") }
    if paths.contains("") { throw ValidationError("an empty name is no file") }
    if null, fromList == nil { throw ValidationError("--null is for the paths of --from-list") }
    if verify, report != nil || retry != nil || reconvert != nil {
      throw ValidationError(
        "--verify converts nothing: leave out --report, --retry and --reconvert")
    }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes 1 to 256") }
  }

  func run() throws {
    let isClean: Bool
    do throws(ArchiveError) {
      isClean = try verify ? verifyAll() : ingestAll()
    } catch {
      StandardStreams.report("jixiao: error: \(error)")
      throw ExitCode.failure
    }
    if !isClean { throw ExitCode.failure }
  }
}

extension IngestCommand {
  /// What is converted again.
  enum Reconverted: String, ExpressibleByArgument, CaseIterable {
    /// What an older version converted.
    case older
  }

  /// The outcomes that are tried again.
  struct RetriedOutcomes {
    var outcomes: Set<Outcome> = []

    init(_ text: String) throws {
      for word in text.split(separator: ",") {
        if word == "failed" {
          outcomes.formUnion(Outcome.allCases.filter { !$0.isConverted })
        } else if let outcome = Outcome(rawValue: String(word)) {
          outcomes.insert(outcome)
        } else {
          let known = Outcome.allCases.map(\.rawValue).joined(separator: ", ")
          throw ValidationError("'\(word)' is no status; there are failed, \(known)")
        }
      }
    }
  }

  private func sources() throws(ArchiveError) -> SourceQueue {
    let list = try fromList.map { path throws(ArchiveError) in
      try PathList(path: path, isZeroSeparated: null)
    }
    let extensions = extensions.lowercased().split(separator: ",").map(String.init)
    return SourceQueue(
      paths: RawPath.arguments(paths), list: list, extensions: extensions)
  }

  private var options: Ingest.Options {
    var options = Ingest.Options()
    options.limits = limits.limits
    options.jobs = jobs ?? Ingest.Options.reasonableJobs(options.limits)
    options.settings.includesGrids = grids
    options.isStrict = strict
    options.policy.retried = retry?.outcomes ?? []
    options.policy.reconvertsOlder = reconvert == .older
    options.arguments = Array(CommandLine.arguments.dropFirst())
    return options
  }

  /// Takes everything in.
  ///
  /// - Returns: Whether nothing failed and nothing was lost.
  private func ingestAll() throws(ArchiveError) -> Bool {
    if let report { try refuse(report) }
    let file = try ArchiveFile(writingTo: archive)
    let sources = try sources()
    let progress = IngestProgress(style: log, sources: sources, strict: strict)
    let ingest = Ingest(
      into: file, from: sources, options: options, stop: .listening(),
      observer: { progress.note($0) })
    let summary: IngestSummary
    do throws(ArchiveError) {
      summary = try ingest.run()
    } catch {
      progress.close()
      throw error
    }
    try file.close()
    progress.finish(summary)
    if let report { try write(summary.report, to: report) }
    if let signal = summary.stopSignal { Self.exit(withError: ExitCode(128 + signal)) }
    return summary.failed == 0
  }

  private func verifyAll() throws(ArchiveError) -> Bool {
    let file = try ArchiveFile(readingFrom: archive)
    let verification = Verification(
      archive: file, fileMebibytes: limits.limits.fileMebibytes)
    let counts = try verification.run(over: try sources()) { result in
      StandardStreams.report("\(result.path.text): \(result.state.rawValue): \(result.reason)")
    }
    let total = counts.values.reduce(0, +)
    let stored = counts[.stored] ?? 0
    StandardStreams.report("\(total) files: \(stored) stored, \(total - stored) not")
    let problems = try file.problems()
    for problem in problems { StandardStreams.report("\(archive): \(problem)") }
    return stored == total && problems.isEmpty
  }

  /// Stops before the run where its report could not be written, or would replace anything but an
  /// older report.
  private func refuse(_ report: String) throws(ArchiveError) {
    try ArchiveOptions.refuse(report, inPlaceOf: archive)
    let status = Path.status(report)
    if let status, status.st_mode & S_IFMT == S_IFDIR {
      throw .unwritable(report, reason: "is a folder")
    }
    guard access(status == nil ? Path.folder(of: report) : report, W_OK) == 0 else {
      throw .unwritable(report, reason: SystemError.last.description)
    }
    let isFile = status.map { $0.st_mode & S_IFMT == S_IFREG } ?? false
    if isFile, !IngestSummary.mayReplace(report) {
      throw .unwritable(report, reason: "it is there and is no report; choose another name")
    }
  }

  private func write(_ text: String, to path: String) throws(ArchiveError) {
    do throws(SystemError) {
      let output = try OutputFile(path: path)
      try output.write(Array(text.utf8))
      try output.commit()
    } catch {
      throw .unwritable(path, reason: error.description)
    }
  }
}
