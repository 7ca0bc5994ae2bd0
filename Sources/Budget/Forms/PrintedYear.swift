internal import Tables

extension TitleReader {
  /// The first year from 1990 to 2099 that is written with 年: 2025年, 二〇二五年.
  static func year(in key: String) -> Int? {
    let scalars = Array(key.unicodeScalars.map(\.halfWidth))
    for start in scalars.indices where start + 4 < scalars.count && scalars[start + 4] == "年" {
      guard start == 0 || !scalars[start - 1].isDigit else { continue }
      if let year = year(ofDigits: scalars[start..<(start + 4)]) { return year }
    }
    return nil
  }

  /// The year that stands behind a label for it: 2025, 2025年, 二〇二五年度.
  static func year(ofValue text: String) -> Int? {
    let key = Labels.key(text)
    return year(in: key) ?? year(ofDigits: key.unicodeScalars.map(\.halfWidth)[...])
  }

  private static func year(ofDigits scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    guard scalars.count == 4 else { return nil }
    var value = 0
    for scalar in scalars {
      guard let digit = digit(of: scalar) else { return nil }
      value = value * 10 + digit
    }
    return (1990...2099).contains(value) ? value : nil
  }

  /// The value of a digit or of the ideograph for one.
  static func digit(of scalar: Unicode.Scalar) -> Int? {
    if scalar.isDigit { return Int(scalar.value - 0x30) }
    if scalar == "○" || scalar == "零" { return 0 }
    let ideographs = "〇一二三四五六七八九".unicodeScalars
    return ideographs.firstIndex(of: scalar).map {
      ideographs.distance(from: ideographs.startIndex, to: $0)
    }
  }
}
