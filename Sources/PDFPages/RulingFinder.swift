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

  private var horizontal = LineMerger()
  private var vertical = LineMerger()

  init(bounds: Rect, em: Double, paper: @escaping () -> Paper) {
    self.bounds = bounds
    self.em = em
    self.paper = paper
  }

  mutating func read(_ marks: UnsafeBufferPointer<capture_mark>) {
    for mark in marks where mark.alpha >= Self.transparent { read(mark) }
    rulings = horizontal.rulings(.horizontal, em: em) + vertical.rulings(.vertical, em: em)
  }

  private mutating func read(_ mark: capture_mark) {
    let box = Rect(
      left: max(mark.left, bounds.left), top: max(mark.top, bounds.top),
      right: min(mark.right, bounds.right), bottom: min(mark.bottom, bounds.bottom))
    guard box.left <= box.right, box.top <= box.bottom else { return }
    let kind = capture_kind(rawValue: UInt32(mark.kind))
    guard kind != CAPTURE_SHAPE else {
      shapeCount += 1
      return
    }
    if mark.luminance < Self.white || isWhiteLine(mark, in: box) {
      if kind == CAPTURE_LINE {
        if takeSegment(box, isVertical: mark.is_vertical != 0) { return }
      } else if takeThin(box) {
        return
      }
    }
    if kind == CAPTURE_IMAGE {
      images.append(box)
    } else if kind != CAPTURE_POLYGON, mark.luminance < Self.white, box.width > 0, box.height > 0 {
      fills.append(Fill(box: box, luminance: mark.luminance))
    }
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
  private mutating func takeSegment(_ box: Rect, isVertical: Bool) -> Bool {
    let thickness = isVertical ? box.width : box.height
    guard thickness <= em * Self.thickestLine else { return takeThin(box) }
    if isVertical {
      vertical.add(low: box.left, high: box.right, from: box.top, to: box.bottom)
    } else {
      horizontal.add(low: box.top, high: box.bottom, from: box.left, to: box.right)
    }
    return true
  }

  /// Takes a thin rectangle as a line of either axis; one about as long as thick may be a dot of
  /// a dotted line, or the corner where two lines meet, so it is offered to both.
  private mutating func takeThin(_ box: Rect) -> Bool {
    let limit = em * Self.thickestLine
    guard min(box.width, box.height) <= limit else { return false }
    if box.width >= Self.slimmestLine * box.height {
      horizontal.add(low: box.top, high: box.bottom, from: box.left, to: box.right)
    } else if box.height >= Self.slimmestLine * box.width {
      vertical.add(low: box.left, high: box.right, from: box.top, to: box.bottom)
    } else if max(box.width, box.height) <= limit {
      horizontal.add(low: box.top, high: box.bottom, from: box.left, to: box.right)
      vertical.add(low: box.left, high: box.right, from: box.top, to: box.bottom)
    } else {
      return false
    }
    return true
  }
}
