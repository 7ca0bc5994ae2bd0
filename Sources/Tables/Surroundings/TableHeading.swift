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
      if text != title, !text.isAside, !text[...].isTableNumber {
        isHeading[cell.rows.lowerBound] = false
      }
    }
    return isHeading.firstIndex(of: false) ?? isHeading.count
  }
}

/// Reads the lines above a table.
///
/// The title is the largest line near the table, of equals the nearest; lines with a colon
/// (单位：万元) and lines in brackets (（2024年度）) name something else, and a paragraph above a table
/// is no title.
private struct HeadingReader {
  private let lines: [TextLine]
  private let top: Double?

  /// How far above the table, or above the line below, the title may stand, in em.
  ///
  /// Between title and table stand a line or two with units and dates. Smaller values lose titles
  /// set apart, larger ones take lines of the text before.
  private static let reach = 4.0

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
      for part in line.text.split(separator: " ") {
        if result.number == nil, part.isTableNumber { result.number = String(part) }
      }
      if result.amountUnit == nil { result.amountUnit = line.text.amountUnit }
    }
    return result
  }

  private func title() -> String? {
    let near = nearLines()
    guard var best = near.first else { return nil }
    for line in near.dropFirst() {
      // A tenth of a point: sizes of one line are computed from a matrix and differ in the last
      // digits; fonts that differ on purpose differ by half a point.
      if let size = best.fontSize, let other = line.fontSize, other > size + 0.1 { best = line }
    }
    guard let start = near.firstIndex(of: best) else { return best.text.withoutAsides }
    // A name over several lines; more than three are a paragraph.
    var parts = [best]
    for line in near[(start + 1)...] {
      guard let upper = line.box, let lower = parts[0].box, let size = line.fontSize,
        abs(size - (best.fontSize ?? size)) <= 0.1, lower.top - upper.bottom < 0.8 * size,
        line.text.unicodeScalars.last?.endsSentence != true
      else { break }
      parts.insert(line, at: 0)
    }
    if parts.count > 3 { return nil }
    let reflow = Reflow(spacing: .keep)
    return reflow.text(of: parts.map { Reflow.Line($0.text.withoutAsides, room: 0) })
  }

  /// The lines that may name the table, from the table upwards.
  private func nearLines() -> [TextLine] {
    guard var edge = top, lines.allSatisfy({ $0.box != nil }) else {
      return lines.reversed().filter { !$0.text.isAside }
    }
    var result: [TextLine] = []
    for line in lines.reversed() {
      guard let box = line.box else { continue }
      let size = line.fontSize ?? box.height
      if edge - box.bottom > Self.reach * size { break }
      edge = min(edge, box.top)
      if line.text.isAside { continue }
      if let last = line.text.unicodeScalars.last, last.endsSentence, last != ".", result.isEmpty {
        break
      }
      result.append(line)
    }
    return result
  }
}

extension String {
  /// Whether the line names something else than the table.
  fileprivate var isAside: Bool {
    let text = withoutAsides
    let scalars = text.unicodeScalars.lazy.filter { !$0.isBlank }.map(\.halfWidth)
    guard let first = scalars.first else { return true }
    // In scripts with spaces, a colon parts a number and a name: Table 1: …
    let isCJK = text.unicodeScalars.contains(where: \.isCJK)
    return first == "(" || isCJK && scalars.contains(":")
  }

  /// The line without the table's number.
  fileprivate var withoutAsides: String {
    let parts = split(separator: " ")
    let kept = parts.filter { !$0.isTableNumber }
    return kept.count == parts.count ? self : kept.joined(separator: " ")
  }

  /// The unit of money that the line names: 单位：万元.
  fileprivate var amountUnit: String? {
    let scalars = withoutBlanks.unicodeScalars.map { $0 }
    guard
      let start = scalars.indices.first(where: { index in
        index + 1 < scalars.count && scalars[index] == "单" && scalars[index + 1] == "位"
      })
    else { return nil }
    var unit = String.UnicodeScalarView()
    for scalar in scalars[(start + 2)...].prefix(8) {
      if scalar.halfWidth == ":" { continue }
      unit.append(scalar)
      if scalar == "元" { return String(unit) }
      guard "人民币十百千万亿美港欧".unicodeScalars.contains(scalar) else { return nil }
    }
    return nil
  }
}

extension Substring {
  /// Whether it is the number of a table: 公开01表, 附表1-2, 表三.
  fileprivate var isTableNumber: Bool {
    let scalars = unicodeScalars.map(\.halfWidth)
    guard scalars.count >= 2, scalars.count <= 12, scalars.contains("表") else { return false }
    var digits = 0
    for scalar in scalars {
      if scalar.isDigit || "一二三四五六七八九十".unicodeScalars.contains(scalar) {
        digits += 1
      } else if !"表附公开预决算财政部门单位批复省市县区第号之-.()".unicodeScalars.contains(scalar) {
        return false
      }
    }
    return digits > 0 && digits <= 4
  }
}
