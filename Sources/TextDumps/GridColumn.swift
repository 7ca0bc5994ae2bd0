internal import Budget

/// A column of a table to be divided into rows.
struct GridColumn {
  /// What stands in the column, as far as the costs need to know.
  enum Kind {
    /// 一级指标.
    case level1
    /// 二级指标.
    case level2
    /// 三级指标, or the name of a task.
    case name
    /// Any words.
    case text
    /// A target, or what was reached of it.
    case target
    /// An operator or 定性.
    case nature
    /// A unit of measure.
    case measure
    /// Points.
    case points
    /// An amount of money.
    case amount
    /// The number of a row: 1, 2, 3.
    case counter
    /// A percentage.
    case rate
    /// 正向指标 or 反向指标.
    case direction
    /// A unit or a project of a list.
    case entity
    /// Goals: one or more paragraphs.
    case goals
    /// A label of the head.
    case label
  }

  /// What an entity of a list is.
  enum Role {
    /// Digits, or digits and Latin letters.
    case code
    /// A unit or a department.
    case unit
    /// A project.
    case project
    /// A project, or in a row of its own the unit of those below it: 单位名称、项目名称.
    case unitOrProject

    /// Tells the role by the name of the column.
    init(_ column: Labels.Column, key: String) {
      self =
        switch column {
        case .unitCode, .projectCode: .code
        case .unit, .department: .unit
        default: key.hasPrefix("单位") ? .unitOrProject : .project
        }
    }
  }

  /// The printed header, line by line; empty where the column has none.
  var header: [String]
  /// What stands in it.
  var kind: Kind
  /// What its entities are, in a column of them.
  var role: Role?
  /// Whether a cell may cover several rows.
  var isMerged: Bool
  /// What it costs that a row has no cell of its own here.
  var absence: Double
  /// What it costs that a row has a cell of its own here: something where few rows have.
  var presence = 0.0
  /// Whether its cells end with a sentence.
  var endsSentences = false
  /// Where its lines wrap, in half-width units; `nil` where that is not known.
  var wrapWidth: Int?

  /// The widest line that stands in it, in half-width units: what would have fitted into it was not
  /// wrapped.
  var widestLine: Int?

  /// Creates a column of a kind.
  init(header: [String], kind: Kind, isMerged: Bool = false, absence: Double) {
    self.header = header
    self.kind = kind
    self.isMerged = isMerged
    self.absence = absence
  }

  /// Creates the column that a header names.
  init(header: [String], column: Labels.Column?) {
    self.header = header
    if header == ["序号"] {
      (kind, isMerged, absence) = (.amount, true, 0)
      return
    }
    if let key = header.first, Self.attributes.contains(key) {
      (kind, isMerged, absence) = (.direction, false, 2)
      return
    }
    if header == ["完成时限"] {
      (kind, isMerged, absence) = (.target, false, 2)
      return
    }
    if let column, [.unit, .unitCode, .department, .project, .projectCode].contains(column) {
      role = Role(column, key: header.joined())
    }
    switch column {
    case .level1: (kind, isMerged, absence) = (.level1, true, 0)
    case .level2: (kind, isMerged, absence) = (.level2, true, 0.2)
    case .level3: (kind, isMerged, absence) = (.name, false, 4)
    case .description: (kind, isMerged, absence) = (.text, false, 2)
    case .nature: (kind, isMerged, absence) = (.nature, false, 3.5)
    case .value: (kind, isMerged, absence) = (.target, false, 4)
    case .measure: (kind, isMerged, absence) = (.measure, false, 1)
    case .weight: (kind, isMerged, absence) = (.points, false, 3)
    case .actual: (kind, isMerged, absence) = (.target, false, 3)
    case .score: (kind, isMerged, absence) = (.points, false, 2.5)
    case .direction: (kind, isMerged, absence) = (.direction, false, 2.5)
    case .deviation, .remark, nil: (kind, isMerged, absence) = (.text, false, 0.5)
    case .unit, .unitCode, .department, .project, .projectCode:
      (kind, isMerged, absence) = (.entity, true, 0)
      // A list has several indicators a project.
      if column == .project { presence = 1.5 }
    case .total, .fiscal, .other: (kind, isMerged, absence) = (.amount, true, 0)
    case .goals, .termGoals: (kind, isMerged, absence) = (.goals, true, 0)
    }
  }

  /// The columns that a header names.
  ///
  /// A number before the levels counts the rows; in a list it counts the projects, which cover several.
  static func columns(of names: [LabelMatch]) -> [GridColumn] {
    var result = names.map { GridColumn(header: [$0.key], column: $0.column) }
    if result.first?.header == ["序号"], let next = result[safe: 1]?.kind,
      next == .level1 || next == .level2 || next == .name
    {
      (result[0].kind, result[0].isMerged, result[0].absence) = (.counter, false, 4)
    }
    return result
  }

  /// Columns that hold 定量指标 or 定性指标 and nothing else.
  private static let attributes: Set<String> = ["指标属性", "指标值类型", "指标类型"]

  /// What it costs that a row has no cell in a column that one row in ten fills, and that it has.
  static let sparse = (absence: 0.1, presence: 2.3)

  /// Whether it holds nothing but numbers.
  var isFigure: Bool { kind == .points || kind == .amount || kind == .rate || kind == .counter }

  /// What it costs that a row has no cell of its own here although a merged column to its left has
  /// one: a new 一级指标 has a new 二级指标 as well.
  var absenceInNewGroup: Double { isMerged ? (kind == .amount ? 1 : 3) : absence }
}
