internal import Tables

/// Compares the budgets of all projects with the 项目支出 total of the same booklet.
///
/// The total is read only from a grid that prints it beyond doubt: in a row 合计 under a header
/// 项目支出, with the unit of money above the grid. Where grids show several (all funds, public
/// budget only), the largest one counts.
enum ProjectSum {
  /// The code of its findings.
  static let code = FindingCode(
    "project-sum", [.note],
    "The budgets of the projects do not add up to the 项目支出 total of the document.")

  /// Names of rows of totals.
  private static let totalRows: Set<String> = ["合计", "总计", "支出合计", "本年支出合计", "支出总计"]

  /// A printed total with its place.
  struct Total: Hashable, Sendable {
    var money: Money
    var unit: String
    var cell: Cell
  }

  /// A note where the sums differ; nothing where either sum is not known.
  ///
  /// `totals`: those of all grids of the document.
  static func findings(in document: Document, totals: [Total]) -> [Finding] {
    let projects = document.tables.filter { $0.kind == .project }
    guard !projects.isEmpty else { return [] }
    var sum = Money.zero
    for table in projects {
      guard let money = Money(table.budget.total, in: table.amountUnit),
        let next = sum.adding(money)
      else { return [] }
      sum = next
    }
    guard let total = totals.max(by: { $0.money < $1.money }),
      let tolerance = Money(DecimalNumber("0.01"), in: total.unit),
      !totals.contains(where: { $0.money.equals(sum, within: tolerance) })
    else { return [] }
    let printed = "\(total.cell.text)\(total.unit)"
    return [
      Finding(
        code: code.code, severity: .note,
        message: "the budgets of its projects (\(projects.count)) add up to "
          + "\(sum.text(in: total.unit))\(total.unit), the total of 项目支出 is \(printed)",
        page: total.cell.page, box: total.cell.box, evidence: ["项目支出", printed])
    ]
  }

  /// The cells of the rows 合计 under the headers 项目支出.
  static func totals(in grid: Table) -> [Total] {
    guard let unit = unit(of: grid) else { return [] }
    var headerEnds: [Range<Int>: Int] = [:]
    var labelEnds: [Int: Int] = [:]
    for cell in grid.cells where cell.text.holds("支") || cell.text.holds("计") {
      let key = Labels.key(cell.text)
      if key == "项目支出" {
        headerEnds[cell.columns] = headerEnds[cell.columns] ?? cell.rows.upperBound
      } else if totalRows.contains(key) {
        labelEnds[cell.rows.lowerBound] =
          labelEnds[cell.rows.lowerBound] ?? cell.columns.upperBound
      }
    }
    return grid.cells.compactMap { cell in
      guard let headerEnd = headerEnds[cell.columns], cell.rows.lowerBound >= headerEnd,
        let labelEnd = labelEnds[cell.rows.lowerBound], labelEnd <= cell.columns.lowerBound,
        let money = Money(DecimalNumber(TargetText(cell.text).string), in: unit)
      else { return nil }
      return Total(money: money, unit: unit, cell: cell)
    }
  }

  /// The unit of money above or in a grid: 单位：万元.
  private static func unit(of grid: Table) -> String? {
    for text in grid.captions.map(\.text).reversed() + grid.cells.map(\.text)
    where text.holds("位") {
      let form = TargetText(text)
      guard let label = form.string.firstRange(of: "单位:") else { continue }
      let rest = String(form.string[label.upperBound...])
      let unit = rest.prefix { $0 != ")" && $0 != " " && $0 != "," }
      if Money.isUnit(String(unit)) { return String(unit) }
    }
    return nil
  }
}
