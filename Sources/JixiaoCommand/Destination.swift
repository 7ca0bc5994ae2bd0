import ArgumentParser

/// Where the output goes.
enum Destination {
  /// Standard output.
  case standardOutput
  /// One file.
  case file(String)
  /// A folder, one file a document.
  case folder(String)

  /// Reads `-o`: a folder where one is there, where the path ends in a slash, and, for several
  /// inputs, where the name has no extension; else a file.
  init(_ path: String?, inputCount: Int) {
    guard let path, path != "-" else {
      self = .standardOutput
      return
    }
    let looksLikeFolder =
      path.hasSuffix("/") || Path.isFolder(path)
      || inputCount > 1 && Path.fileExtension(of: path).isEmpty
    self = looksLikeFolder ? .folder(path) : .file(path)
  }
}

/// Gives the outputs of every input in a folder a name of their own.
struct FileNames {
  private var taken: Set<String> = []

  /// The name without an extension: the input's own, then with `-2`, `-3`, … for those that come
  /// later.
  mutating func stem(for input: String) -> String {
    let stem = input == "-" ? "stdin" : Path.stem(of: input)
    var number = 1
    while true {
      let name = number == 1 ? stem : "\(stem)-\(number)"
      // Some file systems take two names for one that differ in case alone.
      if taken.insert(name.lowercased()).inserted { return name }
      number += 1
    }
  }
}
