internal import Budget
internal import Tables

/// What it costs that words are a cell of a kind.
extension CellCosts {
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
    case .counter:
      let width = facts[range.lowerBound].width
      return isOne && width <= 4 && first.contains(.number)
        && !tokens[range.lowerBound].text.holds(".") ? -2 : 8
    case .rate:
      if first.contains(.percentage) { return isOne ? -2 : 6 }
      return isOne && !first.isDisjoint(with: [.placeholder, .number]) ? -0.5 : 8
    case .nature:
      if isOne ? first.contains(.nature) : isWrappedNature(range) { return -3 }
      return isCut(range, TokenShape.beginsNature) ? -1 : 8
    case .direction:
      if first.contains(.direction) || TokenShape.isDirection(joined(range)) { return -3 }
      return isCut(range, TokenShape.beginsDirection) ? -1 : 8
    case .label: return label(range)
    case .measure:
      let isPlain = first.isDisjoint(with: [.number, .percentage, .nature, .hasDigit])
      guard isPlain, range.count <= 3, isPaired(range) else { return 4 }
      if isQualitative[safe: range.lowerBound] ?? false { return 4 }
      if Units.isUnit(joined(range)) { return -1 }
      // No unit that is not known is one character long.
      return isOne && !first.contains(.single) ? 1.2 : 4
    case .target: return target(range, first) + (isPaired(range) ? 0 : Self.unpaired)
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

  /// Whether a page break may part some words from the rest of a name that they begin.
  private func isCut(_ range: Range<Int>, _ begins: (String) -> Bool) -> Bool {
    facts[range.upperBound - 1].mayBeCut && range.count <= 4 && begins(joined(range))
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
      // A first level that each row prints again begins no group; the second may go on.
      if isFirst, isLevel(range, \.repeated) { return -7 }
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
    // The money and the goal of the next project of a list.
    if first.contains(.sum), facts[range.lowerBound + 1].width >= CellDoubts.prose { return 4 }
    // An item of a list of goals begins with a number as well.
    if !knowsColumns, first.contains(.item), !first.contains(.number) { return 0.5 }
    if beginsDate(range) { return -2 }
    // A figure among words has its unit beside it: 较上年提高2个百分点.
    if partsUnits, facts[range.upperBound - 1].endsInDigit,
      first.isDisjoint(with: [.latinStart, .beginsOperator])
    {
      return 2
    }
    // With a column of their own, units do not stand behind their numbers.
    if partsUnits, first.contains(.number), !isNumber(range) { return 1 }
    if first.contains(.beginsTarget) { return width(range) <= Self.longestTarget ? -2 : 0 }
    if first.contains(.nature) { return partsNatures ? 4 : range.count > 1 ? -2 : 2 }
    if first.contains(.placeholder) { return 0 }
    return first.contains(.saysTarget) ? -1 : 1
  }

  /// Whether some words close every parenthesis that they open.
  private func isPaired(_ range: Range<Int>) -> Bool {
    depthBefore[safe: range.lowerBound] == depthBefore[safe: range.upperBound]
  }

  /// Whether some words begin with a year: 2025, 年 12, 月底前.
  private func beginsDate(_ range: Range<Int>) -> Bool {
    range.count > 1 && Self.isYear(tokens[range.lowerBound].text)
      && tokens[range.lowerBound + 1].text.hasPrefix("年")
  }

  private func words(_ range: Range<Int>, _ first: TokenShape, as kind: GridColumn.Kind) -> Double {
    var cost = isPaired(range) ? 0 : Self.unpaired
    if range.count == 1, first.contains(.number) { cost += 4 }
    if range.count == 1, first.contains(.percentage) { cost += 3 }
    if first.contains(.direction) || first.contains(.nature) { cost += 4 }
    if first.contains(.beginsTarget), !first.contains(.hasDigit) { cost += 2.5 }
    if first.contains(.beginsTarget) { cost += 0.3 }
    if range.count == 1, first.contains(.single) { cost += 1 }
    if kind == .name || kind == .text {
      cost += wholeTarget(range, first)
      // What stands in parentheses goes on with the line before.
      if first.contains(.beginsInParenthesis) { cost += 1.5 }
    }
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

  /// What it costs that a text is a target as it stands: ≥89.5%, 2025年3月底前.
  private func wholeTarget(_ range: Range<Int>, _ first: TokenShape) -> Double {
    guard range.count == 1, first.isSuperset(of: [.beginsTarget, .hasDigit]) else { return 0 }
    if first.contains(.beginsOperator) { return 2 }
    let isShort = facts[range.lowerBound].width <= Self.shortTarget
    return isShort && first.contains(.completesTarget) && !first.contains(.item) ? 1 : 0
  }

  /// The widest date, in half-width units: 2025年12月31日前.
  private static let shortTarget = 16

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
}
