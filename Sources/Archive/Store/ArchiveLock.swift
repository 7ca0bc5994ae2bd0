internal import CSandbox
internal import Foundation
internal import Tables

/// The right to be the only ingest on an archive.
///
/// A locked file beside the archive, which holds the number of the process. The system drops the
/// lock with the process, however it ends.
final class ArchiveLock: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Takes the lock.
  init(archive: String) throws(ArchiveError) {
    // One lock for all the names that links give an archive.
    let path = (realpath(archive, nil).map(Self.taken) ?? archive) + ".lock"
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        throw .readOnly(Location(archive), reason: "\(path): \(systemReason(errno))")
      }
      let result = CSandboxLock(descriptor)
      guard result == 0 else {
        defer { close(descriptor) }
        guard result == -EWOULDBLOCK else {
          throw .file(Location(path), reason: systemReason(-result))
        }
        throw .locked(Location(archive), holder: "another ingest (\(Self.holder(descriptor)))")
      }
      // The one before may have removed the file between the opening and the locking.
      guard Self.isStillThere(descriptor, path) else {
        close(descriptor)
        continue
      }
      let text = Array("process \(getpid())\n".utf8)
      _ = ftruncate(descriptor, 0)
      _ = pwrite(descriptor, text, text.count, 0)
      self.descriptor = descriptor
      self.path = path
      return
    }
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  private static func taken(_ characters: UnsafeMutablePointer<CChar>) -> String {
    defer { free(characters) }
    return String(cString: characters)
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    return text.split(separator: "\n").first.map(String.init) ?? "another process"
  }

  private static func isStillThere(_ descriptor: Int32, _ path: String) -> Bool {
    var (mine, there) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && stat(path, &there) == 0
      && mine.st_dev == there.st_dev && mine.st_ino == there.st_ino
  }
}
