import Budget
import Emitters
import TestSupport
import Testing

@Suite struct DocumentSchemaTests {
  private func validator() throws -> SchemaValidator {
    SchemaValidator(schema: try JSONValue(DocumentSchema.text))
  }

  /// Every kind of object at least once.
  private func sample() throws -> JSONValue {
    var document = SampleDocuments.document
    document.tables.removeFirst()
    return try JSONValue(JSONEmitter(layout: .line, includesRepairs: true).text(of: document))
  }

  @Test func `a document with everything in it is valid`() throws {
    #expect(try validator().problems(of: sample()) == [])
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `whatever is written is valid`(seed: UInt64) throws {
    var random = RandomDocuments(seed: seed)
    let emitter = JSONEmitter(layout: .line, includesRepairs: seed.isMultiple(of: 2))
    let json = try JSONValue(emitter.text(of: random.document()))
    #expect(try validator().problems(of: json) == [])
  }

  @Test func `every member that is always there is required`() throws {
    let validator = try validator()
    let sample = try sample()
    let optional = ["note", "labels", "repairs"]
    for path in sample.memberPaths where !optional.contains(path.last ?? "") {
      #expect(!validator.problems(of: sample.removing(path)).isEmpty, "\(path)")
    }
  }

  @Test func `no object takes an unknown member`() throws {
    let validator = try validator()
    let sample = try sample()
    for path in Set(sample.memberPaths.map { Array($0.dropLast()) }) {
      #expect(!validator.problems(of: sample.adding("unknown", at: path)).isEmpty, "\(path)")
    }
  }
}

extension JSONValue {
  /// The path of every member; elements of arrays are steps of their index.
  fileprivate var memberPaths: [[String]] {
    switch self {
    case .object(let members):
      members.flatMap { member in
        [[member.name]] + member.value.memberPaths.map { [member.name] + $0 }
      }
    case .array(let elements):
      elements.enumerated().flatMap { index, element in
        element.memberPaths.map { ["\(index)"] + $0 }
      }
    default: []
    }
  }

  fileprivate func removing(_ path: [String]) -> JSONValue {
    changing(path.dropLast()) { $0.filter { $0.name != path.last } }
  }

  fileprivate func adding(_ name: String, at path: [String]) -> JSONValue {
    changing(path[...]) { $0 + [Member(name: name, value: .null)] }
  }

  private func changing(
    _ path: ArraySlice<String>, _ change: ([Member]) -> [Member]
  ) -> JSONValue {
    switch self {
    case .object(let members):
      guard let step = path.first else { return .object(change(members)) }
      return .object(
        members.map { member in
          guard member.name == step else { return member }
          return Member(name: step, value: member.value.changing(path.dropFirst(), change))
        })
    case .array(let elements):
      return .array(
        elements.enumerated().map { index, element in
          "\(index)" == path.first ? element.changing(path.dropFirst(), change) : element
        })
    default: return self
    }
  }
}
