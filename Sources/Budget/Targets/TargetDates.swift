/// A day, month, quarter or year as a value prints it.
struct PrintedDate: Hashable, Sendable {
  /// The year, where one is printed.
  var year: Int?
  /// How many years after the table's year it lies: 1 for 次年.
  var yearsLater = 0
  /// The month, or the last one of a quarter or a half; `nil` for a whole year.
  var month: Int?
  /// The day; `nil` for the last one.
  var day: Int?
  /// Whether a word says that its end is meant: 底, 末.
  var namesItsEnd = false
  /// Whether it is written with points or slashes only, so that it could be a number.
  var isNumeric = false
  /// The position after it.
  var end: Int

  /// Its last day, ISO 8601.
  ///
  /// - Parameter tableYear: The year that counts where none is printed.
  /// - Returns: `nil` where no year is known or the day does not exist.
  func lastDay(tableYear: Int?) -> String? {
    guard let base = year ?? tableYear, Self.years.contains(base) else { return nil }
    let fullYear = base + yearsLater
    let month = month ?? 12
    let length = Self.days(inMonth: month, of: fullYear)
    let day = day ?? length
    guard month >= 1, month <= 12, day >= 1, day <= length else { return nil }
    return "\(fullYear)-\(Self.two(month))-\(Self.two(day))"
  }

  /// The years that a budget can speak of; other numbers of four digits are amounts.
  ///
  /// Budgets are published since 2009 and plan for decades at most. With a wider range 1800年 or
  /// 3000年 would pass for a date, with a narrower one a term until 2050 would not.
  static let years = 1_990...2_100

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension PrintedDate {
  /// Words that name a year by its place beside the table's.
  private static let yearWords: [(String, Int)] = [
    ("当年度", 0), ("本年度", 0), ("当年", 0), ("本年", 0), ("今年", 0), ("次年", 1), ("翌年", 1), ("下一年", 1),
  ]

  /// The date that begins at a position, or `nil`.
  init?(in text: TargetText, at start: Int) {
    if let previous = text[start - 1], previous.isDigit || previous.isLatin { return nil }
    guard let date = Self.numeric(in: text, at: start) ?? Self.worded(in: text, at: start) else {
      return nil
    }
    self = date
  }

  /// `2024-12-31`, `2024/12`, `2024.07`.
  private static func numeric(in text: TargetText, at start: Int) -> PrintedDate? {
    guard let (year, mark) = text.integer(at: start, digits: 4...4), years.contains(year),
      let separator = text[mark], separator == "." || separator == "/" || separator == "-",
      let (month, end) = text.integer(at: mark + 1, digits: 1...2), (1...12).contains(month)
    else { return nil }
    var date = PrintedDate(year: year, month: month, isNumeric: true, end: end)
    if text[end] == separator, let (day, dayEnd) = text.integer(at: end + 1, digits: 1...2),
      (1...31).contains(day)
    {
      date.day = day
      date.isNumeric = false
      date.end = text[dayEnd] == "日" ? dayEnd + 1 : dayEnd
    } else if separator != "." {
      date.isNumeric = false
    }
    return date
  }

  /// `2024年12月31日`, `12月底`, `年底`, `2024年第三季度`.
  private static func worded(in text: TargetText, at start: Int) -> PrintedDate? {
    var date = PrintedDate(end: start)
    var hasYear = false
    if let (year, end) = text.integer(at: start, digits: 4...4), years.contains(year),
      text[end] == "年"
    {
      date.year = year
      date.end = text.end(of: "年度", at: end) ?? end + 1
      hasYear = true
    } else {
      for (word, later) in yearWords {
        guard let end = text.end(of: word, at: start) else { continue }
        date.yearsLater = later
        date.end = end
        hasYear = true
        break
      }
    }
    if date.readMonth(in: text) || date.readPartOfYear(in: text) { return date }
    if hasYear {
      if let (_, end) = text.longest(of: ["底", "末", "年底", "年末", "终"], at: date.end) {
        date.namesItsEnd = true
        date.end = end
      }
      return date.year != nil || date.namesItsEnd || text[date.end] == "内" ? date : nil
    }
    return date.readYearEnd(in: text) ? date : nil
  }

  /// Reads `12月`, `12月底`, `12月31日`, `6月上旬`.
  private mutating func readMonth(in text: TargetText) -> Bool {
    guard let (month, mark) = text.integer(at: end, digits: 1...2), (1...12).contains(month),
      text[mark] == "月"
    else { return false }
    self.month = month
    end = text.end(of: "月份", at: mark) ?? mark + 1
    if let (day, dayEnd) = text.integer(at: end, digits: 1...2), (1...31).contains(day) {
      if text[dayEnd] == "日" || text[dayEnd] == "号" {
        self.day = day
        end = dayEnd + 1
      }
      return true
    }
    for (word, day) in [("上旬", 10), ("中旬", 20)] {
      if let wordEnd = text.end(of: word, at: end) {
        self.day = day
        end = wordEnd
        return true
      }
    }
    if let (_, wordEnd) = text.longest(of: ["底", "末", "下旬"], at: end) {
      namesItsEnd = true
      end = wordEnd
    }
    return true
  }

  /// Reads `上半年`, `第三季度`, `四季度末`.
  private mutating func readPartOfYear(in text: TargetText) -> Bool {
    for (word, last) in [("上半年", 6), ("下半年", 12)] {
      if let wordEnd = text.end(of: word, at: end) {
        month = last
        end = wordEnd
        return true
      }
    }
    let start = text[end] == "第" ? end + 1 : end
    let quarters: [Unicode.Scalar: Int] = [
      "一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12,
    ]
    guard let numeral = text[start], let last = quarters[numeral],
      let wordEnd = text.end(of: "季度", at: start + 1)
    else { return false }
    // "1季度" alone is a length of time, "第1季度" and "2024年1季度" are not.
    guard start > end || year != nil || !numeral.isDigit else { return false }
    month = last
    end = wordEnd
    if text[end] == "底" || text[end] == "末" {
      namesItsEnd = true
      end += 1
    }
    return true
  }

  /// Reads `年底`, `年末` and the 年 of `年内`, but not those of `3年内` or `近年底`.
  private mutating func readYearEnd(in text: TargetText) -> Bool {
    if let previous = text[end - 1],
      previous.isDigit || "一二两三四五六七八九十几多半个周每逐近全".unicodeScalars.contains(previous)
    {
      return false
    }
    if let (_, wordEnd) = text.longest(of: ["年底", "年末", "年终"], at: end) {
      namesItsEnd = true
      end = wordEnd
      return true
    }
    if text.end(of: "年内", at: end) != nil || text.end(of: "年度内", at: end) != nil {
      end = text.end(of: "年度", at: end) ?? end + 1
      return true
    }
    return false
  }
}

extension TargetText {
  /// The integer at a position that has a number of digits in a range, with the position after it.
  func integer(at start: Int, digits: ClosedRange<Int>) -> (value: Int, end: Int)? {
    var value = 0
    var end = start
    while let scalar = self[end], scalar.isDigit {
      guard end - start < digits.upperBound else { return nil }
      value = value * 10 + Int(scalar.value - 0x30)
      end += 1
    }
    return end - start >= digits.lowerBound ? (value, end) : nil
  }
}
