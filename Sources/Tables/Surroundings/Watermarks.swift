/// Tells text that is printed over other text: watermarks and stamps.
///
/// Slanted text is one. So is a style (a size and a brightness) that is lighter than the page's
/// ordinary text and of which a part is printed across darker characters or across rulings: no
/// author sets words over words or lines.
struct Watermarks: Sendable {
  /// How much lighter than ordinary text a watermark is, in steps of brightness (0 to 255).
  ///
  /// Watermarks are set in light grey or pale colours, above 150; coloured text for emphasis, such
  /// as red, is below 80. Smaller values doubt emphasised text, larger ones miss dark watermarks.
  var lightness = 70
  /// The share of a style's characters that must lie across others.
  ///
  /// A watermark covers the page, and text or rulings a part of it. Tightly set light text touches
  /// its neighbours in single places at most.
  var share = 0.08

  /// The glyphs of the page's own text, and those of watermarks.
  ///
  /// - Complexity: O(n log n) in the number of glyphs and rulings for ordinary pages.
  func parted(_ glyphs: [Glyph], rulings: [Ruling]) -> (text: [Glyph], marks: [Glyph]) {
    var luminances = [Int](repeating: 0, count: 256)
    for glyph in glyphs where glyph.orientation != .slanted {
      luminances[Int(glyph.luminance)] += 1
    }
    let ordinary = luminances.indices.max { luminances[$0] < luminances[$1] } ?? 0
    let limit = ordinary + lightness
    var styles: [Style: [Int]] = [:]
    for (index, glyph) in glyphs.enumerated()
    where glyph.orientation != .slanted && Int(glyph.luminance) > limit {
      styles[Style(glyph), default: []].append(index)
    }
    var marks = Set(glyphs.indices.filter { glyphs[$0].orientation == .slanted })
    if !styles.isEmpty {
      let ink = Ink(glyphs.filter { Int($0.luminance) <= limit }, rulings: rulings)
      for indices in styles.values {
        let crossing = indices.count { ink.crosses(glyphs[$0].box) }
        if Double(crossing) > share * Double(indices.count) { marks.formUnion(indices) }
      }
    }
    guard !marks.isEmpty else { return (glyphs, []) }
    return (
      glyphs.indices.filter { !marks.contains($0) }.map { glyphs[$0] },
      marks.sorted().map { glyphs[$0] }
    )
  }

  private struct Style: Hashable {
    var size: Int
    var luminance: UInt8

    init(_ glyph: Glyph) {
      size = glyph.fontSize.isFinite ? Int(min(max(glyph.fontSize, 0), 1000) * 2) : 0
      luminance = glyph.luminance
    }
  }
}

/// What is drawn dark on a page, in squares, to find what lies in a box without looking at all.
private struct Ink {
  private var squares: [Key: [Rect]] = [:]
  private let rows: [Ruling]
  private let rowPositions: [Double]
  private let columns: [Ruling]
  private let columnPositions: [Double]
  private static let side = 40.0

  private struct Key: Hashable {
    var column: Int
    var row: Int
  }

  init(_ glyphs: [Glyph], rulings: [Ruling]) {
    rows = rulings.filter { $0.axis == .horizontal }.sorted { $0.position < $1.position }
    rowPositions = rows.map(\.position)
    columns = rulings.filter { $0.axis == .vertical }.sorted { $0.position < $1.position }
    columnPositions = columns.map(\.position)
    for glyph in glyphs {
      let key = Ink.key(glyph.box.midX, glyph.box.midY)
      squares[key, default: []].append(glyph.box)
    }
  }

  /// Whether a dark character overlaps a box by a part of its own, or a ruling runs through it.
  func crosses(_ box: Rect) -> Bool {
    // The ink of a character keeps clear of its box's sides.
    let inner = Rect(
      left: box.left + 0.2 * box.width, top: box.top + 0.25 * box.height,
      right: box.right - 0.2 * box.width, bottom: box.bottom - 0.25 * box.height)
    if isRuled(inner, along: columns, columnPositions, inner.left...max(inner.left, inner.right)) {
      return true
    }
    if isRuled(inner, along: rows, rowPositions, inner.top...max(inner.top, inner.bottom)) {
      return true
    }
    let first = Ink.key(box.left - Ink.side, box.top - Ink.side)
    let last = Ink.key(box.right + Ink.side, box.bottom + Ink.side)
    guard last.column - first.column < 100, last.row - first.row < 100 else { return true }
    for column in first.column...max(first.column, last.column) {
      for row in first.row...max(first.row, last.row) {
        for other in squares[Key(column: column, row: row)] ?? [] where shares(inner, other) {
          return true
        }
      }
    }
    return false
  }

  private func shares(_ box: Rect, _ other: Rect) -> Bool {
    let width = min(box.right, other.right) - max(box.left, other.left)
    let height = min(box.bottom, other.bottom) - max(box.top, other.top)
    guard width > 0, height > 0 else { return false }
    return width * height > 0.2 * min(box.width * box.height, other.width * other.height)
  }

  private func isRuled(
    _ box: Rect, along rulings: [Ruling], _ positions: [Double], _ range: ClosedRange<Double>
  ) -> Bool {
    var index = Grid.firstIndex(above: range.lowerBound, in: positions)
    while index < rulings.count, positions[index] < range.upperBound {
      let extent = rulings[index].extent
      let (start, end) =
        rulings[index].axis == .vertical ? (box.top, box.bottom) : (box.left, box.right)
      if extent.lowerBound < end, extent.upperBound > start { return true }
      index += 1
    }
    return false
  }

  private static func key(_ x: Double, _ y: Double) -> Key {
    let limit = 1e9
    return Key(
      column: Int(max(-limit, min(limit, x / side))), row: Int(max(-limit, min(limit, y / side))))
  }
}
