internal import CSandbox
internal import Foundation
internal import PDFPages

/// The facts of a file by which a later run sees that it is still the same.
public struct FileFacts: Hashable, Sendable {
  /// The size in bytes.
  public var bytes: Int64
  /// When its contents were last changed, in nanoseconds since 1970.
  public var modified: Int64
  /// When its contents or its entry were last changed, in nanoseconds since 1970.
  public var changed: Int64
  /// Its number in its file system.
  public var inode: Int64

  init(_ status: stat) {
    bytes = Int64(status.st_size)
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
    inode = Int64(truncatingIfNeeded: status.st_ino)
  }

  /// Creates facts, as the archive stored them.
  init(bytes: Int64, modified: Int64, changed: Int64, inode: Int64) {
    self.bytes = bytes
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue
      &+ Int64(time.tv_nsec)
  }
}

/// Why a file gave no snapshot.
struct SnapshotFailure: Error {
  var outcome: Outcome
  var reason: String
}

/// The bytes of one file at a time, in a file of this process's memory, and their SHA-256.
///
/// What is hashed is what is converted, whatever happens to the file meanwhile, and a worker
/// needs no right to read any file of the user: it gets this memory, read-only, as descriptor 3.
final class FileSnapshot {
  /// The facts and the digest of the bytes that the snapshot holds.
  struct Contents: Hashable, Sendable {
    var sha256: String
    var facts: FileFacts
  }

  private let memory: Int32
  /// The same memory for reading only, to be given to a worker.
  let reader: Int32
  private var buffer = [UInt8](repeating: 0, count: 1 << 18)

  /// Makes an empty snapshot.
  init() throws(ArchiveError) {
    memory = CSandboxMemoryFile("document")
    guard memory >= 0 else { throw .system(reason: "memory file: \(systemReason(-memory))") }
    reader = CSandboxReopenReadOnly(memory)
    // The memory is closed by `deinit`, here too.
    guard reader >= 0 else { throw .system(reason: "/proc: \(systemReason(-reader))") }
  }

  deinit {
    close(reader)
    close(memory)
  }

  /// The facts of the file at a path, links followed.
  static func facts(of path: RawPath) throws(SnapshotFailure) -> FileFacts {
    var status = stat()
    guard path.withCString({ stat($0, &status) }) == 0 else {
      throw SnapshotFailure(outcome: .unreadable, reason: systemReason(errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw SnapshotFailure(outcome: .notAFile, reason: kind(of: status.st_mode))
    }
    return FileFacts(status)
  }

  /// Replaces the contents by those of a file.
  ///
  /// A file that is written to meanwhile is read once more, then given up.
  func load(_ path: RawPath, limit mebibytes: Int) throws(SnapshotFailure) -> Contents {
    for _ in 0..<2 {
      if let contents = try loadOnce(path, limit: mebibytes) { return contents }
    }
    throw SnapshotFailure(outcome: .changed, reason: "the file was written to while it was read")
  }

  /// Gives the memory of the last file back.
  func clear() { _ = ftruncate(memory, 0) }

  private func loadOnce(_ path: RawPath, limit mebibytes: Int) throws(SnapshotFailure)
    -> Contents?
  {
    // Only a regular file is ever opened: to open a device or a pipe can already do something.
    let before = try Self.facts(of: path)
    guard before.bytes > 0 else { throw SnapshotFailure(outcome: .empty, reason: "0 bytes") }
    guard before.bytes <= Int64(mebibytes) << 20 else {
      throw SnapshotFailure(
        outcome: .tooLarge, reason: "\(before.bytes) bytes, more than \(mebibytes) MiB")
    }
    let file = path.withCString { open($0, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) }
    guard file >= 0 else {
      throw SnapshotFailure(outcome: .unreadable, reason: systemReason(errno))
    }
    defer { close(file) }
    guard try opened(file) == before else { return nil }
    guard ftruncate(memory, 0) == 0, lseek(memory, 0, SEEK_SET) == 0 else {
      throw SnapshotFailure(outcome: .unreadable, reason: systemReason(errno))
    }
    let (sha256, count) = try copy(from: file, atMost: before.bytes)
    guard count == before.bytes, try opened(file) == before else { return nil }
    return Contents(sha256: sha256, facts: before)
  }

  private func opened(_ file: Int32) throws(SnapshotFailure) -> FileFacts {
    var status = stat()
    guard fstat(file, &status) == 0 else {
      throw SnapshotFailure(outcome: .unreadable, reason: systemReason(errno))
    }
    return FileFacts(status)
  }

  private func copy(from file: Int32, atMost limit: Int64) throws(SnapshotFailure)
    -> (sha256: String, count: Int64)
  {
    let digest = ByteDigest()
    var total: Int64 = 0
    while total <= limit {
      let count = read(file, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw SnapshotFailure(outcome: .unreadable, reason: systemReason(errno))
      }
      if count == 0 { break }
      buffer.withUnsafeBytes { digest.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      guard writeAll(buffer[..<count], to: memory) else {
        throw SnapshotFailure(outcome: .unreadable, reason: systemReason(errno))
      }
      total += Int64(count)
    }
    return (digest.digits(), total)
  }

  private static func kind(of mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    case S_IFDIR: "a folder"
    default: "a device"
    }
  }
}

/// The system's words for an error number.
package func systemReason(_ number: Int32) -> String {
  String(cString: strerror(number)).lowercased()
}

/// Writes all bytes to a descriptor; `false`, and `errno`, where that fails.
package func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var offset = 0
    while offset < buffer.count {
      let count = write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }
}
