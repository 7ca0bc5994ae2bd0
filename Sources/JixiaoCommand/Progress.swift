import Emitters
import Glibc

/// Tells a person at a terminal which file is being read; says nothing anywhere else.
struct Progress {
  private let total: Int
  private let isShown: Bool

  /// Creates a display for `total` files.
  init(total: Int) {
    self.total = total
    isShown = total > 1 && isatty(STDERR_FILENO) == 1
  }

  /// Shows that a file is being read; `number` counts from 1.
  func show(_ number: Int, _ path: String) {
    if isShown { draw("[\(number)/\(total)] \(path.escapingControls)") }
  }

  /// Clears the line for something else.
  func clear() {
    if isShown { draw("") }
  }

  private func draw(_ text: String) {
    StandardStreams.tell("\r\u{1B}[K\(text)")
  }
}
