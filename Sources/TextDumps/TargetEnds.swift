internal import Budget
internal import Tables

/// Where the lines of targets can end: dates, numbers and their units.
extension CellCosts {
  /// What it costs that a text ends between a token and the next, in the middle of a date or of a
  /// number: 2024年, 11月; 2024年11, 月底前; 8300., 65; 每1, 万元.
  static func opening(_ tokens: [Token], _ last: Int) -> Double {
    guard let next = tokens[safe: last + 1] else { return 0 }
    let token = tokens[last]
    let shape = token.shape
    let torn = TornTargets.cost(token.text, next.text)
    if torn > 0 { return torn }
    if shape.contains(.endsInMonth) {
      return next.text.hasPrefix("月") || next.text.hasPrefix("日") ? 6 : 0
    }
    if next.text.hasPrefix("年"), isYear(token.text) { return 6 }
    if shape.contains(.number), token.width <= 2, let left = tokens[safe: last - 1] {
      let isDay = next.text.hasPrefix("日") && left.text.hasSuffix("月")
      if isDay || next.text.hasPrefix("月") && left.text.hasSuffix("年") { return 6 }
    }
    if token.text.hasSuffix("-"), token.width > 1, next.shape.contains(.beginsTarget) { return 3 }
    if shape.contains(.opensNumber) { return next.shape.contains(.number) ? 5 : 0 }
    if next.gap == .line, shape.contains(.endsInFigure) {
      return (1...2).contains { Units.isUnit(String(next.text.prefix($0))) } ? 3 : 0
    }
    guard next.shape.contains(.beginsTarget), !next.shape.contains(.beginsOperator) else {
      return 0
    }
    if shape.contains(.opensDate) { return 2 }
    guard token.text == "年", let number = tokens[safe: last - 1] else { return 0 }
    return number.shape.contains(.number) && number.text.utf8.count == 4 ? 2 : 0
  }

  /// Whether the line that ends with a token ends in a number with its unit, as targets do.
  static func endsTarget(_ tokens: [Token], _ last: Int) -> Bool {
    let token = tokens[last]
    // A date goes on after its year and its month.
    guard token.width <= 24, !token.text.hasSuffix("年"), !token.text.hasSuffix("月") else {
      return false
    }
    if Units.isUnit(token.text) {
      guard let left = tokens[safe: last - 1], token.gap == .space else { return false }
      return left.shape.contains(.number) || left.shape.contains(.beginsTarget)
    }
    guard token.shape.contains(.beginsTarget), token.shape.contains(.hasDigit) else { return false }
    let rest = token.text.drop { !($0.isNumber) }.drop { $0.isNumber || $0 == "." || $0 == "," }
    return Units.isUnit(String(rest))
  }

  /// Whether a text is the number of a year.
  static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && (text.hasPrefix("20") || text.hasPrefix("19")) && Int(text) != nil
  }
}
