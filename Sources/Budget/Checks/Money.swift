/// An amount of money that is compared and added exactly, whatever unit it was printed in.
struct Money: Hashable, Comparable, Sendable {
  /// The amount in units of 10⁻⁸ 元.
  private let parts: Int128

  /// Powers of ten of the units in which money is printed.
  private static let units: [String: Int] = [
    "元": 0, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8,
  ]

  /// Whether amounts are printed in a unit.
  static func isUnit(_ unit: String) -> Bool { power(of: unit) != nil }

  private static func power(of unit: String) -> Int? {
    units[TargetText(unit).string.replacing("人民币", with: "")]
  }

  /// A number in a unit.
  ///
  /// - Returns: `nil` for a unit that is not of money and for amounts beyond 10²⁶ 元.
  init?(_ number: DecimalNumber?, in unit: String?) {
    guard let number, let unit, let power = Self.power(of: unit),
      let parts = number.scaled(by: 8 + power)
    else { return nil }
    self.parts = parts
  }

  private init(parts: Int128) {
    self.parts = parts
  }

  /// No money.
  static let zero = Money(parts: 0)

  /// The sum of two amounts, or `nil` beyond the largest.
  func adding(_ other: Money) -> Money? {
    let (sum, overflow) = parts.addingReportingOverflow(other.parts)
    return overflow ? nil : Money(parts: sum)
  }

  /// The amount times a number of hundredths, or `nil` beyond the largest.
  func percent(_ hundredths: Int128) -> Money? {
    let (product, overflow) = parts.multipliedReportingOverflow(by: hundredths)
    return overflow ? nil : Money(parts: product / 100)
  }

  /// Whether two amounts differ by no more than a tolerance.
  func equals(_ other: Money, within tolerance: Money) -> Bool {
    let (difference, overflow) = parts.subtractingReportingOverflow(other.parts)
    return !overflow && difference.magnitude <= tolerance.parts.magnitude
  }

  /// Whether this amount is larger by more than a tolerance.
  func exceeds(_ other: Money, by tolerance: Money) -> Bool {
    self > other && !equals(other, within: tolerance)
  }

  /// Whether the left amount is smaller.
  static func < (left: Money, right: Money) -> Bool { left.parts < right.parts }

  /// The amount in a unit, without closing zeros.
  func text(in unit: String) -> String {
    let digits = 8 + (Self.power(of: unit) ?? 0)
    var scale: Int128 = 1
    for _ in 0..<digits { scale *= 10 }
    let whole = parts.magnitude / scale.magnitude
    var fraction = String(parts.magnitude % scale.magnitude)
    fraction = String(repeating: "0", count: max(0, digits - fraction.count)) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (parts < 0 ? "-" : "") + "\(whole)" + (fraction.isEmpty ? "" : "." + fraction)
  }
}

extension DecimalNumber {
  /// How many digits stand after the point.
  var decimals: Int {
    guard let point = text.firstIndex(of: ".") else { return 0 }
    return text.distance(from: point, to: text.endIndex) - 1
  }
}
