internal import Glibc

/// A path as the file system holds it: bytes, which need not be UTF-8.
///
/// Two paths are equal when their bytes are. `String` would not do: it calls the composed and the
/// decomposed form of a character equal, and file systems do not.
public struct RawPath: Hashable, Sendable, Comparable {
  /// The bytes, without the closing zero.
  public var bytes: [UInt8]

  /// Creates a path from its bytes; those after a zero are cut off.
  public init(bytes: [UInt8]) {
    self.bytes = Array(bytes.prefix { $0 != 0 })
  }

  /// Creates a path from text.
  public init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// The paths that some arguments of this command name.
  ///
  /// Swift replaces bytes that are not UTF-8, so such arguments are looked up among those that the
  /// system handed over, each in its turn.
  public static func arguments(_ texts: [String]) -> [RawPath] {
    arguments(texts, among: CommandLine.rawArguments)
  }

  /// The paths that some arguments name, `handed` being all arguments as bytes.
  static func arguments(_ texts: [String], among handed: [[UInt8]]) -> [RawPath] {
    var repaired = Dictionary(
      grouping: handed.filter { String(validating: $0, as: UTF8.self) == nil },
      by: { String(decoding: $0, as: UTF8.self) })
    return texts.map { text in
      guard let bytes = repaired[text]?.first else { return RawPath(text) }
      repaired[text]?.removeFirst()
      return RawPath(bytes: bytes)
    }
  }

  /// The path as text; a byte that is not UTF-8 stands as `\xNN`, and then a backslash as `\\`.
  ///
  /// Only together with ``invalidBytes`` does the text tell every two paths apart.
  public var text: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return Self.escaped(bytes)
  }

  /// The bytes where they are not UTF-8, else `nil`.
  public var invalidBytes: [UInt8]? {
    String(validating: bytes, as: UTF8.self) == nil ? bytes : nil
  }

  /// The last component.
  public var name: RawPath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
    return RawPath(bytes: Array(bytes[bytes.index(after: slash)...]))
  }

  /// The path of a file in this folder.
  public func appending(_ component: [UInt8]) -> RawPath {
    var result = bytes
    if result.last != UInt8(ascii: "/") { result.append(UInt8(ascii: "/")) }
    result += component
    return RawPath(bytes: result)
  }

  /// Whether the name ends in a dot and one of the given words, upper or lower case alike.
  public func hasExtension(_ extensions: [String]) -> Bool {
    let name = name.bytes
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased()
    return extensions.contains(ending)
  }

  /// Calls a C function with the path.
  public func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows
    -> Result
  {
    let characters = bytes.map { CChar(bitPattern: $0) } + [0]
    return try characters.withUnsafeBufferPointer { buffer in
      // The buffer holds at least the closing zero, so it has a base address.
      guard let base = buffer.baseAddress else { return try "".withCString(body) }
      return try body(base)
    }
  }

  /// Whether the left path comes first, byte by byte.
  public static func < (left: RawPath, right: RawPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  private static func escaped(_ bytes: [UInt8]) -> String {
    var result = ""
    var rest = bytes[...]
    while let first = rest.first {
      let width = (1...4).first { width in
        width <= rest.count && String(validating: rest.prefix(width), as: UTF8.self) != nil
      }
      if first == UInt8(ascii: "\\") {
        result += "\\\\"
      } else if let width {
        result += String(decoding: rest.prefix(width), as: UTF8.self)
      } else {
        result += "\\x" + hexadecimal([first])
      }
      rest = rest.dropFirst(width ?? 1)
    }
    return result
  }
}

/// Bytes as lower-case hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var result: [UInt8] = []
  for byte in bytes {
    result.append(digits[Int(byte >> 4)])
    result.append(digits[Int(byte & 15)])
  }
  return String(decoding: result, as: UTF8.self)
}

/// The bytes that hexadecimal digits stand for, or `nil` for anything else.
func bytes(hexadecimal text: some StringProtocol) -> [UInt8]? {
  let digits = text.compactMap(\.hexDigitValue)
  guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

extension CommandLine {
  /// The arguments as the system handed them over.
  fileprivate static var rawArguments: [[UInt8]] {
    (0..<Int(argc)).compactMap { index in
      unsafeArgv[index].map { argument in
        (0..<strlen(argument)).map { UInt8(bitPattern: argument[$0]) }
      }
    }
  }
}
