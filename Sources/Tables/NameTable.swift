/// What names stand for, looked up byte for byte.
///
/// A dictionary whose keys are strings compares them by canonical equivalence and so normalises
/// every ideograph that it hashes; names are looked up for nearly every word of a dump, in one
/// spelling, and this takes a third of the time.
public struct NameTable<Value: Sendable>: Sendable {
  private let values: [ByteKey: Value]

  /// Creates a table of names; of a name given twice the last value counts.
  public init(_ entries: some Sequence<(name: String, value: Value)>) {
    var values: [ByteKey: Value] = [:]
    for entry in entries { values[ByteKey(text: entry.name[...])] = entry.value }
    self.values = values
  }

  /// What a name stands for, or `nil` where it is none.
  public subscript(name: some StringProtocol) -> Value? {
    values[ByteKey(text: Substring(name))]
  }

  /// All names, in no order.
  public var names: [String] { values.keys.map { String($0.text) } }
}

/// A set of names, looked up byte for byte; see ``NameTable``.
public struct NameSet: Sendable, ExpressibleByArrayLiteral {
  private let keys: Set<ByteKey>

  /// Creates a set of names.
  public init(_ names: some Sequence<String>) {
    keys = Set(names.map { ByteKey(text: $0[...]) })
  }

  /// Creates a set of the names written in it.
  public init(arrayLiteral names: String...) { self.init(names) }

  /// Whether a text is one of them.
  public func contains(_ text: some StringProtocol) -> Bool {
    keys.contains(ByteKey(text: Substring(text)))
  }

  /// All names, in no order.
  public var names: [String] { keys.map { String($0.text) } }
}

/// A text that equals another one where their bytes do.
private struct ByteKey: Hashable, Sendable {
  let text: Substring

  static func == (left: Self, right: Self) -> Bool {
    left.text.withBytes { left in right.text.withBytes { left.elementsEqual($0) } }
  }

  func hash(into hasher: inout Hasher) {
    text.withBytes { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
