internal import Budget
internal import Tables

/// What a chunk says of the column in which it stands.
///
/// Places alone do not tell columns where an extractor had to move a chunk right because what
/// stands left of it is wider in characters than on the page.
struct ChunkLikeness {
  private let shape: TokenShape
  private let isLevel1: Bool
  private let isLevel2: Bool
  private let isSide: Bool
  private let isLevelPoints: Bool
  private let isUnit: Bool
  private let isCode: Bool
  private let isShort: Bool
  private let isEnd: Bool
  private let isNaturePart: Bool
  private let isDirectionPart: Bool
  private let mayEndLevel: Bool
  private let isLevelEnd: Bool

  /// The weight of what a chunk is known to be, in characters of distance.
  ///
  /// As far as some wide characters of a line move what follows. Less would leave moved chunks in
  /// the column beside their own, more would pull words out of the middle of a column for how they
  /// look.
  private static let weight = 8.0

  /// Looks at the text of a chunk, white space left aside.
  init(_ text: String) {
    shape = TokenShape(text, saysTarget: false)
    // Two characters may be the end of any name: 数量.
    let isPart = (9...60).contains(text.utf8.count)
    // The points of a level follow its name in parentheses: 产出指标（50分）.
    let opening = text.firstIndex { $0 == "(" || $0 == "（" }
    let name = opening.map { String(text[..<$0]) } ?? text
    isLevel1 = isPart && (Labels.beginsLevel1(text) || Labels.isLevel1(name))
    isLevel2 = isPart && (Labels.beginsLevel2(text) || Labels.isLevel2(name))
    let isName = Labels.isLevel1(name) || Labels.isLevel2(name)
    isSide = isPart && !isName && Labels.beginsLabel(Labels.key(text))
    isLevelPoints =
      text.utf8.count <= 20 && (text.hasSuffix("分）") || text.hasSuffix("分)"))
      && shape.contains(.hasDigit)
    isUnit = Units.isUnit(text)
    // Not a year.
    isCode =
      text.utf8.count > 2 && !(text.utf8.count == 4 && text.hasPrefix("20"))
      && shape.contains(.hasDigit)
      && text.unicodeScalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic || $0.isDigit }
    let length = text.unicodeScalars.count
    isShort = length <= 12
    isEnd = length <= 2 && shape.isDisjoint(with: [.hasDigit, .beginsOperator])
    // A narrow column wraps them.
    isNaturePart = length == 1 && "定性量".contains(text)
    isDirectionPart = length <= 3 && ["正向指标", "反向指标"].contains { $0.contains(text) }
    isLevelEnd = text == "标" || isPart && text.hasSuffix("指标") || text == "指标"
    mayEndLevel = length < 3 || text.hasSuffix("标") || text.hasSuffix("指") || text.hasSuffix("度")
  }

  /// How well it fits into a column of entities, in characters.
  func of(_ role: GridColumn.Role) -> Double {
    switch role {
    case .code: isCode ? Self.weight : -Self.weight
    case .unit, .project, .unitOrProject: isCode ? -Self.weight : words
    }
  }

  /// How well it fits into a kind of column, in characters.
  func of(_ kind: GridColumn.Kind?) -> Double {
    switch kind {
    case .level1: level(isLevel1)
    case .level2: level(isLevel2)
    case .target: target
    case .points: isFigure ? Self.weight : -Self.weight
    case .amount, .counter: isFigure ? Self.weight / 2 : -Self.weight
    case .nature: shape.contains(.nature) ? Self.weight : isNaturePart ? 0 : -Self.weight
    case .direction: shape.contains(.direction) ? Self.weight : isDirectionPart ? 0 : -Self.weight
    case .measure:
      isUnit
        ? Self.weight / 2 : shape.contains(.hasDigit) ? -Self.weight : isEnd ? -Self.weight / 4 : 0
    case .name, .text, .entity, .goals: words
    case .rate, .label, nil: 0
    }
  }

  /// How well it fits into a kind of column where the order of columns tells nothing yet.
  func of(inOrder kind: GridColumn.Kind?) -> Double {
    if kind == .level1, isLevel2, !isLevel1 { return -Self.weight / 4 }
    if kind == .level2, isLevel1, !isLevel2 { return 0 }
    return of(kind)
  }

  /// How well it fits into the column left of the first, where a label names the indicators.
  var ofSide: Double { isSide ? Self.weight : 0 }

  private var isFigure: Bool { !shape.isDisjoint(with: [.number, .placeholder, .total]) }

  private func level(_ isName: Bool) -> Double {
    if isName || isLevelEnd || isLevelPoints { return Self.weight / 2 }
    if shape.contains(.hasDigit) || shape.contains(.nature) { return -Self.weight }
    return mayEndLevel ? 0 : -Self.weight / 2
  }

  private var target: Double {
    if shape.contains(.beginsOperator), isShort { return Self.weight }
    if isLevel1 || isLevel2 { return -Self.weight / 2 }
    return shape.contains(.beginsTarget) && isShort ? Self.weight / 2 : 0
  }

  private var words: Double {
    if shape.contains(.number) || shape.contains(.nature) || shape.contains(.percentage) {
      return -Self.weight
    }
    if shape.contains(.beginsOperator), isShort { return -Self.weight }
    return isLevel1 || isLevel2 ? -Self.weight / 4 : 0
  }
}
