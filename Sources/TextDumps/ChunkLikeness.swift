internal import Budget

/// What a chunk says of the column in which it stands.
///
/// Places alone do not tell columns where an extractor had to move a chunk right because what
/// stands left of it is wider in characters than on the page.
struct ChunkLikeness {
  private let shape: TokenShape
  private let isLevel1: Bool
  private let isLevel2: Bool
  private let isUnit: Bool
  private let isShort: Bool

  /// The weight of what a chunk is known to be, in characters of distance: as far as a dozen wide
  /// characters of a line move what follows. Less would leave moved chunks in the column beside
  /// their own, more would pull words out of the middle of a column for how they look.
  private static let weight = 8.0

  /// Looks at the text of a chunk, white space left aside.
  init(_ text: String) {
    shape = TokenShape(text)
    // Two characters may be the end of any name: 数量.
    let isPart = (9...60).contains(text.utf8.count)
    isLevel1 = isPart && Labels.beginsLevel1(text)
    isLevel2 = isPart && Labels.beginsLevel2(text)
    isUnit = Units.isUnit(text)
    isShort = text.unicodeScalars.count <= 12
  }

  /// How well it fits into a kind of column, in characters.
  func of(_ kind: GridColumn.Kind?) -> Double {
    switch kind {
    case .level1: level(isLevel1)
    case .level2: level(isLevel2)
    case .target: target
    case .points, .amount:
      shape.isDisjoint(with: [.number, .placeholder, .total]) ? -Self.weight : Self.weight / 2
    case .nature: shape.contains(.nature) ? Self.weight : -Self.weight
    case .direction: shape.contains(.direction) ? Self.weight : -Self.weight
    case .measure: isUnit ? Self.weight / 2 : shape.contains(.hasDigit) ? -Self.weight : 0
    case .name, .text, .entity, .goals: words
    case .rate, .label, nil: 0
    }
  }

  private func level(_ isName: Bool) -> Double {
    if isName { return Self.weight / 2 }
    return shape.contains(.hasDigit) || shape.contains(.nature) ? -Self.weight : 0
  }

  private var target: Double {
    if shape.contains(.beginsOperator), isShort { return Self.weight }
    if isLevel1 || isLevel2 { return -Self.weight / 2 }
    return shape.contains(.beginsTarget) && isShort ? Self.weight / 2 : 0
  }

  private var words: Double {
    if shape.contains(.number) || shape.contains(.nature) || shape.contains(.percentage) {
      return -Self.weight / 2
    }
    if shape.contains(.beginsOperator), isShort { return -Self.weight / 2 }
    return isLevel1 || isLevel2 ? -Self.weight / 4 : 0
  }
}
