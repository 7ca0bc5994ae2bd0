internal import Budget
internal import Tables

/// Gives the sums of money of a head to the year or to the whole term.
///
/// A form that prints both totals has each part twice, 其中：财政拨款 of the term and of the year:
/// side by side, so that they take turns in reading order, or one money below the other.
struct HeadSums {
  /// The money that a sum belongs to.
  enum Side { case term, year }

  /// The side of each sum, by the place of its label; empty where only one money is printed.
  private(set) var sides: [Int: Side] = [:]
  /// Where the last of the labels ends.
  private(set) var end = 0
  /// How many of them were written.
  var written = 0

  /// No sums.
  init() {}

  /// Looks at the labels of sums that follow each other.
  ///
  /// - Parameters:
  ///   - labels: The labels in order.
  ///   - isGrouped: Whether a label before them groups them.
  init(_ labels: [LabelMatch], isGrouped: Bool) {
    end = labels.last?.tokens.upperBound ?? 0
    let totals = labels.filter { $0.field == .total || $0.field == .termTotal }
    guard let first = totals.first, let second = totals.first(where: { $0.field != first.field })
    else { return }
    for label in labels {
      let sums = labels.filter { $0.field == label.field }
      let side: Side
      if label.field == .total || label.field == .carryover && sums.count == 1 {
        side = .year
      } else if label.field == .termTotal || label.field == .termFiscal {
        side = .term
      } else if Self.isOfYear(label) {
        side = .year
      } else if sums.contains(where: Self.isOfYear) {
        side = .term
      } else if sums.count > 1 {
        let isFirst = sums.first?.tokens == label.tokens
        side = (isFirst ? first : second).field == .total ? .year : .term
      } else {
        // One part of two moneys: behind both totals a form without a group prints the year's.
        side = isGrouped || label.tokens.lowerBound < second.tokens.lowerBound ? .term : .year
      }
      sides[label.tokens.lowerBound] = side
    }
  }

  /// Whether a label says itself that it names money of the year: 其中：当年财政拨款.
  private static func isOfYear(_ label: LabelMatch) -> Bool {
    ["当年", "本年", "年度"].contains { label.key.holds($0) }
  }
}
