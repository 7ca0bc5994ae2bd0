internal import Tables

/// Several sums that one cell names together.
///
/// `年度资金总额120万元，其中：财政拨款100万元，其他资金20万元。`
struct SumsInText {
  /// A name with its amount.
  struct Sum {
    /// The name as printed.
    var label: String
    /// Which sum it names.
    var field: Labels.Field
    /// The amount without its unit.
    var amount: String
    /// The unit behind the amount: 万元; `nil` where none is printed.
    var unit: String?
  }

  /// The sums in printed order, two at least.
  let sums: [Sum]

  /// What stands between a sum and the next, beside white space.
  private static let separators = Set("，,；;。、:：（）()")
  private static let units = ["亿元", "万元", "元"]

  /// Reads a text; `nil` where it is anything but names of sums with their amounts.
  init?(_ text: String) {
    var sums: [Sum] = []
    var rest = Substring(text)
    func isBetween(_ character: Character) -> Bool {
      character.isWhitespace || SumsInText.separators.contains(character)
    }
    while true {
      rest = rest.drop(while: isBetween)
      guard !rest.isEmpty else { break }
      let name = rest.prefix { !SumsInText.isOfNumber($0) }
      var label = name
      while let last = label.last, isBetween(last) { label.removeLast() }
      guard let field = Labels.field(ofCell: String(label)), field.isSum else { return nil }
      rest = rest[name.endIndex...]
      var amount = rest.prefix { SumsInText.isOfNumber($0) || $0 == "," || $0 == "，" }
      while let last = amount.last, !SumsInText.isOfNumber(last) { amount.removeLast() }
      rest = rest[amount.endIndex...].drop(while: \.isWhitespace)
      guard DecimalNumber(amount) != nil else { return nil }
      let unit = SumsInText.units.first(where: rest.hasPrefix)
      if let unit { rest = rest.dropFirst(unit.count) }
      sums.append(Sum(label: String(label), field: field, amount: String(amount), unit: unit))
    }
    guard sums.count > 1 else { return nil }
    self.sums = sums
  }

  private static func isOfNumber(_ character: Character) -> Bool {
    character.isWholeNumber && character.unicodeScalars.allSatisfy(\.halfWidth.isDigit)
      || character == "." || character == "．"
  }
}

extension HeadEntry {
  /// The sums that it names together, each as an entry of its own, or else the entry itself.
  ///
  /// `unit`: the unit of the table's amounts; sums in another one are left out.
  func parted(unit: String?) -> [HeadEntry] {
    guard field == .group || field.isSum,
      let text = SumsInText(field.isSum ? "\(label):\(value)" : value)
    else { return [self] }
    return text.sums.compactMap { sum in
      guard sum.unit == nil || unit == nil || sum.unit == unit else { return nil }
      var entry = self
      (entry.label, entry.field, entry.value) = (sum.label, sum.field, sum.amount)
      return entry
    }
  }
}
