/// Gives glyphs to the tables that they stand in.
enum GlyphAssignment {
  /// The glyphs inside each box, and the rest.
  ///
  /// A glyph inside nested boxes belongs to the smallest. A run over a side of a box lies inside.
  static func assign(
    _ glyphs: [Glyph], to boxes: [Rect]
  ) -> (inside: [[Glyph]], outside: [Glyph]) {
    var inside: [[Glyph]] = Array(repeating: [], count: boxes.count)
    guard !boxes.isEmpty else { return (inside, glyphs) }
    let bands = Bands(boxes: boxes)
    var outside: [Glyph] = []
    var previous: (glyph: Glyph, box: Int?)?
    for glyph in glyphs {
      var best: Int?
      defer { previous = (glyph, best) }
      if let previous, previous.box != nil, glyph.hangs(on: previous.glyph) {
        best = previous.box
      } else {
        best = smallest(of: boxes, around: glyph, in: bands)
      }
      if let previous, (best == nil) != (previous.box == nil),
        Overflow.isSolid(glyph, previous.glyph)
      {
        if let box = previous.box {
          best = box
        } else if let box = best {
          inside[box] += takeRun(endingBefore: glyph, from: &outside)
        }
      }
      if let best { inside[best].append(glyph) } else { outside.append(glyph) }
    }
    return (inside, outside)
  }

  /// Takes the glyphs from the end that a run begins with.
  private static func takeRun(endingBefore glyph: Glyph, from glyphs: inout [Glyph]) -> [Glyph] {
    var next = glyph
    var start = glyphs.count
    while start > 0, Overflow.isSolid(next, glyphs[start - 1]) {
      start -= 1
      next = glyphs[start]
    }
    let run = Array(glyphs[start...])
    glyphs.removeSubrange(start...)
    return run
  }

  private static func smallest(of boxes: [Rect], around glyph: Glyph, in bands: Bands) -> Int? {
    var best: Int?
    for index in bands.candidates(at: glyph.box.midY)
    where boxes[index].contains(x: glyph.box.midX, y: glyph.box.midY) {
      if let other = best, area(boxes[other]) <= area(boxes[index]) { continue }
      best = index
    }
    return best
  }

  private static func area(_ box: Rect) -> Double { box.width * box.height }
}

extension Glyph {
  /// Whether it is a mark that stands behind another glyph without a gap, as 。 at a line's end may
  /// hang over the side of its cell.
  func hangs(on other: Glyph) -> Bool {
    guard scalar.isClosing, orientation == other.orientation else { return false }
    let size = min(fontSize, other.fontSize)
    return abs(box.midY - other.box.midY) < 0.3 * size
      && abs(box.left - other.box.right) < 0.2 * size
  }
}

/// Boxes by horizontal bands of a page, so that looking one up does not go through all.
struct Bands {
  private let boxes: [Rect]
  private var bands: [[Int]] = []
  private var top = 0.0
  private var height = 1.0

  init(boxes: [Rect]) {
    self.boxes = boxes
    let top = boxes.reduce(Double.infinity) { min($0, $1.top) }
    let bottom = boxes.reduce(-Double.infinity) { max($0, $1.bottom) }
    guard top.isFinite, bottom.isFinite, bottom > top else { return }
    let count = min(max(boxes.count * 2, 1), 512)
    self.top = top
    height = (bottom - top) / Double(count)
    bands = Array(repeating: [], count: count)
    for (index, box) in boxes.enumerated() {
      for band in position(of: box.top)...max(position(of: box.top), position(of: box.bottom)) {
        bands[band].append(index)
      }
    }
  }

  /// The first box that holds a point.
  func box(atX x: Double, y: Double) -> Int? {
    candidates(at: y).first { boxes[$0].contains(x: x, y: y) }
  }

  func candidates(at y: Double) -> [Int] {
    bands.isEmpty ? [] : bands[position(of: y)]
  }

  private func position(of y: Double) -> Int {
    guard y.isFinite else { return 0 }
    return Int(min(max((y - top) / height, 0), Double(bands.count - 1)))
  }
}
