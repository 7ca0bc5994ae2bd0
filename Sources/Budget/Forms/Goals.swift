internal import Tables

/// The items of a goal cell.
enum Goals {
  /// One string an item: at real line ends, and where the next number of a list follows a sentence
  /// end within a line.
  static func items(of text: String) -> [String] {
    var result: [String] = []
    for line in text.split(separator: "\n") {
      result += ListItems.split(String(line))
    }
    return result
  }
}
