/// The texts of a row, to tell repeated headers.
struct RowSignature: Hashable {
  /// The non-empty texts with the columns they begin at, white space removed.
  var texts: [String]

  /// Whether another row prints the same names.
  ///
  /// The name of a side column may stand in the row as well, or a part of it; and text of the cells
  /// below may run over a few of the names.
  func isRepeated(by other: RowSignature) -> Bool {
    if self == other { return true }
    if texts.count == other.texts.count {
      let unlike = zip(texts, other.texts).filter { $0 != $1 }
      if unlike.count * 3 <= texts.count, unlike.allSatisfy({ $1.holdsInOrder($0) }) {
        return true
      }
    }
    let long = texts.count >= other.texts.count ? texts : other.texts
    let short = texts.count >= other.texts.count ? other.texts : texts
    guard short.count >= 3, long.count - short.count <= 1 else { return false }
    guard short.dropFirst().elementsEqual(long.suffix(short.count - 1)) else { return false }
    // 年度绩效指标 beside the names where 长期绩效指标 stood begins another block.
    return short.count < long.count || long[0].holds(short[0]) || short[0].holds(long[0])
  }

  /// Whether the row only numbers the columns: 1, 2, 3.
  var numbersColumns: Bool {
    texts.count > 1
      && texts.allSatisfy { $0.utf8.count <= 4 && $0.unicodeScalars.allSatisfy(\.isDigit) }
  }

  /// Whether the row could be a header: several names, no bare numbers.
  var isHeaderLike: Bool { texts.count > 1 && texts.allSatisfy(RowSignature.isName) }

  /// Whether all but the text at its left side are names.
  var hasNames: Bool { texts.count > 1 && texts.dropFirst().allSatisfy(RowSignature.isName) }

  /// The texts by which it is looked up: the first at the right of a side column, and the last.
  var marks: Set<String> { texts.count > 1 ? [texts[1], texts[texts.count - 1]] : [] }

  private static func isName(_ text: String) -> Bool {
    text.unicodeScalars.contains { !$0.isDigit && $0.isCJK || $0.isWordLetter }
  }
}

extension String {
  /// Whether it has all characters of another in their order: lines printed on each other are read
  /// as one.
  fileprivate func holdsInOrder(_ other: String) -> Bool {
    var rest = unicodeScalars[...]
    for scalar in other.unicodeScalars {
      guard let place = rest.firstIndex(of: scalar) else { return false }
      rest = rest[rest.index(after: place)...]
    }
    return true
  }
}

extension Table {
  /// The bottom of its last row on its last page, in points, its text turned upright.
  var bottom: Double? {
    var result: Double?
    for cell in cells {
      guard let fragment = cell.fragments.last,
        let box = fragment.box?.turnedUpright(from: orientation)
      else { continue }
      if fragment.page == pages.last { result = max(result ?? -Double.infinity, box.bottom) }
    }
    return result
  }

  /// How many rows the header that begins in a row takes: names over several columns have their own
  /// names below, beside which others reach down.
  ///
  /// A name at the left side may reach down over the body, too.
  func headerDepth(at row: Int) -> Int {
    let tallest = cells(beginningIn: row..<(row + 1)).lazy
      .filter { $0.columns.lowerBound > 0 && !$0.text.isEmpty }
      .map(\.rows.count).max()
    return tallest ?? 1
  }

  /// The cells that begin in some rows.
  func cells(beginningIn rows: Range<Int>) -> ArraySlice<Cell> {
    cells[firstIndex(ofRow: rows.lowerBound)..<firstIndex(ofRow: rows.upperBound)]
  }

  /// The index of the first cell that begins in a row or below it.
  func firstIndex(ofRow row: Int) -> Int {
    cells.firstSorted { $0.rows.lowerBound >= row }
  }

  /// What some rows print in the cells that begin in them.
  func rowSignatures(_ rows: Range<Int>) -> [RowSignature] {
    var result = Array(repeating: RowSignature(texts: []), count: rows.count)
    for cell in cells(beginningIn: rows) where !cell.text.isEmpty {
      result[cell.rows.lowerBound - rows.lowerBound].texts.append(cell.text.withoutBlanks)
    }
    return result
  }

  /// Takes rows off the top; a cell that reaches below them keeps its lower rows.
  ///
  /// - Returns: What the rows printed.
  mutating func removeRows(_ count: Int) -> [(texts: [String], box: Rect?)] {
    guard count > 0 else { return [] }
    var dropped: [(texts: [String], box: Rect?)] = Array(repeating: ([], nil), count: count)
    var kept: [Cell] = []
    for var cell in cells {
      if cell.rows.lowerBound < count {
        let row = cell.rows.lowerBound
        if !cell.text.isEmpty { dropped[row].texts.append(cell.text) }
        if let box = cell.box { dropped[row].box = dropped[row].box?.union(box) ?? box }
        guard cell.rows.upperBound > count else { continue }
        cell.text = ""
        cell.fragments = cell.fragments.map { Fragment(page: $0.page, box: $0.box) }
      }
      cell.rows = max(cell.rows.lowerBound - count, 0)..<(cell.rows.upperBound - count)
      kept.append(cell)
    }
    cells = kept
    rowCount -= count
    return dropped
  }
}
