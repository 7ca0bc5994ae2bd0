/// Reads comma-separated values as RFC 4180 describes them.
struct CSVLines {
  /// The cells of each line.
  private(set) var lines: [[String]] = []

  init(_ text: String) {
    var cell = String.UnicodeScalarView()
    var line: [String] = []
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        cell.append(scalar)
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        line.append(String(cell))
        cell = String.UnicodeScalarView()
      case "\r" where !isQuoted && scalars.first == "\n":
        scalars.removeFirst()
        lines.append(line + [String(cell)])
        line = []
        cell = String.UnicodeScalarView()
      default: cell.append(scalar)
      }
    }
  }
}
