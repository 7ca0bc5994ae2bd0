import Archive
import ArgumentParser
import Emitters

/// `jixiao stats`: an archive in, what it holds in numbers out.
struct StatsCommand: ParsableCommand {
  /// How the numbers are written.
  enum Style: String, ExpressibleByArgument, CaseIterable {
    /// Lines for people.
    case text
    /// One JSON object.
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Tells what an archive holds, in numbers.",
    discussion: """
      Sums are exact, in 万元, of the tables that print an amount and its unit; without --kind \
      they leave out the tables of whole units, which hold their projects' money once more. With \
      --unit, --year or --kind all numbers are those of the documents that hold such tables.
      """)

  @OptionGroup var archive: ArchiveOptions

  @Option(help: "How the numbers are written.")
  var format = Style.text

  func run() throws {
    try archive.read { file in
      let statistics = try ArchiveStatistics(of: file, filter: archive.filter)
      let output = format == .text ? text(statistics) : json(statistics) + "\n"
      try StandardStreams.write(Array(output.utf8))
    }
  }

  private func text(_ statistics: ArchiveStatistics) -> String {
    var lines: [String] = []
    func add(_ title: String, _ counts: [ArchiveStatistics.Count]) {
      guard !counts.isEmpty else { return }
      lines.append("\(title): \(counts.reduce(0) { $0 + $1.count })")
      lines += counts.map { "  \($0.name.escapingControls): \($0.count)" }
    }
    add("files", statistics.sources)
    add("documents", statistics.documents)
    add("performance tables", statistics.tables)
    lines.append("indicators: \(statistics.indicators)")
    add("findings", statistics.findings)
    add("failed or lost something", statistics.failures)
    if !statistics.sums.isEmpty { lines.append("budget in 万元, by unit and year") }
    lines += statistics.sums.map { sum in
      let left = sum.tables - sum.counted
      let unit = (sum.unit ?? "(no unit)").escapingControls
      return "  \(unit) \(sum.year.map(String.init) ?? "(no year)"): \(sum.tenThousands)"
        + " in \(sum.counted) tables" + (left > 0 ? ", \(left) without an amount or its unit" : "")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func json(_ statistics: ArchiveStatistics) -> String {
    func counts(_ counts: [ArchiveStatistics.Count]) -> String {
      var object = JSONLine()
      for count in counts { object.add(count.name, count.count) }
      return object.text
    }
    let sums = statistics.sums.map { sum in
      var object = JSONLine()
      object.add("unit", sum.unit)
      object.add("year", sum.year)
      object.add("tables", sum.tables)
      object.add("counted", sum.counted)
      object.add("amount", literal: sum.tenThousands)
      object.add("amount_unit", "万元")
      return object.text
    }
    var object = JSONLine()
    object.add("files", literal: counts(statistics.sources))
    object.add("documents", literal: counts(statistics.documents))
    object.add("tables", literal: counts(statistics.tables))
    object.add("indicators", statistics.indicators)
    object.add("findings", literal: counts(statistics.findings))
    object.add("failures", literal: counts(statistics.failures))
    object.add("sums", literal: "[\(sums.joined(separator: ","))]")
    return object.text
  }
}
