internal import CPageCapture
internal import Tables

/// Tells whether a reader sees a character of the text layer.
struct Sight {
  /// How a character shows.
  enum State {
    case visible
    case hidden
    /// Not drawn, or under a picture, which shows it instead.
    case layer
  }

  /// The share of the page that a picture of the page takes at the least.
  ///
  /// Scans leave margins out, but not half of the page; letterheads, seals and charts are smaller.
  static let scanShare = 0.5

  private let drawing: captured_page
  private let bounds: Rect
  /// Whether a character that was not drawn here is drawn nowhere.
  private let knowsAllDrawn: Bool
  private let scans: [capture_mark]
  private let covers: Covers?
  private var paper: Paper?

  init(_ drawing: captured_page, bounds: Rect, covers: Covers?, knowsAllDrawn: Bool) {
    self.drawing = drawing
    self.bounds = bounds
    self.covers = covers
    self.knowsAllDrawn = knowsAllDrawn
    let least = bounds.width * bounds.height * Self.scanShare
    let marks = UnsafeBufferPointer(start: drawing.marks, count: drawing.mark_count)
    // A page holds one such picture or a few layers of one; the last ones cover the others.
    scans = marks.filter {
      $0.kind == UInt8(CAPTURE_IMAGE.rawValue) && $0.alpha >= RulingFinder.transparent
        && ($0.right - $0.left) * ($0.bottom - $0.top) >= least
    }.suffix(16)
  }

  /// How a character shows that a run draws, or none.
  mutating func state(of item: TextLayer.Item, run: capture_run?) -> State {
    let x = item.box.midX
    let y = item.box.midY
    guard let run else {
      guard knowsAllDrawn else { return .visible }
      if isOnScan(x: x, y: y) { return .layer }
      return knownPaper().mayShowText(atX: x, y: y) ? .visible : .hidden
    }
    if isUnderScan(x: x, y: y, order: run.order) { return .layer }
    if run.alpha < RulingFinder.transparent { return .hidden }
    if DrawnText.isClippedAway(item.box, by: run) { return .hidden }
    if covers?.hides(item.box, order: run.order) == true { return .hidden }
    guard run.luminance >= RulingFinder.white else { return .visible }
    return knownPaper().hidesWhite(atX: x, y: y, order: run.order) ? .hidden : .visible
  }

  private mutating func knownPaper() -> Paper {
    let known = paper ?? Paper(drawing, bounds: bounds)
    paper = known
    return known
  }

  private func isOnScan(x: Double, y: Double) -> Bool {
    scans.contains { x >= $0.left && x <= $0.right && y >= $0.top && y <= $0.bottom }
  }

  /// Whether an opaque picture of the page was painted over something drawn there.
  private func isUnderScan(x: Double, y: Double, order: UInt32) -> Bool {
    scans.contains {
      $0.order > order && $0.is_opaque != 0 && x >= $0.left && x <= $0.right && y >= $0.top
        && y <= $0.bottom
    }
  }
}
