import Budget
import Foundation
import TestSupport
import Testing

/// Documents made from the hand-checked records beside the fixtures.
enum GoldDocuments {
  /// Why a test that needs the records is skipped.
  static let whenMissing: Comment =
    "needs fixtures: JIXIAO_FIXTURES names a folder with seed/, made/ and real/"

  /// The document of a record such as `seed/tianjin-2024`, or `nil` where the fixtures are not there.
  static func document(_ name: String) throws -> Document? {
    guard let folder = TestFiles.fixtures else { return nil }
    let file = folder.appending(path: name + ".gold.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let tables = try decoder.decode([GoldTable].self, from: Data(contentsOf: file))
    return Document(
      source: .init(
        name: name, sha256: "", bytes: 0, mediaType: "application/pdf", pageCount: 1),
      status: .complete,
      tables: tables.enumerated().map { $0.element.table(index: $0.offset + 1) })
  }

  /// Every record beside the fixtures.
  static func names() -> [String] {
    guard let folder = TestFiles.fixtures else { return [] }
    return ["seed", "made", "real"].flatMap { part -> [String] in
      let files = FileManager.default.subpaths(atPath: folder.appending(path: part).path) ?? []
      return files.filter { $0.hasSuffix(".gold.json") }
        .map { "\(part)/\($0.replacing(".gold.json", with: ""))" }
    }.sorted()
  }
}

/// One table of a record.
private struct GoldTable: Decodable {
  var kind: String?
  var title: String?
  var year: Int?
  var amountUnit: String?
  var projectName: String?
  var total: String?
  var fiscal: String?
  var other: String?
  var carryover: String?
  var projectTotal: String?
  var projectFiscal: String?
  var projectOther: String?
  var fields: [String: String]?
  var tasks: [GoldTask]?
  var indicators: [GoldIndicator]

  func table(index: Int) -> PerformanceTable {
    let isList = indicators.contains { $0.nature != nil }
    var table = PerformanceTable(index: index, form: isList ? .list : .form)
    table.kind =
      kind.flatMap { PerformanceTable.Kind(rawValue: $0) }
      ?? (tasks != nil
        ? .overall : indicators.contains { $0.score != nil } ? .selfEvaluation : .project)
    table.title = title
    table.year = year
    table.pages = [1]
    table.amountUnit = amountUnit
    table.projectName = projectName
    table.budget.total = total.flatMap { DecimalNumber($0) }
    table.budget.fiscal = fiscal.flatMap { DecimalNumber($0) }
    table.budget.other = other.flatMap { DecimalNumber($0) }
    table.budget.carryover = carryover.flatMap { DecimalNumber($0) }
    table.projectBudget.total = projectTotal.flatMap { DecimalNumber($0) }
    table.projectBudget.fiscal = projectFiscal.flatMap { DecimalNumber($0) }
    table.projectBudget.other = projectOther.flatMap { DecimalNumber($0) }
    table.tasks = (tasks ?? []).map(\.task)
    table.indicators = indicators.map { $0.indicator(year: year) }
    return table
  }
}

private struct GoldTask: Decodable {
  var name: String
  var total: String?
  var fiscal: String?
  var other: String?

  var task: PerformanceTable.DutyTask {
    .init(
      name: name, total: total.flatMap { DecimalNumber($0) },
      fiscal: fiscal.flatMap { DecimalNumber($0) }, other: other.flatMap { DecimalNumber($0) })
  }
}

private struct GoldIndicator: Decodable {
  var level1: String?
  var level2: String?
  var level3: String?
  var description: String?
  var value: String?
  var nature: String?
  var measure: String?
  var weight: String?
  var actual: String?
  var score: String?
  var deviation: String?
  var scope: String?

  func indicator(year: Int?) -> Indicator {
    Indicator(
      level1: level1, level2: level2, level3: level3, description: description,
      target: TargetReader().target(
        text: value ?? "", nature: nature, measure: measure, name: level3, year: year),
      nature: nature, measure: measure, weight: weight, actual: actual, score: score,
      deviation: deviation, scope: scope.flatMap { Indicator.Scope(rawValue: $0) } ?? .year,
      pages: [1])
  }
}
