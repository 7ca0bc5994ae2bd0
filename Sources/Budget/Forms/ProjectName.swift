internal import Tables

/// A project's name parted from the code before it: `51000021R000000019951-工资性支出`.
struct ProjectName: Equatable {
  /// The code: at least six capital letters and digits.
  var code: String?
  /// The name.
  var name: String

  /// Reads a printed cell.
  init(printed: String) {
    let text = printed.replacing("\n", with: "")
    name = text
    guard let dash = text.firstIndex(of: "-") else { return }
    let head = text[..<dash].unicodeScalars
    let isCode =
      head.count >= 6 && head.allSatisfy { $0.isDigit || ($0.value >= 0x41 && $0.value <= 0x5A) }
      && head.contains(where: \.isDigit)
    guard isCode else { return }
    code = String(text[..<dash])
    name = String(text[text.index(after: dash)...])
  }
}
