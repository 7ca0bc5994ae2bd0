internal import Budget
internal import Tables

/// Tells tables whose words stand in no order that rows can be read from.
///
/// Some programs draw what a form prints before what was filled in: the names of all levels stand behind each
/// other, and the rows somewhere else. What belongs to which level is not to be known from the text.
struct OrderDoubts {
  /// The words.
  let tokens: [Token]

  /// The fewest names of levels in a row that no rows part.
  ///
  /// A form in order has two, and the names of one first level more where a unit left them blank.
  private static let fewestNames = 7
  /// The fewest first levels among them.
  private static let fewestFirst = 3

  /// Whether the rows of a table hold the names of their levels behind each other.
  func areOutOfOrder(_ region: TableRegion) -> Bool {
    region.blocks.contains { block in block.stretches.contains(where: holdsLevelsAlone) }
  }

  private func holdsLevelsAlone(_ range: Range<Int>) -> Bool {
    var names = 0
    var first = 0
    var index = range.lowerBound
    while index < range.upperBound {
      guard let name = level(at: index, until: range.upperBound) else {
        (names, first) = (0, 0)
        index += 1
        continue
      }
      names += 1
      if name.isFirst { first += 1 }
      if names >= Self.fewestNames, first >= Self.fewestFirst { return true }
      index += name.count
    }
    return false
  }

  /// The longest name of a level that begins at a word.
  private func level(at start: Int, until end: Int) -> (count: Int, isFirst: Bool)? {
    var text = ""
    var result: (count: Int, isFirst: Bool)?
    for count in 1...CellCosts.longestName where start + count <= end {
      text += tokens[start + count - 1].text
      guard text.utf8.count <= 60 else { break }
      if Labels.isLevel2(text) { result = (count, false) }
      if Labels.isLevel1(text) { result = (count, true) }
      guard Labels.beginsLevel1(text) || Labels.beginsLevel2(text) else { break }
    }
    return result
  }
}
