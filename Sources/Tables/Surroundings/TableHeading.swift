/// What the lines above a table say of it.
public struct TableHeading: Hashable, Sendable {
  /// The name as printed, lines joined; `nil` where none is printed.
  public var title: String?
  /// The number as printed (公开01表, 附表1-2, 表三); `nil` where none is printed.
  public var number: String?
  /// The unit of money (万元, 元); `nil` where none is printed.
  public var amountUnit: String?

  /// Creates a heading.
  public init(title: String? = nil, number: String? = nil, amountUnit: String? = nil) {
    self.title = title
    self.number = number
    self.amountUnit = amountUnit
  }
}

extension Table {
  /// What the lines above the table say of it.
  public var heading: TableHeading { HeadingReader(self).heading() }

  /// How many of its first header rows only say what lines above a table say: title, number, unit.
  public var headingRows: Int {
    guard headerRows > 1 else { return 0 }
    let title = heading.title?.withoutBlanks
    var isHeading = Array(repeating: true, count: headerRows - 1)
    for cell in cells where cell.rows.lowerBound < isHeading.count && !cell.text.isEmpty {
      let text = cell.text.withoutBlanks
      if text != title, !text.isAside, !text.isTableNumber {
        isHeading[cell.rows.lowerBound] = false
      }
    }
    return isHeading.firstIndex(of: false) ?? isHeading.count
  }
}

/// Reads the lines above a table.
///
/// The title is the nearest line that calls itself a table (…表), else the largest line near the
/// table, of equals the nearest; lines with a colon (单位：万元) and lines in brackets (（2024年度）)
/// name something else, and a paragraph above a table is no title.
private struct HeadingReader {
  private let lines: [TextLine]
  private let top: Double?

  /// How far above the table, or above the line below, the title may stand, in em.
  ///
  /// Between title and table stand a line or two with units and dates. Smaller values lose titles
  /// set apart, larger ones take lines of the text before.
  private static let reach = 4.0

  /// How many lines above the table may name it.
  ///
  /// Title, number, unit and date take up to five. Fewer lose titles, more take the headings of
  /// chapters for titles.
  private static let mostLines = 6

  init(_ table: Table) {
    lines = table.captions.map { line in
      var line = line
      line.box = line.box?.turnedUpright(from: table.orientation)
      return line
    }
    top = table.cells.first?.box?.turnedUpright(from: table.orientation).top
  }

  func heading() -> TableHeading {
    var result = TableHeading(title: title())
    for line in lines.reversed() {
      if result.number == nil { result.number = line.text.partedNumber.number }
      if result.amountUnit == nil { result.amountUnit = line.text.amountUnit }
    }
    return result
  }

  private func title() -> String? {
    let near = nearLines()
    guard let first = near.first else { return nil }
    // A numbered heading right above the table names it, however large those above it are.
    let best =
      near.first { $0.text.callsItselfTable }
      ?? (first.text.beginsHeading ? first : largest(of: near, from: first))
    guard let start = near.firstIndex(of: best) else { return best.text.withoutNumber }
    // A name over several lines; more than three are a paragraph.
    var parts = [best]
    for line in near[(start + 1)...] {
      guard let upper = line.box, let lower = parts[0].box, let size = line.fontSize,
        !parts[0].text.beginsHeading, line.page == parts[0].page,
        abs(size - (best.fontSize ?? size)) <= 0.1, lower.top - upper.bottom < 0.8 * size,
        line.text.unicodeScalars.last?.endsSentence != true
      else { break }
      parts.insert(line, at: 0)
    }
    if parts.count > 3 { return nil }
    let reflow = Reflow(spacing: .keep)
    return reflow.text(of: parts.map { Reflow.Line($0.text.withoutNumber, room: 0) })
  }

  private func largest(of lines: [TextLine], from first: TextLine) -> TextLine {
    lines.dropFirst().reduce(first) { best, line in
      // A tenth of a point: sizes of one line are computed from a matrix and differ in the last
      // digits; fonts that differ on purpose differ by half a point.
      guard let size = best.fontSize, let other = line.fontSize, other > size + 0.1 else {
        return best
      }
      return line
    }
  }

  /// The lines that may name the table, from the table upwards.
  private func nearLines() -> [TextLine] {
    guard var edge = top, lines.allSatisfy({ $0.box != nil }) else {
      return lines.reversed().filter { !$0.text.isAside }
    }
    var result: [TextLine] = []
    var page = lines.last?.page
    for line in lines.reversed().prefix(Self.mostLines) {
      guard let box = line.box else { continue }
      if line.page != page {
        // The foot of the page before names a table at the top of the next.
        guard result.isEmpty else { break }
        page = line.page
        edge = box.bottom
      }
      let size = line.fontSize ?? box.height
      if edge - box.bottom > Self.reach * size || line.text.isSentence { break }
      edge = min(edge, box.top)
      if !line.text.isAside { result.append(line) }
    }
    return result
  }
}

extension String {
  /// Whether the line names something else than the table.
  fileprivate var isAside: Bool {
    let text = withoutNumber
    let scalars = text.unicodeScalars.lazy.filter { !$0.isBlank }.map(\.halfWidth)
    guard let first = scalars.first else { return true }
    // In scripts with spaces, a colon parts a number and a name: Table 1: …
    let isCJK = text.unicodeScalars.contains(where: \.isCJK)
    return first == "(" && !text.beginsHeading || isCJK && scalars.contains(":")
  }

  /// Whether the line ends a sentence, or one that leads to what follows (具体情况如下：).
  fileprivate var isSentence: Bool {
    guard let last = unicodeScalars.last else { return false }
    if last.halfWidth == ":" {
      let end = withoutBlanks.suffix(5)
      return ["如下", "下表", "以下", "下列", "包括", "其中"].contains { end.contains($0) }
    }
    return last.endsSentence && last != "."
  }

  /// Whether the line begins with the number of a heading: 1、 （一） ① Table 3.
  fileprivate var beginsHeading: Bool {
    let text = withoutBlanks
    let scalars = text.unicodeScalars.prefix(6).map(\.halfWidth)
    guard let first = scalars.first else { return false }
    if first >= "①" && first <= "⑳" { return true }
    if first == "表" || text.hasPrefix("Table") { return scalars.contains(where: \.isDigit) }
    let number = scalars.drop { $0 == "(" }.prefix { $0.isNumeral }
    let end = scalars.drop { $0 == "(" }.dropFirst(number.count).first
    return !number.isEmpty && (first == "(" ? end == ")" : end == "、" || end == ".")
  }

  /// Whether the line is the name of a table: …总表, …明细表（续）.
  fileprivate var callsItselfTable: Bool {
    var scalars = Array(withoutNumber.withoutBlanks.unicodeScalars.map(\.halfWidth))
    if scalars.last == ")", let open = scalars.lastIndex(of: "(") {
      scalars.removeSubrange(open...)
    }
    return scalars.count > 2 && scalars.last == "表"
  }

  /// The line without the table's number.
  fileprivate var withoutNumber: String { partedNumber.rest }

  /// The table's number, which may be set with spaces (公开 01 表), and the line without it.
  fileprivate var partedNumber: (number: String?, rest: String) {
    let parts = split(separator: " ")
    for count in [3, 2, 1] where count <= parts.count {
      for start in 0...(parts.count - count) {
        let number = parts[start..<(start + count)].joined()
        guard number.isTableNumber else { continue }
        return (number, (parts[..<start] + parts[(start + count)...]).joined(separator: " "))
      }
    }
    return (nil, self)
  }

  /// The unit of money that the line names: 单位：万元.
  ///
  /// Other words of the line may end in 单位 as well: 编制单位：….
  var amountUnit: String? {
    let scalars = withoutBlanks.unicodeScalars.map { $0 }
    for index in scalars.indices.dropLast()
    where scalars[index] == "单" && scalars[index + 1] == "位" {
      if let unit = scalars[(index + 2)...].unitOfMoney { return unit }
    }
    return nil
  }

  /// Whether it is the number of a table: 公开01表, 会企01表, 附表1-2, 表三.
  fileprivate var isTableNumber: Bool {
    let scalars = unicodeScalars.map(\.halfWidth)
    guard scalars.count >= 2, scalars.count <= 12, scalars.contains("表") else { return false }
    let numerals = scalars.count { $0.isNumeral }
    guard numerals > 0, numerals <= 4 else { return false }
    // Between a few letters of the form's kind and the word stand digits.
    let kind = scalars.prefix { !$0.isDigit && $0 != "-" }
    let tail = scalars.dropFirst(kind.count)
    if kind.count <= 4, tail.last == "表", tail.count > 1,
      tail.dropLast().allSatisfy({ $0.isDigit || $0 == "-" })
    {
      return true
    }
    return scalars.allSatisfy {
      $0.isNumeral || "表附公开预决算财政部门单位批复省市县区第号之-.()".unicodeScalars.contains($0)
    }
  }
}

extension Unicode.Scalar {
  /// Whether it is a digit or an ideograph for one.
  fileprivate var isNumeral: Bool {
    isDigit || "一二三四五六七八九十".unicodeScalars.contains(self)
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The unit of money that the characters begin with, after a colon: 万元.
  fileprivate var unitOfMoney: String? {
    var unit = String.UnicodeScalarView()
    for scalar in prefix(8) {
      if scalar.halfWidth == ":" || scalar == "." { continue }
      unit.append(scalar)
      if scalar == "元" { return String(unit) }
      guard "人民币十百千万亿美港欧".unicodeScalars.contains(scalar) else { return nil }
    }
    return nil
  }
}
