/// Checks JSON against a JSON Schema, as far as the keywords of this project's schema go.
///
/// An unknown keyword is a problem of its own, so no part of a schema goes unchecked.
public struct SchemaValidator: Sendable {
  private let schema: JSONValue

  /// Creates a validator.
  public init(schema: JSONValue) { self.schema = schema }

  /// What is wrong with a value, each with its place; empty for a valid one.
  public func problems(of value: JSONValue) -> [String] {
    problems(of: value, against: schema, at: "$")
  }

  private func problems(of value: JSONValue, against schema: JSONValue, at path: String) -> [String]
  {
    switch schema {
    case .bool(true): return []
    case .bool(false): return ["\(path): not allowed"]
    case .object(let keywords):
      return keywords.flatMap { keyword in
        problems(of: value, keyword: keyword.name, keyword.value, in: schema, at: path)
      }
    default: return ["\(path): the schema is none"]
    }
  }

  private func problems(
    of value: JSONValue, keyword: String, _ rule: JSONValue, in schema: JSONValue, at path: String
  ) -> [String] {
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description", "then", "else": return []
    case "$ref": return problems(of: value, against: definition(rule), at: path)
    case "type":
      let types = rule.elements.isEmpty ? [rule] : rule.elements
      let fits = types.contains { value.is($0.text ?? "") }
      return fits ? [] : ["\(path): is no \(types.compactMap(\.text).joined(separator: " or "))"]
    case "enum": return rule.elements.contains(value) ? [] : ["\(path): not in the list"]
    case "const": return rule == value ? [] : ["\(path): is not \(rule)"]
    case "allOf": return rule.elements.flatMap { problems(of: value, against: $0, at: path) }
    case "anyOf":
      let fits = rule.elements.contains { problems(of: value, against: $0, at: path).isEmpty }
      return fits ? [] : ["\(path): fits none of the alternatives"]
    case "if":
      let branch = problems(of: value, against: rule, at: path).isEmpty ? "then" : "else"
      return schema[branch].map { problems(of: value, against: $0, at: path) } ?? []
    case "required", "properties", "additionalProperties":
      return problemsOfObject(value, keyword: keyword, rule, in: schema, at: path)
    case "items", "minItems", "maxItems":
      return problemsOfArray(value, keyword: keyword, rule, at: path)
    case "minimum":
      guard case .number(let digits) = value, let number = Double(digits) else { return [] }
      return number >= Double(rule.text ?? "") ?? .infinity ? [] : ["\(path): too small"]
    case "pattern":
      guard case .string(let text) = value, let pattern = rule.text else { return [] }
      guard let expression = try? Regex(pattern) else { return ["\(path): unreadable pattern"] }
      return text.contains(expression) ? [] : ["\(path): does not match \(pattern)"]
    default: return ["\(path): the schema has an unknown keyword \(keyword)"]
    }
  }

  private func problemsOfObject(
    _ value: JSONValue, keyword: String, _ rule: JSONValue, in schema: JSONValue, at path: String
  ) -> [String] {
    guard case .object(let members) = value else { return [] }
    switch keyword {
    case "required":
      return rule.elements.compactMap(\.text)
        .filter { value[$0] == nil }.map { "\(path): \($0) is missing" }
    case "properties":
      return members.flatMap { member in
        rule[member.name].map {
          problems(of: member.value, against: $0, at: "\(path).\(member.name)")
        } ?? []
      }
    default:
      return members.filter { schema["properties"]?[$0.name] == nil }
        .flatMap { problems(of: $0.value, against: rule, at: "\(path).\($0.name)") }
    }
  }

  private func problemsOfArray(
    _ value: JSONValue, keyword: String, _ rule: JSONValue, at path: String
  ) -> [String] {
    guard case .array(let elements) = value else { return [] }
    switch keyword {
    case "items":
      return elements.enumerated().flatMap { index, element in
        problems(of: element, against: rule, at: "\(path)[\(index)]")
      }
    case "minItems":
      return elements.count >= rule.count ? [] : ["\(path): too few elements"]
    default:
      return elements.count <= rule.count ? [] : ["\(path): too many elements"]
    }
  }

  private func definition(_ reference: JSONValue) -> JSONValue {
    let parts = (reference.text ?? "").split(separator: "/").dropFirst()
    return parts.reduce(schema) { $0[String($1)] ?? .bool(false) }
  }
}

extension JSONValue {
  fileprivate var count: Int { text.flatMap { Int($0) } ?? 0 }

  fileprivate func `is`(_ type: String) -> Bool {
    switch (self, type) {
    case (.object, "object"), (.array, "array"), (.string, "string"), (.number, "number"),
      (.bool, "boolean"), (.null, "null"):
      true
    case (.number(let digits), "integer"): Double(digits).map { $0 == $0.rounded() } ?? false
    default: false
    }
  }
}
