import Foundation

/// What runs on this machine, as far as the tests need it.
enum Processes {
  /// The child processes of a process whose command line holds a word.
  static func children(of parent: pid_t, running word: String) -> [pid_t] {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter { process in
      guard let status = manager.contents(atPath: "/proc/\(process)/status"),
        let line = manager.contents(atPath: "/proc/\(process)/cmdline")
      else { return false }
      return String(decoding: status, as: UTF8.self).contains("PPid:\t\(parent)\n")
        && String(decoding: line, as: UTF8.self).contains(word)
    }
  }
}
