internal import Tables

/// Turns a printed 指标值, with the columns beside it, into a target.
///
/// A text is read as the first of these that it is: nothing, a mark for a missing value, a scale of
/// judgement, a stretch of time, a last day, one quantity or range, several targets in one cell, a
/// number in words; else it is qualitative. A number becomes the target only where nothing else
/// could be meant.
///
/// The sign that is printed next to the number counts before the measure column (%以上), that before
/// the nature column, and only where none of them binds the number it is taken as exact: ≥95% with
/// the nature ＝ is at least 95 %, a bare 27台 is exactly 27. Where a sign and a word contradict each
/// other (≥90%以内) the sign counts. 7×24小时 is a way of working, not a product: qualitative.
public struct TargetReader: Sendable {
  /// Creates a reader.
  public init() {}

  /// Reads one printed value.
  ///
  /// - Parameters:
  ///   - text: The 指标值 as printed; the target keeps it.
  ///   - nature: The 指标性质 or 计算符号 of the row: ≥, ＝, 定性.
  ///   - measure: The 度量单位 or 计量单位 of the row.
  ///   - name: The 三级指标 of the row; it gives the unit of a bare number (系统个数).
  ///   - year: The year of the table, for 年底前 and 12月31日前.
  /// - Returns: The reading; `qualitative` where no number or day is set beyond doubt.
  /// - Complexity: Linear in the length of the text.
  public func target(
    text: String, nature: String? = nil, measure: String? = nil, name: String? = nil,
    year: Int? = nil
  ) -> Target {
    let form = TargetText(text)
    let name = TargetText(name ?? "")
    let sign = Self.sign(ofNature: nature)
    let reading = Reading(
      sign: sign,
      times: TargetTimes(tableYear: year, isTimeNamed: name.contains(anyOf: TargetWords.timeWords)),
      quantities: TargetQuantities(sign: sign, measure: PrintedMeasure(measure), name: name),
      name: name)
    var target = reading.target(of: form)
    target.text = text
    return target
  }

  /// The bound that a nature column sets: a sign, or its name in words.
  static func sign(ofNature nature: String?) -> Target.Operator? {
    let text = TargetText(nature ?? "").trimmed(of: "()")
    if text.count == 1, let sign = text[0] { return TargetWords.signs[sign] }
    return text.string == "等于" ? .equal : TargetWords.before[text.string]
  }

  /// The bound that a value itself prints before its number, a sign or a word, or `nil`.
  static func printedBound(in text: String) -> Target.Operator? {
    let reading = Reading(
      sign: nil, times: TargetTimes(tableYear: nil, isTimeNamed: false),
      quantities: TargetQuantities(
        sign: .plusMinus, measure: PrintedMeasure(nil), name: TargetText("")),
      name: TargetText(""))
    // ± as a stand-in shows whether the text brought a bound of its own.
    guard let target = reading.quantities.target(in: TargetText(text).trimmed(of: Reading.ends)),
      target.kind == .quantity, target.operator != .plusMinus
    else { return nil }
    return target.operator
  }

  /// One row's reading.
  private struct Reading {
    var sign: Target.Operator?
    var times: TargetTimes
    var quantities: TargetQuantities
    var name: TargetText

    /// Marks at the ends of a value that say nothing.
    static let ends = ",;。、 \n"

    func target(of form: TargetText) -> Target {
      guard !form.isEmpty else { return Target(text: "", kind: .empty) }
      if isPlaceholder(form) { return Target(text: "", kind: .placeholder) }
      if let scale = TargetScale.steps(of: form) {
        return Target(text: "", kind: .qualitative, scale: scale)
      }
      let text = form.trimmed(of: Self.ends, atEndOnly: ".")
      let bare = text.withoutNumbering()
      return measured(bare) ?? several(text)
        ?? bare.withDigits().flatMap { quantities.target(in: $0) }
        ?? Target(text: "", kind: .qualitative)
    }

    /// A single date, stretch of time, quantity or range; a date with a quantity behind it.
    private func measured(_ text: TargetText) -> Target? {
      if let period = times.period(in: text) { return period }
      if let deadline = times.deadline(in: text, sign: sign) {
        let rest = text.part(deadline.end..<text.count)
        guard rest.hasDigits else { return deadline.target }
        let isSecond = quantities.target(in: rest.trimmed(of: Self.ends)) != nil
        return isSecond ? Target(text: "", kind: .multiple) : nil
      }
      if let year = dateOfMeasure(text) { return year }
      return quantities.target(in: text)
    }

    /// `2024` with the unit 年.
    private func dateOfMeasure(_ text: TargetText) -> Target? {
      guard quantities.measure.unit == "年", sign == nil || sign == .equal,
        let (year, end) = text.integer(at: 0, digits: 4...4), end == text.count,
        PrintedDate.years.contains(year)
      else { return nil }
      return times.deadline(in: TargetText("\(year)年"), sign: sign)?.target
    }

    /// Several targets parted by punctuation; each part must be one.
    private func several(_ text: TargetText) -> Target? {
      var parts = text.items()
      if parts.count < 2 { parts = text.split(at: TargetWords.partMarks) }
      guard parts.count > 1 else { return nil }
      let areTargets = parts.allSatisfy {
        measured($0.withoutNumbering().trimmed(of: Self.ends)) != nil
      }
      return areTargets ? Target(text: "", kind: .multiple) : nil
    }

    // MARK: Placeholders

    private func isPlaceholder(_ text: TargetText) -> Bool {
      let marks = TargetWords.blankMarks.unicodeScalars
      let isMark = { marks.contains($0) || TargetWords.signs[$0] != nil }
      if text.scalars.allSatisfy(isMark) { return true }
      if TargetWords.blankWords.contains(text.trimmed(of: "()-").string) { return true }
      // 无 answers a question (有无事故); where nothing is asked, nothing is answered.
      if text.string == "无" || text.string == "无。" {
        return name.isEmpty || name.string == "无" || name.scalars.allSatisfy(marks.contains)
      }
      return text.hasBlankNumber
    }
  }
}

extension TargetText {
  /// Whether marks stand in the place of a number: `≥**%`, `**人`, `××个`, or a sign with a unit and
  /// nothing between.
  fileprivate var hasBlankNumber: Bool {
    let marks = "*×xX□○_".unicodeScalars
    var index = 0
    while let scalar = self[index] {
      guard marks.contains(scalar) else {
        index += 1
        continue
      }
      var end = index
      while self[end] == scalar { end += 1 }
      let isPartOfWord =
        scalar.isLatin && ((self[index - 1]?.isLatin ?? false) || (self[end]?.isLatin ?? false))
      if end - index > 1, !isPartOfWord { return true }
      let isFirst = index == 0 || self[index - 1].map { TargetWords.signs[$0] != nil } ?? false
      if isFirst, !scalar.isLatin, scalar != "□", scalar != "○", end < count,
        TargetWords.unitEnd(in: self, at: end) == count
      {
        return true
      }
      index = end
    }
    guard let sign = self[0], TargetWords.signs[sign] != nil, count > 1 else { return false }
    return TargetWords.unitEnd(in: self, at: 1) == count
  }

  /// The text without the number of a list item at its beginning: `1.`, `（2）`, `③`.
  fileprivate func withoutNumbering() -> TargetText {
    if let first = self[0], (0x2460...0x249B).contains(first.value) { return part(1..<count) }
    let start = self[0] == "(" ? 1 : 0
    guard let (_, mark) = integer(at: start, digits: 1...2), let closing = self[mark],
      start == 1 ? closing == ")" : (closing == "." || closing == "、" || closing == ")"),
      let next = self[mark + 1], !next.isDigit
    else { return self }
    return part((mark + 1)..<count)
  }

  /// The items of a numbered list: `1.…2.…`, `①…②…`; the whole text where it is none.
  fileprivate func items() -> [TargetText] {
    var starts: [Int] = []
    for index in 0..<count where isItem(starts.count + 1, at: index) { starts.append(index) }
    guard starts.first == 0 else { return [self] }
    return zip(starts, starts.dropFirst() + [count]).map { part($0..<$1) }
  }

  /// Whether the number of an item of a list begins at a position.
  private func isItem(_ number: Int, at index: Int) -> Bool {
    if let circled = self[index], circled.value == UInt32(clamping: 0x245F + number) {
      return number <= 20
    }
    guard self[index - 1]?.isDigit != true, let (value, mark) = integer(at: index, digits: 1...2),
      value == number, self[mark] == "." || self[mark] == "、", let next = self[mark + 1]
    else { return false }
    return !next.isDigit
  }

  /// The parts between some marks, empty ones and the commas inside numbers and parentheses aside.
  fileprivate func split(at characters: String) -> [TargetText] {
    let marks = characters.unicodeScalars
    var parts: [TargetText] = []
    var start = 0
    var depth = 0
    for (index, scalar) in scalars.enumerated() {
      if scalar == "(" { depth += 1 }
      if scalar == ")" { depth = max(0, depth - 1) }
      guard depth == 0, marks.contains(scalar) else { continue }
      let partsDigits = self[index - 1]?.isDigit == true && self[index + 1]?.isDigit == true
      if scalar == ",", partsDigits { continue }
      // The mark of an item number does not part it from its item.
      if scalar == "、", integer(at: start, digits: 1...2)?.end == index { continue }
      if index > start { parts.append(part(start..<index)) }
      start = index + 1
    }
    if start < count { parts.append(part(start..<count)) }
    return parts
  }
}

/// Reads scales of judgement.
enum TargetScale {
  /// The steps of a scale, or `nil` where the text is none.
  ///
  /// Without marks between them the steps must reach from good to bad: 优良中低差 is a scale, 优良 is
  /// praise.
  static func steps(of text: TargetText) -> [String]? {
    let words = TargetWords.goodSteps + TargetWords.middleSteps + TargetWords.badSteps
    let marks = TargetWords.stepMarks.unicodeScalars
    var steps: [String] = []
    var hasMarks = false
    var index = 0
    while let scalar = text[index] {
      if marks.contains(scalar), !steps.isEmpty {
        hasMarks = true
        index += 1
      } else if let step = text.longest(of: words, at: index) {
        steps.append(step.word)
        index = step.end
      } else {
        return nil
      }
    }
    guard steps.count > 1, Set(steps).count == steps.count else { return nil }
    let reaches =
      steps.contains(where: TargetWords.goodSteps.contains)
      && steps.contains(where: TargetWords.badSteps.contains)
    return hasMarks || reaches ? steps : nil
  }
}
