internal import Tables

/// A decimal number that keeps its printed digits: `396.00` stays `396.00`.
///
/// Two numbers are equal when their values are: `396.00 == 396`.
public struct DecimalNumber: Sendable {
  /// The digits without thousands separators: a valid JSON number.
  public let text: String
  /// The digits before and after the point as one integer, sign included.
  private let unscaled: Int128
  /// How many of the digits stand after the point.
  private let scale: Int

  /// Reads `1,234.50`, `-3`, `.5` or their full-width forms.
  ///
  /// - Returns: `nil` for anything but one number, for commas that part no thousands (`396,00`), and for
  ///   more than 30 digits.
  public init?(_ printed: some StringProtocol) {
    var digits = ""
    var value: Int128 = 0
    var scale = 0
    var sawPoint = false
    var sawDigit = false
    var negative = false
    var count = 0
    // The digits since the last thousands separator.
    var group: Int?
    for (index, scalar) in printed.unicodeScalars.enumerated() {
      switch scalar.halfWidth {
      case "-" where index == 0, "\u{2212}" where index == 0:
        negative = true
      case "+" where index == 0:
        continue
      case ",":
        guard sawDigit, !sawPoint, group ?? 3 == 3 else { return nil }
        group = 0
      case ".":
        guard !sawPoint, group ?? 3 == 3 else { return nil }
        group = nil
        sawPoint = true
        if !sawDigit { digits.append("0") }
        digits.append(".")
      case let digit where digit.value >= 0x30 && digit.value <= 0x39:
        count += 1
        guard count <= 30 else { return nil }
        sawDigit = true
        group = group.map { $0 + 1 }
        digits.unicodeScalars.append(digit)
        value = value * 10 + Int128(digit.value - 0x30)
        if sawPoint { scale += 1 }
      default:
        return nil
      }
    }
    guard sawDigit, group ?? 3 == 3 else { return nil }
    if digits.hasSuffix(".") { digits.removeLast() }
    // JSON allows no leading zeros.
    while digits.hasPrefix("0"), digits.count > 1, !digits.hasPrefix("0.") { digits.removeFirst() }
    self.text = negative ? "-" + digits : digits
    self.unscaled = negative ? -value : value
    self.scale = scale
  }

  /// The nearest floating-point number.
  public var approximate: Double { Double(text) ?? 0 }

  /// The value times ten to the power of `digits`, digits beyond those cut off.
  ///
  /// - Returns: `nil` where that does not fit.
  public func scaled(by digits: Int) -> Int128? {
    var result = unscaled
    var step = scale
    while step < digits {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
      step += 1
    }
    while step > digits {
      result /= 10
      step -= 1
    }
    return result
  }
}

extension DecimalNumber: Hashable, Comparable {
  /// The scale at which every number of 30 digits can be compared without overflow.
  private var canonical: (Int128, Int) {
    var value = unscaled
    var scale = scale
    while scale > 0, value % 10 == 0 {
      value /= 10
      scale -= 1
    }
    return (value, scale)
  }

  /// Whether the values are equal, whatever their digits.
  public static func == (left: DecimalNumber, right: DecimalNumber) -> Bool {
    left.canonical == right.canonical
  }

  /// Whether the left value is smaller.
  public static func < (left: DecimalNumber, right: DecimalNumber) -> Bool {
    let digits = max(left.scale, right.scale)
    guard let first = left.scaled(by: digits), let second = right.scaled(by: digits) else {
      return left.approximate < right.approximate
    }
    return first < second
  }

  /// Feeds the value, not the digits, into the hasher.
  public func hash(into hasher: inout Hasher) {
    let (value, scale) = canonical
    hasher.combine(value)
    hasher.combine(scale)
  }
}

extension DecimalNumber: CustomStringConvertible {
  /// The digits.
  public var description: String { text }
}
