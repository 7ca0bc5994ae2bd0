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

  /// The name that a process gives itself.
  static func name(of process: pid_t) -> String? {
    value("Name", of: process)
  }

  /// Whether a signal to a process waits until it runs again.
  static func hasSignalWaiting(_ process: pid_t) -> Bool {
    value("ShdPnd", of: process)?.contains { $0 != "0" } ?? false
  }

  /// A line of what the system tells of a process.
  private static func value(_ name: String, of process: pid_t) -> String? {
    guard let status = FileManager.default.contents(atPath: "/proc/\(process)/status") else {
      return nil
    }
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    return lines.first { $0.hasPrefix(name + ":\t") }.map { String($0.dropFirst(name.count + 2)) }
  }
}
