/// A number that a text prints, with its place.
struct PrintedNumber: Hashable, Sendable {
  /// The number.
  var value: DecimalNumber
  /// The positions of its digits, points and separators.
  var range: Range<Int>
}

extension TargetText {
  /// The numbers that a text prints and that could be amounts.
  ///
  /// Left out are digits that name something: behind a Latin letter or 第 (PM2.5, 第3批), with
  /// leading zeros (010), with two points (1.2.3), a year before the thing that is done in it
  /// (2024年培训100人), and of more than 30 digits.
  func numbers() -> [PrintedNumber] {
    var numbers: [PrintedNumber] = []
    var index = 0
    while let scalar = self[index] {
      guard scalar.isDigit else {
        index += 1
        continue
      }
      if let date = PrintedDate(in: self, at: index), date.year != nil, !date.isNumeric,
        date.end < count
      {
        index = date.end
        continue
      }
      let (number, end) = number(at: index)
      if let number { numbers.append(number) }
      index = max(end, index + 1)
    }
    return numbers
  }

  /// Whether any digit stands in the text.
  var hasDigits: Bool { scalars.contains { $0.isDigit } }

  /// The number at a position, if it is one, and the position behind its digits.
  private func number(at start: Int) -> (PrintedNumber?, Int) {
    var end = start
    while self[end]?.isDigit == true { end += 1 }
    let integerDigits = end - start
    if integerDigits <= 3, self[start] != "0" {
      while self[end] == ",", (1...3).allSatisfy({ self[end + $0]?.isDigit == true }),
        self[end + 4]?.isDigit != true
      {
        end += 4
      }
    }
    var points = 0
    while self[end] == ".", self[end + 1]?.isDigit == true {
      points += 1
      end += 1
      while self[end]?.isDigit == true { end += 1 }
    }
    let isCode =
      points > 1 || (self[start] == "0" && integerDigits > 1) || self[start - 1] == "第"
      || self[start - 1]?.isLatin == true
    let first = hasSign(before: start) ? start - 1 : start
    guard !isCode, let value = DecimalNumber(string(first..<end)) else { return (nil, end) }
    return (PrintedNumber(value: value, range: first..<end), end)
  }

  /// Whether the number at a position has a sign of its own: at the beginning, behind an operator or
  /// a parenthesis.
  private func hasSign(before start: Int) -> Bool {
    guard self[start - 1] == "-" || self[start - 1] == "+" else { return false }
    guard let previous = self[start - 2] else { return true }
    return TargetWords.signs[previous] != nil || previous == "(" || previous == ":"
  }

  /// The text with a number in words at its beginning, or behind a word that binds it, in digits.
  ///
  /// - Returns: `nil` unless the text is such a number and a unit (两次, 百分之九十五, 不少于三年).
  func withDigits() -> TargetText? {
    guard !hasDigits else { return nil }
    var start = 0
    if let word = longest(of: Array(TargetWords.before.keys) + TargetWords.weakBefore, at: 0) {
      start = word.end
    } else if let sign = self[0], TargetWords.signs[sign] != nil {
      start = 1
    }
    let fraction = longest(of: Array(TargetWords.fractionUnits.keys), at: start)
    let first = fraction?.end ?? start
    guard let (value, end) = numeral(at: first) else { return nil }
    if fraction == nil {
      // 百家 and 千人 are turns of speech, 一月 a month, 一起 no unit at all.
      guard !["百", "千"].contains(string(first..<end)) else { return nil }
      var unit = part(end..<count)
      if let bound = unit.longest(of: Array(TargetWords.after.keys), endingAt: unit.count) {
        unit = unit.part(0..<bound.start)
      }
      guard TargetWords.isUnit(unit.string), !TargetWords.idiomatic.contains(unit.string) else {
        return nil
      }
    }
    return TargetText(string(0..<first) + String(value) + string(end..<count))
  }

  /// The number in words at a position; 万 and 亿 are left to the unit.
  private func numeral(at start: Int) -> (value: Int, end: Int)? {
    let digits: [Unicode.Scalar: Int] = [
      "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8,
      "九": 9,
    ]
    let powers: [Unicode.Scalar: Int] = ["十": 10, "百": 100, "千": 1_000]
    var total = 0
    var pending: Int?
    var lowest = 10_000
    var end = start
    while let scalar = self[end] {
      if let digit = digits[scalar] {
        guard pending == nil || pending == 0 else { return nil }
        pending = digit
      } else if let power = powers[scalar], power < lowest {
        total += (pending ?? 1) * power
        pending = nil
        lowest = power
      } else {
        break
      }
      end += 1
    }
    return end > start ? (total + (pending ?? 0), end) : nil
  }
}
