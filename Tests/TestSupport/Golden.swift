public import Foundation
public import Testing

/// Compares text with a committed file.
///
/// With `UPDATE_GOLDEN=1` in the environment it writes the file instead, and fails: recording never
/// passes for a test.
///
/// - Throws: When the file cannot be read or written.
public func expectGolden(
  _ actual: String, in file: URL, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try Data(actual.utf8).write(to: file, options: .atomic)
    Issue.record("wrote \(file.lastPathComponent)", sourceLocation: sourceLocation)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  guard expected != actual else { return }
  let difference = zip(
    expected.split(separator: "\n", omittingEmptySubsequences: false) + [""],
    actual.split(separator: "\n", omittingEmptySubsequences: false) + [""]
  ).enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    """
    \(file.lastPathComponent) differs from line \((difference?.offset ?? 0) + 1) on:
    expected: \(difference?.element.0 ?? "")
    actual:   \(difference?.element.1 ?? "")
    """, sourceLocation: sourceLocation)
}

/// The files beside a test.
public enum TestFiles {
  /// The folder `Golden` beside the test file.
  public static func golden(_ name: String, file: String = #filePath) -> URL {
    URL(fileURLWithPath: file).deletingLastPathComponent().appending(path: "Golden/\(name)")
  }

  /// The root folder of the package.
  public static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The fixtures that are not part of the package: the folder that `JIXIAO_FIXTURES` names, or
  /// `../shared/fixtures`; `nil` where neither is there.
  public static let fixtures: URL? = {
    let named = ProcessInfo.processInfo.environment["JIXIAO_FIXTURES"]
    let folder =
      named.map { URL(fileURLWithPath: $0) } ?? package.appending(path: "../shared/fixtures")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  /// Whether these folders of the fixtures are there; a test that needs them is skipped where not.
  public static func hasFixtures(_ folders: String...) -> Bool {
    guard let fixtures else { return false }
    return folders.allSatisfy {
      FileManager.default.fileExists(atPath: fixtures.appending(path: $0).path)
    }
  }
}
