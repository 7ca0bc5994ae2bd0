import Glibc

/// The parts of a path, and what is there.
enum Path {
  /// The part before the last slash; `.` where there is none.
  static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The part after the last slash.
  static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The name without its last extension.
  static func stem(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return name
    }
    return String(name[..<dot])
  }

  /// The last extension of the name without its dot; empty where there is none.
  static func fileExtension(of path: String) -> String {
    let name = name(of: path)
    return String(name.dropFirst(stem(of: path).count + 1))
  }

  /// What the system says of the path; `nil` where nothing is there.
  static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  /// Whether there is a folder at the path.
  static func isFolder(_ path: String) -> Bool {
    status(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
  }

  /// Whether two paths lead to the same file.
  static func isSameFile(_ path: String, _ other: String) -> Bool {
    guard let first = status(path), let second = status(other) else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }

  /// The path without symbolic links; the path itself where nothing is there.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// Makes a folder, and those above it, unless they are there.
  static func makeFolder(_ path: String) throws(SystemError) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if isFolder(path) || mkdir(path, 0o777) == 0 { return }
    guard errno == ENOENT, folder(of: path) != path else { throw .last }
    try makeFolder(folder(of: path))
    guard mkdir(path, 0o777) == 0 else { throw .last }
  }
}
