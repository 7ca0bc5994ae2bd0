internal import Tables

/// The counted characters of a text, whatever their order, as one number.
///
/// Equal characters give equal sums, and the sum of two texts is that of both together. Other texts
/// share one by chance only: one in 2⁶⁴.
struct TextSum: Hashable {
  private var value: UInt64 = 0

  init(of text: some StringProtocol) {
    for scalar in text.unicodeScalars where TextSum.counts(scalar) {
      // The finalizer of SplitMix64: each bit of the code moves each bit of the result.
      var mixed = UInt64(scalar.value) &* 0x9E37_79B9_7F4A_7C15
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value &+= mixed ^ (mixed >> 27)
    }
  }

  static func + (left: TextSum, right: TextSum) -> TextSum {
    var result = left
    result.value &+= right.value
    return result
  }

  /// A text without what is not counted.
  static func counted(_ text: String) -> String {
    var result = TextBuilder(capacity: text.utf8.count)
    for scalar in text.unicodeScalars where counts(scalar) { result.append(scalar) }
    return result.text
  }

  private static func counts(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ":", "：", "(", ")", "（", "）": false
    default: !scalar.isBlank
    }
  }
}
