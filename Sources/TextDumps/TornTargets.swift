internal import Tables

/// What cannot be parted between two lines of one target: dates, numbers, the names of standards.
enum TornTargets {
  /// What it costs that a cell ends after a word and the next begins with another.
  ///
  /// The costs are of the order of those in ``CellCosts``: 6 where nothing else reads so, 3 where
  /// another reading is thinkable.
  static func cost(_ left: String, _ right: String) -> Double {
    // The ends say enough; a word may be as long as the file.
    let left = Array(left.unicodeScalars.suffix(reach).map(\.halfWidth))
    let right = Array(right.unicodeScalars.prefix(reach).map(\.halfWidth))
    guard let last = left.last, let first = right.first else { return 0 }
    let before = left.dropLast().last
    let digits = right.prefix(while: \.isDigit)
    let behind = right.dropFirst(digits.count).first
    if before?.isDigit ?? false, !digits.isEmpty, digits.count <= 2 {
      // 8月, 1日前; 2025年, 12月31日.
      if last == "月" && behind == "日" || last == "年" && behind == "月" { return certain }
    }
    // 2月底, 前.
    if first == "前", ["底", "日", "月", "末"].contains(last) { return certain }
    if last.isDigit, behindWords(left) {
      // 应保尽保率1, 00%.
      if first == "0", right.dropFirst().first?.isDigit ?? false { return certain }
    }
    // 0.5个, 百分点; 0.5个百, 分点.
    if let place = tornPoint(left), right.starts(with: point[place...]) { return certain }
    guard first.isDigit else { return 0 }
    // 符合GB, 7793—2010要求.
    let standard = String(
      String.UnicodeScalarView(left.reversed().prefix { $0.isLetter }.reversed()))
    if standards.contains(standard) { return likely }
    // 7793—, 2010要求.
    if dashes.contains(last), before?.isDigit ?? false { return likely }
    // 较上年下降, 0.5个百分点.
    let text = String(String.UnicodeScalarView(left))
    let isChange = changes.contains(where: text.hasSuffix) && bases.contains(where: text.holds)
    return isChange ? likely : 0
  }

  private static let certain = 6.0
  private static let likely = 3.0

  /// How many characters are looked at on either side: 较上年同期下降 has seven, a date eleven.
  private static let reach = 12

  private static let point = Array("个百分点".unicodeScalars)
  private static let standards: Swift.Set<String> = [
    "GB", "GB/T", "T", "DB", "HJ", "ISO", "CJJ", "JGJ",
  ]
  private static let dashes = Swift.Set("-—–―".unicodeScalars)
  private static let changes = ["下降", "降低", "减少", "提高", "提升", "增长", "增加", "上升"]
  private static let bases = ["较上年", "比上年", "较去年", "比去年", "同比", "较同期"]

  /// Whether digits at the end stand behind words, so that they are not all of a cell.
  private static func behindWords(_ text: [Unicode.Scalar]) -> Bool {
    text.reversed().first { !$0.isDigit }.map { $0.isCJK && $0.properties.isAlphabetic } ?? false
  }

  /// How much of 个百分点 stands at the end of a text behind a digit.
  private static func tornPoint(_ text: [Unicode.Scalar]) -> Int? {
    (1..<point.count).first { count in
      text.suffix(count).elementsEqual(point.prefix(count))
        && text.dropLast(count).last?.isDigit ?? false
    }
  }
}

extension Unicode.Scalar {
  /// A Latin letter, or the stroke between two.
  fileprivate var isLetter: Bool {
    ("A"..."Z").contains(self) || self == "/"
  }
}
