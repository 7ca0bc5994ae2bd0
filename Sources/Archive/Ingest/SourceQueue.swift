internal import Foundation

/// The files that an ingest takes in, one after the other.
///
/// Folders are walked in the order of their names' bytes, one at a time, so that a tree of any
/// size takes the memory of its widest path. Links are followed, each folder once, so that a loop
/// ends. Nothing is opened: what a name stands for is found out when it is read.
public struct SourceQueue: Sendable {
  /// A folder of a file system, whatever its name.
  private struct Folder: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// A place that is still to be visited.
  private struct Place {
    var path: RawPath
    /// Whether the user named it; a named file is taken whatever its extension.
    var isNamed: Bool
  }

  /// One of the things that were found.
  enum Item: Sendable {
    /// A file, or whatever else stands under the name.
    case path(RawPath)
    /// A folder that cannot be read.
    case failure(RawPath, SnapshotFailure)
  }

  private var roots: ArraySlice<RawPath>
  private var list: PathList?
  private let extensions: [String]
  private var pending: [Place] = []
  private var visited: Set<Folder> = []

  /// Creates a queue.
  ///
  /// - Parameters:
  ///   - paths: Files and folders.
  ///   - list: More of them, read as they are needed.
  ///   - extensions: The extensions of files that are taken from folders, in lower case.
  public init(paths: [RawPath], list: PathList? = nil, extensions: [String] = ["pdf"]) {
    roots = paths[...]
    self.list = list
    self.extensions = extensions
  }

  /// The next file, or `nil` at the end.
  mutating func next() -> Item? {
    while true {
      guard let place = pending.popLast() ?? root() else { return nil }
      var status = stat()
      let isThere = place.path.withCString { stat($0, &status) } == 0
      if isThere, status.st_mode & S_IFMT == S_IFDIR {
        let folder = Folder(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        guard visited.insert(folder).inserted else { continue }
        if let failure = enter(place.path) { return .failure(place.path, failure) }
      } else if place.isNamed || place.path.hasExtension(extensions) {
        return .path(place.path)
      }
    }
  }

  /// How many files there are, by a walk of its own; `nil` where a list is still to be read.
  public func count() -> Int? {
    guard list == nil else { return nil }
    var copy = self
    var count = 0
    while copy.next() != nil { count += 1 }
    return count
  }

  private mutating func root() -> Place? {
    guard let path = roots.popFirst() ?? list?.next() else { return nil }
    return Place(path: path.canonical, isNamed: true)
  }

  /// Puts the entries of a folder in front of everything else.
  private mutating func enter(_ path: RawPath) -> SnapshotFailure? {
    guard let folder = path.withCString({ opendir($0) }) else {
      return SnapshotFailure(outcome: .unreadable, reason: systemReason(errno))
    }
    defer { closedir(folder) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) { start in
          Array(UnsafeBufferPointer(start: start, count: strnlen(start, 256)))
        }
      }
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    let error = errno
    names.sort { $1.lexicographicallyPrecedes($0) }
    pending += names.map { Place(path: path.appending($0), isNamed: false) }
    guard error == 0 else {
      return SnapshotFailure(outcome: .unreadable, reason: systemReason(error))
    }
    return nil
  }
}

extension RawPath {
  /// The path from the root, links in the folders resolved, so that a file has one path wherever
  /// the command is started.
  var canonical: RawPath {
    if let resolved = resolved { return isLink ? inResolvedFolder ?? resolved : resolved }
    return inResolvedFolder ?? absolute
  }

  private var isLink: Bool {
    var status = stat()
    return withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private var resolved: RawPath? {
    guard let real = withCString({ realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return RawPath(cString: real)
  }

  /// The name of a link stays: it is the name that the user gave the file.
  private var inResolvedFolder: RawPath? {
    guard !name.bytes.isEmpty else { return nil }
    let folder = RawPath(bytes: Array(bytes.dropLast(name.bytes.count)))
    return (folder.bytes.isEmpty ? RawPath(".") : folder).resolved?.appending(name.bytes)
  }

  private var absolute: RawPath {
    guard bytes.first != UInt8(ascii: "/"), let here = RawPath(".").resolved else { return self }
    return here.appending(bytes)
  }

  private init(cString: UnsafePointer<CChar>) {
    self.init(
      bytes: UnsafeBufferPointer(start: cString, count: strlen(cString)).map {
        UInt8(bitPattern: $0)
      })
  }
}
