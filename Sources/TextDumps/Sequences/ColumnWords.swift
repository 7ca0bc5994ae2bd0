internal import Foundation
internal import Tables

/// How the texts of each column of a table begin and end, from a first reading of its rows.
///
/// Names of indicators end in 率 or 数量, descriptions begin with 反映 or 考核, results with 有效 or 持续:
/// a document writes the texts of one column alike.
struct ColumnWords {
  /// How often the first two characters, and the last two, stand in a column.
  private var counts: [Key: Double] = [:]
  private var totals: [Int: Double] = [:]

  private struct Key: Hashable {
    var column: Int
    var isEnd: Bool
    var first: UInt32
    var second: UInt32
  }

  /// Notes the text of a cell.
  mutating func add(_ words: ArraySlice<Token>, to column: Int) {
    totals[column, default: 0] += 1
    for key in Self.keys(words, column) { counts[key, default: 0] += 1 }
  }

  /// What it costs that a text stands in a column, besides others in which it might.
  ///
  /// At most as much as two common coincidences: what a text looks like and where it stands says more.
  func cost(_ words: ArraySlice<Token>, in column: Int, among columns: [Int]) -> Double {
    let own = Self.keys(words, column)
    var result = 0.0
    for index in own.indices {
      let best = columns.map { share(own[index], in: $0) }.max() ?? 0
      let chance = share(own[index], in: column)
      guard best > 0, chance > 0 else { continue }
      result += min(Self.most, Self.weight * log(best / chance))
    }
    return result
  }

  /// The most that the beginning or the end of a text says.
  private static let most = 1.0
  /// What a share that is e times larger elsewhere says.
  private static let weight = 0.4

  private func share(_ key: Key, in column: Int) -> Double {
    var key = key
    key.column = column
    guard let total = totals[column], total > 0 else { return 0 }
    return (counts[key, default: 0] + 0.5) / (total + 4)
  }

  private static func keys(_ words: ArraySlice<Token>, _ column: Int) -> [Key] {
    guard let first = words.first, let last = words.last else { return [] }
    let start = first.text.unicodeScalars.prefix(2).map(\.value)
    let end = last.text.unicodeScalars.suffix(2).map(\.value)
    return [(start, false), (end, true)].compactMap { pair, isEnd in
      pair.count == 2
        ? Key(column: column, isEnd: isEnd, first: pair[0], second: pair[1]) : nil
    }
  }
}
