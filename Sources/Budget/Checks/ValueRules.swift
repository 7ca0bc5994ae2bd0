internal import Tables

/// Values that are missing, say nothing, contradict their name or stand twice.
extension CheckRule {
  /// Every indicator has a value.
  static let missingValues = CheckRule(codes: [ValueRule.empty, ValueRule.placeholder]) { table in
    // Without its column the value is the conversion's to miss, not the document's.
    guard table.columns.isEmpty || table.columns.contains(where: { Labels.column($0) == .value })
    else { return [] }
    let rows = table.indicators.filter { !$0.isFiller }
    let empty = rows.filter { $0.target.kind == .empty && !ValueRule.isInName($0) }
    if !rows.isEmpty, empty.count == rows.count {
      return [
        ValueRule.empty.finding(
          "none of its indicators has a value", in: table,
          evidence: [table.projectName ?? table.title])
      ]
    }
    return rows.compactMap { row in
      switch row.target.kind {
      case .empty where !ValueRule.isInName(row):
        ValueRule.empty.finding("it has no value", in: table, at: row, evidence: row.printed)
      case .placeholder:
        ValueRule.placeholder.finding(
          "\(row.target.text) stands where its value should", in: table, at: row,
          evidence: row.printed)
      default: nil
      }
    }
  }

  /// A value says more than its name.
  static let emptyWords = CheckRule(codes: [ValueRule.saysNothing]) { table in
    table.indicators.compactMap { row in
      guard row.target.kind == .qualitative, row.target.scale.isEmpty else { return nil }
      let value = TargetText(row.target.text).trimmed(of: ",;。、.").string
      let repeatsName = value == TargetText(row.level3 ?? "").string
      guard repeatsName || ValueRule.isBareMeasure(value) else { return nil }
      let message =
        repeatsName
        ? "the value only repeats the name" : "\(row.target.text) sets no level to reach"
      return ValueRule.saysNothing.finding(message, in: table, at: row, evidence: row.printed)
    }
  }

  /// A number at the end of a name is that of the value.
  static let nameNumbers = CheckRule(codes: [ValueRule.nameNumber]) { table in
    table.indicators.compactMap { row in
      guard let name = row.level3, row.target.kind == .quantity, let value = row.target.number
      else { return nil }
      let named = TargetReader().target(text: name, year: table.year)
      guard named.kind == .quantity, let number = named.number, let unit = named.unit,
        let valueUnit = row.target.unit,
        number == value ? ValueRule.areDifferent(unit, valueUnit) : unit == valueUnit
      else { return nil }
      return ValueRule.nameNumber.finding(
        "the name says \(number)\(unit), the value \(row.target.text)", in: table, at: row,
        evidence: row.printed)
    }
  }

  /// No indicator stands twice.
  static let duplicates = CheckRule(
    codes: [ValueRule.duplicate, ValueRule.otherValue]
  ) { table in
    var seen: [[String]: Indicator] = [:]
    return table.indicators.compactMap { row in
      guard !row.isFiller else { return nil }
      let key =
        [row.scope.rawValue]
        + [row.level1, row.level2, row.level3, row.description].map { Labels.key($0 ?? "") }
      guard let first = seen.updateValue(row, forKey: key) else { return nil }
      let isSame = first.target == row.target && first.nature == row.nature
      let code = isSame ? ValueRule.duplicate : ValueRule.otherValue
      return code.finding(
        isSame
          ? "the indicator stands twice"
          : "the same indicator has the values \(first.target.text) and \(row.target.text)",
        in: table, at: row, evidence: first.printed + row.printed)
    }
  }
}

/// What the rules about values share.
private enum ValueRule {
  static let empty = FindingCode("empty-target", [.error], "An indicator has no value.")
  static let placeholder = FindingCode(
    "placeholder", [.warning], "A mark such as ** or / stands where a value should.")
  static let saysNothing = FindingCode(
    "says-nothing", [.note], "A value repeats its name, or names a rate without a number.")
  static let nameNumber = FindingCode(
    "name-number", [.note], "The number in a name and that of its value differ.")
  static let duplicate = FindingCode(
    "duplicate-indicator", [.warning], "The same indicator stands twice in a table.")
  static let otherValue = FindingCode(
    "same-name-different-value", [.warning], "The same indicator has two different values.")

  /// The most characters of a measure that stands for a value: 及时率, 群众满意度.
  ///
  /// Longer ones say whose rate they mean and may be all that can be said.
  private static let longestMeasure = 6

  /// Whether the value is printed at the end of the name: 指标1：资金支付完成率100%.
  static func isInName(_ row: Indicator) -> Bool {
    let name = TargetText(row.level3 ?? "")
    let start = name.scalars.lastIndex(of: ":").map { $0 + 1 } ?? 0
    let target = TargetReader().target(text: name.string(start..<name.count))
    return target.number != nil || target.kind == .deadline || target.kind == .multiple
  }

  /// Words that make such a text say what is to happen: 提高效率.
  private static let doing = "提高升增强降减改促保确达加优快有"

  /// Whether a value is the name of a measure and nothing else.
  static func isBareMeasure(_ value: String) -> Bool {
    guard value.count <= longestMeasure, value.count > 1 else { return false }
    return (value.hasSuffix("率") || value.hasSuffix("满意度"))
      && !TargetText(value).contains(anyOf: doing)
  }

  /// Whether two units differ in more than in what they count by: 元 and 元/人, 人 and 人次.
  static func areDifferent(_ first: String, _ second: String) -> Bool {
    !first.hasPrefix(second) && !second.hasPrefix(first)
  }
}
