public import Budget
public import Tables

/// A format in which documents are written.
///
/// An output holds any number of documents, one after the other: it begins once, takes each
/// document as it is ready, and ends once. Everything is appended as UTF-8.
public protocol Emitter: Sendable {
  /// Appends what stands before the first document, such as the names of the columns.
  func begin(_ output: inout [UInt8])

  /// Appends one document.
  func write(_ document: Document, to output: inout [UInt8])

  /// Appends what stands after the last document.
  func end(_ output: inout [UInt8])
}

extension Emitter {
  /// Appends nothing: most formats need no beginning.
  public func begin(_ output: inout [UInt8]) {}

  /// Appends nothing: most formats need no end.
  public func end(_ output: inout [UInt8]) {}

  /// A whole output that holds one document.
  public func bytes(of document: Document) -> [UInt8] {
    var output: [UInt8] = []
    begin(&output)
    write(document, to: &output)
    end(&output)
    return output
  }

  /// A whole output that holds one document, as text.
  public func text(of document: Document) -> String {
    String(decoding: bytes(of: document), as: UTF8.self)
  }
}

/// A format in which every table of a document is written as a plain grid.
public protocol GridEmitter: Emitter {
  /// Appends one table; `number` is its number in the document, from 1.
  func write(_ table: Table, number: Int, to output: inout [UInt8])
}

extension GridEmitter {
  /// Appends every grid of the document.
  public func write(_ document: Document, to output: inout [UInt8]) {
    for (index, table) in document.grids.enumerated() {
      write(table, number: index + 1, to: &output)
    }
  }

  /// A whole output that holds one table.
  public func bytes(of table: Table) -> [UInt8] {
    var output: [UInt8] = []
    begin(&output)
    write(table, number: 1, to: &output)
    end(&output)
    return output
  }
}

extension Emitter where Self == JSONEmitter {
  /// JSON for people and programs: indented, one document an output.
  public static var json: Self { Self(layout: .indented) }
  /// JSON for pipelines: one document a line.
  public static var ndjson: Self { Self(layout: .line) }
}

extension [UInt8] {
  /// Appends the text as UTF-8.
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }

  /// Appends text known at compile time, without making a string of it.
  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }
}
