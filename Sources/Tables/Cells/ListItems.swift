/// Tells where a line begins the next item of a numbered or marked list.
public struct ListItems {
  private var numbers: [Style: Int] = [:]

  private enum Style: Hashable {
    case digits(Unicode.Scalar)
    case parenthesised
    case han
    case hanParenthesised
    case circled
    case named(String)
  }

  /// Whether a line begins a list item that can follow the items seen so far.
  ///
  /// A number counts only in sequence, so that "3、4号楼" at a line's start stays in its sentence;
  /// and the first of a list only where the text before it has ended, so that "2011）等" does too.
  ///
  /// `isOpen`: whether the text before may go on: a full line without a sentence end.
  mutating func begins(_ line: Substring.UnicodeScalarView, after isOpen: Bool = false) -> Bool {
    if let first = line.first, "•●◆■▪◇□☆★➢✓-–—*·".unicodeScalars.contains(first) {
      return line.count > 1 && first != "-" && first != "—" && first != "–"
    }
    guard let (style, number) = marker(of: line) else { return false }
    let last = numbers[style] ?? 0
    guard number == last + 1 || (number == 1 && last > 0) else { return false }
    if number == 1, isOpen { return false }
    numbers[style] = number
    return true
  }

  private func marker(of line: Substring.UnicodeScalarView) -> (Style, Int)? {
    var rest = line
    guard let first = rest.first else { return nil }
    if first.value >= 0x2460 && first.value <= 0x2473 {
      return (.circled, Int(first.value - 0x2460) + 1)
    }
    if first == "(" || first == "（" {
      rest.removeFirst()
      if let number = takeDigits(&rest), rest.first == ")" || rest.first == "）" {
        return (.parenthesised, number)
      }
      if let number = takeHan(&rest), rest.first == ")" || rest.first == "）" {
        return (.hanParenthesised, number)
      }
      return nil
    }
    for word in ["目标内容", "目标", "指标", "任务", "任务内容"] {
      var tail = rest
      guard take(word, &tail) else { continue }
      tail = tail.drop { $0.isBlank }[...]
      guard let number = takeDigits(&tail) ?? takeHan(&tail) else { continue }
      tail = tail.drop { $0.isBlank }[...]
      guard let next = tail.first, next == ":" || next == "：" || next == "、" else { continue }
      return (.named(word), number)
    }
    if let number = takeHan(&rest) {
      guard rest.first == "、" else { return nil }
      return (.han, number)
    }
    guard let number = takeDigits(&rest), let mark = rest.first else { return nil }
    guard mark == "." || mark == "．" || mark == "、" || mark == ")" || mark == "）" else {
      return nil
    }
    rest.removeFirst()
    // "1.5" is a number, not an item.
    if let next = rest.first, next.isDigit, mark == "." || mark == "．" { return nil }
    return (.digits(mark), number)
  }

  private func take(_ word: String, _ line: inout Substring.UnicodeScalarView) -> Bool {
    guard line.starts(with: word.unicodeScalars) else { return false }
    line = line.dropFirst(word.unicodeScalars.count)
    return true
  }

  private func takeDigits(_ line: inout Substring.UnicodeScalarView) -> Int? {
    var number = 0
    var count = 0
    var rest = line
    while let digit = rest.first?.halfWidth, digit.isDigit, count < 3 {
      number = number * 10 + Int(digit.value - 0x30)
      count += 1
      rest.removeFirst()
    }
    guard count > 0, rest.first?.isDigit != true else { return nil }
    line = rest
    return number
  }

  private func takeHan(_ line: inout Substring.UnicodeScalarView) -> Int? {
    let digits: [Unicode.Scalar] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
    var rest = line
    var number = 0
    if let first = rest.first, let value = digits.firstIndex(of: first) {
      number = value + 1
      rest.removeFirst()
    }
    if rest.first == "十" {
      number = max(number, 1) * 10
      rest.removeFirst()
      if let first = rest.first, let value = digits.firstIndex(of: first) {
        number += value + 1
        rest.removeFirst()
      }
    }
    guard number > 0 else { return nil }
    line = rest
    return number
  }

  /// Creates a reader that has seen no item.
  public init() {}

  /// Whether a text begins with the list item that follows the last one of another text.
  static func goesOn(_ text: String, with next: String) -> Bool {
    var items = ListItems()
    var count = 0
    for line in text.split(separator: "\n") where items.begins(Substring(line).unicodeScalars) {
      count += 1
    }
    guard count > 0, let line = next.split(separator: "\n").first else { return false }
    let rest = Substring(line).unicodeScalars
    guard let (_, number) = items.marker(of: rest), number > 1 else { return false }
    return items.begins(rest)
  }

  /// The items that stand in one line, each after the sentence end of the one before.
  ///
  /// A line that holds no list is one item.
  public static func split(_ line: String) -> [String] {
    var items = ListItems()
    var result: [String] = []
    var item = String.UnicodeScalarView()
    var rest = Substring(line).unicodeScalars
    var isStart = true
    var count = 0
    while let scalar = rest.first {
      if isStart, !scalar.isBlank {
        if items.begins(rest) {
          if count > 0, !item.isEmpty {
            result.append(String(item))
            item = String.UnicodeScalarView()
          }
          count += 1
        }
        isStart = false
      }
      item.append(scalar)
      if scalar.endsSentence { isStart = true }
      rest.removeFirst()
    }
    if !item.isEmpty { result.append(String(item)) }
    return result.map { String($0.trimmed) }.filter { !$0.isEmpty }
  }
}

extension String {
  fileprivate var trimmed: Substring {
    var rest = self[...]
    while let first = rest.unicodeScalars.first, first.isBlank { rest.unicodeScalars.removeFirst() }
    while let last = rest.unicodeScalars.last, last.isBlank { rest.unicodeScalars.removeLast() }
    return rest
  }
}
