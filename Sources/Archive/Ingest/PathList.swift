internal import Foundation
internal import Tables

/// A list of paths in a file or on standard input, read line by line.
///
/// Either one path a line, byte by byte; or, as `find -print0` writes them, each ended by a zero
/// byte; or a report of failures as an ingest writes it (CSV with a column `path`, and a column
/// `path_bytes` for names that are not UTF-8).
public struct PathList: Sendable {
  private var lines: LineReader
  private var header: [String]?
  private var isFirst = true
  private let isZeroSeparated: Bool

  /// Opens a list; `-` is standard input.
  public init(path: String, isZeroSeparated: Bool = false) throws(ArchiveError) {
    var descriptor: Int32 = 0
    if path != "-" {
      // It stays open as long as the command: lists are copied with the queue that reads them.
      descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw .file(Location(path), reason: systemReason(errno))
      }
    }
    lines = LineReader(descriptor: descriptor, separator: isZeroSeparated ? 0 : 0x0A)
    self.isZeroSeparated = isZeroSeparated
  }

  /// The next path, or `nil` at the end.
  mutating func next() -> RawPath? {
    while var line = lines.next() {
      if isFirst {
        isFirst = false
        if line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
        if !isZeroSeparated, line.starts(with: "path,".utf8) {
          header = CSVRecord.fields(of: String(decoding: line, as: UTF8.self))
          continue
        }
      }
      if header != nil {
        if let path = path(inRecordFrom: line) { return path }
      } else if !line.isEmpty {
        return RawPath(bytes: line)
      }
    }
    return nil
  }

  private mutating func path(inRecordFrom first: [UInt8]) -> RawPath? {
    var record = first
    // A field in quotes may hold line ends: the record goes on until every quote is closed.
    while record.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1, let line = lines.next() {
      record.append(0x0A)
      record += line
    }
    let fields = CSVRecord.fields(of: String(decoding: record, as: UTF8.self))
    func field(_ name: String) -> String? {
      guard let index = header?.firstIndex(of: name), index < fields.count else { return nil }
      return fields[index].isEmpty ? nil : fields[index]
    }
    if let digits = field("path_bytes"), let bytes = bytes(hexadecimal: digits) {
      return RawPath(bytes: bytes)
    }
    return field("path").map { RawPath($0) }
  }
}

/// One line of CSV (RFC 4180).
enum CSVRecord {
  /// The line of some fields, with its end; quotes only where they are needed.
  static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\r\n"
  }

  /// The fields of a line without its end.
  static func fields(of line: String) -> [String] {
    var result: [String] = [""]
    var isQuoted = false
    var scalars = line.unicodeScalars[...]
    if scalars.last == "\r" { scalars.removeLast() }
    while let scalar = scalars.popFirst() {
      if scalar == "\"" {
        if isQuoted, scalars.first == "\"" {
          result[result.count - 1].unicodeScalars.append("\"")
          scalars.removeFirst()
        } else {
          isQuoted.toggle()
        }
      } else if scalar == ",", !isQuoted {
        result.append("")
      } else {
        result[result.count - 1].unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func quoted(_ field: String) -> String {
    let special: Set<Unicode.Scalar> = ["\"", ",", "\r", "\n"]
    let needsQuotes =
      field.unicodeScalars.contains(where: special.contains) || field.first == " "
      || field.last == " "
    guard needsQuotes else { return field }
    return "\"" + field.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }
}
