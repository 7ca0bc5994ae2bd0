internal import Foundation

/// How a process ended.
struct ProcessEnd: Hashable, Sendable {
  /// The signal that ended it, or `nil`.
  var signal: Int32?
  /// Its exit status, or `nil`.
  var exitStatus: Int32?
  /// The most memory that it held, in KiB.
  var peak: Int

  init(status: Int32, peak: Int) {
    let number = status & 0x7F
    signal = number == 0 ? nil : number
    exitStatus = number == 0 ? (status >> 8) & 0xFF : nil
    self.peak = peak
  }
}

/// Calls a C function with an array of strings that ends with a null pointer.
func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>?) -> Result
) -> Result {
  var pointers: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
  defer { for pointer in pointers { free(pointer) } }
  pointers.append(nil)
  return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
}
