internal import Budget
internal import Tables

/// How the names of units and of projects end, as data.
struct EntityNames: OptionSet {
  let rawValue: UInt8

  /// It ends as the names of units do: 临江市档案馆.
  static let endsUnit = EntityNames(rawValue: 1 << 0)
  /// It ends as the names of units do and those of projects do not.
  static let endsNothingButUnit = EntityNames(rawValue: 1 << 1)
  /// It ends as the names of projects do: 免疫规划补助资金.
  static let endsProject = EntityNames(rawValue: 1 << 2)
  /// It is digits and Latin capitals.
  static let isCode = EntityNames(rawValue: 1 << 3)

  /// It begins with the code of a unit: 820-赤水自然资源局.
  static let beginsWithCode = EntityNames(rawValue: 1 << 4)

  /// Creates a set from its bits.
  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Looks at the end of a text, the last two words of it.
  init(_ left: String, _ text: String) {
    self = []
    let code = text.utf8.prefix(12).prefix { $0 >= 0x30 && $0 <= 0x39 }
    if code.count >= 3, text.utf8.dropFirst(code.count).first == 0x2D { insert(.beginsWithCode) }
    if text.utf8.allSatisfy({
      ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A) || $0 == 0x2D
    }) {
      insert(.isCode)
      return
    }
    // Names of units and projects are short lines; a word may be as long as the file.
    guard text.utf8.count <= 200 else { return }
    let bare = Self.withoutRemark(left + text)
    guard let last = bare.unicodeScalars.last else { return }
    if Self.unitEnds.contains(last) { insert(.endsUnit) }
    if Self.surestUnitEnds.contains(last) { insert(.endsNothingButUnit) }
    if Self.projectEnds.contains(where: { bare.hasSuffix($0) }) { insert(.endsProject) }
  }

  /// A name without what stands in parentheses behind it: （本级）, （二期）.
  private static func withoutRemark(_ text: String) -> Substring {
    guard let last = text.last, last == "）" || last == ")",
      let open = text.lastIndex(where: { $0 == "（" || $0 == "(" }), open != text.startIndex
    else { return text[...] }
    return text[..<open]
  }

  private static let surestUnitEnds = Set("局委办厅署馆".unicodeScalars)
  private static let unitEnds = surestUnitEnds.union(
    "心站院所校学园处队部科会社司府镇道乡库台室场团厂区级".unicodeScalars)
  private static let projectEnds = [
    "项目", "经费", "补助", "工程", "资金", "费", "奖补", "建设", "支出", "采购", "购置", "改造", "补贴", "专项", "运行",
    "维护", "服务", "整治", "活动", "工作", "计划", "试点", "行动",
  ]
}

extension CellCosts {
  /// The most words of the name of a unit or a project: a dozen lines in a narrow column.
  private static var longestEntity: Int { 16 }

  /// What it costs that some words are an entity of a role.
  func entity(_ range: Range<Int>, _ role: GridColumn.Role) -> Double {
    guard let last = names[safe: range.upperBound - 1] else { return 0 }
    guard range.count <= Self.longestEntity else { return 8 }
    let isCode = range.count <= 6 && range.allSatisfy { names[$0].contains(.isCode) }
    if role == .code || isCode { return role == .code && isCode ? -3 : 6 }
    // Sentences and the items of a list are goals.
    let isGoal =
      facts[range.lowerBound].shape.contains(.item)
      || range.contains {
        !facts[$0].shape.isDisjoint(
          with: $0 > range.lowerBound ? [.endsSentence, .firstItem] : .endsSentence)
      }
    if isGoal { return 3 }
    // 11,602,500.00 and 220416-云栖新区公安分局 are other cells.
    let first = facts[range.lowerBound]
    let isCoded = names[range.lowerBound].contains(.beginsWithCode)
    if first.shape.contains(.number), first.width > 4, !isCoded { return 6 }
    if range.dropFirst().contains(where: { names[$0].contains(.beginsWithCode) }) { return 6 }
    // The name of the unit of the projects below it is over there.
    if role == .unitOrProject,
      range.dropLast().contains(where: { names[$0].contains(.endsNothingButUnit) })
    {
      return 4
    }
    switch role {
    case .unit:
      return (isCoded ? -2 : 0)
        + (last.contains(.endsUnit) ? -1.5 : last.contains(.endsProject) ? 3 : 1.5)
    case .project:
      return last.contains(.endsNothingButUnit) ? 1.5 : last.contains(.endsProject) ? -1 : 0
    case .unitOrProject, .code:
      // A project is indented below its unit.
      let indent = tokens[range.lowerBound].isIndented ? -2.0 : 0
      return indent
        + (last.contains(.endsNothingButUnit) ? 3 : last.contains(.endsProject) ? -1 : 0)
    }
  }
}
