import Archive
import ArgumentParser
import Emitters
import Glibc

/// `jixiao search`: words in, the places in an archive where they stand out.
struct SearchCommand: ParsableCommand {
  /// How hits are written.
  enum Style: String, ExpressibleByArgument, CaseIterable {
    /// A line for people.
    case text
    /// A JSON object a line.
    case ndjson
  }

  /// When the words found are marked.
  enum Colour: String, ExpressibleByArgument, CaseIterable {
    /// On a terminal.
    case auto
    /// Always.
    case always
    /// Never.
    case never
  }

  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Finds words in an archive.",
    discussion: """
      A text is a hit when it holds all words of the query, in any order. Chinese words are found \
      inside longer ones, whatever their length; others as whole words. Full-width and half-width \
      forms are the same.
      """)

  @Argument(help: "The words.")
  var words: [String]

  @OptionGroup var archive: ArchiveOptions

  @Option(help: "How many hits are shown at most.")
  var limit = 100

  @Option(help: "How hits are written.")
  var format = Style.text

  @Option(help: "When the words are marked.")
  var color = Colour.auto

  func validate() throws {
    if SearchText().expression(for: words.joined(separator: " ")) == nil {
      throw ValidationError("the words have no letter and no digit")
    }
  }

  func run() throws {
    try archive.read { file in
      var search = ArchiveSearch()
      search.filter = archive.filter
      search.limit = limit
      let (hits, total) = try search.hits(for: words.joined(separator: " "), in: file)
      var output = ""
      for hit in hits { output += (format == .text ? line(hit) : json(hit)) + "\n" }
      try StandardStreams.write(Array(output.utf8))
      if total == 0 {
        StandardStreams.report("no text of the archive holds all of the words")
      } else if total > hits.count {
        StandardStreams.report("\(hits.count) of \(total) hits; --limit shows more")
      }
    }
  }

  private var isMarked: Bool {
    switch color {
    case .auto: isatty(STDOUT_FILENO) == 1
    case .always: true
    case .never: false
    }
  }

  private func line(_ hit: SearchHit) -> String {
    let place = hit.page.map { "\(hit.path):\($0)" } ?? hit.path
    let context = [hit.year.map(String.init), hit.unit, hit.project].compactMap { $0 }
    let head = ([place] + (context.isEmpty ? [] : [context.joined(separator: " ")]))
      .map(\.escapingControls).joined(separator: ": ")
    return "\(head): \(excerpt(of: hit))"
  }

  /// The surroundings of the first match, words marked.
  private func excerpt(of hit: SearchHit) -> String {
    // Thirty characters on either side fill about a line of a terminal.
    let text = hit.text
    let middle = hit.matches.first ?? text.startIndex..<text.startIndex
    let start =
      text.index(middle.lowerBound, offsetBy: -30, limitedBy: text.startIndex) ?? text.startIndex
    let end = text.index(middle.upperBound, offsetBy: 30, limitedBy: text.endIndex) ?? text.endIndex
    var result = start > text.startIndex ? "…" : ""
    var position = start
    for match in hit.matches where match.lowerBound >= position && match.upperBound <= end {
      result += String(text[position..<match.lowerBound]).escapingControls
      let word = String(text[match]).escapingControls
      result += isMarked ? "\u{1B}[1;31m\(word)\u{1B}[0m" : word
      position = match.upperBound
    }
    result += String(text[position..<end]).escapingControls
    return result + (end < text.endIndex ? "…" : "")
  }

  private func json(_ hit: SearchHit) -> String {
    let scalars = hit.text.unicodeScalars
    let matches = hit.matches.map { range in
      let first = scalars.distance(from: scalars.startIndex, to: range.lowerBound)
      return "[\(first),\(first + scalars.distance(from: range.lowerBound, to: range.upperBound))]"
    }
    var object = JSONLine()
    object.add("document", hit.document)
    object.add("path", hit.path)
    object.add("sha256", hit.sha256)
    object.add("page", hit.page)
    object.add("table", hit.table)
    object.add("project", hit.project)
    object.add("unit", hit.unit)
    object.add("year", hit.year)
    object.add("kind", hit.kind)
    object.add("text", hit.text)
    object.add("matches", literal: "[\(matches.joined(separator: ","))]")
    return object.text
  }
}
