internal import Foundation

/// Reads lines of bytes from a descriptor.
struct LineReader {
  private let descriptor: Int32
  private let separator: UInt8
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// The longest line; a longer one is cut there, so that no input fills the memory.
  ///
  /// A request of the longest path (4,096 bytes, each as six characters) takes 25,000 bytes.
  private static let longest = 1 << 20

  init(descriptor: Int32, separator: UInt8 = 0x0A) {
    self.descriptor = descriptor
    self.separator = separator
  }

  /// The next line without its end, or `nil` at the end of the input or when a stop was asked for.
  mutating func next() -> [UInt8]? { next(isStopped: { false }) }

  /// The next line without its end, or `nil` at the end of the input or once `isStopped` holds.
  mutating func next(isStopped: () -> Bool) -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: separator) {
        defer { start = end + 1 }
        return Array(buffer[start..<end].prefix(Self.longest))
      }
      if isAtEnd { return lastLine() }
      // What is beyond the longest line of an endless one is thrown away.
      if buffer.count - start > 2 * Self.longest { buffer.removeLast(Self.longest) }
      searched = compact()
      guard fill(isStopped: isStopped) else { return nil }
    }
  }

  private mutating func lastLine() -> [UInt8]? {
    guard start < buffer.count else { return nil }
    defer { start = buffer.count }
    return Array(buffer[start...].prefix(Self.longest))
  }

  private mutating func compact() -> Int {
    buffer.removeSubrange(..<start)
    start = 0
    return buffer.count
  }

  private mutating func fill(isStopped: () -> Bool) -> Bool {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if isStopped() { return false }
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&wait, 1, 200) == 0 { continue }
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      if count <= 0 { isAtEnd = true } else { buffer += chunk[..<count] }
      return true
    }
  }
}
