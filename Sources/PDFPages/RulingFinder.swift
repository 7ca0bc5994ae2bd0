internal import CPageCapture
internal import Tables

/// Finds the lines, the shaded areas and the pictures among a page's painted rectangles.
///
/// Everything straight that a page paints is a rectangle: a stroked segment is one as thick as the
/// pen. A rectangle too thin to hold a line of text, and much longer than thick, is a line,
/// whichever way it was drawn; other painted rectangles are fills.
struct RulingFinder {
  /// How thick a line may be, as a share of the page's ordinary font size.
  ///
  /// No row is thinner than its text. Below it, thick border lines would be taken for shaded rows;
  /// above it, narrow shaded rows for lines.
  static let thickestLine = 0.5

  /// How many times as long as thick a line is, at the least.
  ///
  /// Below it, bullets and corners would be lines; above it, short thick lines of narrow cells
  /// would be lost.
  static let slimmestLine = 3.0

  /// From which brightness on paint is taken for paper.
  static let white: UInt8 = 250

  /// Below which opacity paint is taken for none.
  static let transparent: UInt8 = 5

  let bounds: Rect
  /// The page's ordinary font size, in points.
  let em: Double

  private(set) var rulings: [Ruling] = []
  private(set) var fills: [Fill] = []
  private(set) var images: [Rect] = []
  /// How many filled shapes with curves there are.
  private(set) var shapeCount = 0

  /// What lies under a white line; called for the first time at the first such line.
  private let paper: () -> Paper
  private var knownPaper: Paper?
  /// What was painted over lines.
  private let covers: Covers?

  private var horizontal = LineMerger()
  private var vertical = LineMerger()

  init(bounds: Rect, em: Double, covers: Covers?, paper: @escaping () -> Paper) {
    self.bounds = bounds
    self.em = em
    self.covers = covers
    self.paper = paper
  }

  mutating func read(_ marks: UnsafeBufferPointer<capture_mark>) {
    for mark in marks where mark.alpha >= Self.transparent { read(mark) }
    readGaps(between: marks)
    rulings = horizontal.rulings(.horizontal, em: em) + vertical.rulings(.vertical, em: em)
  }

  private mutating func read(_ mark: capture_mark) {
    guard let box = visibleBox(of: mark) else { return }
    let kind = capture_kind(rawValue: UInt32(mark.kind))
    guard kind != CAPTURE_SHAPE else {
      shapeCount += 1
      return
    }
    if mark.luminance < Self.white || isWhiteLine(mark, in: box) {
      if kind == CAPTURE_LINE {
        if takeSegment(box, isVertical: mark.is_vertical != 0, order: mark.order) { return }
      } else if takeThin(box, order: mark.order) {
        return
      }
    }
    if kind == CAPTURE_IMAGE {
      images.append(box)
    } else if kind != CAPTURE_POLYGON, mark.luminance < Self.white, box.width > 0, box.height > 0 {
      fills.append(Fill(box: box, luminance: mark.luminance))
    }
  }

  /// The part of a mark that lies on the page.
  private func visibleBox(of mark: capture_mark) -> Rect? {
    let box = Rect(
      left: max(mark.left, bounds.left), top: max(mark.top, bounds.top),
      right: min(mark.right, bounds.right), bottom: min(mark.bottom, bounds.bottom))
    return box.left <= box.right && box.top <= box.bottom ? box : nil
  }

  /// Whether a white mark is a line that shows: one that parts shaded areas.
  private mutating func isWhiteLine(_ mark: capture_mark, in box: Rect) -> Bool {
    let thickest = em * Self.thickestLine
    guard min(box.width, box.height) <= thickest else { return false }
    let known = knownPaper ?? paper()
    knownPaper = known
    return known.isShaded(atX: box.midX, y: box.midY, order: mark.order, thickerThan: thickest)
  }

  /// Takes a stroked segment, unless its pen is so thick that it paints an area.
  private mutating func takeSegment(_ box: Rect, isVertical: Bool, order: UInt32) -> Bool {
    let thickness = isVertical ? box.width : box.height
    guard thickness <= em * Self.thickestLine else { return takeThin(box, order: order) }
    take(box, isVertical: isVertical, order: order)
    return true
  }

  /// Takes a thin rectangle as a line of either axis; one about as long as thick may be a dot of
  /// a dotted line, or the corner where two lines meet, so it is offered to both.
  private mutating func takeThin(_ box: Rect, order: UInt32) -> Bool {
    let limit = em * Self.thickestLine
    guard min(box.width, box.height) <= limit else { return false }
    if box.width >= Self.slimmestLine * box.height {
      take(box, isVertical: false, order: order)
    } else if box.height >= Self.slimmestLine * box.width {
      take(box, isVertical: true, order: order)
    } else if max(box.width, box.height) <= limit {
      take(box, isVertical: false, order: order)
      take(box, isVertical: true, order: order)
    } else {
      return false
    }
    return true
  }

  /// Takes what shows of a line.
  private mutating func take(_ box: Rect, isVertical: Bool, order: UInt32) {
    let whole = isVertical ? box.top...box.bottom : box.left...box.right
    let parts =
      covers?.uncovered(box, isVertical: isVertical, order: order, em: em) ?? [whole]
    for part in parts {
      if isVertical {
        vertical.add(low: box.left, high: box.right, from: part.lowerBound, to: part.upperBound)
      } else {
        horizontal.add(low: box.top, high: box.bottom, from: part.lowerBound, to: part.upperBound)
      }
    }
  }
}

extension RulingFinder {
  /// Up to which brightness an area is dark, and from which on it is light.
  ///
  /// Lines that show differ by more than the tints of neighbouring cells do.
  private static let dark: UInt8 = 100
  static let light: UInt8 = 180

  /// Takes the strips of a dark area that show between lighter ones as lines: tables are painted as
  /// light cells on a dark ground, each a little smaller than its place.
  private mutating func readGaps(between marks: UnsafeBufferPointer<capture_mark>) {
    guard marks.contains(where: { isArea($0) && $0.luminance <= Self.dark }) else { return }
    let paper = knownPaper ?? paper()
    knownPaper = paper
    for mark in marks where isArea(mark) && mark.luminance >= Self.light {
      guard let box = visibleBox(of: mark) else { continue }
      let (left, top, right, bottom) = (box.left, box.top, box.right, box.bottom)
      let (midX, midY) = (box.midX, box.midY)
      if let gap = gap(paper, fromX: midX, y: top, stepX: 0, stepY: -1) {
        horizontal.add(low: top - gap, high: top, from: left, to: right)
      }
      if let gap = gap(paper, fromX: midX, y: bottom, stepX: 0, stepY: 1) {
        horizontal.add(low: bottom, high: bottom + gap, from: left, to: right)
      }
      if let gap = gap(paper, fromX: left, y: midY, stepX: -1, stepY: 0) {
        vertical.add(low: left - gap, high: left, from: top, to: bottom)
      }
      if let gap = gap(paper, fromX: right, y: midY, stepX: 1, stepY: 0) {
        vertical.add(low: right, high: right + gap, from: top, to: bottom)
      }
    }
  }

  private func isArea(_ mark: capture_mark) -> Bool {
    mark.kind == UInt8(CAPTURE_AREA.rawValue) && mark.alpha >= Self.transparent
      && min(mark.right - mark.left, mark.bottom - mark.top) > em * Self.thickestLine
  }

  /// How thick a dark strip beside the side of a light area is, in points; `nil` where there is none, or
  /// one too thick for a line.
  private func gap(_ paper: Paper, fromX x: Double, y: Double, stepX: Double, stepY: Double)
    -> Double?
  {
    func isDark(_ step: Double) -> Bool {
      paper.shade(atX: x + step * stepX, y: y + step * stepY).map { $0 <= Self.dark } ?? false
    }
    // Nearer to the side rounding decides.
    var inside = 0.12
    var outside = Self.thickestLine * em
    guard isDark(inside), !isDark(outside) else { return nil }
    // A tenth of a point is found in six steps at most fonts; huge ones need not be as exact.
    for _ in 0..<8 where outside - inside > 0.1 {
      let middle = (inside + outside) / 2
      if isDark(middle) { inside = middle } else { outside = middle }
    }
    return outside
  }
}
