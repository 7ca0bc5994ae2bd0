internal import Budget
internal import Tables

/// Finds lines outside every table that name the levels of indicators: rows of a table whose header
/// was not found.
enum UnreadLines {
  /// A finding of severity `loss` for each page that has such lines.
  static func findings(_ lines: [TextLine]) -> [Finding] {
    var result: [Finding] = []
    for (page, lines) in Dictionary(grouping: lines, by: \.page).sorted(by: { $0.key < $1.key }) {
      let rows = lines.filter { !levels(of: $0).isEmpty }
      guard Set(rows.flatMap(levels(of:))).count >= 2 else { continue }
      result.append(
        Finding(
          code: "unread-table", severity: .loss,
          message: "lines that name indicators belong to no table", page: page,
          evidence: rows.prefix(4).map(\.text)))
    }
    return result
  }

  /// The words of a line that are level names and nothing else; prose names them between others.
  private static func levels(of line: TextLine) -> [String] {
    guard line.text.utf8.count <= 600, line.text.contains("指标") else { return [] }
    return line.text.split(separator: " ").map(String.init).filter {
      $0.utf8.count <= 60 && $0.hasSuffix("指标") && (Labels.isLevel1($0) || Labels.isLevel2($0))
    }
  }
}
