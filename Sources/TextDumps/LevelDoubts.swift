internal import Budget

/// Says what speaks against the names of levels in the rows of a table, one row after the other.
struct LevelDoubts {
  /// What speaks against a row.
  enum Problem {
    case conflict
    case noFirst
    case wrongLevel
    case nameHoldsLevel
    case unlikeSets

    /// What the reader of the row should know.
    var message: String {
      switch self {
      case .conflict: "a second level stands below a first of another kind"
      case .noFirst: "a row stands below no first level"
      case .wrongLevel: "a level stands in the column of another"
      case .nameHoldsLevel: "a name begins with the name of a level"
      case .unlikeSets: "two sets of indicators side by side do not begin their levels alike"
      }
    }
  }

  /// A cell of a level, of the name of an indicator, or of a target.
  struct Cell {
    var column: Int
    var text: String
  }

  private let columns: [GridColumn]
  /// For each column, that of the first level in the same set of columns.
  private let firstLevel: [Int?]
  /// The last name in each column of a first level.
  private var level1: [Int: String] = [:]
  /// The columns of second levels, where each stands in a set of indicators of its own.
  private let sets: [Int]

  /// The most words that a level name is looked for in.
  static let longestName = 12

  /// Begins with the columns of a table.
  init(_ columns: [GridColumn]) {
    self.columns = columns
    var last: Int?
    firstLevel = columns.indices.map { index in
      if columns[index].kind == .level1 { last = index }
      return last
    }
    let seconds = columns.indices.filter { columns[$0].kind == .level2 }
    let names = columns.indices.filter { columns[$0].kind == .name }
    sets = seconds.count > 1 && seconds.count == names.count ? seconds : []
  }

  /// What speaks against the next row.
  mutating func problem(of cells: [Cell]) -> Problem? {
    for cell in cells where columns[safe: cell.column]?.kind == .level1 {
      level1[cell.column] = cell.text
    }
    return problems(of: cells).first
  }

  private func problems(of cells: [Cell]) -> [Problem] {
    var result: [Problem] = []
    for cell in cells {
      guard let column = columns[safe: cell.column], let first = firstLevel[safe: cell.column]
      else { continue }
      let above = first.flatMap { level1[$0] }
      switch column.kind {
      case .level1: if !Self.mayBeFirst(cell.text) { result.append(.wrongLevel) }
      case .level2:
        if let above, LevelPairs.conflict(above, cell.text) {
          return [.conflict]
        }
        if Self.isFirst(cell.text, below: above) { result.append(.wrongLevel) }
      case .name:
        if first != nil, above == nil { result.append(.noFirst) }
        if Self.beginsWithLevel(cell.text) { result.append(.nameHoldsLevel) }
      default: break
      }
    }
    if !sets.isEmpty, !areAlike(cells) { result.append(.unlikeSets) }
    return result
  }

  /// Whether the name of a second level is one of the first, below a given one.
  ///
  /// Some forms have 产出指标 below a first level of their own.
  static func isFirst(_ level2: String, below level1: String?) -> Bool {
    firstLevels.contains(Labels.levelKey(level2))
      && level1.map { allLevels.contains(Labels.levelKey($0)) } ?? true
  }

  private static let firstLevels: Set<String> = ["产出", "预期产出", "效益", "效果", "预期效益", "预期效果"]
  private static let allLevels = firstLevels.union(["成本", "满意度", "服务对象满意度"])

  private static func mayBeFirst(_ text: String) -> Bool {
    if Labels.field(text) == .group { return false }
    return Labels.isLevel1(text) || !Labels.isLevel2(text)
  }

  /// Whether a text is the name of a level that ends in 指标 with more behind it.
  private static func beginsWithLevel(_ text: String) -> Bool {
    guard text.utf8.count <= 200, let mark = text.firstIndex(of: "标") else { return false }
    let name = text[...mark]
    guard name.hasSuffix("指标"), name.count > 2, name.endIndex < text.endIndex else {
      return false
    }
    return Labels.isLevel1(name) || Labels.isLevel2(name)
  }

  /// Whether all sets of a row that have an indicator begin a second level, or none does.
  private func areAlike(_ cells: [Cell]) -> Bool {
    let filled = Set(cells.map(\.column))
    var begun: Set<Bool> = []
    for (index, second) in sets.enumerated() {
      let end = sets[safe: index + 1] ?? columns.count
      guard filled.contains(where: { $0 > second && $0 < end }) else { continue }
      begun.insert(filled.contains(second))
    }
    return begun.count < 2
  }
}
