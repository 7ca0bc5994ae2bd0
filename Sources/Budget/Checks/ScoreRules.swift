internal import Tables

/// Weights and scores, and the execution of the budget.
///
/// Source: 财预〔2020〕10号: of 100 points 10 are for the execution of the budget, 90 for the
/// indicators; forms without the execution row give all 100 to the indicators.
extension CheckRule {
  /// The weights of a project add up to 90 or 100.
  static let weights = CheckRule(codes: [ScoreRule.weightSum]) { table in
    [Indicator.Scope.year, .term].flatMap { scope -> [Finding] in
      let rows = table.indicators.filter { $0.scope == scope }
      guard let sum = ScoreRule.sum(of: rows.map(\.weight)),
        !ScoreRule.wholes.contains(where: { ScoreRule.isNear(sum, $0) })
      else { return [] }
      let printed = rows.compactMap(\.weight).joined(separator: " + ")
      return [
        ScoreRule.weightSum.finding(
          "the weights add up to \(ScoreRule.text(sum)), neither 90 nor 100",
          severity: table.kind == .selfEvaluation ? .error : .warning, in: table,
          evidence: [table.projectName, printed])
      ]
    }
  }

  /// No score above its weight, scores that add up, a reason for each lost point.
  static let scores = CheckRule(
    codes: [ScoreRule.overWeight, ScoreRule.missingReason, ScoreRule.scoreSum]
  ) { table in
    let hasReasons =
      table.columns.contains { Labels.column($0) == .deviation }
      || table.indicators.contains { $0.deviation?.isEmpty == false }
    var findings: [Finding] = []
    for row in table.indicators {
      guard let weight = ScoreRule.number(row.weight), let score = ScoreRule.number(row.score)
      else { continue }
      let evidence = [row.level3, row.weight, row.score]
      if score > weight {
        findings.append(
          ScoreRule.overWeight.finding(
            "the score \(score) exceeds the weight \(weight)", in: table, at: row,
            evidence: evidence))
      } else if score < weight, hasReasons, ScoreRule.isNoReason(row.deviation) {
        findings.append(
          ScoreRule.missingReason.finding(
            "the score \(score) of \(weight) has no reason", in: table, at: row,
            evidence: evidence + [row.deviation]))
      }
    }
    return findings + ScoreRule.sumFindings(in: table)
  }

  /// 执行率 = 全年执行数 / 全年预算数.
  static let executionRate = CheckRule(codes: [ScoreRule.rate]) { table in
    let budget = table.budget
    guard let printed = budget.rate, let rate = ScoreRule.number(printed)?.approximate,
      let executed = budget.executed, let whole = budget.adjusted ?? budget.total,
      whole.approximate > 0
    else { return [] }
    let percent = executed.approximate / whole.approximate * 100
    // Half a unit in the last printed digit of both amounts may hide in the quotient.
    let half = ScoreRule.lastDigit(of: executed) + ScoreRule.lastDigit(of: whole)
    let tolerance = ScoreRule.tolerance + 50 * half / whole.approximate
    let isRight = [rate, rate * 100].contains { abs($0 - percent) <= tolerance }
    // More than all of the budget is often given as 100 %.
    guard !isRight, !(percent > 100 && abs(rate - 100) <= tolerance) else { return [] }
    return [
      ScoreRule.rate.finding(
        "\(executed) of \(whole) is not \(printed)", in: table,
        at: table.fields.first { $0.value == printed },
        evidence: ["全年预算数 \(whole)", "全年执行数 \(executed)", "执行率 \(printed)"])
    ]
  }
}

/// What the rules about weights and scores share.
private enum ScoreRule {
  static let weightSum = FindingCode(
    "weight-sum", [.error, .warning],
    "The weights of a project add up to neither 90 nor 100 (an error in a 自评表).")
  static let overWeight = FindingCode(
    "score-over-weight", [.warning], "A score is larger than its weight.")
  static let missingReason = FindingCode(
    "deviation-missing", [.warning], "A score below its weight has no reason beside it.")
  static let scoreSum = FindingCode(
    "score-sum", [.warning], "The scores do not add up to the printed total.")
  static let rate = FindingCode(
    "execution-rate", [.warning], "The execution rate is not what the amounts give.")

  /// How far sums of points and percentages may be off, in points.
  ///
  /// Three times 33.3 is 99.9: with less, correctly rounded weights would be reported; with ten
  /// times as much, a point given twice would not.
  static let tolerance = 0.1

  /// What weights may add up to: points with and without those for execution, or shares of one.
  static let wholes = [90.0, 100.0]

  /// Labels of the total of all scores.
  private static let totalLabels: Set<String> = ["总分", "总得分", "自评总分", "自评得分", "综合得分", "合计得分"]

  static func number(_ text: String?) -> DecimalNumber? {
    guard let text else { return nil }
    return DecimalNumber(TargetText(text).trimmed(of: "()", atEndOnly: "%分").string)
  }

  /// The sum of printed numbers, blanks as nothing; `nil` where none or something else is printed.
  static func sum(of texts: [String?]) -> Double? {
    var sum = 0.0
    var isPrinted = false
    for text in texts.compactMap({ $0 }) where !text.isEmpty {
      guard let number = number(text) else { return nil }
      sum += number.approximate
      isPrinted = true
    }
    // Shares of one are points too.
    return isPrinted ? (sum <= 1 + tolerance / 100 ? sum * 100 : sum) : nil
  }

  static func isNear(_ sum: Double, _ whole: Double) -> Bool {
    abs(sum - whole) <= tolerance + 1e-9
  }

  static func text(_ sum: Double) -> String {
    let rounded = (sum * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(rounded).replacing(".0", with: "") : "\(rounded)"
  }

  static func lastDigit(of number: DecimalNumber) -> Double {
    var digit = 1.0
    for _ in 0..<number.decimals { digit /= 10 }
    return digit
  }

  static func isNoReason(_ text: String?) -> Bool {
    let text = TargetText(text ?? "")
    return text.string == "无" || TargetWords.blankWords.contains(text.string)
      || text.scalars.allSatisfy(TargetWords.blankMarks.unicodeScalars.contains)
  }

  /// The printed total against the scores; up to ten points more may be those for execution.
  ///
  /// A row 总分 prints the sum of the weights too: a total of exactly 90 or 100 is taken for that one.
  static func sumFindings(in table: PerformanceTable) -> [Finding] {
    let totals = table.fields.compactMap { field -> (PerformanceTable.Field, Double)? in
      // 总分/得分 is the total in the column 得分; 总分 alone may be that of the weights.
      let parts = Labels.key(field.label).split(separator: "/")
      guard let label = parts.first, totalLabels.contains(String(label)),
        let total = number(field.value)?.approximate
      else { return nil }
      let isOfScores = parts.count == 2 && Labels.column(parts[1]) == .score
      return isOfScores || (parts.count == 1 && !wholes.contains(total)) ? (field, total) : nil
    }
    guard let (field, total) = totals.first, let sum = sum(of: table.indicators.map(\.score)),
      let weights = self.sum(of: table.indicators.map(\.weight)),
      table.indicators.allSatisfy({ ($0.weight ?? "").isEmpty || number($0.score) != nil })
    else { return [] }
    let execution = isNear(weights, 100) ? 0.0 : 10.0
    guard total < sum - tolerance || total > sum + execution + tolerance else { return [] }
    return [
      scoreSum.finding(
        "the scores add up to \(text(sum)), the printed total is \(field.value)", in: table,
        at: field, evidence: ["\(field.label) \(field.value)"])
    ]
  }
}
