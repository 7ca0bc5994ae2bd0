import Glibc

/// A file that appears whole or not at all.
///
/// The bytes go to a temporary file beside it, which takes its name at the end. Dropping it
/// without ``commit()`` leaves whatever was there before.
struct OutputFile: ~Copyable {
  private let path: String
  private let file: FileDescriptor
  /// The file's path until it is whole; `nil` for a device or a pipe, which is written as it is.
  private(set) var temporary: String?

  /// Opens a file for writing.
  init(path: String) throws(SystemError) {
    // A symbolic link stays one: what it points to is replaced.
    let path = Path.resolved(path)
    let (file, temporary) = try Self.open(path)
    self.path = path
    self.file = file
    self.temporary = temporary
    if let temporary { Interruption.remove(temporary) }
    Resumption.next.file = file.number
    Resumption.next.temporary = temporary
  }

  /// Goes on with a file that the process before has opened.
  init(path: String, continuing resumption: Resumption) {
    self.path = Path.resolved(path)
    file = FileDescriptor(number: resumption.file)
    temporary = resumption.temporary
    if let temporary { Interruption.remove(temporary) }
  }

  /// Writes more of it.
  func write(_ bytes: [UInt8]) throws(SystemError) { try file.write(bytes) }

  /// Makes it durable and gives it its name.
  consuming func commit() throws(SystemError) {
    guard let temporary else { return }
    guard fsync(file.number) == 0, rename(temporary, path) == 0 else { throw .last }
    self.temporary = nil
  }

  deinit {
    close(file.number)
    if let temporary { unlink(temporary) }
    Interruption.remove(nil)
    Resumption.next.file = -1
    Resumption.next.temporary = nil
  }

  private static func open(_ path: String) throws(SystemError) -> (FileDescriptor, String?) {
    let status = Path.status(path)
    if let status, status.st_mode & S_IFMT != S_IFREG {
      let number = Glibc.open(path, O_WRONLY)
      guard number >= 0 else { throw .last }
      return (FileDescriptor(number: number), nil)
    }
    // Replacing a file asks for rights to its folder only: ask for those to the file here.
    if status != nil, access(path, W_OK) != 0 { throw .last }
    var template = Array("\(Path.folder(of: path))/.jixiao-XXXXXX".utf8CString)
    let number = mkstemp(&template)
    guard number >= 0 else { throw .last }
    // The temporary file is readable for its owner alone; the final one is as any new file.
    let mask = umask(0)
    umask(mask)
    fchmod(number, status.map { $0.st_mode & 0o777 } ?? 0o666 & ~mask)
    let name = template.dropLast().map { UInt8(bitPattern: $0) }
    return (FileDescriptor(number: number), String(decoding: name, as: UTF8.self))
  }
}

/// Removes a half-written file when the user interrupts the program.
enum Interruption {
  /// The file, as the system reads it; only changed while no signal can come in between.
  nonisolated(unsafe) private static var file: UnsafeMutablePointer<CChar>?

  /// Removes the file now; a signal handler may call this.
  static func removeFile() {
    if let file { unlink(file) }
  }

  /// Names the file to remove from now on; `nil` for none.
  static func remove(_ path: String?) {
    // One that is ignored stays so: nohup and the background jobs of a shell ask for that.
    let signals = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }
    for number in signals { signal(number, SIG_DFL) }
    free(file)
    file = path.flatMap { strdup($0) }
    guard path != nil else { return }
    for number in signals {
      signal(number) { number in
        // Nothing here but calls that a signal handler may make.
        Interruption.removeFile()
        signal(number, SIG_DFL)
        raise(number)
      }
    }
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    let handler = unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    return handler == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
