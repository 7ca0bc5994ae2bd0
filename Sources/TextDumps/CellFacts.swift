internal import Budget
internal import Tables

extension CellCosts {
  /// What the costs need to know of a word.
  ///
  /// The innermost loop reads these millions of times; texts would be counted each time.
  struct Fact {
    var gap: Token.Gap
    var shape: TokenShape
    var width: Int
    var headWidth: Int
    var endsCell: Bool
    var continues: Bool
    var mayBeCut: Bool
    /// Whether the line that ends with it ends in a number with its unit, as targets do.
    var endsTarget: Bool
    /// What it costs to end a cell after it because a date or a number is not over.
    var opening: Double
    /// What it costs to part it from the word before it, or where that is negative, to join them.
    ///
    /// See ``Neighbours``.
    var bond: Double
    /// Whether it ends in a digit.
    var endsInDigit: Bool
    /// Whether it begins with a digit.
    var beginsWithDigit: Bool
  }

  /// What the costs need to know of a column.
  struct Wrap {
    /// What stands in it.
    var kind: GridColumn.Kind
    /// What its entities are.
    var role: GridColumn.Role?
    /// Where its lines wrap.
    var width: Int?
    /// The widest line in it.
    var widest: Int?
    /// Whether its cells end with a sentence.
    var endsSentences: Bool
    /// Whether it stands right of a column of targets: what was reached, or the target of the year.
    var followsTarget = false

    /// Which of two sets of indicators side by side it belongs to, from 0; `nil` in a table of one.
    var set: Int?

    /// Whether no row begins with it.
    var isInner: Bool {
      switch kind {
      case .text, .target, .measure, .points, .nature, .direction, .rate: true
      default: false
      }
    }

    /// Whether it holds names of levels, which say more than what stands side by side elsewhere.
    var isLevel: Bool { kind == .level1 || kind == .level2 }

    /// Whether its cells are short texts such as others of the document; goals and names of projects
    /// hold words of their own.
    var isText: Bool { kind == .name || kind == .text || kind == .target }

    /// Reads a column.
    init(_ column: GridColumn) {
      kind = column.kind
      role = column.role
      width = column.wrapWidth
      endsSentences = column.endsSentences
      widest = column.widestLine
    }
  }
}
