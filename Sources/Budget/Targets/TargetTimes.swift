/// Reads last days and stretches of time.
///
/// The last day is the last one of what is printed: of the month in 2024年12月前, of the year in
/// 2024年内. What recurs (每月15日前, 按季度) has no last day and is not read.
struct TargetTimes: Sendable {
  /// The year that counts where none is printed.
  var tableYear: Int?
  /// Whether the name of the indicator asks for a time.
  var isTimeNamed: Bool

  /// A reading: the target without its text, and what stands behind it.
  struct Reading {
    /// What was read.
    var target: Target
    /// The position behind the date and its 前 or 内.
    var end: Int
  }

  /// Words between the date and the rest that make it a last day.
  private static let closing = [
    "前", "之前", "以前", "底前", "止", "为止", "截止", "前后", "内", "以内", "之内", "底以前", "底之前",
  ]

  /// Those of them that say so whatever comes before and after.
  private static let strongClosing = ["前", "之前", "以前", "底前", "止", "为止", "截止", "底以前", "底之前"]

  /// What may stand before a date that is closed by 内 or by nothing.
  private static let opening: Set<String> = [
    "", "截至", "截止", "截止到", "截至到", "于", "在", "至", "到", "不晚于", "不迟于", "力争", "确保", "计划", "预计", "最晚",
    "最迟", "完成时间", "完成时限", "完成日期", "应于", "须于", "拟于",
  ]

  /// What is done at a date.
  private static let doing = [
    "完成", "完工", "竣工", "交付", "验收", "投入使用", "上线", "建成", "开工", "启动", "到位", "支付", "结束", "实施", "通过",
    "交工", "投用", "发放", "执行", "全部", "基本", "办结", "开展", "举办", "召开", "提交", "印发", "出台", "编制",
  ]

  /// Words that make a date come again and again.
  private static let recurring = ["每", "逐", "按月", "按季", "按年", "按期", "月月", "定期"]

  /// What joins the two ends of a stretch of time.
  private static let joints = ["--", "-", "~", "至", "到", "~~", "—"]

  // MARK: Deadlines

  /// The last day that a text sets, or `nil`.
  func deadline(in text: TargetText, sign: Target.Operator?) -> Reading? {
    var index = 0
    while index < text.count {
      if let date = PrintedDate(in: text, at: index) {
        return deadline(date, at: index, in: text, sign: sign)
      }
      // An amount before the date makes the date part of something else.
      guard text[index]?.isDigit != true else { return nil }
      index += 1
    }
    return nil
  }

  private func deadline(
    _ date: PrintedDate, at start: Int, in text: TargetText, sign: Target.Operator?
  ) -> Reading? {
    var before = text.part(0..<start)
    var bound = sign
    if let last = before[before.count - 1], let printed = TargetWords.signs[last] {
      bound = printed
      before = before.part(0..<(before.count - 1))
    }
    before = before.trimmed(of: ":(,")
    guard !before.contains(anyOf: Self.recurring) else { return nil }
    let mark = text.longest(of: Self.closing, at: date.end)
    if let mark, mark.word == "前后" { return nil }
    let end = mark?.end ?? date.end
    let rest = text.part(end..<text.count).trimmed(of: ").。,;")
    let strong = mark.map { Self.strongClosing.contains($0.word) } ?? false
    if !strong {
      guard Self.opening.contains(before.string) || before.isLabel else { return nil }
      guard rest.isEmpty || rest.longest(of: Self.doing, at: 0) != nil else { return nil }
      if mark == nil, !date.namesItsEnd {
        // 2024年完成2000户 sets a quantity, not a day.
        guard !rest.hasDigits, isCertain(date, bare: rest.isEmpty, sign: bound) else { return nil }
      }
    }
    let target = Target(
      text: "", kind: .deadline, operator: bound ?? .atMost,
      date: date.lastDay(tableYear: tableYear))
    return Reading(target: target, end: end)
  }

  /// Whether a date that nothing closes is one: `12月` can be a length, `2024.12` a number.
  private func isCertain(_ date: PrintedDate, bare: Bool, sign: Target.Operator?) -> Bool {
    if date.isNumeric { return isTimeNamed }
    if date.year != nil || date.yearsLater > 0 || date.day != nil { return true }
    return isTimeNamed && (sign == nil || sign == .equal || !bare)
  }

  // MARK: Periods

  /// The stretch of time that a text is, or `nil`.
  func period(in text: TargetText) -> Target? {
    var start = 0
    for word in ["自", "从", "于", "在", "期限:", "时间:"] {
      if let end = text.end(of: word, at: 0) { start = end }
    }
    guard let (lastDay, end) = stretch(in: text, at: start) else { return nil }
    let rest = text.part(end..<text.count).trimmed(of: ").。,;")
    guard rest.isEmpty || ["期间", "止", "为止", "内", "底", "末", "全年"].contains(rest.string) else {
      return nil
    }
    return Target(text: "", kind: .period, date: lastDay)
  }

  private func stretch(in text: TargetText, at start: Int) -> (lastDay: String?, end: Int)? {
    if let found = wholeYear(in: text, at: start) ?? years(in: text, at: start)
      ?? months(in: text, at: start)
    {
      return found
    }
    guard let first = PrintedDate(in: text, at: start) else { return nil }
    var opened = first.end
    if text[opened] == "起" { opened += 1 }
    guard let joint = text.longest(of: Self.joints, at: opened) else { return nil }
    guard let last = PrintedDate(in: text, at: joint.end) ?? dayOnly(first, in: text, at: joint.end)
    else { return nil }
    var closing = last
    if last.year == nil {
      // 2024年11月至6月 does not say of which year: no date rather than a guess.
      guard last.yearsLater > 0 || (last.month ?? 12) >= (first.month ?? 1) else {
        return (nil, last.end)
      }
      closing.year = first.year
    }
    return (closing.lastDay(tableYear: tableYear), closing.end)
  }

  /// `30日` behind `6月1日至`.
  private func dayOnly(_ first: PrintedDate, in text: TargetText, at start: Int) -> PrintedDate? {
    guard first.day != nil, let (day, end) = text.integer(at: start, digits: 1...2),
      (1...31).contains(day), text[end] == "日"
    else { return nil }
    var last = first
    last.day = day
    last.end = end + 1
    return last
  }

  /// `2024年度`, `2024年全年`, `全年`.
  private func wholeYear(in text: TargetText, at start: Int) -> (String?, Int)? {
    var date = PrintedDate(end: start)
    if let (year, end) = text.integer(at: start, digits: 4...4), PrintedDate.years.contains(year) {
      guard let (_, wordEnd) = text.longest(of: ["年度", "年全年", "全年", "年度全年"], at: end) else {
        return nil
      }
      guard wordEnd == text.count else { return nil }
      date.year = year
      date.end = wordEnd
    } else {
      guard let end = text.end(of: "全年", at: start), end == text.count else { return nil }
      date.end = end
    }
    return (date.lastDay(tableYear: tableYear), date.end)
  }

  /// `2023-2025年`, `2023年至2025年`; a bare `2023-2025` too, as both are years.
  private func years(in text: TargetText, at start: Int) -> (String?, Int)? {
    guard let (first, mark) = text.integer(at: start, digits: 4...4),
      PrintedDate.years.contains(first)
    else { return nil }
    let opened = text[mark] == "年" ? mark + 1 : mark
    guard let joint = text.longest(of: Self.joints, at: opened),
      let (last, end) = text.integer(at: joint.end, digits: 4...4),
      PrintedDate.years.contains(last), first <= last
    else { return nil }
    // The last day of a school year differs from place to place.
    if let closed = text.end(of: "学年", at: end) { return (nil, closed) }
    let closed = text.end(of: "年度", at: end) ?? text.end(of: "年", at: end) ?? end
    // A month behind the second year makes it a date of its own.
    guard text[closed]?.isDigit != true, text[closed] != ".", text[closed] != "/" else {
      return nil
    }
    return (PrintedDate(year: last, end: closed).lastDay(tableYear: tableYear), closed)
  }

  /// `1-12月`, `2024年1-12月`.
  private func months(in text: TargetText, at start: Int) -> (String?, Int)? {
    var date = PrintedDate(end: start)
    var position = start
    if let (year, end) = text.integer(at: start, digits: 4...4), PrintedDate.years.contains(year),
      text[end] == "年"
    {
      date.year = year
      position = end + 1
    }
    guard let (first, mark) = text.integer(at: position, digits: 1...2), (1...12).contains(first),
      let joint = text.longest(of: Self.joints, at: mark),
      let (last, end) = text.integer(at: joint.end, digits: 1...2), (first...12).contains(last),
      text[end] == "月"
    else { return nil }
    date.month = last
    date.end = text.end(of: "月份", at: end) ?? end + 1
    if let (day, dayEnd) = text.integer(at: date.end, digits: 1...2), text[dayEnd] == "日" {
      date.day = day
      date.end = dayEnd + 1
    }
    return (date.lastDay(tableYear: tableYear), date.end)
  }
}

extension TargetText {
  /// Whether it is a label before a value: it ends with 时间, 日期 or 时限.
  fileprivate var isLabel: Bool {
    longest(of: ["时间", "日期", "时限", "期限"], endingAt: count) != nil
  }
}
