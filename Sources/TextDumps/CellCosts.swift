internal import Budget
internal import Tables

/// What it costs to put words into a cell.
///
/// A table without lines can be divided into rows and cells in many ways; the division with the
/// lowest sum of these costs is taken. A cost of 1 is about the weight of one common coincidence
/// (a text that happens to end where its column wraps); what speaks for a reading is negative. The
/// costs are ordered, not tuned: certain knowledge of the form (a level name, a number column)
/// outweighs the shape of a text, and that outweighs the place of a line end.
///
/// | cost | why |
/// |---|---|
/// | -4 | a level cell holds a known level name |
/// | -2 | a number column holds a number, a target begins as targets do |
/// | 1 … 1.5 | an unknown level name that ends in 指标; a target that does not look like one |
/// | 2.5 … 4 | a cell that looks like one of another column |
/// | 5 | a line goes on although the next word would have fitted; a marked cell end is passed over |
/// | 8 | a number column holds no number |
struct CellCosts {
  /// The words to divide.
  let tokens: [Token]
  /// What the costs need to know of each word, without its text.
  let facts: [Fact]

  /// What the dump prints side by side.
  let neighbours: Neighbours

  /// How the names that end with each token end, where a column holds units or projects.
  let names: [EntityNames]

  /// How many codes of units, sums of money and first items stand before each token, where a column holds units
  /// or projects.
  let codesBefore: [Int]

  /// For each token, which of the texts that begin with it are level names.
  let levelNames: [LevelNames]

  /// The levels that a text may name, by how many tokens it is joined from.
  struct LevelNames {
    var level1: UInt16 = 0
    var level2: UInt16 = 0
    var suffix: UInt16 = 0
    /// Which names of the first level repeat the one before.
    var repeated: UInt16 = 0
  }

  /// What the names of levels and the targets at each token or after it cost that belong to no table.
  private let rowsFrom: [Double]

  /// The sum of the widths of the tokens before each.
  let widthBefore: [Int]
  /// How many parentheses are open before each token.
  let depthBefore: [Int]
  let knowsColumns: Bool
  /// Whether operators have a column of their own.
  let partsNatures: Bool
  /// Whether units have a column of their own.
  let partsUnits: Bool
  /// For each token whether 定性 stands shortly before it, in a table that has columns for operators,
  /// targets and units in this order: such a target has no unit.
  let isQualitative: [Bool]
  /// Whether the dump puts the cells of a row on one line where each has one line.
  let sharesLines: Bool
  /// Whether the dump gives each cell lines of its own.
  let linesAreCells: Bool
  /// Whether two lines of digits are one number: no other column holds any beside the targets.
  let partsNumbers: Bool
  /// What it costs to read a space between a digit and a CJK character as part of a text.
  let typographicSpace: Double

  /// The most tokens that a level name is joined from: one or two characters a line in a narrow
  /// column, a dozen characters long.
  static let longestName = 8

  /// Prepares the costs for some words.
  ///
  /// - Parameters:
  ///   - tokens: The words.
  ///   - spacesDigits: Whether the dump puts a space between digits and CJK characters inside a
  ///     text.
  ///   - knowsColumns: Whether the places of the words tell their columns already.
  ///   - neighbours: What the dump prints side by side.
  ///   - kinds: What stands in the columns, as far as it is known.
  ///   - sharesLines: Whether the dump puts the cells of a row on one line where each has one line.
  ///   - linesAreCells: Whether the dump gives each cell lines of its own.
  init(
    _ tokens: [Token], spacesDigits: Bool, knowsColumns: Bool = false,
    neighbours: Neighbours = Neighbours(), kinds: [GridColumn.Kind] = [], sharesLines: Bool = false,
    linesAreCells: Bool = false
  ) {
    self.tokens = tokens
    self.knowsColumns = knowsColumns
    self.sharesLines = sharesLines
    self.linesAreCells = linesAreCells
    self.neighbours = neighbours
    partsNatures = kinds.contains(.nature)
    partsUnits = kinds.contains(.measure)
    isQualitative = Self.qualitative(tokens, kinds)
    partsNumbers =
      kinds.count { $0 == .target } == 1
      && !kinds.contains { $0 == .points || $0 == .amount || $0 == .rate }
    typographicSpace = spacesDigits ? 0.2 : 4
    names =
      kinds.contains(.entity)
      ? tokens.indices.map { index in
        EntityNames(
          index > 0 && tokens[index - 1].text.utf8.count <= 200 ? tokens[index - 1].text : "",
          tokens[index].text)
      } : []
    codesBefore = zip(tokens, names).reduce(into: [0]) { sum, word in
      let isSum = word.0.shape.contains(.number) && word.0.width >= 6 && word.0.text.holds(".")
      let begins = word.1.contains(.beginsWithCode) || word.0.shape.contains(.firstItem)
      sum.append((sum.last ?? 0) + (begins || isSum ? 1 : 0))
    }
    facts = tokens.indices.map { index in
      let token = tokens[index]
      return Fact(
        gap: token.gap, shape: token.shape, width: token.width, headWidth: token.headWidth,
        endsCell: token.endsCell, continues: token.continues, mayBeCut: token.mayBeCut,
        endsTarget: Self.endsTarget(tokens, index), opening: Self.opening(tokens, index),
        bond: token.gap == .space || index == 0
          ? 0 : neighbours.bond(tokens[index - 1].text, token.text),
        endsInDigit: token.text.unicodeScalars.last?.isDigit ?? false,
        beginsWithDigit: token.text.unicodeScalars.first?.isDigit ?? false)
    }
    widthBefore = tokens.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.width) }
    depthBefore = tokens.reduce(into: [0]) { $0.append(($0.last ?? 0) + Self.depth($1)) }
    // Where the names end in 指标, 数量 is the end of 组织数量.
    let namesEnd = tokens.contains { $0.text.hasSuffix("指标") && Labels.isLevel2($0.text) }
    var lastLevel1 = ""
    var lastEnd = 0
    levelNames = tokens.indices.map { start in
      var names = LevelNames()
      var level1: (text: String, end: Int)?
      var text = ""
      for count in 1...Self.longestName where start + count <= tokens.count {
        text += tokens[start + count - 1].text
        guard text.utf8.count <= 120 else { break }
        let bit = UInt16(1) << UInt16(count)
        if Labels.isLevel1(text) {
          names.level1 |= bit
          // 满意度指标 may stand below itself, and 成本指标 is a second level more often.
          if text == lastLevel1, start > lastEnd { names.repeated |= bit }
          if Self.endsLevel(text), !Self.secondLevels.contains(Labels.levelKey(text)) {
            level1 = (text, start + count)
          }
        }
        if Labels.isLevel2(text), !namesEnd || text.utf8.count > 6 { names.level2 |= bit }
        if Self.endsLevel(text) { names.suffix |= bit }
      }
      if let level1, level1.text != lastLevel1 || start > lastEnd {
        (lastLevel1, lastEnd) = level1
      }
      return names
    }
    var sum = 0.0
    rowsFrom = Array(
      zip(tokens, levelNames).reversed().map { token, names in
        // A name of more words that no form is known to print may be any text.
        if names.level1 | names.level2 | names.suffix & 0b10 != 0 { sum += Self.levelOutside }
        if token.shape.contains(.beginsOperator) { sum += Self.targetOutside }
        return sum
      }.reversed())
  }

  private static func qualitative(_ tokens: [Token], _ kinds: [GridColumn.Kind]) -> [Bool] {
    guard let nature = kinds.firstIndex(of: .nature), let target = kinds.firstIndex(of: .target),
      let unit = kinds.firstIndex(of: .measure), nature < target, target < unit
    else { return [] }
    var last: (index: Int, isQuality: Bool)?
    return tokens.indices.map { index in
      defer {
        if tokens[index].shape.contains(.nature) { last = (index, tokens[index].text == "定性") }
      }
      return last.map { $0.isQuality && index - $0.index <= longestQuality } ?? false
    }
  }

  /// The most words of a target of 定性: as many lines of a narrow column.
  private static let longestQuality = 12

  /// Names of both levels that are seldom those of a first one.
  private static let secondLevels: Set<String> = ["成本", "服务对象满意度"]

  /// What it costs that the name of a level belongs to no table: as much as it is worth in one.
  private static let levelOutside = 4.0
  /// What it costs that a target belongs to no table.
  private static let targetOutside = 2.0

  /// What it costs that the words from one on belong to no table: more the more names of levels
  /// and targets stand among them, which prose does not have by themselves.
  func outside(from start: Int) -> Double {
    6 + 0.5 * Double(tokens.count - start) + (rowsFrom[safe: start] ?? 0)
  }

  /// Whether a text ends as the names of levels do, and holds no other that ends in it.
  private static func endsLevel(_ text: String) -> Bool {
    let key = Labels.withoutParentheses(Labels.key(text))
    return key.hasSuffix("指标") && !key.dropLast(2).holds("指标")
  }

  /// How many parentheses and titles (《》) a token opens and does not close; `1）` closes none.
  private static func depth(_ token: Token) -> Int {
    let isItem = token.shape.contains(.item)
    var depth = 0
    // A line has no more characters than these; a token may be as long as the file.
    for scalar in token.text.unicodeScalars.prefix(200) {
      switch scalar {
      case "(", "（", "《": depth += 1
      case ")", "）": depth -= isItem && depth == 0 ? 0 : 1
      case "》": depth -= 1
      default: break
      }
    }
    return depth
  }

  /// What it costs that a cell opens a parenthesis and does not close it, or the other way round.
  static let unpaired = 2.5
}

extension Array {
  /// The element at an index, or `nil` where there is none.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
