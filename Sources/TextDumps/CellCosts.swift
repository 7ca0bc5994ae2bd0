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

  /// How the names that end with each token end, where a column holds units or projects.
  let names: [EntityNames]

  /// How many codes of units, sums of money and first items stand before each token, where a column holds units
  /// or projects.
  private let codesBefore: [Int]

  /// For each token, which of the texts that begin with it are level names.
  private let levelNames: [LevelNames]

  /// The levels that a text may name, by how many tokens it is joined from.
  private struct LevelNames {
    var level1: UInt16 = 0
    var level2: UInt16 = 0
    var suffix: UInt16 = 0
  }

  /// What the names of levels and the targets at each token or after it cost that belong to no table.
  private let rowsFrom: [Double]

  /// The sum of the widths of the tokens before each.
  private let widthBefore: [Int]
  /// How many parentheses are open before each token.
  private let depthBefore: [Int]
  private let knowsColumns: Bool
  /// Whether operators have a column of their own.
  private let partsNatures: Bool
  /// Whether units have a column of their own.
  let partsUnits: Bool
  /// Whether the dump puts the cells of a row on one line where each has one line.
  private let sharesLines: Bool
  /// Whether two lines of digits are one number: no other column holds any beside the targets.
  let partsNumbers: Bool
  /// What it costs to read a space between a digit and a CJK character as part of a text.
  let typographicSpace: Double

  /// The most tokens that a level name is joined from: one or two characters a line in a narrow
  /// column, a dozen characters long.
  private static let longestName = 8

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
  init(
    _ tokens: [Token], spacesDigits: Bool, knowsColumns: Bool = false,
    neighbours: Neighbours = Neighbours(), kinds: [GridColumn.Kind] = [], sharesLines: Bool = false
  ) {
    self.tokens = tokens
    self.knowsColumns = knowsColumns
    self.sharesLines = sharesLines
    partsNatures = kinds.contains(.nature)
    partsUnits = kinds.contains(.measure)
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
      let isSum = word.0.shape.contains(.number) && word.0.width >= 6 && word.0.text.contains(".")
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
    levelNames = tokens.indices.map { start in
      var names = LevelNames()
      var text = ""
      for count in 1...Self.longestName where start + count <= tokens.count {
        text += tokens[start + count - 1].text
        guard text.utf8.count <= 120 else { break }
        let bit = UInt16(1) << UInt16(count)
        if Labels.isLevel1(text) { names.level1 |= bit }
        if Labels.isLevel2(text) { names.level2 |= bit }
        if Self.endsLevel(text) { names.suffix |= bit }
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
    return key.hasSuffix("指标") && !key.dropLast(2).contains("指标")
  }

  /// How many parentheses a token opens and does not close; `1）` closes none.
  private static func depth(_ token: Token) -> Int {
    guard !token.shape.contains(.item) else { return 0 }
    var depth = 0
    // A line has no more characters than these; a token may be as long as the file.
    for scalar in token.text.unicodeScalars.prefix(200) {
      switch scalar {
      case "(", "（": depth += 1
      case ")", "）": depth -= 1
      default: break
      }
    }
    return depth
  }

  /// What it costs that a cell opens a parenthesis and does not close it, or the other way round.
  private static let unpaired = 2.5

  // MARK: What a cell holds

  /// What it costs that some tokens are one cell of a kind.
  func content(
    _ range: Range<Int>, as kind: GridColumn.Kind, role: GridColumn.Role? = nil
  ) -> Double {
    guard let first = facts[safe: range.lowerBound]?.shape else { return 0 }
    let isOne = range.count == 1
    switch kind {
    case .level1, .level2: return level(range, as: kind)
    case .points, .amount:
      if first.contains(.number) {
        // The code of a unit, parted from its name by a dash.
        if range.count <= 3, range.contains(where: { tokens[$0].text.hasSuffix("-") }) { return 6 }
        return isOne ? -2 : isWrappedNumber(range) ? -1 : isSum(range) ? 1 : 6 + Double(range.count)
      }
      if first.contains(.placeholder) { return isOne ? -0.5 : 4 }
      return first.contains(.percentage) && kind == .points ? -1 : 8
    case .rate:
      if first.contains(.percentage) { return isOne ? -2 : 6 }
      return isOne && !first.isDisjoint(with: [.placeholder, .number]) ? -0.5 : 8
    case .nature: return (isOne ? first.contains(.nature) : isWrappedNature(range)) ? -3 : 8
    case .direction:
      return first.contains(.direction) || TokenShape.isDirection(joined(range)) ? -3 : 8
    case .label: return label(range)
    case .measure:
      let isPlain = first.isDisjoint(with: [.number, .percentage, .nature, .hasDigit])
      guard isPlain, range.count <= 3 else { return 4 }
      if Units.isUnit(joined(range)) { return -1 }
      // No unit that is not known is one character long.
      return isOne && !first.contains(.single) ? 1.2 : 4
    case .target: return target(range, first)
    case .entity: return words(range, first, as: kind) + (role.map { entity(range, $0) } ?? 0)
    case .goals: return words(range, first, as: kind) + 3 * Double(codes(behind: range))
    case .name, .text: return words(range, first, as: kind)
    }
  }

  /// A few words without the gaps between them.
  private func joined(_ range: Range<Int>) -> String {
    guard range.count <= 4 else { return "" }
    return range.count == 1
      ? tokens[range.lowerBound].text : tokens[range].map(\.text).joined()
  }

  /// Whether some lines are 定性 or 大于等于 in a narrow column.
  private func isWrappedNature(_ range: Range<Int>) -> Bool {
    range.count <= 4 && range.dropFirst().allSatisfy { facts[$0].gap != .space }
      && TokenShape.isNature(joined(range))
  }

  /// Whether some words are nothing but figures.
  private func isNumber(_ range: Range<Int>) -> Bool {
    range.count <= 3 && facts[range].allSatisfy { $0.shape.contains(.number) }
  }

  /// Whether some words are figures, or one and its unit.
  private func isSum(_ range: Range<Int>) -> Bool {
    isNumber(range)
      || range.count == 2 && ["分", "万元", "元", "%"].contains(tokens[range.lowerBound + 1].text)
  }

  /// Whether some lines are one number that a narrow column wraps: `28,317,`, `600.00`.
  private func isWrappedNumber(_ range: Range<Int>) -> Bool {
    guard range.count <= 3, range.dropFirst().allSatisfy({ facts[$0].gap != .space }) else {
      return false
    }
    let lines = tokens[range]
    guard lines.allSatisfy({ $0.shape.contains(.number) }) else { return false }
    // All lines but the last are full, and end in the middle of the number.
    let widths = lines.map(\.width)
    let isFull = zip(widths, widths.dropFirst()).allSatisfy { $0 + 1 >= $1 }
    let text = joined(range)
    let point = text.firstIndex(of: ".")
    let decimals = point.map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    let points = text.count { $0 == "." }
    return isFull && points == 1 && (1...4).contains(decimals)
      && !(lines.first?.text.hasSuffix(".00") ?? false)
  }

  /// Whether a text that begins at a token and takes some more is a known level name.
  private func isLevel(_ range: Range<Int>, _ bits: (LevelNames) -> UInt16) -> Bool {
    guard range.count <= Self.longestName, levelNames.indices.contains(range.lowerBound) else {
      return false
    }
    return bits(levelNames[range.lowerBound]) & (UInt16(1) << UInt16(range.count)) != 0
  }

  private func hasLongerName(_ range: Range<Int>, _ bits: (LevelNames) -> UInt16) -> Bool {
    guard levelNames.indices.contains(range.lowerBound) else { return false }
    return bits(levelNames[range.lowerBound]) >> UInt16(range.count + 1) != 0
  }

  private func level(_ range: Range<Int>, as kind: GridColumn.Kind) -> Double {
    let isFirst = kind == .level1
    if isLevel(range, isFirst ? \.level1 : \.level2) {
      // 服务对象满意度 is a name, but 服务对象满意度指标 is the whole of it.
      return hasLongerName(range, isFirst ? \.level1 : \.level2) ? -1 : -4
    }
    if isLevel(range, isFirst ? \.level2 : \.level1) { return isFirst ? -1 : -2 }
    if isLevel(range, \.suffix) { return 1.5 }
    return isCutLevel(range, isFirst: isFirst) ? -2 : 6
  }

  /// Whether some words at the end of a page are the beginning of the name of a level.
  private func isCutLevel(_ range: Range<Int>, isFirst: Bool) -> Bool {
    guard let last = facts[safe: range.upperBound - 1], last.mayBeCut, range.count <= 3 else {
      return false
    }
    guard let first = tokens[range.lowerBound].text.unicodeScalars.first,
      Self.levelBeginnings.contains(first)
    else { return false }
    let text = joined(range)
    guard text.unicodeScalars.count <= 10 else { return false }
    return Self.levelEnds.contains {
      isFirst ? Labels.isLevel1(text + $0) : Labels.isLevel2(text + $0)
    }
  }

  /// The first characters of the names of levels.
  private static let levelBeginnings = Set("产效满成数质时经社生环可服预".unicodeScalars)

  /// What a page break may part from the name of a level.
  private static let levelEnds = [
    "标", "指标", "益指标", "效益指标", "度指标", "意度指标", "满意度指标", "响指标", "影响指标", "本指标", "成本指标", "出指标",
  ]

  private func label(_ range: Range<Int>) -> Double {
    guard range.count <= Self.longestName else { return 8 }
    return StackedLabels.isRowLabel(tokens[range].map(\.text).joined()) ? -4 : 4
  }

  private func target(_ range: Range<Int>, _ first: TokenShape) -> Double {
    if isLevel(range, \.level1) || isLevel(range, \.level2) { return knowsColumns ? 1 : 5 }
    if first.contains(.number), range.count == 1 { return -1.5 }
    if beginsDate(range) { return -2 }
    // With a column of their own, units do not stand behind their numbers.
    if partsUnits, first.contains(.number), !isNumber(range) { return 1 }
    if first.contains(.beginsTarget) { return width(range) <= Self.longestTarget ? -2 : 0 }
    if first.contains(.nature) { return partsNatures ? 4 : range.count > 1 ? -2 : 2 }
    if first.contains(.placeholder) { return 0 }
    return first.contains(.saysTarget) ? -1 : 1
  }

  /// Whether some words begin with a year: 2025, 年 12, 月底前.
  private func beginsDate(_ range: Range<Int>) -> Bool {
    range.count > 1 && Self.isYear(tokens[range.lowerBound].text)
      && tokens[range.lowerBound + 1].text.hasPrefix("年")
  }

  /// Whether a text is the number of a year.
  private static func isYear(_ text: String) -> Bool {
    text.utf8.count == 4 && (text.hasPrefix("20") || text.hasPrefix("19")) && Int(text) != nil
  }

  private func words(_ range: Range<Int>, _ first: TokenShape, as kind: GridColumn.Kind) -> Double {
    let isPaired = depthBefore[safe: range.lowerBound] == depthBefore[safe: range.upperBound]
    var cost = isPaired ? 0 : Self.unpaired
    if range.count == 1, first.contains(.number) { cost += 4 }
    if range.count == 1, first.contains(.percentage) { cost += 3 }
    if first.contains(.direction) || first.contains(.nature) { cost += 4 }
    if first.contains(.beginsTarget), !first.contains(.hasDigit) { cost += 2.5 }
    if first.contains(.beginsTarget) { cost += 0.3 }
    if range.count == 1, first.contains(.single) { cost += 1 }
    if kind == .goals, first.contains(.firstItem) { cost -= 1.5 }
    if kind == .entity || kind == .goals {
      return cost + (isLevel(range, \.suffix) && range.count < 4 ? 3 : 0)
    }
    guard kind == .name || kind == .text else { return cost }
    if isLevel(range, \.level1) || isLevel(range, \.level2) {
      // 社会公众满意度 names an indicator as well as a level; 数量指标 names nothing but a level.
      cost += isLevel(range, \.suffix) ? 3 : 1
    }
    if first.contains(.total) { cost += 4 }
    // 指标1： begins a name.
    if kind == .text, first.contains(.item) { cost += 1.5 }
    return cost
  }

  /// What it costs that a cell of one line stands on a line of its own although the one before it in
  /// its row, of one line as well, does not, in a dump that puts such cells on one line.
  func apart(_ range: Range<Int>, in column: Wrap) -> Double {
    guard sharesLines, range.count == 1, range.lowerBound > 0, column.isInner,
      facts[range.lowerBound].gap == .line, facts[range.lowerBound - 1].gap == .space
    else { return 0 }
    return 1.5
  }

  /// What it costs, or is worth, that a target repeats the one before it: what was planned was reached.
  func echo(_ range: Range<Int>, in column: Wrap) -> Double {
    guard column.followsTarget, range.count <= 8, range.lowerBound >= range.count else { return 0 }
    let before = range.lowerBound - range.count..<range.lowerBound
    return zip(before, range).allSatisfy { tokens[$0].text == tokens[$1].text } ? -2 : 0
  }

  /// How many words of a list begin another cell behind the first of some.
  private func codes(behind range: Range<Int>) -> Int {
    guard let start = codesBefore[safe: range.lowerBound + 1],
      let end = codesBefore[safe: range.upperBound]
    else { return 0 }
    return end - start
  }

  /// The width of some tokens, in half-width units.
  private func width(_ range: Range<Int>) -> Int {
    (widthBefore[safe: range.upperBound] ?? 0) - (widthBefore[safe: range.lowerBound] ?? 0)
  }

  /// The widest text that is a target for its first sign alone, in half-width units.
  ///
  /// `2024年12月底前完成全部验收工作` is one; a longer text that begins with a number is more often
  /// the rest of a sentence.
  private static let longestTarget = 36

  /// What it costs that a text ends between a token and the next, in the middle of a date or of a
  /// number: 2024年, 11月; 2024年11, 月底前; 8300., 65; 每1, 万元.
  private static func opening(_ tokens: [Token], _ last: Int) -> Double {
    guard let next = tokens[safe: last + 1] else { return 0 }
    let token = tokens[last]
    let shape = token.shape
    if shape.contains(.endsInMonth) {
      return next.text.hasPrefix("月") || next.text.hasPrefix("日") ? 6 : 0
    }
    if next.text.hasPrefix("年"), isYear(token.text) { return 6 }
    if shape.contains(.number), token.width <= 2, let left = tokens[safe: last - 1] {
      let isDay = next.text.hasPrefix("日") && left.text.hasSuffix("月")
      if isDay || next.text.hasPrefix("月") && left.text.hasSuffix("年") { return 6 }
    }
    if shape.contains(.opensNumber) { return next.shape.contains(.number) ? 5 : 0 }
    if next.gap == .line, shape.contains(.endsInFigure) {
      return (1...2).contains { Units.isUnit(String(next.text.prefix($0))) } ? 3 : 0
    }
    guard next.shape.contains(.beginsTarget), !next.shape.contains(.beginsOperator) else {
      return 0
    }
    if shape.contains(.opensDate) { return 2 }
    guard token.text == "年", let number = tokens[safe: last - 1] else { return 0 }
    return number.shape.contains(.number) && number.text.utf8.count == 4 ? 2 : 0
  }

  /// Whether the line that ends with a token ends in a number with its unit, as targets do.
  private static func endsTarget(_ tokens: [Token], _ last: Int) -> Bool {
    let token = tokens[last]
    // A date goes on after its year and its month.
    guard token.width <= 24, !token.text.hasSuffix("年"), !token.text.hasSuffix("月") else {
      return false
    }
    if Units.isUnit(token.text) {
      guard let left = tokens[safe: last - 1], token.gap == .space else { return false }
      return left.shape.contains(.number) || left.shape.contains(.beginsTarget)
    }
    guard token.shape.contains(.beginsTarget), token.shape.contains(.hasDigit) else { return false }
    let rest = token.text.drop { !($0.isNumber) }.drop { $0.isNumber || $0 == "." || $0 == "," }
    return Units.isUnit(String(rest))
  }
}

extension Array {
  /// The element at an index, or `nil` where there is none.
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
