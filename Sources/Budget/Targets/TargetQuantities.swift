/// Reads one number with its bound and unit, or two as a range.
///
/// The number must be the target: a unit, the end of its clause or a bound follows it. In
/// 12345热线 it is not, nor in 每1万元贷款可节省约2232元, which has two that bound nothing.
struct TargetQuantities: Sendable {
  /// The bound of the nature column.
  var sign: Target.Operator?
  /// The unit of the measure column.
  var measure: PrintedMeasure
  /// The name of the indicator.
  var name: TargetText

  /// What stands before a number.
  private struct Lead {
    /// The bound right before the number.
    var bound: Target.Operator?
    /// Whether a word makes the number a rough one.
    var isRough = false
    /// The unit of 百分之.
    var unit: String?
    /// The unit of 每年, where it stands right before the bound.
    var per: String?
    /// The words of the same clause before all that.
    var clause: TargetText
  }

  /// What stands behind a number.
  private struct Trail {
    /// The unit.
    var unit: String?
    /// The bound of 以上 or 以内.
    var bound: Target.Operator?
    /// Whether 余 or 左右 makes the number a rough one.
    var isRough = false
    /// The position behind all that.
    var end: Int
  }

  /// The quantity or range that a text sets, or `nil`.
  func target(in text: TargetText) -> Target? {
    let numbers = text.numbers()
    if let target = target(of: numbers, in: text) { return target }
    // A remark in parentheses at the end may hold numbers of its own.
    guard numbers.count > 1, text[text.count - 1] == ")",
      let open = text.scalars.lastIndex(of: "("), open > 0
    else { return nil }
    return target(of: numbers.filter { $0.range.upperBound <= open }, in: text.part(0..<open))
  }

  private func target(of numbers: [PrintedNumber], in text: TargetText) -> Target? {
    guard let first = numbers.first, let last = numbers.last else { return nil }
    switch numbers.count {
    case 1: return quantity(first, in: text)
    case 2: return range(first, last, in: text)
    default: return nil
    }
  }

  // MARK: One number

  private func quantity(_ number: PrintedNumber, in text: TargetText) -> Target? {
    guard let lead = lead(before: number.range.lowerBound, in: text) else { return nil }
    let explicit = lead.bound ?? (lead.clause.isEmpty ? sign : nil)
    let trail = trail(behind: number.range.upperBound, in: text, lead: lead, explicit: explicit)
    guard isTarget(lead: lead, trail: trail, explicit: explicit, in: text) else { return nil }
    let isRough = lead.isRough || trail.isRough
    let bound = lead.bound ?? trail.bound ?? measure.bound ?? sign ?? (isRough ? nil : .equal)
    guard let unit = unit(of: trail, per: lead.per) else {
      return lead.per == nil
        ? Target(text: "", kind: .quantity, operator: bound, number: number.value) : nil
    }
    return Target(text: "", kind: .quantity, operator: bound, number: number.value, unit: unit)
  }

  /// Whether words around a number leave it the target.
  private func isTarget(
    lead: Lead, trail: Trail, explicit: Target.Operator?, in text: TargetText
  ) -> Bool {
    let isBound = lead.bound ?? trail.bound != nil
    // 同比-5%: a fall or a dash, nobody can tell.
    guard lead.clause[lead.clause.count - 1] != "-" else { return false }
    if !lead.clause.isEmpty, !isBound {
      guard trail.unit != nil || measure.unit != nil else { return false }
      let foreign = TargetWords.negations + ["每", "第"]
      guard !lead.clause.contains(anyOf: foreign) else { return false }
    }
    let tail = text.part(trail.end..<text.count)
    guard let next = tail[0] else { return true }
    if ",;。)(:、\n".unicodeScalars.contains(next) { return true }
    if isBound { return trail.unit != nil || trail.bound != nil }
    // 100%覆盖, 3名社工: a counted thing behind its unit.
    guard let unit = trail.unit, TargetWords.counting.contains(unit), lead.clause.isEmpty else {
      return false
    }
    return tail.count <= TargetWords.longestNoun
      && !TargetWords.notANoun.unicodeScalars.contains(next)
      && tail.scalars.allSatisfy { $0.properties.isIdeographic }
  }

  /// Reads backwards from a number what binds it.
  private func lead(before start: Int, in text: TargetText) -> Lead? {
    var lead = Lead(clause: text.part(0..<0))
    var end = start
    while end > 0 {
      if let last = text[end - 1], let bound = TargetWords.signs[last] {
        lead.bound = lead.bound ?? bound
        end -= 1
      } else if let word = text.longest(of: Self.fractions, endingAt: end) {
        lead.unit = TargetWords.fractionUnits[word.word]
        end = word.start
      } else if let word = text.longest(of: Self.bounds, endingAt: end) {
        lead.bound = lead.bound ?? TargetWords.before[word.word]
        end = word.start
      } else if let word = text.longest(of: TargetWords.hedgesBefore, endingAt: end) {
        lead.isRough = true
        end = word.start
      } else if let word = text.longest(of: TargetWords.weakBefore, endingAt: end) {
        end = word.start
      } else if text[end - 1] == ":" {
        end -= 1
      } else {
        break
      }
    }
    let marks = TargetWords.partMarks.unicodeScalars
    let clauseStart = (0..<end).last { text[$0].map(marks.contains) ?? false }.map { $0 + 1 } ?? 0
    lead.clause = text.part(clauseStart..<end).trimmed(of: "( ")
    if let each = lead.clause.scalars.lastIndex(of: "每") {
      let per = lead.clause.string((each + 1)..<lead.clause.count)
      if TargetWords.isUnit(per) {
        lead.per = per
        lead.clause = lead.clause.part(0..<each)
      } else if lead.bound == nil {
        return nil
      }
    }
    return lead
  }

  /// Reads the unit behind a number and what binds it there.
  private func trail(
    behind start: Int, in text: TargetText, lead: Lead, explicit: Target.Operator?
  ) -> Trail {
    var trail = Trail(unit: lead.unit, end: start)
    if lead.unit == nil {
      if let next = text[start], "余多来几".unicodeScalars.contains(next),
        TargetWords.unitEnd(in: text, at: start + 1) != nil
      {
        trail.isRough = true
        trail.end += 1
      }
      readUnit(into: &trail, in: text, explicit: explicit)
    }
    if let word = text.longest(of: Self.closings, at: trail.end), !isOtherWord(word, in: text) {
      trail.bound = TargetWords.after[word.word]
      trail.end = word.end
    }
    if let word = text.longest(of: TargetWords.hedgesAfter, at: trail.end), word.end == text.count {
      trail.isRough = true
      trail.end = word.end
    }
    return trail
  }

  private func isOtherWord(_ word: (word: String, end: Int), in text: TargetText) -> Bool {
    guard word.word == "内", let next = text[word.end] else { return false }
    return TargetWords.notAfterInside.unicodeScalars.contains(next)
  }

  private func readUnit(
    into trail: inout Trail, in text: TargetText, explicit: Target.Operator?
  ) {
    if text[trail.end] == "(",
      let close = (trail.end..<text.count).first(where: { text[$0] == ")" })
    {
      let inside = text.part((trail.end + 1)..<close)
      let isBound = text.longest(of: Self.closings, at: trail.end) != nil || inside.string == "含"
      if !isBound, let unit = TargetWords.freeUnit(inside) {
        trail.unit = unit
        trail.end = close + 1
        return
      }
    }
    if let end = TargetWords.unitEnd(in: text, at: trail.end) {
      trail.unit = text.string(trail.end..<end)
      trail.end = end
      return
    }
    guard explicit != nil else { return }
    // Behind a sign the number is the target, so a short word behind it is its unit.
    let marks = ",;。():、\n".unicodeScalars
    var end = (trail.end..<text.count).first { text[$0].map(marks.contains) ?? false } ?? text.count
    if let word = text.longest(of: Self.closings, endingAt: end) {
      end = max(word.start, trail.end)
    }
    if let unit = TargetWords.freeUnit(text.part(trail.end..<end)) {
      trail.unit = unit
      trail.end = end
    }
  }

  // MARK: Two numbers

  private func range(
    _ first: PrintedNumber, _ last: PrintedNumber, in text: TargetText
  ) -> Target? {
    guard first.value <= last.value,
      let lead = lead(before: first.range.lowerBound, in: text)
    else { return nil }
    var between = text.part(first.range.upperBound..<last.range.lowerBound)
    var firstUnit: String?
    if let end = TargetWords.unitEnd(in: between, at: 0) {
      firstUnit = between.string(0..<end)
      between = between.part(end..<between.count)
    }
    for word in ["(含)", "以上", "(含)以上"] {
      if let end = between.end(of: word, at: 0) { between = between.part(end..<between.count) }
    }
    let trail = trail(behind: last.range.upperBound, in: text, lead: lead, explicit: lead.bound)
    guard firstUnit == nil || trail.unit == nil || firstUnit == trail.unit,
      isTarget(lead: lead, trail: trail, explicit: lead.bound, in: text)
    else { return nil }
    var bound = lead.bound ?? trail.bound ?? measure.bound ?? sign
    if !Self.joints.contains(between.string) {
      guard joinsBounds(between, lower: lead.bound) else { return nil }
      bound = nil
    }
    var unitTrail = trail
    unitTrail.unit = trail.unit ?? firstUnit
    return Target(
      text: "", kind: .range, operator: bound, number: first.value, upper: last.value,
      unit: unit(of: unitTrail, per: lead.per))
  }

  /// Whether `≥5个且≤10个` joins a lower and an upper bound.
  private func joinsBounds(_ between: TargetText, lower: Target.Operator?) -> Bool {
    guard lower == .atLeast || lower == .moreThan else { return false }
    var upper: Target.Operator?
    var joint = between
    if let last = between[between.count - 1], let bound = TargetWords.signs[last] {
      upper = bound
      joint = between.part(0..<(between.count - 1))
    } else if let word = between.longest(of: Self.bounds, endingAt: between.count) {
      upper = TargetWords.before[word.word]
      joint = between.part(0..<word.start)
    }
    guard upper == .atMost || upper == .lessThan else { return false }
    return ["", ",", ";", "、", "且", "并且", ",且", "\n"].contains(joint.string)
  }

  // MARK: Units

  /// The unit of a number: its own, else that of its column, else that of its name.
  private func unit(of trail: Trail, per: String?) -> String? {
    var unit = trail.unit
    if let printed = unit, TargetWords.scales.contains(printed) {
      if let column = measure.unit {
        unit = TargetWords.scales.contains { column.hasPrefix($0) } ? column : printed + column
      } else if name.contains(anyOf: TargetWords.moneyWords) {
        unit = printed + "元"
      }
    }
    guard let unit = unit ?? measure.unit ?? nameUnit else { return nil }
    let normalised = TargetWords.normalised(unit)
    return per.map { "\(normalised)/\(TargetWords.normalised($0))" } ?? normalised
  }

  /// The unit that a name says: 个 of 系统个数, 人 of 培训人数（人）.
  private var nameUnit: String? {
    var name = name
    if name[name.count - 1] == ")", let open = name.scalars.lastIndex(of: "(") {
      let inside = name.string((open + 1)..<(name.count - 1))
      if TargetWords.isUnit(inside) { return inside }
      name = name.part(0..<open)
    }
    if let end = name.longest(of: ["数", "数量"], endingAt: name.count) {
      name = name.part(0..<end.start)
    } else if name.longest(of: ["人次", "场次", "户次", "课时"], endingAt: name.count) == nil {
      return nil
    }
    for length in stride(from: 3, through: 1, by: -1) where length <= name.count {
      let unit = name.string((name.count - length)..<name.count)
      if TargetWords.units.contains(unit) { return unit }
    }
    return nil
  }

  // MARK: Words

  private static let bounds = Array(TargetWords.before.keys)
  private static let closings = Array(TargetWords.after.keys)
  private static let fractions = Array(TargetWords.fractionUnits.keys)
  private static let joints: Set<String> = ["-", "--", "~", "~~", "至", "到"]
}
