internal import CSandbox

/// What a worker printed on its standard error during one document.
///
/// Only the beginning is kept. All of it is searched for the words of a program that ran out of
/// memory: poppler then goes on, leaves out what it could not hold and calls that a success.
struct Remarks: Hashable, Sendable {
  /// The first bytes, up to the limit.
  private(set) var kept: [UInt8] = []
  /// How many bytes came in all.
  private(set) var total = 0
  /// How many lines came in all.
  private(set) var lines = 0
  /// Whether the words of a lack of memory were among them.
  private(set) var showsLackOfMemory = false

  private let limit: Int
  /// The end of what came before, for words cut by the boundary of two reads.
  private var tail: [UInt8] = []

  private static let words = [
    "Out of memory", "out of memory", "std::bad_alloc", "Cannot allocate memory",
  ].map { Array($0.utf8) }
  private static let longestWord = words.map(\.count).max() ?? 0

  init(limit: Int) { self.limit = limit }

  /// Takes the bytes of one read.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    total += bytes.count
    if kept.count < limit { kept += bytes.prefix(limit - kept.count) }
    for byte in bytes where byte == 0x0A { lines += 1 }
    guard !showsLackOfMemory else { return }
    let searched = tail + bytes
    showsLackOfMemory = Self.words.contains { Self.find($0, in: searched) }
    tail = Array(searched.suffix(Self.longestWord - 1))
  }

  /// The lines that were kept, as text; bytes that are no UTF-8 replaced.
  var text: String { String(decoding: kept, as: UTF8.self) }

  private static func find(_ word: [UInt8], in bytes: [UInt8]) -> Bool {
    CSandboxContains(bytes, bytes.count, word, word.count) != 0
  }
}
