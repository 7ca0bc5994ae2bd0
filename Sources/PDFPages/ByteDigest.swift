internal import CPoppler

/// The SHA-256 of bytes, as lower-case hexadecimal digits.
///
/// Computed by glib, which the PDF library brings along.
public struct ByteDigest: ~Copyable {
  private let checksum: OpaquePointer?

  /// Begins a digest of no bytes.
  public init() { checksum = g_checksum_new(G_CHECKSUM_SHA256) }

  deinit { if let checksum { g_checksum_free(checksum) } }

  /// Adds bytes to what is digested.
  public func add(_ bytes: UnsafeRawBufferPointer) {
    guard let checksum, let start = bytes.baseAddress else { return }
    g_checksum_update(checksum, start.assumingMemoryBound(to: guchar.self), gssize(bytes.count))
  }

  /// The digest of what was added: 64 digits.
  public consuming func digits() -> String {
    guard let checksum, let digits = g_checksum_get_string(checksum) else { return "" }
    return String(cString: digits)
  }
}
