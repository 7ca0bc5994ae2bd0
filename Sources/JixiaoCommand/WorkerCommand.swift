import Archive
import ArgumentParser

/// `jixiao worker`: converts for another program.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Converts for another program: one request a line in, one answer a line out.",
    discussion: """
      A request is a JSON object on a line of standard input: {"id":1,"path":"budget.pdf"}. It may \
      have "mode" ("full" or "text-only") and "pages" ([[1,3],[7,7]]); "path_bytes" (hexadecimal \
      digits) takes the place of "path" for a name that is not UTF-8.

      The output begins with a hello: "protocol" (1), "version", "settings", "limits". Then each \
      request gets exactly one answer, in order: "id" as it came, "status", "retryable", "reason", \
      "mode", "attempts", "document" (as convert prints it, or null), "meta" (times and memory, \
      the only part that differs from run to run). A status is that of the document, or a \
      failure: encrypted, damaged, unsupported, empty, too_large, timeout, out_of_memory, crashed, \
      killed, unreadable, changed, not_a_file, page_out_of_range, \
      invalid_request.

      No document makes the worker hang or end: a conversion that passes a limit, or ends its \
      process, is an answer like any other. It exits with 0 when its input ends or nobody reads \
      its answers, and with 143 after SIGTERM, when the request at hand is answered.
      """)

  @OptionGroup var limits: LimitOptions

  @Flag(help: "List every table of the document as a plain grid, too.")
  var grids = false

  @Flag(help: .private)
  var child = false

  func run() throws {
    if child { throw ExitCode(WorkerChild().run()) }
    var settings = ConversionSettings()
    settings.includesGrids = grids
    do {
      let service = try WorkerService(
        settings: settings, limits: limits.limits, stop: .listening())
      throw ExitCode(service.run())
    } catch let error as ArchiveError {
      StandardStreams.report("jixiao: error: \(error)")
      throw ExitCode.failure
    }
  }
}

/// The options that bound one conversion.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The time that one attempt may take, in seconds (default: 120).", valueName: "seconds"))
  var timeout: Double?

  @Option(
    help: ArgumentHelp(
      "The memory that a conversion may use, in MiB (default: 1536).", valueName: "mib"))
  var memory: Int?

  mutating func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= 86_400) {
      throw ValidationError("--timeout takes seconds above 0, a day at most")
    }
    // A worker maps more than that before it has read anything.
    if let memory, memory < 512 {
      throw ValidationError("--memory takes 512 MiB or more")
    }
  }

  var limits: WorkerLimits {
    var limits = WorkerLimits()
    if let timeout { limits.seconds = timeout }
    if let memory { limits.mebibytes = memory }
    return limits
  }
}
