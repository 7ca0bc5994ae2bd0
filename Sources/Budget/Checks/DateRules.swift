internal import Tables

/// Dates: the project's term, and deadlines against it.
extension CheckRule {
  /// A project ends after it begins; a deadline lies in its term, or in the table's year.
  static let dates = CheckRule(codes: [ProjectTerm.order, ProjectTerm.outside]) { table in
    let term = ProjectTerm(of: table)
    var findings: [Finding] = []
    if let start = term.start, let end = term.end, end.day < start.day {
      findings.append(
        ProjectTerm.order.finding(
          "it begins on \(start.day) and ends on \(end.day)", in: table, at: end.field,
          evidence: [start, end].map { "\($0.field.label) \($0.field.value)" }))
      return findings
    }
    for row in table.indicators where row.scope == .year {
      guard let day = row.target.date, let message = term.remark(onDeadline: day) else { continue }
      findings.append(
        ProjectTerm.outside.finding(
          message.text, severity: message.severity, in: table, at: row, evidence: row.printed))
    }
    return findings
  }
}

/// When a project begins and ends, as far as its table prints it.
private struct ProjectTerm {
  static let order = FindingCode("date-order", [.warning], "A project ends before it begins.")
  static let outside = FindingCode(
    "deadline-outside-year", [.warning, .note],
    "A deadline lies before the budget year or outside the project's term (a note where it lies "
      + "after the year and no term is printed).")

  /// Labels of the beginning, the end and both.
  private static let starts: Set<String> = ["计划开始日期", "开始日期", "开始时间", "计划开始时间", "项目开始时间"]
  private static let ends: Set<String> = [
    "计划完成日期", "完成日期", "完成时间", "计划完成时间", "结束时间", "项目结束时间", "结束日期",
  ]
  private static let terms: Set<String> = [
    "项目起止时间", "起止时间", "项目周期", "项目期", "项目期限", "项目实施期", "实施期", "项目支出实施期",
  ]

  /// A day, ISO 8601, and the field that prints it.
  struct Day {
    var day: String
    var field: PerformanceTable.Field
  }

  var start: Day?
  var end: Day?
  private let year: Int?

  init(of table: PerformanceTable) {
    year = table.year
    for field in table.fields {
      let key = Labels.key(field.label)
      let text = TargetText(field.value)
      if Self.starts.contains(key) {
        start = start ?? Self.first(in: text).map { Day(day: $0, field: field) }
      } else if Self.ends.contains(key) {
        end = end ?? Self.last(in: text, year: table.year).map { Day(day: $0, field: field) }
      } else if Self.terms.contains(key) {
        let period = TargetTimes(tableYear: nil, isTimeNamed: true).period(in: text)
        start = start ?? Self.first(in: text).map { Day(day: $0, field: field) }
        end = end ?? period?.date.map { Day(day: $0, field: field) }
      }
    }
  }

  /// The first day of the date at the beginning of a text.
  private static func first(in text: TargetText) -> String? {
    guard var date = PrintedDate(in: text, at: 0), date.year != nil else { return nil }
    if date.day == nil { date.day = 1 }
    if date.month == nil { date.month = 1 }
    return date.lastDay(tableYear: nil)
  }

  private static func last(in text: TargetText, year: Int?) -> String? {
    guard let date = PrintedDate(in: text, at: 0), date.end == text.count else { return nil }
    return date.lastDay(tableYear: nil)
  }

  /// What is wrong with a deadline, or `nil`.
  func remark(onDeadline day: String) -> (text: String, severity: Finding.Severity)? {
    if let end, day > end.day { return ("the deadline \(day) lies after \(end.day)", .warning) }
    if let start, day < start.day {
      return ("the deadline \(day) lies before \(start.day)", .warning)
    }
    guard let year, start == nil || end == nil else { return nil }
    if start == nil, day < "\(year)-01-01" {
      return ("the deadline \(day) lies before the year \(year)", .warning)
    }
    if end == nil, day > "\(year)-12-31" {
      return ("the deadline \(day) lies after the year \(year)", .note)
    }
    return nil
  }
}
