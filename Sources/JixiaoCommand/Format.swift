import ArgumentParser

/// The output formats as a user names them.
enum Format: String, CaseIterable, ExpressibleByArgument {
  /// One indented JSON object.
  case json
  /// One JSON object a line.
  case ndjson
  /// One line an indicator, or one a row of each grid.
  case csv
  /// Sections and pipe tables.
  case markdown
  /// One page.
  case html

  /// The format whose files have this extension.
  init?(fileExtension: String) {
    let wanted = fileExtension.lowercased()
    let known = Self.allCases.first { $0.fileExtension == wanted || $0.rawValue == wanted }
    guard let known else { return nil }
    self = known
  }

  /// The extension of its files.
  var fileExtension: String { self == .markdown ? "md" : rawValue }

  /// Whether several documents can stand in one output.
  var joinsDocuments: Bool { self != .json }
}

/// Which tables a user wants.
enum TableSelection: String, CaseIterable, ExpressibleByArgument {
  /// The performance tables, with what they mean.
  case performance
  /// Every table, as a plain grid.
  case all
}
