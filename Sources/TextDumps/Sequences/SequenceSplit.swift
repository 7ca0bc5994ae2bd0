internal import Budget
internal import Tables

/// Where the second of two sequences of cells begins on a page.
///
/// Spreadsheet programs draw the cells of a page twice over: first, row by row, those that a single
/// call draws, which have one line and one script; then, row by row again, those that need the
/// layout of a paragraph, which wrap or mix scripts. The page is known by that: all its lines before
/// some place are of one script, and behind it no line stands that is a whole cell of one script.
struct SequenceSplit {
  /// The words of the page.
  var page: Range<Int>
  /// Where the second sequence may begin, the likeliest place first.
  var places: [Int]
  /// How many lines speak against the best of these places.
  var violations: Int
  /// How many lines would speak against one sequence in the best case, if the page had one only.
  var evidence: Int

  /// The most places that are tried at either end of the lines of one script that may end the first
  /// sequence or begin the second.
  ///
  /// The first sequence mostly ends with a figure, so that these lines begin the second, or they are
  /// names, and end the first.
  private static let mostPlaces = 2

  /// Looks for the place on a page.
  init(_ tokens: [Token], page: Range<Int>) {
    self.page = page
    let starts = page.filter { $0 == page.lowerBound || tokens[$0].gap != .space }
    let lines = starts.indices.map { starts[$0]..<(starts[safe: $0 + 1] ?? page.upperBound) }
    let isMixed = lines.map { tokens[$0].contains { $0.shape.contains(.mixed) } }
    let isWhole = lines.indices.map { place in
      let line = lines[place]
      if isMixed[place] { return false }
      // A unit stands behind its number.
      let isMeasured = place > 0 && tokens[lines[place - 1].lowerBound].shape.contains(.number)
      if line.count == 1, isMeasured, Units.isUnit(tokens[line.lowerBound].text) { return true }
      return Self.isWhole(tokens, line, next: lines[safe: place + 1])
    }
    let allWhole = isWhole.count { $0 }
    var cost = allWhole
    var best = cost
    var found = [page.lowerBound]
    for (place, line) in lines.enumerated() {
      if isMixed[place] { cost += 1 }
      if isWhole[place] { cost -= 1 }
      if cost < best {
        best = cost
        found = [line.upperBound]
      } else if cost == best {
        found.append(line.upperBound)
      }
    }
    let last = found.suffix(Self.mostPlaces)
    places = last.reversed() + found.prefix(Self.mostPlaces).filter { !last.contains($0) }
    violations = best
    evidence = min(allWhole, isMixed.count { $0 })
  }

  /// Whether a line of one script is one cell or more of one line each.
  private static func isWhole(_ tokens: [Token], _ line: Range<Int>, next: Range<Int>?) -> Bool {
    if line.count > 1 { return !tokens[line].allSatisfy { $0.shape.contains(.single) } }
    guard let token = tokens[line].first else { return false }
    let shape = token.shape
    if shape.contains(.number) { return token.text.holds(".") || token.width < 5 }
    if !shape.isDisjoint(with: [.percentage, .nature, .direction]) { return true }
    // Codes are wider: 360000250T0000.
    if shape.contains(.beginsTarget), shape.contains(.latinEnd), token.width < 10 { return true }
    guard token.text.utf8.count <= 45, Labels.isLevel1(token.text) || Labels.isLevel2(token.text)
    else { return false }
    // 服务对象满意度 is a name, and the first line of 服务对象满意度指标.
    guard let next = next.map({ tokens[$0.lowerBound].text }), next.utf8.count <= 30 else {
      return true
    }
    return !Labels.isLevel2(token.text + next) && !Labels.isLevel1(token.text + next)
  }
}

extension CellCosts {
  /// Whether some words, put into one cell, are what a spreadsheet program draws in its first
  /// sequence: one line of one script.
  func isOneLine(_ range: Range<Int>) -> Bool {
    !facts[range].dropFirst().contains { $0.gap != .space }
  }

  /// Whether some words, put into one cell, mix scripts.
  func isMixed(_ range: Range<Int>) -> Bool {
    var hasLatin = false
    var hasOther = false
    for fact in facts[range] {
      if fact.shape.contains(.mixed) { return true }
      if fact.shape.isDisjoint(with: [.latinStart, .latinEnd]) {
        hasOther = true
      } else {
        hasLatin = true
      }
    }
    return hasLatin && hasOther
  }
}

extension [Token] {
  /// The pages of a dump whose cells were drawn in two sequences, or none where most pages speak
  /// against it: a program draws all its pages alike.
  func sequenceSplits() -> [SequenceSplit] {
    var splits: [SequenceSplit] = []
    var start = 0
    while start < count {
      var end = start + 1
      while end < count, self[end].page == self[start].page { end += 1 }
      splits.append(SequenceSplit(self, page: start..<end))
      start = end
    }
    let evidence = splits.reduce(0) { $0 + $1.evidence }
    let violations = splits.reduce(0) { $0 + $1.violations }
    // In one sequence nearly every page has lines of both kinds behind each other many times over.
    guard evidence >= 4, violations * 8 <= evidence else { return [] }
    return splits.filter { $0.violations * 4 <= Swift.max(4, $0.evidence) }
  }
}
