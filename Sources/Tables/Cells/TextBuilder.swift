/// Text that grows character by character.
///
/// A `String.UnicodeScalarView` does the same at several times the cost, as it makes a small string
/// of each character; and texts are built about ten times on their way through a conversion.
public struct TextBuilder: Sendable {
  /// The last character; `nil` while there is none.
  public private(set) var last: Unicode.Scalar?
  private var bytes: [UInt8] = []

  /// Creates an empty text.
  ///
  /// `capacity`: the room to make, in bytes of UTF-8.
  public init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Adds a character at the end.
  public mutating func append(_ scalar: Unicode.Scalar) {
    last = scalar
    let value = scalar.value
    switch value {
    case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: value))
    case ..<0x800:
      bytes.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      bytes.append(Self.tail(value))
    case ..<0x1_0000:
      bytes.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      bytes.append(Self.tail(value >> 6))
      bytes.append(Self.tail(value))
    default:
      bytes.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      bytes.append(Self.tail(value >> 12))
      bytes.append(Self.tail(value >> 6))
      bytes.append(Self.tail(value))
    }
  }

  /// The byte of UTF-8 that carries the six lowest bits.
  private static func tail(_ bits: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: 0x80 | bits & 0x3F)
  }

  /// The text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
