/// Weighs whether cells below a page break are the rest of those above it.
///
/// Each pair of cells tells something, as how many times likelier it prints so where the row was cut
/// than where a new row begins: a full last line, a bracket left open, a blank in a column that is
/// never blank; see ``CutOdds``. What a column usually prints, its other cells on both pages tell.
struct CutEvidence {
  /// A cell above the break and the one below it in the same columns.
  struct Pair {
    var upper: Cell
    var lower: Cell
  }

  /// Cells of the rows around the break, by their columns; those at the break left out.
  private var habits: [Range<Int>: [Cell]] = [:]
  /// Whether a text is a whole name that is never the rest of a cut cell.
  private let isWhole: @Sendable (String) -> Bool

  /// How far the measured room of a line may lie off, in widths of a CJK character.
  ///
  /// The padding of cells is estimated. More takes lines that had room for full, less misses full ones.
  private static let roundingSlack = 0.4
  /// The gap that some producers set between CJK and other characters, in widths of a CJK character.
  ///
  /// They set a quarter, and round it. A word after such a gap needs that much more room.
  private static let scriptGap = 0.3

  /// `cells`: those of the rows around the break.
  init(cells: [Cell], isWhole: @escaping @Sendable (String) -> Bool) {
    for cell in cells { habits[cell.columns, default: []].append(cell) }
    self.isWhole = isWhole
  }

  /// How many times likelier some pairs of one row are with a cut than without.
  ///
  /// `lines`: how many lines the fullest cell above has; `nil` where its height is no measure.
  /// 0 where nothing goes on.
  func odds(of pairs: [Pair], lines: Int?) -> Double {
    var odds = 1.0
    var goesOn = false
    for pair in pairs {
      switch (pair.upper.text.isEmpty, pair.lower.text.isEmpty) {
      case (true, true): continue
      case (false, true): odds *= oddsOfBlankBelow(pair)
      case (true, false):
        odds *= oddsOfBlankAbove(pair)
        goesOn = true
      case (false, false):
        odds *= oddsOfHalves(pair, lines: lines)
        goesOn = true
      }
    }
    if areComplements(pairs) { odds *= CutOdds.complements }
    return goesOn ? odds : 0
  }

  /// Whether each cell prints on one page alone, and below the break only names do.
  private func areComplements(_ pairs: [Pair]) -> Bool {
    let filled = pairs.filter { !$0.upper.text.isEmpty || !$0.lower.text.isEmpty }
    return filled.contains { !$0.upper.text.isEmpty }
      && filled.contains { !$0.lower.text.isEmpty }
      && filled.allSatisfy { pair in
        pair.lower.text.isEmpty || pair.upper.text.isEmpty && isWhole(pair.lower.text)
      }
  }

  /// The text above may have ended there; in a column that is never blank a new row would print.
  private func oddsOfBlankBelow(_ pair: Pair) -> Double {
    (1 - goesOnShare(pair)) / blankShare(pair)
  }

  /// A centred cell may print on the second page only; but rows often have blanks.
  private func oddsOfBlankAbove(_ pair: Pair) -> Double {
    if pair.lower.text.isFiller { return CutOdds.nameBelowBlank }
    if isWhole(pair.lower.text) { return min(CutOdds.nameBelowBlank / blankShare(pair), 1) }
    return min(
      max(CutOdds.centredBelow / blankShare(pair), CutOdds.nameBelowBlank), CutOdds.mostBelowBlank)
  }

  /// Two texts that may be the halves of one.
  private func oddsOfHalves(_ pair: Pair, lines: Int?) -> Double {
    var odds = goesOnShare(pair) / max(1 - blankShare(pair), CutOdds.leastShare)
    if let lines, let own = pair.upper.fragments.last?.lines.count, own < lines {
      // A text goes on below where its lines fill the cell; orphan control keeps one line back.
      odds *= own < lines - 1 ? CutOdds.linesLess : CutOdds.oneLineLess
    }
    return odds * textOdds(pair)
  }

  /// Whether a text is a known name that a cell holds alone.
  func isName(_ text: String) -> Bool { isWhole(text) }

  /// Whether both texts together are a known name that neither is alone.
  func areHalvesOfName(_ pair: Pair) -> Bool {
    let upper = pair.upper.text
    let lower = pair.lower.text
    return !upper.isEmpty && !lower.isEmpty && !isWhole(upper) && !isWhole(lower)
      && isWhole(upper + lower)
  }

  /// Whether the text below is no rest of the one above, as a name of its own is not.
  func beginsAnew(_ pair: Pair) -> Bool { textOdds(pair) == 0 }

  /// What the texts of a pair say for being the halves of one.
  private func textOdds(_ pair: Pair) -> Double {
    let upper = pair.upper.text
    let lower = pair.lower.text
    // Between a closed bracket and another name, as in 产出指标(50分), nothing was cut.
    let isOpen = upper.openBrackets > 0 || !upper.unicodeScalars.contains { $0.opensBracket }
    if isOpen, isWhole(upper + lower) { return CutOdds.joinedName }
    if lower.isFiller { return 0 }
    // 数量 is a name among names, and the rest of any text elsewhere.
    let isAmongNames = holdsNames(pair)
    if isAmongNames, isWhole(lower) { return 0 }
    if isAmongNames, isWhole(upper) {
      return lower.unicodeScalars.first?.opensBracket == true ? 1 : CutOdds.wholeName
    }
    if ListItems.goesOn(upper, with: lower) { return CutOdds.nextItem }
    return formOdds(upper, lower) * roomOdds(pair) * lengthOdds(pair)
  }

  /// One character alone is hardly ever a text of its own in a column of longer ones.
  private func lengthOdds(_ pair: Pair) -> Double {
    let lower = pair.lower.text.unicodeScalars
    guard lower.count == 1, lower.first?.isCJK == true else { return 1 }
    let filled = others(of: pair).filter { !$0.text.isEmpty }
    let isUsual = filled.contains { $0.text.unicodeScalars.count == 1 }
    return filled.count < 2 || isUsual ? 1 : CutOdds.loneCharacter
  }

  /// What the forms of two texts say: brackets left open, signs that begin or end a text.
  private func formOdds(_ upper: String, _ lower: String) -> Double {
    let above = upper.unicodeScalars
    let below = lower.unicodeScalars
    guard let start = above.first, let last = above.last, let first = below.first else { return 1 }
    var odds = 1.0
    if upper.openBrackets > 0, lower.openBrackets < 0 { odds *= CutOdds.pairedBrackets }
    if first.isClosing { odds *= CutOdds.closingStart }
    if last.opensBracket || last.isOperator || last == "、" || last == "，" {
      odds *= CutOdds.openEnd
    }
    if last.endsSentence { odds *= CutOdds.sentenceEnd }
    if last.isDigit, "年月日%％".unicodeScalars.contains(first) { odds *= CutOdds.numberUnit }
    if first.isOperator || first.halfWidth.isOperator { odds *= CutOdds.operatorStart }
    // Two values of one form: 100% and 98%.
    let areValues = start.isDigit || start.isOperator || start.halfWidth.isOperator
    if areValues, !last.isDigit, last == below.last, first == start || first.isDigit {
      odds *= CutOdds.twoValues
    }
    return odds
  }

  /// What the room behind the last line above says: a word that had room was not wrapped.
  private func roomOdds(_ pair: Pair) -> Double {
    guard let fragment = pair.upper.fragments.last, let room = fragment.rooms.last else { return 1 }
    let lower = pair.lower.text
    let width = (pair.lower.fragments.first?.lines.first ?? lower).unbreakableHeadWidth
    let excess = room - width
    if excess < 1, breaksEarly(fragment, excess: excess) {
      return 1 / fullShare(pair, width: width, room: room)
    }
    if excess >= CutEvidence.roundingSlack {
      // A note in brackets stands in a line of its own.
      if lower.unicodeScalars.first?.opensBracket == true { return CutOdds.roomForNote }
      return CutOdds.roomForWord.first { excess < $0.upTo }?.odds ?? 0
    }
    // A longer line in the column shows that the word would have had room. Other characters than
    // CJK ones are of any width.
    if lower.unicodeScalars.first?.isCJK == true {
      let gap = pair.upper.text.unicodeScalars.last?.isCJK == true ? -0.05 : CutEvidence.scriptGap
      if excess >= max(leastRoom(beside: pair.upper, fragment), 0) + gap {
        return CutOdds.roomInLongerLine
      }
    }
    return 1 / fullShare(pair, width: width, room: room)
  }

  /// Whether most lines of a cell end although the next word would have had as much room: there is
  /// less of it than was measured.
  private func breaksEarly(_ fragment: Fragment, excess: Double) -> Bool {
    let breaks = zip(fragment.rooms, fragment.lines.dropFirst()).map {
      $0 - $1.unbreakableHeadWidth
    }
    let early = breaks.count { $0 >= excess - 0.05 }
    return early > 0 && early * 2 > breaks.count
  }

  /// How often a last line is as full by chance.
  private func fullShare(_ pair: Pair, width: Double, room: Double) -> Double {
    let filled = others(of: pair).filter { !$0.text.isEmpty }
    let full = filled.count { cell in
      guard let rest = cell.fragments.last?.rooms.last else { return false }
      return rest < width + CutEvidence.roundingSlack
    }
    let usual = (Double(full) + 0.5) / (Double(filled.count) + 1)
    let line = (pair.upper.fragments.last?.lines.last ?? pair.upper.text).emWidth
    return min(max(usual, width / max(line + room, 1), CutOdds.leastShare), 1)
  }

  /// The room of the fullest line in the column of a cell but its last one.
  private func leastRoom(beside cell: Cell, _ last: Fragment) -> Double {
    var least = last.rooms.dropLast().min() ?? .infinity
    for other in habits[cell.columns] ?? [] {
      for fragment in other.fragments { least = min(least, fragment.rooms.min() ?? least) }
    }
    return least
  }

  /// How often the text of a cell is longer than its part on the first page.
  private func goesOnShare(_ pair: Pair) -> Double {
    guard (pair.upper.fragments.last?.lines.count ?? 1) < 2 else {
      return CutOdds.wrappedGoesOn
    }
    let filled = others(of: pair).filter { !$0.text.isEmpty }
    let wrapped = filled.count { cell in cell.fragments.reduce(0) { $0 + $1.lines.count } > 1 }
    let share = (Double(wrapped) + 0.5) / (Double(filled.count) + 1)
    return min(max(share, CutOdds.wrappedShare.lowerBound), CutOdds.wrappedShare.upperBound)
  }

  /// How often a column is blank.
  private func blankShare(_ pair: Pair) -> Double {
    let cells = others(of: pair)
    return (Double(cells.count { $0.text.isEmpty }) + 0.5) / (Double(cells.count) + 1)
  }

  /// Whether a column holds names, as far as its other cells tell; few cells tell nothing.
  private func holdsNames(_ pair: Pair) -> Bool {
    let filled = others(of: pair).filter { !$0.text.isEmpty }
    return filled.count < 3 || filled.contains { isWhole($0.text) }
  }

  private func others(of pair: Pair) -> [Cell] { habits[pair.upper.columns] ?? [] }
}

extension Unicode.Scalar {
  /// Whether it opens a bracket or a quotation.
  fileprivate var opensBracket: Bool { "（(《“‘【[〔「『〈".unicodeScalars.contains(self) }
}

extension String {
  /// How many brackets are open at its end, less how many are closed without having been opened.
  fileprivate var openBrackets: Int {
    var open = 0
    for scalar in unicodeScalars {
      if scalar.opensBracket {
        open += 1
      } else if "）)》”’】]〕」』〉".unicodeScalars.contains(scalar) {
        open -= 1
      }
    }
    return open
  }

  /// Whether a text only fills a row that says nothing: ……, /, —.
  fileprivate var isFiller: Bool {
    unicodeScalars.allSatisfy { $0.isBlank || "….⋯/-—".unicodeScalars.contains($0) }
  }
}
